import { dayFilling, type Filling, levelFilling } from './facetfill';
import type { FacetTable } from './facettable';
import type { Database } from '../engine/database';
import { dimensionById, type DimensionId } from '../vocabulary/dimensions';

/** People whose rows are asked for at once, so that the page is never busy with them for long. */
const slice = 100_000;
const referred = `FROM episode WHERE group_label = 'referred'`;

/**
 * Everybody who was referred, for counting beside the engine: the recorded dimensions and the day of referral as whole numbers. No number of a
 * person and none of a referral is among them; of people with several referrals it is only told where each of them begins. Null where
 * nobody was referred.
 */
export async function facetTable(
  database: Database,
  recorded: readonly DimensionId[],
): Promise<FacetTable | null> {
  const sizes = await database.run(
    `SELECT count(*)::INTEGER, (count(*) FILTER (NOT of_many))::INTEGER, min(person), max(person) ${referred}`,
  );
  const [rows = 0, single = 0, first = 0, last = 0] = sizes.columns.map((column) => Number(column[0]));
  if (rows === 0) return null;
  const days = await daysIn(database);
  const fillings: Filling[] = [];
  const types: string[] = [];
  for (const dimension of recorded.flatMap((id) => dimensionById.get(id) ?? [])) {
    const { type, ...coded } = await codedIn(database, dimension.id);
    fillings.push(levelFilling(dimension, coded, rows));
    if (type !== null) types.push(type);
  }
  if (days.length > 0) fillings.push(dayFilling(days, rows));
  const columns = fillings.map(({ code }, at) => `${code} AS facet_${String(at)}`);
  const starts: number[] = [];

  const take = async (begins: string, which: string, order: string, from: number): Promise<number> => {
    let at = from;
    for (let person = first; person <= last; person += slice) {
      const found = await database.arrays(
        `SELECT ${[...columns, `${begins}::UTINYINT AS begins`].join(', ')} ${referred} AND ${which}
          AND person BETWEEN ${String(person)} AND ${String(person + slice - 1)} ${order}`,
      );
      for (const [place, filling] of fillings.entries()) {
        const codes = found[`facet_${String(place)}`];
        if (codes !== undefined) filling.put(codes, at);
      }
      const begun = found['begins'] ?? new Uint8Array();
      for (let row = 0; row < begun.length; row += 1) if (begun[row] === 1) starts.push(at + row);
      at += begun.length;
    }
    return at;
  };
  const between = await take('0', 'NOT of_many', '', 0);
  // Of people with several referrals each row tells only whether it is a person's first.
  const end =
    single === rows
      ? between
      : await take(
          '(lag(person) OVER (ORDER BY person, episode) IS DISTINCT FROM person)',
          'of_many',
          'ORDER BY person, episode',
          between,
        );
  for (const type of types) await database.run(`DROP TYPE ${type}`);
  if (between !== single || end !== rows)
    throw new Error('analysis: the referrals changed while they were read');
  return {
    columns: fillings.map((one) => one.column()),
    rows,
    single,
    starts: Uint32Array.from([...starts, rows]),
    days,
  };
}

/** The days since 1970 began on which anybody was referred, rising. */
async function daysIn(database: Database): Promise<Int32Array> {
  const { columns } = await database.run(
    `SELECT DISTINCT (referral_date - DATE '1970-01-01')::INTEGER AS day ${referred} AND referral_date IS NOT NULL ORDER BY day`,
  );
  return Int32Array.from(columns[0] ?? [], Number);
}

interface Coded {
  /** What gives the number of a word in SQL. */
  readonly code: string;
  /** The words, by their number. */
  readonly words: readonly string[];
  /** The type that numbers them, where it was made for this. */
  readonly type: string | null;
}

/** Words are numbered already where the column has few of them; a column of text gets numbers for as long as it takes. */
async function codedIn(database: Database, id: DimensionId): Promise<Coded> {
  const { columns } = await database.run(`SELECT typeof(${id}) FROM episode LIMIT 1`);
  const isNumbered = String(columns[0]?.[0]).startsWith('ENUM');
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
  return { code: `enum_code(${typed})`, words, type: isNumbered ? null : type };
}
