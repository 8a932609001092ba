import type { Source } from '../engine/database';
import { Unreadable } from './reader';
import { looksLikeZip, readZip } from './zip/zip';

/**
 * The file itself, or the files that lie in it if it is a ZIP file. One that cannot be unpacked is given as it is: whoever looks at it then is told
 * why, as of any file that cannot be read.
 */
export async function expanded(source: Source): Promise<readonly Source[]> {
  const head = new Uint8Array(await source.blob.slice(0, 4096).arrayBuffer());
  if (!looksLikeZip(head)) return [source];
  try {
    return await readZip(source);
  } catch (cause) {
    if (cause instanceof Unreadable) return [source];
    throw cause;
  }
}
