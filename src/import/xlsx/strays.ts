import { lettersOf } from './place';
import { mostStrays, tooWide, type FarCell, type SheetRow, type SheetRows } from './rows';

/** A filled cell that lies apart from the table. */
export interface Stray {
  readonly line: number;
  readonly column: string;
}

const widestGap = 50;

/**
 * Takes out the few cells that lie to the right of the table with at least 50 empty columns between: one full stop in XFD1048576
 * must not make a table of 16,384 columns. Throws where cells past the widest table do not lie apart, so they belong to it.
 */
export function takeStrays(sheet: SheetRows): readonly Stray[] {
  const width = tableWidth(sheet);
  const [first] = sheet.far;
  if (first !== undefined && (width === 0 || nearest(sheet.far) - width < widestGap)) throw tooWide(first);
  const strays: FarCell[] = [];
  if (width < sheet.filled.length) {
    for (const row of sheet.rows) strays.push(...cut(row, width));
    sheet.drop((row) => row.cells.length === 0);
    sheet.filled.length = width;
  }
  return [...strays, ...sheet.far].map(({ line, column }) => ({ line, column: lettersOf(column) }));
}

/** How many columns the table has without the few cells that lie apart from it. */
function tableWidth({ filled, far }: SheetRows): number {
  let within = filled.reduce((sum, n) => sum + n, 0);
  let apart = far.length;
  let edge = nearest(far);
  let width = filled.length;
  for (let column = filled.length - 1; column >= 0; column -= 1) {
    const n = filled[column] as number;
    if (n === 0) continue;
    if (apart > 0 && edge - column > widestGap && within > apart) width = column + 1;
    apart += n;
    within -= n;
    edge = column;
    if (apart > mostStrays) break;
  }
  return width;
}

function nearest(far: readonly FarCell[]): number {
  return far.reduce((least, { column }) => Math.min(least, column), Infinity);
}

function cut({ line, cells }: SheetRow, width: number): readonly FarCell[] {
  const strays: FarCell[] = [];
  for (let column = width; column < cells.length; column += 1)
    if (cells[column] !== '') strays.push({ line, column });
  if (cells.length > width) cells.length = width;
  while (cells.length > 0 && cells.at(-1) === '') cells.pop();
  return strays;
}
