import type { Database, Source } from '../engine/database';
import type { Issue, IssueCode } from '../vocabulary/issue';
import type { Mapping } from '../vocabulary/mapping';
import { type Look, look } from './look';
import { type Aside, readRows, type Rows } from './rows';
import { scan } from './scan';

/**
 * A file as an all-text view in the engine: line, whole (a hash of every cell, where an id comes more than once), id and case_id without odd spaces, lead (the first
 * cell that says anything), in verdict why the row is set aside, and c0, c1 … for the mapped columns.
 */
export interface Sheet {
  /** Which of the files, from 0. */
  readonly file: number;
  readonly name: string;
  readonly mapping: Mapping;
  readonly view: string;
  /** The table under the view, and the physical line of its rows. */
  readonly table: string;
  readonly lineSql: string;
  readonly header: readonly string[];
  /** Rows under the header, by our own count. */
  readonly rows: number;
  /** Rows that are not in the view. */
  readonly aside: readonly Aside[];
  readonly sha256: Promise<string>;
  /** It is known that no id comes twice. */
  readonly idsDiffer: boolean;
}

/** A file that cannot be used, and why. */
export interface Unusable {
  readonly file: number;
  readonly name: string;
  readonly rows: number;
  readonly sha256: string;
}

export type Opened =
  | { readonly sheet: Sheet; readonly issues: readonly Issue[] }
  | { readonly unusable: Unusable; readonly issues: readonly Issue[] };

/** The largest file that the page takes; the command line has no limit of its own. */
const largest = 500 * 1024 * 1024;

/**
 * Brings a file into the engine as text, and counts it. DuckDB reads only rows that are plain, under the dialect that our own
 * look found, never on automatic; anything else goes through `readRows` first. A count that differs from ours is an error.
 */
export async function openSheet(
  database: Database,
  source: Source,
  mapping: Mapping,
  file: number,
): Promise<Opened> {
  const { name, blob } = source;
  // Begun only once the engine has read the file: the two would wait for each other's bytes.
  const hashed = (): Promise<string> =>
    blob.size > largest && database.kind === 'browser' ? Promise.resolve('') : digestOf(blob);
  const seen = await look(source);
  const stop = async (code: IssueCode, rows: number, more: Partial<Issue> = {}): Promise<Opened> => ({
    unusable: { file, name, rows, sha256: await hashed() },
    issues: [...seen.issues, { code, severity: 'stop', file: name, ...more }],
  });
  if (database.kind === 'browser' && blob.size > largest) return stop('too_large', 0);
  if (!seen.readable)
    return { unusable: { file, name, rows: 0, sha256: await hashed() }, issues: seen.issues };

  const missing = columnsOf(mapping).find((column) => !seen.header.includes(column));
  const view = `import_sheet_${String(file)}`;
  const table = `${view}_text`;
  // Both at once: most files are plain, and the reading is thrown away where the count says that this one is not.
  const reading =
    missing === undefined ? settled(readPlain(database, source, seen, mapping, table)) : undefined;
  const counted = await scan(blob, seen.delimiter, seen.header.length);
  const read = await reading;
  if (counted.fault !== undefined) {
    return stop(counted.fault, 0, counted.line === undefined ? {} : { line: counted.line });
  }
  const careful = counted.plain ? undefined : await readRows(blob, seen.delimiter, seen.header.length);
  const rows = careful === undefined ? counted.records : careful.kept + careful.aside.length;
  if (rows === 0) return stop('header_only', 0, { line: 1 });
  if (missing !== undefined) return stop('missing_column', rows, { column: missing });

  if (careful !== undefined) await readCareful(database, careful, seen, mapping, table);
  else if (read !== undefined && 'failure' in read) throw read.failure;
  const lineSql = careful === undefined ? '(rowid + 2)::INTEGER' : 'line';
  await database.run(
    `CREATE OR REPLACE TEMP VIEW ${view} AS SELECT ${careful === undefined ? `${lineSql} AS line, *` : '*'}, coalesce(id, said) AS lead FROM ${table}`,
  );
  await agree(database, view, name, careful?.kept ?? counted.records, careful === undefined);
  const one: readonly Issue[] =
    rows === 1 ? [{ code: 'one_row', severity: 'note', file: name, line: 2 }] : [];
  const aside = careful?.aside ?? [];
  const sha256 = hashed();
  sha256.catch(() => undefined);
  const { header } = seen;
  const idsDiffer = careful === undefined && read !== undefined && 'done' in read && read.done;
  return {
    sheet: { file, name, mapping, view, table, lineSql, header, rows, aside, sha256, idsDiffer },
    issues: [...seen.issues, ...one],
  };
}

/** Waits for work whose failure may turn out not to matter. */
async function settled<T>(work: Promise<T>): Promise<{ readonly done: T } | { readonly failure: unknown }> {
  try {
    return { done: await work };
  } catch (failure) {
    return { failure };
  }
}

/** The view's column for a column of the file. */
export function columnOf(sheet: Sheet, column: string): string {
  const at = sheet.header.indexOf(column);
  if (at < 0) throw new Error(`import: no column "${column}" in ${sheet.name}`);
  return `c${String(at)}`;
}

