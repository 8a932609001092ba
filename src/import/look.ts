import type { Source } from '../engine/database';
import type { Issue, IssueCode } from '../vocabulary/issue';
import { readRecord } from './record';

export type Delimiter = ',' | ';' | '\t' | '|';

/** What the first bytes of a file tell, before it is read. `readable` is false where an issue stops it. */
export interface Look {
  readonly name: string;
  readonly readable: boolean;
  readonly delimiter: Delimiter;
  /** The column names, each its own: a second one of a name carries a number, a blank one its place. */
  readonly header: readonly string[];
  /** The first rows, as typed. */
  readonly sample: readonly (readonly string[])[];
  readonly issues: readonly Issue[];
}

const headBytes = 1 << 18;
const sampleRows = 400;
const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

/**
 * Looks at the first bytes of `source`: is it text, is it UTF-8, what separates its cells, what are its columns called? Says
 * nothing about the rows it has not seen: that is for `scan`.
 */
export async function look(source: Source): Promise<Look> {
  const bytes = new Uint8Array(await source.blob.slice(0, headBytes).arrayBuffer());
  const whole = source.blob.size <= headBytes;
  const stop = (code: IssueCode): Look => ({
    name: source.name,
    readable: false,
    delimiter: ',',
    header: [],
    sample: [],
    issues: [{ code, severity: 'stop', file: source.name }],
  });
  if (bytes.length === 0) return stop('empty_file');
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return stop('not_utf8');
  if (isBinary(bytes)) return stop('not_text');
  const text = decoded(bytes, whole);
  if (text === undefined) return stop('not_utf8');
  if (text.trim() === '') return stop('empty_file');

  const delimiter = separatorOf(text, whole);
  const [names, ...sample] = recordsIn(text, delimiter, whole, sampleRows);
  if (names === undefined || names.length < 2) return stop('one_column');
  const { header, repeated } = named(names);
  const issues: Issue[] = repeated.map((column) => ({
    code: 'duplicate_column',
    severity: 'note',
    file: source.name,
    line: 1,
    column,
  }));
  if (sample.length === 0 && whole)
    issues.push({ code: 'header_only', severity: 'stop', file: source.name, line: 1 });
  return {
    name: source.name,
    readable: issues.every(({ severity }) => severity !== 'stop'),
    delimiter,
    header,
    sample,
    issues,
  };
}

/** A zero byte or the opening bytes of a picture, a PDF, a zipped sheet or another container: no CSV has them. */
function isBinary(bytes: Uint8Array): boolean {
  const opening = String.fromCharCode(...bytes.subarray(0, 8));
  return (
    bytes.includes(0) ||
    ['\x89PNG', 'GIF8', '\xff\xd8\xff', 'PK\x03\x04', '%PDF-', 'PAR1', '\x1f\x8b', '\xd0\xcf\x11\xe0'].some(
      (start) => opening.startsWith(start),
    )
  );
}

function decoded(bytes: Uint8Array, whole: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole });
  } catch {
    return undefined;
  }
}

/** The rows that lie in `text` as a whole, blank lines left out. */
function recordsIn(
  text: string,
  delimiter: string,
  whole: boolean,
  most: number,
): readonly (readonly string[])[] {
  const records: (readonly string[])[] = [];
  for (let at = 0; at < text.length && records.length <= most;) {
    const record = readRecord(text, at, delimiter, whole);
    if (record.kind === 'more') break;
    at = record.end;
    if (record.kind === 'record' && record.cells.some((cell) => cell.trim() !== ''))
      records.push(record.cells);
  }
  return records;
}

/** The separator under which most rows have as many cells as the first; among equals, the one that makes most columns. */
function separatorOf(text: string, whole: boolean): Delimiter {
  let best: { readonly delimiter: Delimiter; readonly agreed: number; readonly columns: number } | undefined;
  for (const delimiter of delimiters) {
    const records = recordsIn(text, delimiter, whole, 100);
    const columns = records[0]?.length ?? 0;
    if (columns < 2) continue;
    const share = records.filter((cells) => cells.length === columns).length / records.length;
    const agreed = share >= 0.9 ? 1 : share;
    if (best === undefined || agreed > best.agreed || (agreed === best.agreed && columns > best.columns)) {
      best = { delimiter, agreed, columns };
    }
  }
  return best?.delimiter ?? ',';
}

function named(cells: readonly string[]): {
  readonly header: readonly string[];
  readonly repeated: readonly string[];
} {
  const header: string[] = [];
  const repeated: string[] = [];
  const taken = new Set<string>();
  for (const [place, cell] of cells.entries()) {
    const plain = cell.replaceAll('\ufeff', '').trim().replace(/\s+/g, ' ');
    const name = plain === '' ? `column ${String(place + 1)}` : plain;
    let own = name;
    for (let copy = 2; taken.has(own); copy += 1) own = `${name} (${String(copy)})`;
    if (own !== name) repeated.push(own);
    taken.add(own);
    header.push(own);
  }
  return { header, repeated };
}
