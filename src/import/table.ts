import type { Source } from '../engine/database';
import type { Issue, IssueCode } from '../vocabulary/issue';
import type { Reading } from '../vocabulary/mapping';
import type { Decision, Encoding, Note, Sniffed } from '../vocabulary/sniffed';
import { isAggregate } from './check/aggregate';
import { BadBytes, decoded, markLength } from './decode';
import { encode, type Fault, type SecondReader } from './encode';
import { cellOf, type Grid, GridBuilder } from './grid';
import { looksLikeJson, readJson } from './json/json';
import { type ColumnsReader, looksLikeParquet, readParquet } from './parquet/parquet';
import { parquetWasm } from './parquet/wasm';
import { type NamedTable, type RowTable, Unreadable } from './reader';
import { readRows } from './rows';
import { type Sniffing, sniffRows, sniffText } from './sniff/sniff';
import { encodingAfter } from './sniff/encoding';
import { namesOf } from './sniff/names';
import { looksLikeSpss, readSpss } from './survey/spss';
import { looksLikeStata, readStata } from './survey/stata';
import { recognise } from './recognise';
import { readXlsx } from './xlsx/xlsx';
import { looksLikeXlsx } from './xlsx/kind';
import { looksLikeZip, readZip } from './zip/zip';

/** A file as read: its grid, or why there is none. `rows` is how many it has under its header, used or not. */
export interface FileTable {
  readonly name: string;
  readonly grid: Grid | undefined;
  /** The column names, as far as they could be read. */
  readonly header: readonly string[];
  readonly rows: number;
  /** The first rows, as typed. */
  readonly sample: readonly (readonly string[])[];
  /** The tables of the file, and which of them this is. */
  readonly tables: readonly string[];
  readonly table: string;
  readonly sniffed: Sniffed | null;
  /** Another table of the file could be meant as well, and nobody has said which. */
  readonly open: boolean;
  readonly issues: readonly Issue[];
}

export interface Aids {
  readonly progress?: ((share: number) => void) | undefined;
  readonly second?: SecondReader | undefined;
  readonly columns?: ColumnsReader | undefined;
  /** Files larger than this are not read; in bytes. */
  readonly largest?: number | undefined;
}

/** A blob never changes: what was read for the form is not read again for the load. */
const known = new WeakMap<Blob, Map<string, Promise<FileTable>>>();

/** Reads a file whole, whatever its format. Issues that stop it leave it without a grid. */
export function readTable(source: Source, reading: Reading = {}, aids: Aids = {}): Promise<FileTable> {
  const ways = known.get(source.blob) ?? new Map<string, Promise<FileTable>>();
  known.set(source.blob, ways);
  const key = JSON.stringify(reading);
  const before = ways.get(key);
  if (before !== undefined) return before;
  const found = read(source, reading, aids);
  // Another way of reading replaces the one before: a large file is not held twice.
  ways.clear();
  ways.set(key, found);
  found.catch(() => ways.delete(key));
  return found;
}

const headBytes = 1 << 16;
const tailBytes = 1 << 16;
const longestHead = 1 << 24;
const sampleRows = 400;
const mostColumns = 2000;

async function read(source: Source, reading: Reading, aids: Aids): Promise<FileTable> {
  const { name, blob } = source;
  if (blob.size > (aids.largest ?? Infinity)) return stopped(name, 'too_large');
  try {
    const head = await bytesOf(blob, 0, 4096);
    const progress = aids.progress ?? (() => undefined);
    if (looksLikeXlsx(head))
      return await fromSheets(source, await readXlsx(source, undefined, progress), reading);
    if (looksLikeZip(head)) {
      // Whoever unpacks a ZIP file looks at what lies in it, and not at the ZIP file itself.
      await readZip(source);
      throw new Unreadable('zip_nested');
    }
    if (looksLikeParquet(head))
      return await fromNamed(source, await readParquet(source, parquetWasm, aids.columns), aids);
    if (looksLikeSpss(head)) return await fromNamed(source, await readSpss(source), aids);
    if (looksLikeStata(head)) return await fromNamed(source, await readStata(source), aids);
    if (looksLikeJson(head)) return await fromNamed(source, await readJson(source), aids);
    return await fromText(source, reading, aids);
  } catch (cause) {
    if (cause instanceof Unreadable) return stopped(name, cause.code, [], cause.where);
    // The browser's own words for a file that was changed or removed after it was chosen.
    if (
      cause instanceof DOMException &&
      (cause.name === 'NotReadableError' || cause.name === 'NotFoundError')
    )
      return stopped(name, 'file_changed');
    throw cause;
  }
}