/** Every column that a mapping names, once. */
export function columnsOf(mapping: Mapping): readonly string[] {
  return [
    ...new Set([
      ...Object.values(mapping.columns),
      ...mapping.scores.flatMap(({ column, date }) => (date === undefined ? [column] : [column, date])),
    ]),
  ];
}

function hasIdColumn({ columns }: Mapping): boolean {
  return columns.person !== undefined || columns.episode !== undefined;
}

/** Whether it is known that no id comes twice. */
async function readPlain(
  database: Database,
  source: Source,
  seen: Look,
  mapping: Mapping,
  table: string,
): Promise<boolean> {
  const path = await database.attach(source);
  const readAs = (hashed: boolean): Promise<unknown> =>
    database.run(
      `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT ${kept(seen.header, mapping, hashed)} FROM ${reader(seen.delimiter, seen.header.length, 1)}`,
      [path],
    );
  try {
    if (mapping.layout === 'long') {
      await readAs(true);
      return false;
    }
    // In a list of people most ids come once, and rows with different ids are no copies.
    await readAs(false);
    const counted = await database.run(`SELECT count(id), count(DISTINCT id) FROM ${table}`);
    const [ids, different] = counted.columns.map((column) => Number(column[0]));
    if (ids !== different) await readAs(true);
    return ids === different && hasIdColumn(mapping);
  } finally {
    await database.detach(path);
  }
}

async function readCareful(
  database: Database,
  rows: Rows,
  seen: Look,
  mapping: Mapping,
  table: string,
): Promise<void> {
  const into = `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT line::INTEGER AS line, ${kept(seen.header, mapping, true)} FROM`;
  if (rows.kept === 0) {
    const nothing = ['line', ...seen.header.map((_, at) => `c${String(at)}`)].map(
      (column) => `NULL::VARCHAR AS ${column}`,
    );
    await database.run(`${into} (SELECT ${nothing.join(', ')}) WHERE false`);
    return;
  }
  const path = await database.attach({ name: seen.name, blob: rows.csv });
  try {
    await database.run(`${into} ${reader(',', seen.header.length, 0, 'line')}`, [path]);
  } finally {
    await database.detach(path);
  }
}

function reader(delimiter: string, columns: number, skip: number, first?: string): string {
  const names = Array.from({ length: columns }, (_, at) => `c${String(at)}`);
  const types = [...(first === undefined ? [] : [first]), ...names].map((name) => `'${name}': 'VARCHAR'`);
  return `read_csv(?, auto_detect = false, header = false, skip = ${String(skip)}, delim = '${delimiter}', quote = '"', escape = '"', null_padding = false, columns = {${types.join(', ')}})`;
}

/** What is kept of a row: its ids, its first cell that says anything (the id first), a place for a verdict, and the mapped cells. */
function kept(header: readonly string[], mapping: Mapping, hashed: boolean): string {
  const all = header.map((_, at) => `c${String(at)}`);
  const at = (column: string | undefined): string | undefined =>
    column === undefined ? undefined : `c${String(header.indexOf(column))}`;
  const episode = at(mapping.columns.episode);
  const id = at(mapping.columns.person) ?? episode;
  const own = id === undefined ? 'NULL::VARCHAR' : idCell(id);
  return [
    `${hashed ? `hash(${all.join(', ')})` : 'NULL::UBIGINT'} AS whole`,
    `${own} AS id`,
    `${episode === undefined ? 'NULL::VARCHAR' : idCell(episode)} AS case_id`,
    `CASE WHEN ${own} IS NULL THEN coalesce(${[...(id === undefined ? [] : [id]), ...all].join(', ')}) END AS said`,
    'NULL::VARCHAR AS verdict',
    ...columnsOf(mapping).map((column) => `c${String(header.indexOf(column))}`),
  ].join(', ');
}

const noId = [
  '',
  '-',
  '--',
  '.',
  '?',
  'n/a',
  'na',
  '#n/a',
  'nan',
  'null',
  'none',
  'nil',
  'unknown',
  'not known',
  'not recorded',
];

/** An id without odd spaces, or null for a word that means none. Most ids are neither short nor spaced, and are taken as they are. */
function idCell(cell: string): string {
  const trimmed = `trim(${cell}, ' ' || chr(9) || chr(160) || chr(65279))`;
  const odd = `strlen(${cell}) < 5 OR (strlen(${cell}) = 7 AND lower(${cell}) = 'unknown') OR contains(${cell}, ' ') OR contains(${cell}, chr(9)) OR strlen(${cell}) <> length(${cell})`;
  return `CASE WHEN ${odd} THEN CASE WHEN lower(${trimmed}) IN (${noId.map((word) => `'${word}'`).join(', ')}) THEN NULL ELSE ${trimmed} END ELSE ${cell} END`;
}

async function agree(
  database: Database,
  view: string,
  name: string,
  expected: number,
  dense: boolean,
): Promise<void> {
  const lines = dense ? 'max(line) = count(*) + 1' : 'true';
  const counted = await database.run(`SELECT count(*)::INTEGER, count(*) = 0 OR (${lines}) FROM ${view}`);
  const found = Number(counted.columns[0]?.[0]);
  if (found !== expected || counted.columns[1]?.[0] !== true) {
    throw new Error(
      `import: ${name} has ${String(expected)} rows by our count, and ${String(found)} were read; nothing of it is used`,
    );
  }
}

async function digestOf(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
