import type { Mapping } from '../vocabulary/mapping';
import { hiddenCount, isMissing } from '../vocabulary/cells';
import { orderOf, readDate } from './calendar';
import { numberIn } from './cell';
import { cellOf, countsOf, type Grid } from './grid';

/** A text of a column and how many rows have it. */
interface Text {
  readonly text: string;
  readonly n: number;
}

const mostTexts = 20_000;
const firstRows = 3;
const idsLookedAt = 400;

/**
 * Whether the cells speak against a mapping that names every role: two columns for one score, a column of dates with the day first here and the
 * month first there, scores in words, one end of SWEMWBS raw and the other metric, ids shortened to powers of ten, rows of codes under the
 * names. Then somebody has to be asked.
 */
export function isDoubtful(mapping: Mapping, grid: Grid): boolean {
  return (
    hasTwoForOne(mapping) ||
    datesOf(mapping).some((column) => isMixedUp(textsOf(grid, column))) ||
    mapping.scores.some(({ column }) => isWordy(textsOf(grid, column), mapping)) ||
    isHalfMetric(mapping, grid) ||
    hasShortenedIds(mapping, grid) ||
    beginsWithCodes(mapping, grid)
  );
}

/** In a wide file a measure has one column a stage; in a long file with measures in columns it has one. */
function hasTwoForOne({ scores, layout }: Mapping): boolean {
  const keys = scores.map(({ measure, order }) =>
    layout === 'wide' ? `${measure} ${String(order)}` : measure,
  );
  return new Set(keys).size < keys.length;
}

function datesOf({ columns, scores }: Mapping): readonly string[] {
  const { referral_date, first_contact, closed, date } = columns;
  const all = [referral_date, first_contact, closed, date, ...scores.map((score) => score.date)];
  return [...new Set(all.filter((column) => column !== undefined))];
}

/** One cell that proves the other order may be a slip; two of them are a habit. */
function isMixedUp(texts: readonly Text[]): boolean {
  const proofs = { 'day first': 0, 'month first': 0 };
  for (const { text, n } of texts) {
    const order = orderOf([text]);
    if (order === 'day first' || order === 'month first') proofs[order] += n;
  }
  return Math.min(proofs['day first'], proofs['month first']) > 1;
}

function isWordy(texts: readonly Text[], { decimal }: Mapping): boolean {
  let [said, words] = [0, 0];
  for (const { text, n } of texts) {
    if (isMissing(text)) continue;
    said += n;
    if (/\p{Letter}/u.test(text) && numberIn(text, decimal) === undefined && hiddenCount(text) === undefined)
      words += n;
  }
  return words * 2 > said;
}

/** Totals with fractions are metric and whole ones raw: a column of each, and nobody has said which is which. */
function isHalfMetric({ scores, decimal }: Mapping, grid: Grid): boolean {
  const kinds = scores
    .filter(({ measure, scale }) => measure === 'swemwbs' && scale === undefined)
    .map(({ column }) => {
      let [whole, parts] = [0, 0];
      for (const { text, n } of textsOf(grid, column)) {
        const number = numberIn(text, decimal);
        // On both scales 7 and 35 are whole.
        if (number === undefined || number <= 7 || number >= 35) continue;
        if (Number.isInteger(number)) whole += n;
        else parts += n;
      }
      return whole + parts < 3 ? 'unknown' : parts > whole ? 'metric' : 'raw';
    });
  return kinds.includes('metric') && kinds.includes('raw');
}

/** Many ids in one: `9.43E+09`. */
function hasShortenedIds({ columns }: Mapping, grid: Grid): boolean {
  const column = columns.person ?? columns.episode;
  const at = column === undefined ? -1 : grid.header.indexOf(column);
  const rows = Math.min(grid.rows, idsLookedAt);
  let shortened = 0;
  for (let row = 0; row < rows; row += 1)
    if (/^\s*\d(?:\.\d+)?e\+?\d+\s*$/i.test(cellOf(grid, at, row))) shortened += 1;
  return shortened * 2 > rows;
}

/** A survey tool puts rows of codes under the names: no date or score in them can be read, where most others can. */
function beginsWithCodes(mapping: Mapping, grid: Grid): boolean {
  const at = (column: string): number => grid.header.indexOf(column);
  const dates = datesOf(mapping).map(at);
  const scores = [...mapping.scores.map(({ column }) => column), mapping.columns.score ?? ''].map(at);
  const places = [
    ...dates.map((place) => ({
      place,
      isRead: (text: string) =>
        readDate(text, 'day first').problem !== 'bad_date' ||
        readDate(text, 'month first').problem !== 'bad_date',
    })),
    ...scores.map((place) => ({
      place,
      isRead: (text: string) => numberIn(text, mapping.decimal) !== undefined,
    })),
  ].filter(({ place }) => place >= 0);
  const isCodes = (row: number): boolean => {
    const said = places.flatMap(({ place, isRead }) => {
      const text = cellOf(grid, place, row);
      return isMissing(text) || hiddenCount(text) !== undefined ? [] : [isRead(text)];
    });
    return said.length > 1 && said.every((read) => !read);
  };
  const first = Math.min(firstRows, grid.rows - 1);
  const codes = Array.from({ length: first }, (_, row) => isCodes(row));
  return codes.includes(true) && !isCodes(grid.rows - 1);
}

function textsOf(grid: Grid, column: string): readonly Text[] {
  const found = grid.columns[grid.header.indexOf(column)];
  if (found === undefined) return [];
  const counts = countsOf(found);
  return Array.from({ length: Math.min(found.texts.size, mostTexts) - 1 }, (_, at) => ({
    text: found.texts.text(at + 1),
    n: counts[at + 1] as number,
  }));
}
