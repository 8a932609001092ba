import type { Issue } from '../../vocabulary/issue';
import { itemSets } from '../../vocabulary/itemnames';
import { type Coding, type Instrument, instrumentById } from '../../vocabulary/items';
import { agreesWithTotal, codingOf, itemAnswer, pointsOf, scoreOf } from '../../vocabulary/itemscore';
import type { ScoreColumn } from '../../vocabulary/mapping';
import { numberIn } from '../cell';
import { type Column, countsOf, type Grid, lineOf } from '../grid';
import { listed, listing, type Noted, short } from '../notices';
import type { ReadPlace, ReadSheet } from '../readplace';
import { wideScores } from '../waves';

/**
 * Nearly all, and so many rows at least, before another numbering is said to explain the totals; the published one must not explain half:
 * scores that count answers agree now and then by chance.
 */
const nearlyAll = 0.9;
const fewest = 5;
/** A column with more different texts does not hold answers. */
const mostTexts = 1000;
/** A number in a smaller share of the cells is a slip, not an answer of the scale. */
const rare = 0.01;

/** A column of totals and, beside it, the complete set of answers that it should be the total of. */
interface Beside {
  readonly of: Instrument;
  readonly items: readonly Column[];
  readonly total: ReadPlace;
}

/**
 * Totals that are not what the answers beside them make, by line; or, where another numbering of the answers explains nearly all of
 * them, that alone. Sets and totals of one measure go together whose names speak of one stage. Time grows with rows times items.
 */
export function totalIssues(read: ReadSheet): readonly Issue[] {
  const found = besides(read).map((beside) => compared(read, beside));
  const noted = found.flatMap((one) => one.noted).toSorted((one, other) => one.line - other.line);
  const total = found.reduce((sum, { differ }) => sum + differ, 0);
  return [...found.flatMap(({ issues }) => issues), ...listing(read.sheet.name, noted, total)];
}

function besides({ sheet: { grid, mapping }, places }: ReadSheet): readonly Beside[] {
  const totals = places.filter(({ kind }) => kind === 'score');
  if (totals.length === 0) return [];
  const taken = new Set([...Object.values(mapping.columns), ...mapping.scores.map(({ column }) => column)]);
  const sets = itemSets(grid.header.filter((column) => !taken.has(column)));
  const named = sets.length === 0 ? [] : wideScores(grid.header);
  // The stages of a mapping are whole numbers; those of names need not be.
  const orderOf = ({ column, measure, order }: ScoreColumn): number | undefined =>
    order === undefined
      ? undefined
      : (named.find((one) => one.column === column && one.measure === measure)?.order ?? order);
  return sets.flatMap(({ instrument, columns, order, certain }): readonly Beside[] => {
    const of = instrumentById.get(instrument);
    if (of === undefined || !certain || of.items === 1) return [];
    const total = totals.find(
      ({ score }) => score !== undefined && score.measure === of.measure && orderOf(score) === order,
    );
    const items = columns.flatMap((column) => grid.columns[grid.header.indexOf(column)] ?? []);
    return total === undefined || items.some(({ texts }) => texts.size > mostTexts)
      ? []
      : [{ of, items, total }];
  });
}

interface Compared {
  readonly noted: readonly Noted[];
  /** How many rows differ, listed or not. */
  readonly differ: number;
  readonly issues: readonly Issue[];
}

function compared({ sheet }: ReadSheet, beside: Beside): Compared {
  const { of, total } = beside;
  const plain = tally(sheet, beside, 'published');
  const explains = (agreed: number): boolean => agreed >= nearlyAll * plain.both;
  if (plain.both >= fewest && plain.agreed < plain.both / 2) {
    const others = codingOf(of, numbersIn(beside.items, sheet.mapping.decimal)).codings.filter(
      ({ id }) => id !== 'published',
    );
    const other = others.find(({ id }) => explains(tally(sheet, beside, id).agreed));
    if (other !== undefined)
      return {
        noted: [],
        differ: 0,
        issues: [
          {
            code: 'answers_renumbered',
            severity: 'note',
            file: sheet.name,
            column: total.column,
            found: other.says,
            n: plain.both,
          },
        ],
      };
  }
  const noted = plain.rows.map((row): Noted => {
    const raw = total.raw(total.codes[row] as number);
    return { code: 'total_differs', line: lineOf(sheet.grid, row), column: total.column, found: short(raw) };
  });
  return { noted, differ: plain.differ, issues: [] };
}

interface Tally {
  /** Rows with a total and some answer. */
  readonly both: number;
  readonly agreed: number;
  readonly differ: number;
  /** The first rows that differ. */
  readonly rows: readonly number[];
}

/** An answer that is no answer of the scale: nothing can be said of its row. */
const unread = Infinity;

function tally(
  { grid, verdict }: { readonly grid: Grid; readonly verdict: Uint8Array },
  { of, items, total }: Beside,
  coding: Coding['id'],
): Tally {
  const used = of.uses.flatMap((item) => {
    const column = items[item - 1];
    return column === undefined ? [] : [{ codes: column.codes, points: points(of, item, column, coding) }];
  });
  const made = new Map<number, ReturnType<typeof scoreOf>>();
  const rows: number[] = [];
  let [both, agreed, differ] = [0, 0, 0];
  for (let row = 0; row < grid.rows; row += 1) {
    const given = total.numbers[total.codes[row] as number] as number;
    if (verdict[row] !== 0 || Number.isNaN(given)) continue;
    let [sum, missing] = [0, 0];
    for (const one of used) {
      const value = one.points[one.codes[row] as number] as number;
      if (Number.isNaN(value)) missing += 1;
      else sum += value;
    }
    if (missing === used.length) continue;
    both += 1;
    if (sum === unread || missing > of.missing.most) continue;
    const key = sum * 64 + missing;
    let score = made.get(key);
    if (score === undefined) {
      score = scoreOf(of, sum, missing);
      made.set(key, score);
    }
    const agrees = agreesWithTotal(of, score, given);
    if (agrees === true) agreed += 1;
    if (agrees !== false) continue;
    differ += 1;
    if (rows.length < listed) rows.push(row);
  }
  return { both, agreed, differ, rows };
}

/** What each text of an item's column adds to the total; NaN where it is no answer. */
function points(of: Instrument, item: number, { texts }: Column, coding: Coding['id']): Float64Array {
  return Float64Array.from({ length: texts.size }, (_, code) => {
    const answer = itemAnswer(of, item, texts.text(code), coding);
    if ('value' in answer) return pointsOf(of, item, answer.value);
    return answer.problem === 'blank' || answer.problem === 'not_answered' ? NaN : unread;
  });
}

/** The whole numbers that are answers in these columns, slips apart. */
function numbersIn(items: readonly Column[], decimal: '.' | ','): readonly number[] {
  const counts = new Map<number, number>();
  let all = 0;
  for (const column of items) {
    for (const [code, n] of countsOf(column).entries()) {
      const number = numberIn(column.texts.text(code), decimal);
      if (number === undefined) continue;
      counts.set(number, (counts.get(number) ?? 0) + n);
      all += n;
    }
  }
  return [...counts].flatMap(([number, n]) => (n >= rare * all ? [number] : []));
}
