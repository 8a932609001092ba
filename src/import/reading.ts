import type { IssueCode } from '../vocabulary/issue';

/** What one cell's text means. A cell can be read and still be worth a word; `blank` is no issue, only no value. */
export interface Reading {
  /** A text to keep: a level, a stage, a measure's id. */
  readonly level?: string;
  /** A calendar day, ISO. */
  readonly day?: string;
  readonly number?: number;
  readonly problem?: IssueCode | 'blank';
}

const blanks = /^[\s\u00a0\ufeff]*$/;

export function isBlank(text: string): boolean {
  return blanks.test(text);
}
