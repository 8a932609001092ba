import type { Issue, IssueCode } from '../vocabulary/issue';
import type { Grid } from './grid';

/** A table whose format names its columns: Parquet, JSON, SPSS, Stata. */
export interface NamedTable {
  readonly kind: 'named';
  /** What tells it from the other tables of its file: an entry's name; empty where there is but one. */
  readonly name: string;
  readonly read: (progress: Progress) => Promise<Grid>;
  /** What each column is called at length, where the format says it; empty where it does not. */
  readonly labels?: readonly string[];
  readonly issues: readonly Issue[];
}

/** A table of rows among which the header has yet to be found: a sheet of a workbook. */
export interface RowTable {
  readonly kind: 'rows';
  readonly name: string;
  /** Every row that has a cell with something in it, in order, by its number in the sheet counted from 1. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly issues: readonly Issue[];
}

/** Told how far a reader has come, between 0 and 1; it may throw to stop the reading. */
export type Progress = (share: number) => void;

/** A file that cannot be read, and why. */
export class Unreadable extends Error {
  readonly code: IssueCode;
  readonly where: Pick<Issue, 'line' | 'column' | 'found'>;
  constructor(code: IssueCode, where: Pick<Issue, 'line' | 'column' | 'found'> = {}) {
    super(`import: ${code}`);
    this.name = 'Unreadable';
    this.code = code;
    this.where = where;
  }
}