async function bytesOf(blob: Blob, from: number, until: number): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(from, until).arrayBuffer());
}

function stopped(
  name: string,
  code: IssueCode,
  issues: readonly Issue[] = [],
  where: Partial<Issue> = {},
  header: readonly string[] = [],
): FileTable {
  const stop: Issue = { code, severity: 'stop', file: name, ...where };
  const none = { grid: undefined, rows: 0, sample: [], tables: [''], table: '', sniffed: null, open: false };
  return { name, header, ...none, issues: [...issues, stop] };
}

async function fromNamed({ name }: Source, table: NamedTable, aids: Aids): Promise<FileTable> {
  const grid = await table.read(aids.progress ?? (() => undefined));
  const { names, notes } = namesOf(grid.header, 1);
  const named: Grid = { ...grid, header: names };
  return finished(name, named, sampleOf(named), {
    issues: [...table.issues, ...withFile(notes, name)],
    sniffed: null,
    tables: [''],
    table: '',
    open: false,
  });
}

async function fromSheets(
  { name }: Source,
  sheets: readonly RowTable[],
  { table, choices }: Reading,
): Promise<FileTable> {
  const read = sheets.map((sheet) => {
    const first = sniffRows(sheet.rows, choices);
    const alone = lowerAlone(first, choices);
    const second = alone === undefined ? undefined : sniffRows(sheet.rows, alone);
    return { sheet, sniffing: second === undefined ? first : betterNamed(first, second, name) };
  });
  // The sheet that was asked for, else the first in which scores are recognised, else the first.
  const known = read.filter(({ sniffing: { names, sample } }) => {
    const rows = sample.map(({ cells }) => cells);
    return recognise(names, rows, name).known;
  });
  const asked = read.find(({ sheet }) => sheet.name === table);
  const chosen = asked ?? known[0] ?? read[0];
  if (chosen === undefined) throw new Unreadable('empty_file');
  const { sheet, sniffing } = chosen;
  const { first } = sniffing.sniffed.header.value;
  const builder = new GridBuilder(sniffing.names);
  const width = sniffing.names.length;
  for (const { line, cells } of sheet.rows) {
    if (line < first) continue;
    if (cells.slice(width).every((cell) => cell.trim() === '')) {
      const own = cells.slice(0, width);
      builder.row(
        own.length < width ? [...own, ...new Array<string>(width - own.length).fill('')] : own,
        line,
      );
    } else builder.setAside(line, 'ragged_row');
  }
  return finished(
    name,
    builder.finish(),
    sniffing.sample.map(({ cells }) => cells),
    {
      issues: [...sheet.issues, ...withFile(sniffing.notes, name)],
      sniffed: sniffing.sniffed,
      tables: sheets.map((one) => one.name),
      table: sheet.name,
      open: asked === undefined && known.length > 1,
    },
  );
}

async function fromText(source: Source, { choices }: Reading, aids: Aids): Promise<FileTable> {
  const { name, blob } = source;
  let after: Decision<Encoding> | undefined;
  for (;;) {
    const first = await lookAt(blob, choices, after);
    if (first.kind === 'stop') return stopped(name, first.code);
    const alone = lowerAlone(first, choices);
    const second = alone === undefined ? undefined : await lookAt(blob, alone, after);
    const looked = second?.kind === 'table' ? betterNamed(first, second, name) : first;
    const issues = withFile(looked.notes, name);
    const { names, sniffed } = looked;
    if (names.length < 2) return stopped(name, 'one_column', issues, {}, names);
    if (names.length > mostColumns) return stopped(name, 'too_many_columns', issues);
    const found = await textGrid(blob, looked, aids);
    if (!(found instanceof BadBytes) && !('fault' in found)) {
      const sample = looked.sample.map(({ cells }) => cells.slice(0, names.length));
      return finished(name, found, sample, { issues, sniffed, tables: [''], table: '', open: false });
    }
    if ('fault' in found && found.fault !== 'not_utf8')
      return stopped(name, found.fault, issues, { line: found.line }, names);
    // One letter deep in the file can show that it is of an older encoding after all; then it is read once more.
    const bad = found instanceof BadBytes ? found : await badBytesOf(blob);
    const again =
      bad === undefined || sniffed.encoding === undefined ? undefined : encodingAfter(sniffed.encoding, bad);
    if (again === undefined || after !== undefined || choices?.encoding !== undefined) {
      const line = bad?.where.line;
      return stopped(name, 'not_utf8', issues, line === undefined ? {} : { line }, names);
    }
    after = again;
  }
}

