import type { Database } from '../engine/database';
import { setAside } from './lines';
import { type ReadSheet, joinCells, placedIn } from './people';

/**
 * Finds the episode of every row of a long sheet among the people already known: by person and case where both sides have a case,
 * else by person. Of a person with several referrals, a baseline belongs to the referral nearest to it, any other score to the
 * latest referral before it, and a score without a date to the first. A row of somebody unknown is set aside.
 */
export async function matchRows(database: Database, read: ReadSheet, casesKnown: boolean): Promise<void> {
  const { sheet, places, cells } = read;
  const { person, episode } = sheet.mapping.columns;
  const { view } = sheet;
  const placed = placedIn(sheet);
  const byCase = episode !== undefined && casesKnown;
  const has = (role: string): boolean => places.some((place) => place.role === role);
  const date = has('date') ? 'd_date.day' : 'NULL::DATE';
  const order = has('stage') ? 'd_stage.number' : 'NULL::DOUBLE';
  const noCase = byCase ? 'AND t.case_id IS NULL' : '';
  const withCase = `SELECT t.line, min(e.episode) AS episode FROM ${view} t JOIN import_episode e ON e.case_id = t.case_id ${person === undefined ? '' : 'AND e.id = t.id'} WHERE t.verdict IS NULL GROUP BY t.line UNION ALL`;
  await database.run(
    `CREATE OR REPLACE TEMP TABLE ${placed} AS
SELECT c.line, e.episode, e.referral
FROM (
  ${byCase ? withCase : ''}
  SELECT t.line, e.episode FROM ${view} t JOIN import_episode e ON e.id = t.id WHERE t.verdict IS NULL AND NOT e.of_many ${noCase}
  UNION ALL
  SELECT line, coalesce(
    CASE WHEN stage_order = 0 THEN arg_min(episode, abs(taken - referral)) END,
    max(episode) FILTER (referral <= taken),
    min(episode)
  ) AS episode
  FROM (
    SELECT t.line, e.episode, e.referral, ${date} AS taken, ${order} AS stage_order
    FROM ${view} t JOIN import_episode e ON e.id = t.id ${joinCells(cells, places, ['date', 'stage'])}
    WHERE t.verdict IS NULL AND e.of_many ${noCase}
  )
  GROUP BY line, stage_order
) c JOIN import_episode e ON e.episode = c.episode`,
  );
  await setAside(
    database,
    sheet,
    'unknown_person',
    `SELECT line FROM ${view} WHERE verdict IS NULL AND line NOT IN (SELECT line FROM ${placed})`,
  );
}
