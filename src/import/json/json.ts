import type { Source } from '../../engine/database';
import type { Issue } from '../../vocabulary/issue';
import type { Grid } from '../grid';
import { jsonBytes } from './bytes';
import { JsonRecords } from './records';
import { JsonFault, JsonScanner, sign } from './scanner';
import { isRecord, type JsonShape, jsonShape } from './shape';
import { type NamedTable, type Progress, Unreadable } from '../reader';

/** How many records are read between two words of progress. */
const portion = 1 << 14;

/** Whether text begins as a list or a record does. */
export function looksLikeJson(head: Uint8Array): boolean {
  const text = new TextDecoder(
    head[0] === 0xff ? 'utf-16le' : head[0] === 0xfe ? 'utf-16be' : 'utf-8',
  ).decode(head);
  return /^\s*(?:\{\s*["}]|\[\s*[[{\]])/.test(text);
}

/**
 * Flat records as a table: a list of them, an object with one such list in it, or a record on each line. A record gives one
 * row, a name one column; a name that a record lacks is an empty cell. Records that are not whole are set aside where each has
 * a line of its own; elsewhere damage refuses the file. The table's `issues` are complete once it has been read.
 */
export async function readJson(source: Source): Promise<NamedTable> {
  const bytes = await jsonBytes(source.blob);
  const shape = told(bytes, () => jsonShape(bytes));
  const issues: Issue[] = [];
  return {
    kind: 'named',
    name: '',
    issues,
    read: (progress) =>
      Promise.resolve().then(() => {
        const records = new JsonRecords();
        const grid = told(bytes, () => gridOf(bytes, shape, records, progress));
        issues.push(...records.notes(source.name));
        return grid;
      }),
  };
}

function gridOf(bytes: Uint8Array, shape: JsonShape, records: JsonRecords, progress: Progress): Grid {
  const tell = (at: number): void => {
    if (records.rows % portion === 0) progress(at / bytes.length);
  };
  if (shape.kind === 'lines') readLines(bytes, records, tell);
  else if (shape.kind === 'stream') readStream(bytes, shape.at, records, tell);
  else readList(bytes, shape, records, tell);
  if (records.empty) throw new Unreadable('json_no_records');
  progress(1);
  return records.finish();
}

function readLines(bytes: Uint8Array, records: JsonRecords, tell: (at: number) => void): void {
  for (let at = 0, line = 1; at < bytes.length; line += 1) {
    const feed = bytes.indexOf(0x0a, at);
    const end = feed < 0 ? bytes.length : feed;
    const scanner = new JsonScanner(bytes, at, end);
    if (scanner.space() !== -1) {
      if (isRecord(scanner)) {
        records.add(scanner, line);
        tell(at);
      } else records.setAside(line, 'bad_record');
    }
    at = end + 1;
  }
}

function readStream(
  bytes: Uint8Array,
  start: number,
  records: JsonRecords,
  tell: (at: number) => void,
): void {
  const scanner = new JsonScanner(bytes, start);
  for (let line = 2; scanner.space() !== -1; line += 1) {
    records.add(scanner, line);
    tell(scanner.at);
  }
}

function readList(
  bytes: Uint8Array,
  { at, top }: { readonly at: number; readonly top: boolean },
  records: JsonRecords,
  tell: (at: number) => void,
): void {
  const scanner = new JsonScanner(bytes, at);
  scanner.take(sign.listOpen);
  if (scanner.space() === sign.listClose) return;
  for (let line = 2; ; line += 1) {
    if (scanner.space() === sign.recordOpen) {
      records.add(scanner, line);
      tell(scanner.at);
    } else {
      scanner.pass();
      records.setAside(line, 'bad_record');
    }
    if (scanner.isLast(sign.listClose)) break;
  }
  if (top && scanner.space() !== -1) scanner.fault();
}

/** A stray sign refuses the file, and the physical line where it stands is told. */
function told<T>(bytes: Uint8Array, read: () => T): T {
  try {
    return read();
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault;
    let line = 1;
    for (let at = bytes.indexOf(0x0a); at >= 0 && at < fault.at; at = bytes.indexOf(0x0a, at + 1)) line += 1;
    throw new Unreadable('json_broken', { line });
  }
}
