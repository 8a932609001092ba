import type { Database } from '../src/engine/database';
import { viewOfVisits } from '../src/import/visitshape';

const names = Array.from({ length: 25 }, (_, at) =>
  at < 12 ? `before_${String(12 - at)}` : at === 12 ? 'month_0' : `after_${String(at - 12)}`,
);

/** Gives everybody in the tables made-up contacts in the twelve months before and after referral, one month in fifty not watched, and lets every fourth stand for comparison. */
export async function layUse(database: Database): Promise<void> {
  const count = (at: number): string =>
    `(CASE WHEN hash(episode * 31 + ${String(at)}) % 50 = 0 THEN NULL ELSE greatest(0, ((hash(episode * 37 + ${String(at)}) % 100)::INTEGER - 60) // ${at > 8 && at < 13 ? '8' : '12'}) END)::SMALLINT`;
  const columns = names.map((name, at) => `${count(at)} AS ${name}`);
  await database.run(
    `CREATE OR REPLACE TABLE monthly AS SELECT episode, 'GP contacts'::ENUM('GP contacts') AS service, ${columns.join(', ')} FROM episode;
    ${viewOfVisits(names)};
    UPDATE episode SET group_label = CASE WHEN hash(episode + 5) % 4 = 0 THEN 'comparison' ELSE 'referred' END`,
  );
}

/** The same contacts as a file has them, a row a month: 24.5 million for 1,000,000 people. */
async function layLong(database: Database): Promise<void> {
  const months = names.map(
    (name, at) =>
      `SELECT episode, ${String(at - 12)}::TINYINT AS month, ${name} AS n FROM monthly WHERE ${name} IS NOT NULL`,
  );
  await database.run(`CREATE OR REPLACE TABLE long AS ${months.join(' UNION ALL ')}`);
}

/** In milliseconds, the median of five: the plain query of the long rows for one site and for all but one. */
export async function plainTimes(
  database: Database,
  sites: readonly string[],
): Promise<Readonly<Record<'one' | 'rest', number>>> {
  await layUse(database);
  await layLong(database);
  const found = { one: [] as number[], rest: [] as number[] };
  for (let turn = -1; turn < 5; turn += 1) {
    for (const which of ['one', 'rest'] as const) {
      const site = sites[(turn + 1) % sites.length] ?? '';
      const from = performance.now();
      await plainUse(database, `site ${which === 'one' ? '=' : '<>'} '${site}'`);
      if (turn >= 0) found[which].push(performance.now() - from);
    }
  }
  const middle = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[2] ?? 0;
  return { one: middle(found.one), rest: middle(found.rest) };
}

/** The event-time series and the sums of the paired rate ratio as a person would ask for them, straight from long rows of one site. */
async function plainUse(database: Database, where: string): Promise<void> {
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
