import {
  type Decision,
  type Delimiter,
  delimiterWords,
  type Quote,
  quoteWords,
} from '../../vocabulary/sniffed';
import { isFilled, recordsOf, type Row } from './records';

/** How the cells of a text are parted. */
export interface Parting {
  readonly delimiter: Decision<Delimiter>;
  readonly quote: Decision<Quote>;
  /** The first line only says what the delimiter is (`sep=;`) and is no row. */
  readonly said: boolean;
}

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];
const quotes: readonly Quote[] = ['"', "'", ''];
const rowsTried = 200;
const mostTitles = 30;
const mostFeet = 10;
const lookedAt = 1 << 16;
const sayings = /^"?sep=([^"\r\n])"?[,;\t|]*\s*(?:\r\n|\r|\n|$)/i;

/**
 * What parts the cells of a text, and what encloses those that hold a delimiter? The delimiter under which the rows agree on the number
 * of their cells, titles and footnotes set apart; among equals the one that sets fewer rows apart, then the one that makes more columns.
 * What Excel's first line or the user says goes before. Where no delimiter parts the rows it is the comma, `sure` being false.
 */
export function delimiterOf(
  text: string,
  whole: boolean,
  chosen: { readonly delimiter?: Delimiter; readonly quote?: Quote } = {},
): Parting {
  const said = sayings.exec(text);
  const named = delimiters.find((one) => one === said?.[1]);
  const rest = said === null ? text : text.slice(said[0].length);
  const asked = chosen.delimiter ?? named;
  const quote = quoteOf(rest, whole, asked === undefined ? delimiters : [asked], chosen.quote);
  const tried = delimiters
    .map((one) => agreementOf(rest, one, quote.value, whole))
    .filter((one) => one.columns > 1);
  const [best, next] = tried.toSorted(better);
  if (asked !== undefined) {
    const why = chosen.delimiter === undefined ? 'The first line of the file says so.' : 'You chose this.';
    return { delimiter: { value: asked, sure: true, why, choices: delimiters }, quote, said: said !== null };
  }
  if (best === undefined) {
    const why = 'No comma, semicolon, tab or vertical bar parts the rows: there seems to be one column.';
    return { delimiter: { value: ',', sure: false, why, choices: delimiters }, quote, said: said !== null };
  }
  const value = withDecimalCommas(best, tried).delimiter;
  const rival = next !== undefined && next.share >= 0.9 && next.apart === best.apart;
  const agreed = `${String(Math.round(best.share * 100))} of 100 rows have ${String(best.columns)} cells when parted by the ${delimiterWords[best.delimiter]}`;
  const why =
    value !== best.delimiter
      ? `The rows could be parted by the comma too, but it stands inside numbers; so it is the ${delimiterWords[value]}.`
      : rival
        ? `${agreed}; the ${delimiterWords[next.delimiter]} would part them as evenly, into fewer columns.`
        : `${agreed}.`;
  return {
    delimiter: { value, sure: best.share >= 0.9 && !rival, why, choices: delimiters },
    quote,
    said: said !== null,
  };
}

interface Agreement {
  readonly delimiter: Delimiter;
  /** The usual number of cells in a row. */
  readonly columns: number;
  /** The share of rows between titles and footnotes that have that number; from 0.9 up it counts as 1 in comparisons. */
  readonly share: number;
  /** Title rows and footnotes. */
  readonly apart: number;
  readonly rows: readonly Row[];
}

function agreementOf(text: string, delimiter: Delimiter, quote: Quote, whole: boolean): Agreement {
  const { rows, unclosed } = recordsOf(text, delimiter, quote, whole, rowsTried);
  const filled = rows.filter(isFilled);
  const counts = new Map<number, number>();
  for (const { cells } of filled) {
    if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  const columns = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])[0];
  const agreeing = filled.map(({ cells }) => cells.length === columns);
  const above = agreeing.indexOf(true);
  const below = agreeing.length - 1 - agreeing.lastIndexOf(true);
  const apart = (above <= mostTitles ? above : 0) + (below <= mostFeet ? below : 0);
  const seen = filled.length - apart + unclosed.length;
  const share = columns === 0 ? 0 : (counts.get(columns) ?? 0) / seen;
  return { delimiter, columns, share, apart, rows: filled };
}

