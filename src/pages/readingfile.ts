import { asText, finite, list, loose, maybe, oneOf, own, text, Wrong } from './loosejson';
import type { Reading } from '../vocabulary/mapping';
import {
  type Choices,
  type ColumnChoice,
  type Delimiter,
  delimiterWords,
  type Encoding,
  encodingWords,
  type HeaderPlace,
  type Quote,
  quoteWords,
  type Thousands,
  thousandsWords,
} from '../vocabulary/sniffed';

const encodings = Object.keys(encodingWords) as readonly Encoding[];
const delimiters = Object.keys(delimiterWords) as readonly Delimiter[];
const quotes = Object.keys(quoteWords) as readonly Quote[];
export const orders = ['day first', 'month first', 'year first'] as const;
export const decimals = ['.', ','] as const;
const thousands = Object.keys(thousandsWords) as readonly Thousands[];

function lineOf(value: unknown, key: string): number {
  const line = finite(value, key);
  if (!Number.isInteger(line) || line < 1) throw new Wrong(`“${key}” is not the number of a line.`);
  return line;
}

function headerOf(value: unknown): HeaderPlace {
  const from = loose(value, '“header”');
  return {
    names: list(own(from, 'names'), 'names').map((line) => lineOf(line, 'names')),
    ...maybe(from, 'units', (units) => lineOf(units, 'units')),
    first: lineOf(own(from, 'first'), 'first'),
  };
}

function choiceOf(value: unknown): ColumnChoice {
  const from = loose(value, 'A choice for a column');
  return {
    column: text(from, 'column'),
    ...maybe(from, 'dates', (dates) => oneOf(dates, 'dates', orders)),
    ...maybe(from, 'decimal', (decimal) => oneOf(decimal, 'decimal', decimals)),
    ...maybe(from, 'thousands', (mark) => oneOf(mark, 'thousands', thousands)),
  };
}

function choicesOf(value: unknown): Choices {
  const from = loose(value, '“choices”');
  return {
    ...maybe(from, 'encoding', (encoding) => oneOf(encoding, 'encoding', encodings)),
    ...maybe(from, 'delimiter', (delimiter) => oneOf(delimiter, 'delimiter', delimiters)),
    ...maybe(from, 'quote', (quote) => oneOf(quote, 'quote', quotes)),
    ...maybe(from, 'header', headerOf),
    ...maybe(from, 'columns', (columns) => list(columns, 'columns').map(choiceOf)),
  };
}

/** How a file was read, by what was chosen by hand. */
export function readingOf(value: unknown): Reading {
  const from = loose(value, '“reading”');
  return { ...maybe(from, 'table', asText('table')), ...maybe(from, 'choices', choicesOf) };
}
