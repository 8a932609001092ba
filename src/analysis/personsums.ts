import type { Database } from '../engine/database';
import type { QueryRow } from '../engine/queries.gen';

/** A row of the query visits; where referrals are counted, people with all their referrals together, and how many those are. */
export type UseRow = QueryRow['visits'] & { readonly referrals?: number };

/**
 * The query visits where every referral is looked at: each person's referrals that were watched before and after, added up. A ratio of such sums
 * is the ratio over referrals, and its error, gathered by person, is right although the referrals of one person are alike and can share visits.
 * R: `sandwich::vcovCL(m, cluster = person, type = "HC0", cadjust = FALSE)` on the rows of referrals.
 */
export async function personSums(database: Database, setting: string): Promise<readonly UseRow[]> {
  const watched = 'FILTER (months_before > 0 AND months_after > 0)';
  const added = (name: string, type: string): string =>
    `coalesce(sum(${name}) ${watched}, 0)::${type} AS ${name}`;
  const counts = ['before', 'after', 'before_high', 'after_high'].map((name) => added(name, 'INTEGER'));
  const months = ['months_before', 'months_after'].map((name) => added(name, 'DOUBLE'));
  const { columns, length } = await database.run(
    `SELECT service, arm, stratum, before, after, before_high, after_high, months_before, months_after, count(*)::INTEGER AS n,
      sum(referrals)::INTEGER AS referrals
    FROM (
      SELECT service::VARCHAR AS service, arm::VARCHAR AS arm, stratum::VARCHAR AS stratum, person, ${[...counts, ...months].join(', ')},
        count(*) ${watched} AS referrals
      FROM used JOIN member USING (episode) JOIN episode USING (episode)
      WHERE setting = ?
      GROUP BY 1, 2, 3, 4
    )
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
    ORDER BY ALL`,
    [setting],
  );
  return Array.from({ length }, (_, row): UseRow => {
    const text = (column: number): string => String(columns[column]?.[row]);
    const number = (column: number): number => Number(columns[column]?.[row] ?? 0);
    return {
      service: text(0),
      arm: text(1),
      stratum: text(2),
      before: number(3),
      after: number(4),
      before_high: number(5),
      after_high: number(6),
      months_before: number(7),
      months_after: number(8),
      n: number(9),
      referrals: number(10),
    };
  });
}
