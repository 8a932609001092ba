import type { Source } from '../../engine/database';
import { type Progress, Unreadable } from '../reader';
import { looksLikeXlsx } from '../xlsx/kind';
import { type ZipEntry, zipEntries } from './directory';
import { unpacked } from './inflate';

const mostEntries = 10_000;
const mostFiles = 100;
const largestFile = 500_000_000;
const largestWhole = 1_000_000_000;
/** A table of this many bytes when unpacked is never packed tighter than this. */
const ratioFrom = 16 * 2 ** 20;
const mostRatio = 250;
const longestName = 120;
const leftBySystems: ReadonlySet<string> = new Set(['thumbs.db', 'desktop.ini']);

/** Whether a file begins as a ZIP file of files does, and not as a workbook, which is a ZIP file too. */
export function looksLikeZip(head: Uint8Array): boolean {
  return opensAsZip(head) && !looksLikeXlsx(head);
}

/**
 * The files in a ZIP file that may hold data, each under its own name without folders; where two have one name, the later
 * carries a number. Nothing is unpacked before every entry's declared size is within the limits, and nothing beyond it.
 */
export async function readZip(
  source: Source,
  progress: Progress = () => undefined,
): Promise<readonly Source[]> {
  const { blob } = source;
  if (blob.size === 0) throw new Unreadable('empty_file');
  const listed = await zipEntries(blob);
  if (listed.length > mostEntries) throw new Unreadable('zip_many');
  const entries = listed.filter(({ path }) => mayHoldData(path));
  mustBeSafe(entries);
  const all = entries.reduce((sum, { packed }) => sum + packed, 0);
  const names = ownNames(entries);
  const files: Source[] = [];
  let done = 0;
  for (const [at, entry] of entries.entries()) {
    const file = await unpacked(blob, entry, (bytes) => {
      done += bytes;
      progress(done / Math.max(all, 1));
    });
    const head = new Uint8Array(await file.slice(0, 512).arrayBuffer());
    if (looksLikeZip(head)) throw new Unreadable('zip_nested');
    files.push({ name: names[at] as string, blob: file });
  }
  return files;
}

function mustBeSafe(entries: readonly ZipEntry[]): void {
  if (entries.length === 0) throw new Unreadable('zip_empty');
  if (entries.length > mostFiles) throw new Unreadable('zip_many');
  if (entries.some(({ encrypted }) => encrypted)) throw new Unreadable('encrypted_file');
  if (entries.some(({ method }) => method !== 0 && method !== 8)) throw new Unreadable('zip_method');
  if (entries.some(({ path }) => /\.zip$/i.test(path))) throw new Unreadable('zip_nested');
  if (new Set(entries.map(({ path }) => path)).size < entries.length) throw new Unreadable('zip_twice');
  const whole = entries.reduce((sum, { size }) => sum + size, 0);
  if (whole > largestWhole || entries.some(isTooLarge)) throw new Unreadable('unpacks_too_large');
  // One stretch of packed bytes given to many entries is how a small file declares a huge one.
  const inOrder = entries.toSorted((one, other) => one.start - other.start);
  const overlaps = inOrder.some(
    ({ start, packed }, at) => start + 30 + packed > (inOrder[at + 1]?.start ?? Infinity),
  );
  if (overlaps) throw new Unreadable('zip_broken');
}

function isTooLarge({ size, packed }: ZipEntry): boolean {
  return size > largestFile || (size > ratioFrom && size > packed * mostRatio);
}

/** Not a folder, and not what an operating system leaves in a folder. */
function mayHoldData(path: string): boolean {
  const folders = path.split(/[/\\]/);
  const name = folders.at(-1) ?? '';
  return (
    name !== '' &&
    !name.startsWith('.') &&
    !folders.includes('__MACOSX') &&
    !leftBySystems.has(name.toLowerCase())
  );
}

function ownNames(entries: readonly ZipEntry[]): readonly string[] {
  const taken = new Set<string>();
  return entries.map(({ path }) => {
    const name = plainName(path);
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let own = name;
    for (let copy = 2; taken.has(own); copy += 1) own = `${stem} (${String(copy)})${ending}`;
    taken.add(own);
    return own;
  });
}

/** The name without folders and without signs that cannot be seen or that turn the reading direction. */
function plainName(path: string): string {
  const name = (path.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  return name === '' ? 'file' : [...name].slice(-longestName).join('');
}

function opensAsZip(head: Uint8Array): boolean {
  const opening = String.fromCharCode(...head.subarray(0, 4));
  return opening === 'PK\x03\x04' || opening === 'PK\x05\x06';
}