/** The choice of the lower of two rows as the names, where the upper could be a title. */
function lowerAlone({ sniffed: { header } }: Sniffing, choices: Reading['choices']): Reading['choices'] {
  const [, lower] = header.value.names;
  if (lower === undefined || header.sure) return undefined;
  return { ...choices, header: { ...header.value, names: [lower] } };
}

/** Of two rows of names and the lower of them alone, the way in which the columns are known. */
function betterNamed<T extends Sniffing>(both: T, lower: T, file: string): T {
  const known = ({ names, sample }: Sniffing): boolean =>
    recognise(
      names,
      sample.map(({ cells }) => cells),
      file,
    ).certain;
  if (known(both) || !known(lower)) return both;
  const { names } = lower.sniffed.header.value;
  const why = `Line ${String(names[0])} names the columns; the line above it names groups of them or is a title.`;
  const header = { ...both.sniffed.header, value: lower.sniffed.header.value, sure: true, why };
  return { ...lower, sniffed: { ...lower.sniffed, header } };
}

async function lookAt(
  blob: Blob,
  choices: Reading['choices'],
  after: Decision<Encoding> | undefined,
): Promise<({ readonly kind: 'table' } & Sniffing) | { readonly kind: 'stop'; readonly code: IssueCode }> {
  for (let length = headBytes; ; length *= 8) {
    const whole = blob.size <= length;
    const [head, tail] = await Promise.all([
      bytesOf(blob, 0, length),
      whole ? undefined : bytesOf(blob, Math.max(length, blob.size - tailBytes), blob.size),
    ]);
    const looked = sniffText(head, tail, choices, after);
    if (looked.kind !== 'more') return looked;
    if (length >= longestHead) return { kind: 'stop', code: 'cell_too_long' };
  }
}

async function textGrid(
  blob: Blob,
  { names, dropped, sniffed }: Sniffing,
  { progress, second }: Aids,
): Promise<Grid | Fault | BadBytes> {
  const encoding = sniffed.encoding?.value ?? 'utf-8';
  const delimiter = sniffed.delimiter?.value ?? ',';
  const quote = sniffed.quote?.value ?? '"';
  const { first } = sniffed.header.value;
  let text = blob;
  if (encoding === 'utf-8') {
    const mark = markLength(await bytesOf(blob, 0, 3), encoding);
    if (mark > 0) text = blob.slice(mark);
  } else {
    const parts: BlobPart[] = [];
    try {
      for await (const slice of decoded(blob, encoding)) parts.push(slice as Uint8Array<ArrayBuffer>);
    } catch (cause) {
      if (cause instanceof BadBytes) return cause;
      throw cause;
    }
    text = new Blob(parts);
  }
  if (quote === '"') {
    const wide = [...names, ...new Array<string>(dropped).fill('')];
    const quick = await encode(text, delimiter, wide, progress, second, first);
    if (quick !== undefined && 'fault' in quick) return quick;
    if (quick?.columns.slice(names.length).every(({ texts }) => texts.size === 1) === true)
      return { ...quick, header: names, columns: quick.columns.slice(0, names.length) };
  }
  return readRows(text, { delimiter, quote, header: names, dropped, first }, progress);
}

/** Where and how the bytes of a file stop being UTF-8. */
async function badBytesOf(blob: Blob): Promise<BadBytes | undefined> {
  try {
    for await (const _ of decoded(blob, 'utf-8'));
  } catch (cause) {
    if (cause instanceof BadBytes) return cause;
    throw cause;
  }
  return undefined;
}

function finished(
  name: string,
  grid: Grid,
  sample: readonly (readonly string[])[],
  more: Pick<FileTable, 'issues' | 'sniffed' | 'tables' | 'table' | 'open'>,
): FileTable {
  const rows = grid.rows + grid.aside.length;
  const { header } = grid;
  if (rows === 0)
    return {
      ...more,
      ...stopped(name, 'header_only', more.issues, { line: 1 }, header),
      sniffed: more.sniffed,
    };
  // Counts of people are no people: there is nothing in them to pair.
  if (isAggregate(header, sample))
    return { ...more, ...stopped(name, 'aggregate_return', more.issues, {}, header), sniffed: more.sniffed };
  return { name, grid, header, rows, sample, ...more };
}

function sampleOf(grid: Grid): readonly (readonly string[])[] {
  return Array.from({ length: Math.min(grid.rows, sampleRows) }, (_, row) =>
    grid.columns.map((_, column) => cellOf(grid, column, row)),
  );
}

function withFile(notes: readonly Note[], file: string): readonly Issue[] {
  return notes.map((note) => ({ ...note, file }));
}
