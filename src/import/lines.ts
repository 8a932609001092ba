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

/** Sets aside every row that repeats an earlier one, cell for cell; without an id, two equal rows are two people. */
export async function dropCopies(database: Database, sheet: Sheet): Promise<void> {
  if (!hasId(sheet)) return;
  const { view } = sheet;
  const copies = await database.run(
    `SELECT (count(*) - count(DISTINCT whole))::INTEGER FROM ${view} WHERE verdict IS NULL`,
  );
  if (Number(copies.columns[0]?.[0]) === 0) return;
  await setAside(
    database,
    sheet,
    'duplicate_row',
    `SELECT line FROM ${view}
  WHERE verdict IS NULL AND whole IN (SELECT whole FROM ${view} WHERE verdict IS NULL GROUP BY whole HAVING count(*) > 1)
  QUALIFY row_number() OVER (PARTITION BY whole ORDER BY line) > 1`,
  );
}
