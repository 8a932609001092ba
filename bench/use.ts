import type { Database } from '../src/engine/database';
import { viewOfVisits } from '../src/import/visitshape';

const names = Array.from({ length: 25 }, (_, at) =>
  at < 12 ? `before_${String(12 - at)}` : at === 12 ? 'month_0' : `after_${String(at - 12)}`,
);

/**
 * Gives everybody in the tables made-up contacts in the twelve months before and after referral, one month in fifty not watched, and lets every
 * fourth stand for comparison. The same people as long rows, a row a month, stand in `long` where the plain query is asked.
 */
export async function layUse(database: Database, long: boolean): Promise<void> {
  const count = (at: number): string =>
    `(CASE WHEN hash(episode * 31 + ${String(at)}) % 50 = 0 THEN NULL ELSE greatest(0, ((hash(episode * 37 + ${String(at)}) % 100)::INTEGER - 60) // ${at > 8 && at < 13 ? 8 : 12}) END)::SMALLINT`;
  const columns = names.map((name, at) => `${count(at)} AS ${name}`);
  await database.run(
    `CREATE OR REPLACE TABLE monthly AS SELECT episode, 'GP contacts'::ENUM('GP contacts') AS service, ${columns.join(', ')} FROM episode;
    ${viewOfVisits(names)};
    UPDATE episode SET group_label = CASE WHEN hash(episode + 5) % 4 = 0 THEN 'comparison' ELSE 'referred' END`,
  );
  if (!long) return;
  await database.run(
    `CREATE OR REPLACE TABLE long AS ${names
      .map(
        (name, at) =>
          `SELECT episode, ${String(at - 12)}::TINYINT AS month, ${name} AS n FROM monthly WHERE ${name} IS NOT NULL`,
      )
      .join(' UNION ALL ')}`,
  );
}

/** The event-time series and the sums of the paired rate ratio as a person would ask for them, straight from long rows of one site. */
export async function plainUse(database: Database, where: string): Promise<void> {
  const scope = `(SELECT episode, group_label FROM episode WHERE ${where}) e`;
  await database.run(
    `SELECT group_label, month, count(*), sum(n), sum(n * n) FROM long JOIN ${scope} USING (episode) GROUP BY ALL ORDER BY ALL`,
  );
  await database.run(
    `SELECT group_label, count(*), sum(a), sum(b), sum(a * a), sum(b * b), sum(a * b) FROM (
      SELECT group_label, episode, sum(n) FILTER (month < -3) AS a, sum(n) FILTER (month > 0) AS b FROM long JOIN ${scope} USING (episode) GROUP BY ALL
    ) GROUP BY ALL`,
  );
}
