import type { Columns, Database } from '../engine/database';
import type { Issue, IssueCode } from '../vocabulary/issue';
import type { ReadSheet } from './people';
import { between, type Place } from './plan';
import type { Sheet } from './sheet';

/** At most this many of a kind are listed for a file; one entry stands for the rest. */
export const listed = 200;

const notes: ReadonlySet<IssueCode> = new Set([
  'not_answered',
  'bad_date',
  'placeholder_date',
  'serial_date',
  'unknown_level',
  'impossible_age',
  'repeat_referral',
  'before_baseline',
  'same_day',
]);

export interface Noted {
  readonly code: IssueCode;
  readonly line: number;
  readonly column?: string;
  readonly found?: string;
}

/** Issues of one kind and file, by line, the listed ones first and the rest as one entry that says how many. */
export function listing(file: string, noted: readonly Noted[], total = noted.length): readonly Issue[] {
  const first = noted[0];
  if (first === undefined) return [];
  const how = notes.has(first.code) ? 'note' : 'drop';
  const shown = noted.slice(0, listed).map((one): Issue => ({ ...one, severity: how, file }));
  return total > shown.length
    ? [...shown, { code: first.code, severity: how, file, n: total - shown.length }]
    : shown;
}

/** Listings for a result with the columns code, line, column, found and total, at most `listed` rows of each code. */
export function listings(file: string, columns: Columns): readonly Issue[] {
  const [codes = [], lines = [], names = [], found = [], totals = []] = columns.columns;
  const groups = new Map<string, { noted: Noted[]; total: number }>();
  for (let at = 0; at < columns.length; at += 1) {
    const code = String(codes[at]) as IssueCode;
    const group = groups.get(code) ?? { noted: [], total: Number(totals[at]) };
    groups.set(code, group);
    const [name, text] = [names[at], found[at]];
    group.noted.push({
      code,
      line: Number(lines[at]),
      ...(typeof name === 'string' ? { column: name } : {}),
      ...(typeof text === 'string' ? { found: short(text) } : {}),
    });
  }
  return [...groups.values()].flatMap(({ noted, total }) =>
    listing(
      file,
      noted.toSorted((one, other) => one.line - other.line),
      total,
    ),
  );
}

/** A cell as typed, cut to what a list can show. */
export function short(text: string): string {
  const plain = text.replace(/[\u0000-\u001f\s]+/g, ' ').trim();
  return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
}

const ofEach = (order: string): string =>
  `QUALIFY row_number() OVER (PARTITION BY code ORDER BY ${order}) <= ${String(listed)} ORDER BY code, ${order}`;

/** The rows that are set aside, with the cell that is at fault where it is one cell. */
export async function rowIssues(database: Database, { sheet }: ReadSheet): Promise<readonly Issue[]> {
  const codes = [...new Set(sheet.aside.map(({ code }) => code))];
  const careful = codes.flatMap((code) =>
    listing(
      sheet.name,
      sheet.aside.filter((row) => row.code === code),
    ),
  );
  const { person, episode, tool, stage } = sheet.mapping.columns;
  const column = new Map<string, string | undefined>([
    ['no_id', person ?? episode],
    ['duplicate_id', episode ?? person],
    ['unknown_person', person ?? episode],
    ['unknown_tool', tool],
    ['unknown_stage', stage],
  ]);
  const named = [...column].flatMap(([code, name]) => {
    if (name === undefined) return [];
    const at = `t.c${String(sheet.header.indexOf(name))}`;
    const question = sheet.mapping.columns.question;
    const more =
      code === 'unknown_tool' && question !== undefined
        ? `|| ' ' || coalesce(t.c${String(sheet.header.indexOf(question))}, '')`
        : '';
    return [{ code, name, found: `coalesce(${at}, '') ${more}` }];
  });
  const names = named.map(({ code }) => `WHEN '${code}' THEN ?`).join(' ');
  const found = named.map((one) => `WHEN '${one.code}' THEN ${one.found}`).join(' ');
  const rows = await database.run(
    `SELECT verdict AS code, t.line, ${named.length === 0 ? 'NULL, NULL' : `CASE verdict ${names} END, CASE verdict ${found} END`}, count(*) OVER (PARTITION BY verdict)::INTEGER AS total
FROM ${sheet.view} t
WHERE verdict IS NOT NULL ${ofEach('t.line')}`,
    named.map(({ name }) => name),
  );
  return [...careful, ...listings(sheet.name, rows)];
}

/** What the used rows' cells could not give, or gave with a doubt. Leaves the table `import_problem_N` (place, line, raw, code). */
export async function cellIssues(
  database: Database,
  { sheet, places, cells }: ReadSheet,
  troubled: ReadonlySet<number>,
): Promise<readonly Issue[]> {
  const table = problemsOf(sheet);
  const selects = places
    .filter(({ place, kind }) => troubled.has(place) && kind !== 'stage')
    .map(
      ({ place, sql }) =>
        `SELECT d.place, t.line, d.raw, d.problem AS code FROM ${sheet.view} t JOIN (SELECT * FROM ${cells} WHERE place = ${String(place)} AND problem IS NOT NULL) d ON d.raw = ${sql} WHERE t.verdict IS NULL`,
    );
  const none = `SELECT 0 AS place, 0 AS line, '' AS raw, '' AS code WHERE false`;
  await database.run(
    `CREATE OR REPLACE TEMP TABLE ${table} AS ${selects.length === 0 ? none : selects.join(' UNION ALL ')}`,
  );
  if (selects.length === 0) return [];
  const rows = await database.run(
    `SELECT code, line, place, raw, count(*) OVER (PARTITION BY code)::INTEGER AS total FROM ${table}
WHERE code NOT IN ('blank', 'unknown_level') ${ofEach('line, place')}`,
  );
  const levels = await database.run(
    `SELECT place, raw, count(*)::INTEGER AS n FROM ${table} WHERE code = 'unknown_level' GROUP BY place, raw ORDER BY place, n DESC, raw`,
  );
  return [...listings(sheet.name, named(rows, places)), ...levelIssues(sheet.name, levels, places)];
}

export function problemsOf(sheet: Sheet): string {
  return `import_problem_${String(sheet.file)}`;
}

function named(rows: Columns, places: readonly Place[]): Columns {
  const [codes = [], lines = [], at = [], raws = [], totals = []] = rows.columns;
  return {
    ...rows,
    columns: [
      codes,
      lines,
      at.map((place) => places[Number(place)]?.column ?? null),
      raws.map((raw) => String(raw).slice(String(raw).lastIndexOf(between) + 1)),
      totals,
    ],
  };
}

/** One entry for each text that is no usual code, with the number of rows that have it. */
function levelIssues(file: string, rows: Columns, places: readonly Place[]): readonly Issue[] {
  const [at = [], raws = [], counts = []] = rows.columns;
  const all = Array.from({ length: rows.length }, (_, row): Issue => ({
    code: 'unknown_level',
    severity: 'note',
    file,
    column: places[Number(at[row])]?.column ?? '',
    found: short(String(raws[row])),
    n: Number(counts[row]),
  }));
  const rest = all.slice(listed).reduce((sum, { n = 1 }) => sum + n, 0);
  const last: readonly Issue[] =
    rest === 0 ? [] : [{ code: 'unknown_level', severity: 'note', file, n: rest }];
  return [...all.slice(0, listed), ...last];
}
