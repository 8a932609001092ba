import { JsonFault, JsonScanner, sign } from './scanner';
import { Unreadable } from '../reader';

/** Where the records of a JSON file are. */
export type JsonShape =
  /** A list, from its opening bracket. */
  | { readonly kind: 'list'; readonly at: number; readonly top: boolean }
  /** Records one after another, with nothing between them but white space. */
  | { readonly kind: 'stream'; readonly at: number }
  /** A record on each physical line. */
  | { readonly kind: 'lines' };

const linesLookedAt = 10;

/** Finds the records: in the list at the top, in the one list inside the object at the top, or on each line. */
export function jsonShape(bytes: Uint8Array): JsonShape {
  const scanner = new JsonScanner(bytes, 0);
  const first = scanner.space();
  const start = scanner.at;
  if (first === -1) throw new Unreadable('empty_file');
  if (first === sign.listOpen) return { kind: 'list', at: start, top: true };
  try {
    if (first !== sign.recordOpen) {
      scanner.pass();
      throw scanner.space() === -1 ? new Unreadable('json_no_records') : new JsonFault(scanner.at);
    }
    const { lists, plain } = membersOf(scanner);
    const end = scanner.at;
    const next = scanner.space();
    if (next === sign.recordOpen) {
      const oneLine =
        !bytes.subarray(start, end).includes(0x0a) && bytes.subarray(end, scanner.at).includes(0x0a);
      return oneLine ? { kind: 'lines' } : { kind: 'stream', at: start };
    }
    if (next !== -1) scanner.fault();
    if (lists.length > 1) throw new Unreadable('json_many_lists');
    if (lists.length === 1) return { kind: 'list', at: lists[0] as number, top: false };
    if (!plain) throw new Unreadable('json_no_records');
    return { kind: 'stream', at: start };
  } catch (fault) {
    if (fault instanceof JsonFault && looksLikeLines(bytes)) return { kind: 'lines' };
    throw fault;
  }
}

/** Where the lists of records inside an object start, and whether it has a plain value besides. */
function membersOf(scanner: JsonScanner): { readonly lists: readonly number[]; readonly plain: boolean } {
  const lists: number[] = [];
  let plain = false;
  scanner.take(sign.recordOpen);
  if (scanner.space() === sign.recordClose) {
    scanner.at += 1;
    return { lists, plain };
  }
  for (;;) {
    scanner.text();
    scanner.take(sign.colon);
    const opening = scanner.space();
    const at = scanner.at;
    scanner.pass();
    if (opening === sign.listOpen && new JsonScanner(scanner.bytes, at + 1).space() === sign.recordOpen)
      lists.push(at);
    plain ||= opening !== sign.listOpen && opening !== sign.recordOpen;
    const next = scanner.space();
    scanner.at += 1;
    if (next === sign.recordClose) return { lists, plain };
    if (next !== sign.comma) {
      scanner.at -= 1;
      scanner.fault();
    }
  }
}

/** Whether most of the first lines are a record each. */
function looksLikeLines(bytes: Uint8Array): boolean {
  let [seen, records] = [0, 0];
  for (let at = 0; at < bytes.length && seen < linesLookedAt;) {
    const feed = bytes.indexOf(0x0a, at);
    const end = feed < 0 ? bytes.length : feed;
    const scanner = new JsonScanner(bytes, at, end);
    if (scanner.space() !== -1) {
      seen += 1;
      if (isRecord(scanner)) records += 1;
    }
    at = end + 1;
  }
  return records * 2 > seen;
}

/** Whether the rest of the scanner's stretch is one whole record; where it is, `at` is left at its start. */
export function isRecord(scanner: JsonScanner): boolean {
  if (scanner.space() !== sign.recordOpen) return false;
  const start = scanner.at;
  try {
    scanner.pass();
    if (scanner.space() !== -1) return false;
  } catch (fault) {
    if (fault instanceof JsonFault) return false;
    throw fault;
  }
  scanner.at = start;
  return true;
}
