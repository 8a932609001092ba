import type { IssueCode } from '../vocabulary/issue';
import { Texts } from './texts';

/** One code for each row, in the narrowest array that holds them. */
export type Codes = Uint8Array | Uint16Array | Int32Array;

/** A column of a file: the different texts it holds, and which of them each row has. */
export interface Column {
  readonly texts: Texts;
  readonly codes: Codes;
}

/** A row that is not used, and why. */
export interface Aside {
  readonly line: number;
  readonly code: IssueCode;
}

/**
 * A table as a reader found it, whatever the format: under each column name one text for each row, as typed. Days are ISO, numbers have a point,
 * nothing is the empty text.
 */
export interface Grid {
  readonly header: readonly string[];
  /** Rows that can be used. */
  readonly rows: number;
  readonly columns: readonly Column[];
  /** The physical line (or the sheet's row) of each row; where absent, row k is line k + `first`. */
  readonly lines?: Int32Array;
  /** The line of the first row, where the lines follow one another; 2 unless said. */
  readonly first?: number;
  /** Rows that the reader could not make sense of; they are not among `rows`. */
  readonly aside: readonly Aside[];
}

/** The line of a row, counted from 1 with the header as line 1. */
export function lineOf({ lines, first = 2 }: Grid, row: number): number {
  return lines === undefined ? row + first : (lines[row] as number);
}

/** The text of a cell. */
export function cellOf({ columns }: Grid, column: number, row: number): string {
  const found = columns[column];
  return found === undefined ? '' : found.texts.text(found.codes[row] ?? 0);
}

const counted = new WeakMap<Column, Int32Array>();

/** In how many rows each text of a column stands, by code. */
export function countsOf(column: Column): Int32Array {
  let counts = counted.get(column);
  if (counts === undefined) {
    const { codes, texts } = column;
    counts = new Int32Array(texts.size);
    for (let row = 0; row < codes.length; row += 1) {
      const code = codes[row] as number;
      counts[code] = (counts[code] as number) + 1;
    }
    counted.set(column, counts);
  }
  return counts;
}

/** Makes a grid row by row, for readers that hold whole rows; the line breaks inside a cell become spaces. */
export class GridBuilder {
  readonly header: readonly string[];
  readonly #columns: ColumnBuilder[];
  readonly #lines = new Growing();
  readonly #aside: Aside[] = [];

  constructor(header: readonly string[]) {
    this.header = header;
    this.#columns = header.map(() => new ColumnBuilder());
  }

  /** As many cells as the header has; a row with another number must be set aside instead. */
  row(cells: readonly string[], line: number): void {
    for (const [at, column] of this.#columns.entries()) {
      const cell = cells[at] ?? '';
      column.add(/[\r\n]/.test(cell) ? cell.replace(/\r\n|\r|\n/g, ' ') : cell);
    }
    this.#lines.push(line);
  }

  setAside(line: number, code: IssueCode): void {
    this.#aside.push({ line, code });
  }

  /** The builder of one column, for readers that hold whole columns; every column must be given as many cells. */
  column(at: number): ColumnBuilder {
    const found = this.#columns[at];
    if (found === undefined) throw new RangeError(`grid: no column ${String(at)}`);
    return found;
  }

  finish(): Grid {
    const columns = this.#columns.map((column) => column.finish());
    const rows = columns[0]?.codes.length ?? 0;
    if (columns.some(({ codes }) => codes.length !== rows))
      throw new Error('grid: columns of different length');
    const lines = this.#lines.finish();
    const plain = lines.every((line, row) => line === row + 2);
    const aside = this.#aside.toSorted((one, other) => one.line - other.line);
    return { header: this.header, rows, columns, aside, ...(plain ? {} : { lines }) };
  }
}

/** Makes one column. A text that comes again and again costs a look-up and no bytes. */
export class ColumnBuilder {
  readonly texts = new Texts();
  readonly #codes = new Growing();
  readonly #known = new Map<string, number>();

  add(text: string): void {
    this.#codes.push(this.codeOf(text));
  }

  /** For readers that hold a dictionary of their own: the code of a text, to be pushed with `addCode`. */
  codeOf(text: string): number {
    if (text === '') return 0;
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const code = this.texts.codeOfText(text);
    if (this.#known.size < mostKnown) this.#known.set(text, code);
    return code;
  }

  addCode(code: number): void {
    this.#codes.push(code);
  }

  finish(): Column {
    return { texts: this.texts, codes: narrowed(this.#codes.finish(), this.texts.size) };
  }
}

const mostKnown = 4096;

/** The same codes in the narrowest array. */
export function narrowed(codes: Int32Array, size: number): Codes {
  if (size <= 256) return new Uint8Array(codes);
  if (size <= 65_536) return new Uint16Array(codes);
  return codes;
}

/** Room for so many codes below `size`, in the narrowest array. */
export function codesFor(rows: number, size: number): Codes {
  if (size <= 256) return new Uint8Array(rows);
  return size <= 65_536 ? new Uint16Array(rows) : new Int32Array(rows);
}

/** A list of whole numbers that grows. */
export class Growing {
  #values = new Int32Array(1 << 10);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  at(place: number): number {
    return this.#values[place] as number;
  }

  finish(): Int32Array {
    return this.#values.slice(0, this.length);
  }
}
