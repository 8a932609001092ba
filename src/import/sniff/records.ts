import type { Quote } from '../../vocabulary/sniffed';
import { readRecord } from '../record';

/** A row of cells and the line it starts in, counted from 1. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Records {
  /** The rows that lie in the text as a whole, blank ones among them. */
  readonly rows: readonly Row[];
  /** Lines with a quotation mark that does not close. */
  readonly unclosed: readonly number[];
}

/** The first rows of a text; `whole` says that the file ends with it, so that its last row counts too. */
export function recordsOf(
  text: string,
  delimiter: string,
  quote: Quote,
  whole: boolean,
  most: number,
): Records {
  if (quote === '') return plainRecords(text, delimiter, whole, most);
  const turned = quote === '"' ? text : swappedQuotes(text);
  const rows: Row[] = [];
  const unclosed: number[] = [];
  let line = 1;
  for (let at = 0; at < turned.length && rows.length + unclosed.length < most;) {
    const record = readRecord(turned, at, delimiter, whole);
    if (record.kind === 'more') break;
    const cells = quote === '"' ? record.cells : record.cells.map(swappedQuotes);
    if (record.kind === 'record') rows.push({ line, cells });
    else unclosed.push(line);
    line += record.lines;
    at = record.end;
  }
  return { rows, unclosed };
}

/** Whether any cell of a row holds something. */
export function isFilled({ cells }: Row): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

function plainRecords(text: string, delimiter: string, whole: boolean, most: number): Records {
  const lines = text.split(/\r\n|\r|\n/, most + 1);
  const ended = lines.length > most || (whole && lines.at(-1) !== '') ? lines : lines.slice(0, -1);
  const rows = ended.slice(0, most).map((line, at) => ({ line: at + 1, cells: line.split(delimiter) }));
  return { rows, unclosed: [] };
}

/** The reader of records knows double quotation marks only, so the two marks trade places before and after. */
function swappedQuotes(text: string): string {
  return text.replace(/["']/g, (mark) => (mark === '"' ? "'" : '"'));
}
