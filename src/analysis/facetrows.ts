import type { FacetColumn, FacetTable } from './facettable';
import type { Codes, Database } from '../engine/database';
import {
  type Dimension,
  dimensionById,
  type DimensionId,
  inOrder,
  notRecorded,
} from '../vocabulary/dimensions';

/**
 * Everybody who was referred, for counting beside the engine: the recorded dimensions and the day of referral as whole numbers. No number of a
 * person and none of a referral is among them; of people with several referrals it is only told where each of them begins. Null where
 * nobody was referred.
 */
export async function facetTable(
  database: Database,
  recorded: readonly DimensionId[],
): Promise<FacetTable | null> {
  const dimensions = recorded.flatMap((id) => dimensionById.get(id) ?? []);
  const coded: Coded[] = [];
  for (const { id } of dimensions) coded.push(await codedIn(database, id));
  if (coded.some(({ words }) => words.length === 0)) return null;
  const { columns } = await database.run(
    `SELECT min(referral_date), max(referral_date) FROM episode WHERE group_label = 'referred'`,
  );
  const [first, last] = columns.map((column) => dayOf(column[0]));
  const lists = coded.map(({ code }, at) => `${code} AS facet_${String(at)}`);
  if (first != null && last != null) lists.push(dayCode(first, last));
  const from = `FROM episode WHERE group_label = 'referred' AND`;
  // Of people with several referrals each row tells only whether it is a person's first.
  const begins = `(lag(person) OVER (ORDER BY person, episode) IS DISTINCT FROM person)::UTINYINT AS begins`;
  const one = await database.arrays(
    `SELECT ${[...lists, '0::UTINYINT AS begins'].join(', ')} ${from} NOT of_many`,
  );
  const several = await database.arrays(
    `SELECT ${[...lists, begins].join(', ')} ${from} of_many ORDER BY person, episode`,
  );
  for (const { drop } of coded) if (drop !== null) await database.run(drop);
  const single = one['begins']?.length ?? 0;
  const rows = single + (several['begins']?.length ?? 0);
  if (rows === 0) return null;
  const column = (name: string): Codes => joined(one[name], several[name]);
  const ofLevels = dimensions.map((dimension, at) =>
    levelColumn(dimension, column(`facet_${String(at)}`), coded[at]?.words ?? []),
  );
  const starts = startsIn(several['begins'] ?? new Uint8Array(), single);
  if (first == null) return { columns: ofLevels, rows, single, starts, days: new Int32Array() };
  const { day, days } = dayColumn(column('referred'), first);
  return { columns: [...ofLevels, day], rows, single, starts, days };
}

interface Coded {
  /** What gives the number of a word in SQL. */
  readonly code: string;
  /** The words, by their number. */
  readonly words: readonly string[];
  /** What has to be run when the rows are there. */
  readonly drop: string | null;
}

/** Words are numbered already where the column has few of them; a column of text gets numbers for as long as it takes. */
async function codedIn(database: Database, id: DimensionId): Promise<Coded> {
  const { columns } = await database.run(`SELECT typeof(${id}) FROM episode LIMIT 1`);
  const isNumbered = String(columns[0]?.[0]).startsWith('ENUM');
  if (columns[0]?.length === 0) return { code: '', words: [], drop: null };
  const type = `facet_${id}`;
  if (!isNumbered)
    await database.run(
      `DROP TYPE IF EXISTS ${type}; CREATE TYPE ${type} AS ENUM (SELECT DISTINCT ${id} FROM episode ORDER BY ${id})`,
    );
  const typed = isNumbered ? id : `${id}::${type}`;
  const found = await database.run(
    `SELECT unnest(enum_range(word)) FROM (SELECT ${typed} AS word FROM episode LIMIT 1)`,
  );
  const words = (found.columns[0] ?? []).map(String);
  return { code: `enum_code(${typed})`, words, drop: isNumbered ? null : `DROP TYPE ${type}` };
}

/** 1 for the first day of all, 0 where no day is known. */
function dayCode(first: number, last: number): string {
  const type = last - first + 2 < 65_536 ? 'USMALLINT' : 'UINTEGER';
  return `coalesce(referral_date - DATE '1970-01-01' - ${String(first - 1)}, 0)::${type} AS referred`;
}

function dayOf(text: unknown): number | null {
  return text == null ? null : Date.parse(`${String(text)}T00:00:00Z`) / 86_400_000;
}

function joined(one: Codes | undefined, other: Codes | undefined): Codes {
  const [first, second] = [one ?? new Uint8Array(), other ?? new Uint8Array()];
  const size = Math.max(first.BYTES_PER_ELEMENT, second.BYTES_PER_ELEMENT);
  const length = first.length + second.length;
  const all =
    size === 1 ? new Uint8Array(length) : size === 2 ? new Uint16Array(length) : new Uint32Array(length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

function startsIn(begins: Codes, single: number): Uint32Array {
  const starts: number[] = [];
  for (let at = 0; at < begins.length; at += 1) if (begins[at] === 1) starts.push(single + at);
  return Uint32Array.from([...starts, single + begins.length]);
}

function levelColumn(dimension: Dimension, codes: Codes, words: readonly string[]): FacetColumn {
  const counts = new Uint32Array(words.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  const found = words.map((level, cell) => ({ level, cell, n: counts[cell] as number }));
  return {
    id: dimension.id,
    bins: codes,
    binCount: words.length,
    cells: codes,
    cellCount: words.length,
    cellOf: Uint32Array.from(words.keys()),
    shown: inOrder(
      dimension,
      found.filter(({ n }) => n > 0),
    ).map(({ level, cell }) => ({ level, cell })),
  };
}

/** Days that nobody was referred on have no bin; months without anybody have a cell, so that a chart of them has no gap. */
function dayColumn(codes: Codes, first: number): { readonly day: FacetColumn; readonly days: Int32Array } {
  let most = 0;
  for (let row = 0; row < codes.length; row += 1) most = Math.max(most, codes[row] as number);
  const binOf = new Uint32Array(most + 1);
  for (let row = 0; row < codes.length; row += 1) binOf[codes[row] as number] = 1;
  const hasUndated = binOf[0] === 1;
  binOf[0] = 0;
  const days: number[] = [];
  for (let code = 1; code <= most; code += 1) {
    if (binOf[code] === 0) continue;
    days.push(first + code - 1);
    binOf[code] = days.length;
  }
  const begin = monthOf(first);
  const months = monthOf(days.at(-1) ?? first) - begin + 1;
  const cellOf = Uint32Array.from([months, ...days.map((day) => monthOf(day) - begin)]);
  const cells = months < 65_535 ? new Uint16Array(codes.length) : new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const bin = binOf[codes[row] as number] as number;
    codes[row] = bin;
    cells[row] = cellOf[bin] as number;
  }
  const shown = Array.from({ length: months }, (_, cell) => ({ level: monthWord(begin + cell), cell }));
  return {
    day: {
      id: 'referred',
      bins: codes,
      binCount: days.length + 1,
      cells,
      cellCount: months + 1,
      cellOf,
      shown: hasUndated ? [...shown, { level: notRecorded, cell: months }] : shown,
    },
    days: Int32Array.from(days),
  };
}

/** Months since 1970 began. */
function monthOf(day: number): number {
  const date = new Date(day * 86_400_000);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

function monthWord(month: number): string {
  return new Date(Date.UTC(1970, month, 1)).toISOString().slice(0, 7);
}
