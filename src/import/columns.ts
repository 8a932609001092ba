import type { Database } from '../engine/database';
import type { Issue } from '../vocabulary/issue';
import type { ReadSheet } from './people';
import { scorePlaces } from './scores';

/**
 * Score columns without a usable score, and those in which every score is the same. `kinds` is how many different scores each place
 * has over all rows; the used rows are counted only where that leaves a doubt.
 */
export async function columnIssues(
  database: Database,
  { sheet, places, cells }: ReadSheet,
  kinds: ReadonlyMap<number, number>,
): Promise<readonly Issue[]> {
  const aside = await database.run(`SELECT count(*)::INTEGER FROM ${sheet.view} WHERE verdict IS NOT NULL`);
  const most = 1 + Number(aside.columns[0]?.[0]);
  const doubtful = scorePlaces(places).filter(({ place }) => (kinds.get(place) ?? 0) <= most);
  const issues: Issue[] = [];
  for (const { place, sql, column } of doubtful) {
    const counted = await database.run(
      `SELECT count(*)::INTEGER, count(DISTINCT d.number)::INTEGER
FROM ${sheet.view} t
JOIN (SELECT * FROM ${cells} WHERE place = ${String(place)} AND number IS NOT NULL) d ON d.raw = ${sql}
WHERE t.verdict IS NULL`,
    );
    const [n = 0, different = 0] = counted.columns.map((values) => Number(values[0]));
    if (n === 0) issues.push({ code: 'all_missing', severity: 'note', file: sheet.name, column });
    else if (different === 1 && n > 1)
      issues.push({ code: 'one_value', severity: 'note', file: sheet.name, column, n });
  }
  return issues;
}
