import type { Database } from '../engine/database';
import type { Issue } from '../vocabulary/issue';
import type { ReadSheet } from './people';
import { listings } from './notices';

/**
 * Later scores dated before, or on the day of, the first score of the same measure: listed by the line of the later one. Whether such
 * a pair counts is decided by the rule for first and last scores, not here.
 */
export async function orderIssues(
  database: Database,
  { sheet, places }: ReadSheet,
): Promise<readonly Issue[]> {
  const dates = places.flatMap(({ place, kind, score }) => {
    const role = sheet.mapping.columns.date ?? sheet.mapping.columns.day ?? sheet.mapping.columns.month;
    const column = score?.date ?? role;
    return (kind === 'score' || kind === 'tool score') && column !== undefined ? [{ place, column }] : [];
  });
  if (dates.length === 0) return [];
  const found = dates.map(
    ({ place, column }) => `WHEN ${String(place)} THEN t.c${String(sheet.header.indexOf(column))}`,
  );
  const names = dates.map(({ place }) => `WHEN ${String(place)} THEN ?`);
  const rows = await database.run(
    `SELECT code, line, name, found, (count(*) OVER (PARTITION BY code))::INTEGER AS total
FROM (
  SELECT CASE WHEN s.day < b.day THEN 'before_baseline' ELSE 'same_day' END AS code, s.line, CASE s.place ${names.join(' ')} END AS name, CASE s.place ${found.join(' ')} END AS found
  FROM import_settled s
  JOIN import_settled b ON b.episode = s.episode AND b.measure = s.measure AND b.stage_order = 0 AND s.stage_order > 0 AND s.day <= b.day
  JOIN ${sheet.view} t ON t.line = s.line
  WHERE s.file = ${String(sheet.file)}
)
QUALIFY row_number() OVER (PARTITION BY code ORDER BY line) <= 200
ORDER BY code, line`,
    dates.map(({ column }) => column),
  );
  return listings(sheet.name, rows);
}

/** People who were referred more than once, by the line of each later referral. */
export async function repeatIssues(database: Database, { sheet }: ReadSheet): Promise<readonly Issue[]> {
  const rows = await database.run(
    `SELECT 'repeat_referral' AS code, line, NULL, NULL, (count(*) OVER ())::INTEGER AS total FROM import_episode
WHERE ordinal > 1 AND file = ${String(sheet.file)} ORDER BY line LIMIT 200`,
  );
  return listings(sheet.name, rows);
}

/** Scores that came twice for one stage, or without a stage for one day, by the line of the one not used. */
export async function secondIssues(
  database: Database,
  { sheet, places }: ReadSheet,
): Promise<readonly Issue[]> {
  const rows = await database.run(
    `SELECT code, line, place, NULL, (count(*) OVER (PARTITION BY code))::INTEGER FROM import_second WHERE file = ${String(sheet.file)}
QUALIFY row_number() OVER (PARTITION BY code ORDER BY line, place) <= 200 ORDER BY code, line, place`,
  );
  const [codes = [], lines = [], at = [], found = [], totals = []] = rows.columns;
  const names = at.map((place) => places[Number(place)]?.column ?? null);
  return listings(sheet.name, { ...rows, columns: [codes, lines, names, found, totals] });
}
