import type { IssueCode } from '../../vocabulary/issue';
import type { Choices, Decision, Encoding, Note, Sniffed } from '../../vocabulary/sniffed';
import { settled } from '../../vocabulary/sniffed';
import { textOf } from '../decode';
import { columnsOf } from './columns';
import { delimiterOf } from './delimiter';
import { encodingOf } from './encoding';
import { headerOf } from './header';
import { isFilled, recordsOf, type Row } from './records';

/** What the first rows of a table told. */
export interface Sniffing {
  readonly sniffed: Sniffed;
  readonly names: readonly string[];
  /** Cells at the right end of a row that may be there and blank beyond the names. */
  readonly dropped: number;
  /** The first rows of data, each with the line it starts in. */
  readonly sample: readonly Row[];
  readonly notes: readonly Note[];
}

/** A text that was looked at, or why it is no table. */
export type TextSniffing =
  | ({ readonly kind: 'table' } & Sniffing)
  | { readonly kind: 'stop'; readonly code: IssueCode; readonly why: string }
  /** The first two rows do not lie in `head` as a whole: look again with more of the file. */
  | { readonly kind: 'more' };

const rowsTaken = 400;
/** How dates and numbers are spelled shows in these; whole columns are asked again once they are read. */
const rowsSpelled = 120;

/**
 * Everything about a text file that must be known before its rows are read, from its first bytes and, of a longer file, its last:
 * encoding, delimiter, quotation mark, header, and the spelling of dates and numbers by column. `choices` of the user go before what
 * the bytes say. Without `tail` the head is the whole file. `after` is what `encodingAfter` found, when the file was read once and failed.
 */
export function sniffText(
  head: Uint8Array,
  tail: Uint8Array | undefined,
  choices: Choices = {},
  after?: Decision<Encoding>,
): TextSniffing {
  if (head.length === 0) return { kind: 'stop', code: 'empty_file', why: 'The file has no bytes.' };
  const bytes = after ?? encodingOf(head, tail);
  const { value } = bytes;
  if (value === 'not text') return { kind: 'stop', code: 'not_text', why: bytes.why };
  const found: Decision<Encoding> = {
    ...bytes,
    value,
    choices: bytes.choices.filter((one) => one !== 'not text'),
  };
  const encoding = settled(choices.encoding, found);
  const whole = tail === undefined;
  const text = textOf(head, encoding.value, whole);
  if (whole && /^[\s\u00a0\ufeff\u001a]*$/.test(text)) {
    return { kind: 'stop', code: 'empty_file', why: 'The file holds blank lines only.' };
  }
  const { delimiter, quote, said } = delimiterOf(text, whole, choices);
  const { rows } = recordsOf(text, delimiter.value, quote.value, whole, rowsTaken);
  const table = said ? rows.filter(({ line }) => line > 1) : rows;
  if (whole && table.length > 0 && !table.some(isFilled))
    return { kind: 'stop', code: 'empty_file', why: 'The file holds rows of empty cells only.' };
  if (!whole && table.length < 2) return { kind: 'more' };
  return { kind: 'table', ...sniffTable(table, choices, false, { encoding, delimiter, quote }) };
}

/** The same for a table that is already rows, such as a sheet: header, and the spelling of dates and numbers by column. */
export function sniffRows(rows: readonly Row[], choices: Choices = {}): Sniffing {
  return sniffTable(rows.slice(0, rowsTaken), choices, true, {});
}

function sniffTable(
  rows: readonly Row[],
  choices: Choices,
  sheet: boolean,
  parts: Pick<Sniffed, 'encoding' | 'delimiter' | 'quote'>,
): Sniffing {
  const { place, names, dropped, sample, notes } = headerOf(rows, { chosen: choices.header, sheet });
  const first = sample.slice(0, rowsSpelled);
  const cells = names.map((_, at) => first.map((row) => row.cells[at] ?? ''));
  const columns = columnsOf(names, cells, choices.columns);
  return { sniffed: { ...parts, header: place, columns }, names, dropped, sample, notes };
}
