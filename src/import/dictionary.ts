import type { Database } from '../engine/database';
import type { Reading } from './reading';

/** One kind of cell to be read: the SQL expression that gives its text in the sheet's view, under a number of its own. */
export interface Asked {
  readonly place: number;
  readonly sql: string;
}

/** A text that occurs at a place, and in how many rows. */
export interface Found {
  readonly place: number;
  readonly raw: string;
  readonly n: number;
}

const mark = '\u001f';

/**
 * Reads every distinct text of the asked places once, in TypeScript, and leaves what they mean in the temporary table `name`
 * (place, raw, level, day, number, problem), to be joined by the engine. Cells repeat a great deal; people's texts never leave.
 */
export async function readDistinct(
  database: Database,
  name: string,
  view: string,
  asked: readonly Asked[],
  read: (found: readonly Found[]) => readonly Reading[],
): Promise<readonly (Found & { readonly reading: Reading })[]> {
  if (asked.length === 0) {
    await database.run(
      `CREATE OR REPLACE TEMP TABLE ${name} (place INTEGER, raw VARCHAR, level VARCHAR, day DATE, number DOUBLE, problem VARCHAR)`,
    );
    return [];
  }
  const distinct = asked.map(
    ({ place, sql }) =>
      `SELECT ${String(place)} AS place, raw, n FROM (SELECT ${sql} AS raw, count(*)::INTEGER AS n FROM ${view} GROUP BY 1) WHERE raw IS NOT NULL`,
  );
  await database.run(
    `CREATE OR REPLACE TEMP TABLE ${name}_found AS SELECT (row_number() OVER ())::INTEGER AS k, * FROM (${distinct.join(' UNION ALL ')})`,
  );
  const rows = await database.run(`SELECT place, raw, n FROM ${name}_found ORDER BY k`);
  const [places = [], raws = [], counts = []] = rows.columns;
  const found = Array.from({ length: rows.length }, (_, at): Found => ({
    place: Number(places[at]),
    raw: String(raws[at]),
    n: Number(counts[at]),
  }));
  const readings = read(found);
  if (readings.length !== found.length) throw new Error('import: a distinct text was not read');
  const sent = (part: (reading: Reading) => string | number | undefined): string =>
    readings.map((reading) => String(part(reading) ?? '')).join(mark);
  await database.run(
    `CREATE OR REPLACE TEMP TABLE ${name} AS
SELECT place, raw, level, day, number, problem
FROM ${name}_found
JOIN (
  SELECT
    unnest(range(1, ?::INTEGER + 1))::INTEGER AS k,
    nullif(unnest(string_split(?, chr(31))), '') AS level,
    nullif(unnest(string_split(?, chr(31))), '')::DATE AS day,
    nullif(unnest(string_split(?, chr(31))), '')::DOUBLE AS number,
    nullif(unnest(string_split(?, chr(31))), '') AS problem
) USING (k)`,
    [
      found.length,
      sent(({ level }) => level),
      sent(({ day }) => day),
      sent(({ number }) => number),
      sent(({ problem }) => problem),
    ],
  );
  await database.run(`DROP TABLE ${name}_found`);
  return found.map((one, at) => ({ ...one, reading: readings[at] ?? {} }));
}
