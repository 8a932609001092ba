import { Unreadable } from '../reader';
import { type ZipEntry, zipEntries } from '../zip/directory';

/** The parts of a workbook by name, from the directory at its end. A workbook cut short has none: it is refused. */
export async function partsOf(blob: Blob): Promise<ReadonlyMap<string, ZipEntry>> {
  const entries = await zipEntries(blob, { trailing: true }).catch((fault: unknown) => {
    throw fault instanceof Unreadable ? new Unreadable('damaged_workbook') : fault;
  });
  const parts = new Map(entries.map((entry) => [entry.path.replaceAll('\\', '/'), entry]));
  const plain = entries.every(({ method }) => method === 0 || method === 8);
  if (!plain || parts.size < entries.length) throw new Unreadable('damaged_workbook');
  return parts;
}
