import { lettersOf, type Area } from './place';
import type { SheetRow, SheetRows } from './rows';

/** Merged cells that were left as they are: only the first of each holds a value. */
export interface LeftMerges {
  readonly n: number;
  readonly line: number;
  readonly column: string;
}

const deepestHeading = 3;

/**
 * Writes the text of a heading that lies across several columns into each of them; a heading is a merged text in the first ten
 * filled rows. Only its top row is filled. Other merges are counted, except headings of one column that lie beside one across.
 */
export function fillHeadings(sheet: SheetRows, merges: readonly Area[]): LeftMerges | undefined {
  if (merges.length === 0) return undefined;
  const rows = new Map(sheet.rows.map((row) => [row.line, row]));
  const headings = merges.filter((area) => isHeading(sheet, area));
  const across = headings.filter(({ left, right }) => right > left);
  const headed = new Set(headings);
  const tops = new Set(across.map(({ top }) => top));
  for (const area of across) fill(rows.get(area.top), area, sheet.filled.length);
  const left = merges.filter(
    (area) =>
      (rows.get(area.top)?.cells[area.left] ?? '') !== '' &&
      !(headed.has(area) && tops.has(area.top) && area.bottom - area.top < deepestHeading),
  );
  const [first] = left;
  return first && { n: left.length, line: first.top, column: lettersOf(first.left) };
}

function isHeading({ headTexts }: SheetRows, { top, left }: Area): boolean {
  return headTexts.has(`${String(top)}:${String(left)}`);
}

function fill(row: SheetRow | undefined, { left, right }: Area, width: number): void {
  const text = row?.cells[left];
  if (row === undefined || text === undefined) return;
  for (let column = left + 1; column <= right && column < width; column += 1) {
    while (row.cells.length <= column) row.cells.push('');
    if (row.cells[column] === '') row.cells[column] = text;
  }
}
