import type { Database } from '../engine/database';
import type { IssueCode } from '../vocabulary/issue';
import type { Sheet } from './sheet';

/** Whether any column says who a row is about. */
export function hasId(sheet: Sheet): boolean {
  return sheet.mapping.columns.person !== undefined || sheet.mapping.columns.episode !== undefined;
}

/** Sets rows aside: those of the lines that `select` gives and that are not set aside yet. */
export async function setAside(
  database: Database,
  sheet: Sheet,
  code: IssueCode,
  select: string,
): Promise<void> {
  await database.run(
    `UPDATE ${sheet.table} SET verdict = '${code}' WHERE verdict IS NULL AND ${sheet.lineSql} IN (${select})`,
  );
}

/**
 * Judges the rows of a sheet one by one: blank, a total, without a person, or a copy of an earlier row, cell for cell. Where no
 * column is an id, every row is one person, and two equal rows are two people.
 */
export async function judgeRows(database: Database, sheet: Sheet): Promise<void> {
  const { view } = sheet;
  const nobody = hasId(sheet) ? 'id IS NULL' : 'lead IS NULL';
  const counts = await database.run(
    `SELECT count(*) FILTER (${nobody} OR lead ILIKE '%total%')::INTEGER, (count(whole) - count(DISTINCT whole))::INTEGER FROM ${view}`,
  );
  const [odd = 0, copies = 0] = counts.columns.map((column) => Number(column[0]));
  if (odd > 0) {
    await database.run(
      `UPDATE ${sheet.table} SET verdict = CASE
  WHEN coalesce(id, said) IS NULL THEN 'blank_row'
  WHEN regexp_matches(lower(coalesce(id, said)), '^[^a-z]*(grand|sub|overall)?[ -]*totals?([^a-z]|$)') THEN 'total_row'
  WHEN ${nobody} THEN 'no_id'
END WHERE ${nobody} OR coalesce(id, said) ILIKE '%total%'`,
    );
  }
  if (copies === 0 || !hasId(sheet)) return;
  await setAside(
    database,
    sheet,
    'duplicate_row',
    `SELECT line FROM ${view}
  WHERE verdict IS NULL AND whole IN (SELECT whole FROM ${view} WHERE verdict IS NULL GROUP BY whole HAVING count(*) > 1)
  QUALIFY row_number() OVER (PARTITION BY whole ORDER BY line) > 1`,
  );
}
