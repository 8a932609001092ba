import { Unreadable } from '../reader';
import type { WorkbookLimits } from './limits';
import { lettersOf } from './place';

export interface SheetRow {
  readonly line: number;
  readonly cells: string[];
}

/** A filled cell to the right of the widest table that is read. */
export interface FarCell {
  readonly line: number;
  readonly column: number;
}

/** So few cells may lie far from the table, as slips of the keyboard do. */
export const mostStrays = 10;
const headRows = 10;

/** The filled cells of a sheet as they come, row by row. A row is as long as its last filled cell. */
export class SheetRows {
  readonly #rows: SheetRow[] = [];
  /** How many cells of each column are filled. */
  readonly filled: number[] = [];
  readonly far: FarCell[] = [];
  /** Which cells of the first rows are texts, as `line:column`. */
  readonly headTexts = new Set<string>();
  /** Filled rows that are hidden. */
  hidden = 0;
  /** Places of all rows, filled or not. */
  places = 0;
  readonly #limits: WorkbookLimits;
  readonly #placesBefore: number;
  #cells: string[] = [];
  #line = 0;

  constructor(limits: WorkbookLimits, placesBefore: number) {
    this.#limits = limits;
    this.#placesBefore = placesBefore;
  }

  get rows(): readonly SheetRow[] {
    return this.#rows;
  }

  /** Takes out the rows of which this holds. */
  drop(holds: (row: SheetRow) => boolean): void {
    let kept = 0;
    for (const row of this.#rows) if (!holds(row)) this.#rows[kept++] = row;
    this.#rows.length = kept;
  }

  begin(line: number): void {
    if (line <= this.#line) throw new Unreadable('damaged_workbook', { line });
    this.#line = line;
    this.#cells = [];
  }

  put(column: number, text: string, isText: boolean): void {
    if (text === '') return;
    if (text.length > this.#limits.cell) this.#refuse('cell_too_long', column);
    if (column >= this.#limits.columns) {
      this.far.push({ line: this.#line, column });
      const [first] = this.far;
      if (first !== undefined && this.far.length > mostStrays) throw tooWide(first);
      return;
    }
    const cells = this.#cells;
    if (column < cells.length) {
      if (cells[column] !== '') this.#refuse('damaged_workbook', column);
      cells[column] = text;
    } else {
      while (cells.length < column) cells.push('');
      cells.push(text);
    }
    while (this.filled.length <= column) this.filled.push(0);
    this.filled[column] = (this.filled[column] as number) + 1;
    if (isText && this.#rows.length < headRows) this.headTexts.add(`${String(this.#line)}:${String(column)}`);
  }

  end(isHidden: boolean): void {
    if (this.#cells.length === 0) return;
    this.#rows.push({ line: this.#line, cells: this.#cells });
    this.places += this.#cells.length;
    if (isHidden) this.hidden += 1;
    if (this.#rows.length > this.#limits.rows) throw new Unreadable('too_many_rows', { line: this.#line });
    if (this.#placesBefore + this.places > this.#limits.cells)
      throw new Unreadable('too_many_cells', { line: this.#line });
  }

  #refuse(code: 'cell_too_long' | 'damaged_workbook', column: number): never {
    throw new Unreadable(code, { line: this.#line, column: lettersOf(column) });
  }
}

/** The refusal of a sheet for its first cell past the widest table. */
export function tooWide({ line, column }: FarCell): Unreadable {
  return new Unreadable('too_many_columns', { line, column: lettersOf(column) });
}