function better(one: Agreement, other: Agreement): number {
  const share = ({ share }: Agreement): number => (share >= 0.9 ? 1 : share);
  return share(other) - share(one) || one.apart - other.apart || other.columns - one.columns;
}

/** Where the comma wins only because every number has a decimal comma, the other delimiter is meant. */
function withDecimalCommas(best: Agreement, tried: readonly Agreement[]): Agreement {
  if (best.delimiter !== ',') return best;
  const other = tried.find((one) => {
    if (one === best || one.share < 0.9 || one.apart > best.apart) return false;
    const cells = one.rows.flatMap(({ cells }) => cells.filter((cell) => cell.includes(',')));
    return (
      cells.length > 0 && cells.filter((cell) => /^\s*-?\d+,\d+\s*$/.test(cell)).length * 2 > cells.length
    );
  });
  return other ?? best;
}

/**
 * Double quotation marks unless cells are clearly enclosed in single ones, or double ones stand in the text without ever enclosing a
 * cell: then a quotation mark is only a character.
 */
function quoteOf(
  text: string,
  whole: boolean,
  tried: readonly Delimiter[],
  chosen: Quote | undefined,
): Decision<Quote> {
  const choices = quotes;
  if (chosen !== undefined) return { value: chosen, sure: true, why: 'You chose this.', choices };
  const enclosed = (mark: string, among: readonly Delimiter[]): number =>
    Math.max(...among.map((one) => enclosedBy(text, mark, one)));
  const [double, single] = [enclosed('"', tried), enclosed("'", tried)];
  const lines = text.slice(0, lookedAt).match(/\r\n|\r|\n/g)?.length ?? 0;
  const often = single > 2 && single * 2 >= lines;
  if (double === 0 && (often || (single > 2 && mends(text, tried, whole)))) {
    const why = `Cells are enclosed in ${quoteWords["'"]}, and none in double ones.`;
    return { value: "'", sure: true, why, choices };
  }
  if (!text.includes('"')) {
    return {
      value: '"',
      sure: true,
      why: 'No cell in the first rows is enclosed; the usual mark is taken.',
      choices,
    };
  }
  if (double === 0) {
    const enclosing = best(tried, (one) => agreementOf(text, one, '"', whole));
    const plain = best(tried, (one) => agreementOf(text, one, '', whole));
    if (plain.share >= 0.9 && plain.columns > 1 && enclosing.share < 0.5) {
      const why = 'Quotation marks stand in the text but never enclose a cell.';
      return { value: '', sure: false, why, choices };
    }
  }
  return { value: '"', sure: true, why: `Cells are enclosed in ${quoteWords['"']}.`, choices };
}

/** Whether the rows agree only when single quotation marks enclose cells. */
function mends(text: string, tried: readonly Delimiter[], whole: boolean): boolean {
  const [without, within] = [
    best(tried, (one) => agreementOf(text, one, '"', whole)),
    best(tried, (one) => agreementOf(text, one, "'", whole)),
  ];
  return within.share >= 0.9 && within.share > without.share;
}

function best(tried: readonly Delimiter[], agreement: (one: Delimiter) => Agreement): Agreement {
  return tried.map(agreement).toSorted(better)[0] as Agreement;
}

/** How many cells begin and end with the mark, in the first part of the text. */
function enclosedBy(text: string, mark: string, delimiter: Delimiter): number {
  const edge = `\\${delimiter}`;
  const pattern = new RegExp(
    `(?<=^|${edge})${mark}[^${mark}\\r\\n]{0,500}${mark}(?=${edge}|\\r|\\n|$)`,
    'gm',
  );
  return text.slice(0, lookedAt).match(pattern)?.length ?? 0;
}
