import type { Database } from '../engine/database';
import { schema } from '../engine/macros';
import { dimensionById, notRecorded } from '../vocabulary/dimensions';
import type { Measure } from '../vocabulary/measures';
import type { ReadSheet } from './people';

const stages = ['baseline', 'review', 'exit', 'not recorded'];
const statuses = [
  'pair',
  'no first score',
  'no second score',
  'first not dated',
  'same day',
  'too soon',
  'before the first',
];

/**
 * Makes `score` and `pair` anew and empty, with the same columns and the same values as the schema says, but with measures and
 * statuses held as numbered words: the engine groups and joins them several times faster than text.
 */
export async function shapeTables(database: Database, measures: readonly Measure[]): Promise<void> {
  const measure = wordsOf(measures.map(({ id }) => id));
  // The types of an earlier load can only be replaced once no table has them.
  for (const statement of schema.filter((one) => /TABLE (?:episode|score|pair) /.test(one))) {
    await database.run(
      statement.includes('TABLE episode ')
        ? statement
        : statement
            .replace('measure VARCHAR', `measure ${measure}`)
            .replace('stage VARCHAR', `stage ${wordsOf(stages)}`)
            .replace('status VARCHAR', `status ${wordsOf(statuses)}`),
    );
  }
}

const described = ['status', ...dimensionById.keys()] as const;
const mostLevels = 4096;

/**
 * The same for `episode`, whose columns of levels hold the levels that the founders' cells have. `texts` is how many different
 * texts a place has; a column with thousands stays text.
 */
export async function shapeEpisodes(
  database: Database,
  founders: readonly (ReadSheet & { readonly texts: ReadonlyMap<number, number> })[],
): Promise<void> {
  let statement = schema.find((one) => one.includes('TABLE episode ')) ?? '';
  for (const role of described) {
    const sources = founders.flatMap(({ cells, places, texts }) => {
      const own = places.filter((one) => one.role === role || (role === 'age_band' && one.role === 'age'));
      return own.map(({ place }) => ({ cells, place, n: texts.get(place) ?? 0 }));
    });
    if (sources.reduce((sum, { n }) => sum + n, 0) > mostLevels) continue;
    let type = wordsOf([notRecorded]);
    if (sources.length > 0) {
      type = `level_of_${role}`;
      const levels = sources.map(
        ({ cells, place }) => `SELECT level FROM ${cells} WHERE place = ${String(place)}`,
      );
      await database.run(
        `CREATE OR REPLACE TYPE ${type} AS ENUM (SELECT DISTINCT level FROM (${levels.join(' UNION ALL ')} UNION ALL SELECT '${notRecorded}') WHERE level IS NOT NULL ORDER BY level)`,
      );
    }
    statement = statement.replace(` ${role} VARCHAR`, ` ${role} ${type}`);
  }
  await database.run(statement);
}

function wordsOf(words: readonly string[]): string {
  return `ENUM(${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')})`;
}
