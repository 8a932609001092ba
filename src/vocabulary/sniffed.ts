import type { Issue } from './issue';

/** What was decided about a file before it was read: kept beside its mapping, shown on the page, open to change. */
export interface Decision<T> {
  readonly value: T;
  /** False where the file leaves it open: a question to the user, with `value` as its default. */
  readonly sure: boolean;
  /** Why, in plain words; no cell of the file is repeated in it. */
  readonly why: string;
  /** What else could be chosen, `value` among them; a single one where there is nothing to choose. */
  readonly choices: readonly T[];
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Delimiter = ',' | ';' | '\t' | '|';
/** The mark around cells that hold a delimiter; empty where a quotation mark is only a character. */
export type Quote = '"' | "'" | '';
export type DecimalMark = '.' | ',';
/** The mark between the thousands of a number; empty where there is none. */
export type Thousands = '' | ',' | '.' | ' ' | "'";
export type DateOrder = 'day first' | 'month first' | 'year first';

/** Where the names of the columns stand and where the data begins, by the lines of the file counted from 1. */
export interface HeaderPlace {
  /** Lines of the rows that name the columns, the upper first; none where the file names none. */
  readonly names: readonly number[];
  /** Line of a row of units between the names and the data. */
  readonly units?: number;
  /** Line of the first row of data. */
  readonly first: number;
}

/** What was decided about one column; each part is there only where the column has such cells. */
export interface SniffedColumn {
  readonly column: string;
  readonly dates?: Decision<DateOrder>;
  readonly decimal?: Decision<DecimalMark>;
  readonly thousands?: Decision<Thousands>;
}

/** Everything decided about one table of a file; the first three parts are there only for text files. */
export interface Sniffed {
  readonly encoding?: Decision<Encoding>;
  readonly delimiter?: Decision<Delimiter>;
  readonly quote?: Decision<Quote>;
  readonly header: Decision<HeaderPlace>;
  readonly columns: readonly SniffedColumn[];
}

/** What the user said instead; a part left out is decided from the file. */
export interface Choices {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly quote?: Quote;
  readonly header?: HeaderPlace;
  readonly columns?: readonly ColumnChoice[];
}

export interface ColumnChoice {
  readonly column: string;
  readonly dates?: DateOrder;
  readonly decimal?: DecimalMark;
  readonly thousands?: Thousands;
}

/** An issue before its file is known. */
export type Note = Omit<Issue, 'file'>;

export const encodingWords: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, low byte first',
  'utf-16be': 'UTF-16, high byte first',
  'windows-1252': 'Windows-1252 (Western European)',
};

export const delimiterWords: Readonly<Record<Delimiter, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

export const quoteWords: Readonly<Record<Quote, string>> = {
  '"': 'double quotation marks',
  "'": 'single quotation marks',
  '': 'none',
};

export const decimalWords: Readonly<Record<DecimalMark, string>> = { '.': 'point', ',': 'comma' };

export const thousandsWords: Readonly<Record<Thousands, string>> = {
  '': 'none',
  ',': 'comma',
  '.': 'point',
  ' ': 'space',
  "'": 'apostrophe',
};

/** The place of the header in words: `line 3`, `lines 3 and 4 together`, `no names`. */
export function headerWords({ names, units, first }: HeaderPlace): string {
  const where =
    names.length === 0
      ? 'no names'
      : names.length === 1
        ? `names in line ${String(names[0])}`
        : `names in lines ${names.join(' and ')} together`;
  const measured = units === undefined ? '' : `, units in line ${String(units)}`;
  return `${where}${measured}, data from line ${String(first)}`;
}

/** What the user chose, or else what the file tells. */
export function settled<T>(chosen: T | undefined, found: Decision<T>): Decision<T> {
  if (chosen === undefined) return found;
  return { value: chosen, sure: true, why: 'You chose this.', choices: found.choices };
}
