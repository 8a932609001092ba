import type { Database } from '../engine/database';
import type { Ledger } from '../vocabulary/issue';
import { problemsOf } from './notices';
import { type ReadSheet, placedIn } from './people';
import { scorePlaces, usedIn } from './scores';
import { columnOf } from './sheet';

/** Counts a sheet's rows and scores from both ends, and throws if the two do not meet. A cell with a word for no answer is no score. */
export async function keepAccounts(database: Database, read: ReadSheet, settled: boolean): Promise<Ledger> {
  const { sheet, places } = read;
  const rows = await database.run(
    `SELECT (SELECT count(*) FROM ${placedIn(sheet)})::INTEGER, (SELECT count(verdict) FROM ${sheet.view})::INTEGER`,
  );
  const [used = 0, judged = 0] = rows.columns.map((column) => Number(column[0]));
  const aside = judged + sheet.aside.length;
  if (used + aside !== sheet.rows) {
    throw new Error(
      `import: ${sheet.name} has ${String(sheet.rows)} rows, but ${String(used)} are used and ${String(aside)} set aside`,
    );
  }
  const scored = scorePlaces(places);
  const counts = { file: sheet.name, rows_in: sheet.rows, rows_used: used, rows_set_aside: aside };
  if (scored.length === 0) return { ...counts, scores_in: 0, scores_used: 0 };

  const cells = scored.map(({ kind, sql }) => {
    const { score } = sheet.mapping.columns;
    return `count(t.${kind === 'tool score' && score !== undefined ? columnOf(sheet, score) : sql})`;
  });
  const problems = problemsOf(sheet);
  const scorePlace = `place IN (${scored.map(({ place }) => String(place)).join(', ')})`;
  const answers = await database.run(
    `SELECT
  (SELECT (${cells.join(' + ')})::INTEGER FROM ${usedIn(sheet)} t),
  (SELECT count(*) FROM ${problems} WHERE ${scorePlace} AND code = 'not_answered' )::INTEGER,
  (SELECT count(*) FROM ${problems} WHERE ${scorePlace} AND code = 'blank' AND ${isFilled(read)})::INTEGER,
  (SELECT count(*) FROM ${problems} WHERE ${scorePlace} AND code NOT IN ('not_answered', 'blank'))::INTEGER,
  (SELECT count(*) FROM ${settled ? `import_settled WHERE file = ${String(sheet.file)}` : 'score'})::INTEGER,
  (SELECT count(*) FROM ${settled ? `import_second WHERE file = ${String(sheet.file)}` : 'score WHERE false'})::INTEGER`,
  );
  const [filled = 0, unanswered = 0, blank = 0, unusable = 0, kept = 0, second = 0] = answers.columns.map(
    (column) => Number(column[0]),
  );
  const found = filled - unanswered - blank;
  if (kept + unusable + second !== found) {
    throw new Error(
      `import: ${sheet.name} has ${String(found)} scores, but ${String(kept)} are used and ${String(unusable + second)} set aside`,
    );
  }
  return { ...counts, scores_in: found, scores_used: kept };
}

/** A cell of nothing but spaces is blank and yet not empty; of a text made of several cells, the last is the score. */
function isFilled({ places }: ReadSheet): string {
  const tool = places.find(({ kind }) => kind === 'tool score');
  const filled = `raw <> ''`;
  return tool === undefined
    ? filled
    : `CASE WHEN place = ${String(tool.place)} THEN NOT ends_with(raw, chr(30)) ELSE ${filled} END`;
}
