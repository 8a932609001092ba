import { type Column, none, type Rows } from '../engine/rows';
import { numbersTo } from './numbers';
import type { People } from './people';
import type { Cells } from './scorecells';
import { type ScoreColumn, stages, unlabelled } from './scorecolumns';
import { dayFrom } from './scoredays';
import { statuses, type Wide, type WideMeasure } from './shape';

/** The status of a pair that labels settle. A value of NaN and a day of `none` is not there. */
export function settledStatus(
  first: number,
  firstDay: number,
  last: number,
  lastDay: number,
): (typeof statuses)[number] {
  if (Number.isNaN(first)) return 'no first score';
  if (Number.isNaN(last)) return 'no second score';
  if (firstDay === none || lastDay === none || lastDay > firstDay) return 'pair';
  return lastDay < firstDay ? 'before the first' : 'same day';
}

/** The scores of settled cells, side by side. */
export class Settled {
  /** How many scores of each file were taken. */
  readonly used = new Map<number, number>();
  readonly #cells: Cells;
  readonly #first: Float64Array;
  readonly #last: Float64Array;
  readonly #firstDay: Int32Array;
  readonly #lastDay: Int32Array;
  /** Which of the kinds of later stage the last score is; 0 for none. */
  readonly #kind: Uint16Array;
  /** How many referrals have a row of each measure. */
  readonly #filled: readonly number[];
  readonly #kinds: { readonly stage: number; readonly order: number }[] = [
    { stage: unlabelled, order: none },
  ];

  constructor(cells: Cells, dated: boolean) {
    const { size } = cells;
    this.#cells = cells;
    this.#first = new Float64Array(size).fill(NaN);
    this.#last = new Float64Array(size).fill(NaN);
    this.#firstDay = new Int32Array(dated ? size : 0).fill(none);
    this.#lastDay = new Int32Array(dated ? size : 0).fill(none);
    this.#kind = new Uint16Array(size);
    this.#filled = cells.present.map((_, slot) => cells.settledOf(slot));
  }

  /** Takes the scores of settled cells from a column; gives each other row with a score to `other`. */
  take(
    column: ScoreColumn,
    people: People,
    earliest: Int32Array | undefined,
    other: (row: number) => void,
  ): void {
    const { file, referral, place, measureOf, orderOf, stageOf, hasDay } = column;
    const { codes, numbers } = place;
    const cells = this.#cells;
    let used = 0;
    for (let row = 0; row < referral.length; row += 1) {
      const at = referral[row] as number;
      const code = codes[row] as number;
      const measure = measureOf[code] as number;
      if (at < 0 || measure < 0) continue;
      const cell = (cells.start[measure] as number) + at;
      if (!cells.isSettled(cell)) {
        other(row);
        continue;
      }
      used += 1;
      const order = typeof orderOf === 'number' ? orderOf : orderOf(row);
      if (order === 0) this.#first[cell] = numbers[code] as number;
      else {
        this.#last[cell] = numbers[code] as number;
        this.#kind[cell] = this.#kindOf(typeof stageOf === 'number' ? stageOf : stageOf(row), order);
      }
      if (hasDay)
        (order === 0 ? this.#firstDay : this.#lastDay)[cell] = dayFrom(column, people, earliest, row, at);
    }
    this.used.set(file, (this.used.get(file) ?? 0) + used);
  }

  #kindOf(stage: number, order: number): number {
    for (let at = 1; at < this.#kinds.length; at += 1) {
      const kind = this.#kinds[at];
      if (kind?.order === order && kind.stage === stage) return at;
    }
    if (this.#kinds.length > 65_535) throw new RangeError('import: more than 65,535 later stages');
    return this.#kinds.push({ stage, order }) - 1;
  }

  /** Cells whose later score is not later, with the day of the first. */
  reversed(): Map<number, number> {
    const found = new Map<number, number>();
    for (const [cell, day] of this.#firstDay.entries()) {
      const last = this.#lastDay[cell] as number;
      if (day !== none && last !== none && last <= day) found.set(cell, day);
    }
    return found;
  }

  /** The measures that have a row, by number. */
  measures(): readonly number[] {
    return this.#cells.present.filter((_, slot) => (this.#filled[slot] as number) > 0);
  }

  /** The measures that most referrals have a row of, side by side: one row a referral, the columns of each measure named by its place. */
  wide(measureIds: readonly string[]): Wide {
    const { referrals } = this.#cells;
    const measures: WideMeasure[] = [];
    const columns: [string, Column][] = [['episode', { kind: 'integer', values: numbersTo(referrals) }]];
    for (const [slot, measure] of this.#cells.present.entries()) {
      if (!this.#isWide(slot)) continue;
      const [from, until] = [slot * referrals, (slot + 1) * referrals];
      const place = measures.length;
      const add = (name: string, column: Column): void => {
        columns.push([`${name}_${String(place)}`, column]);
      };
      add('first', { kind: 'double', values: this.#first.subarray(from, until) });
      add('last', { kind: 'double', values: this.#last.subarray(from, until) });
      const days = [this.#firstDay, this.#lastDay].map((one) => one.subarray(from, until));
      const dated = days.some((one) => one.some((day) => day !== none));
      for (const [at, values] of days.entries())
        if (dated) add(at === 0 ? 'first_day' : 'last_day', { kind: 'integer', values });
      const kinds = this.#kind.subarray(from, until);
      let only = 0;
      let alike = true;
      for (let at = 0; alike && at < kinds.length; at += 1) {
        const kind = kinds[at] as number;
        if (only === 0) only = kind;
        alike = kind === 0 || kind === only;
      }
      if (!alike) {
        const stage = Uint8Array.from(kinds, (kind) => this.#kinds[kind]?.stage ?? unlabelled);
        const order = Int32Array.from(kinds, (kind) => this.#kinds[kind]?.order ?? none);
        add('last_stage', { kind: 'word', codes: stage, words: stages });
        add('last_order', { kind: 'integer', values: order });
      }
      const later = this.#kinds[only] ?? { stage: unlabelled, order: none };
      measures.push({
        id: measureIds[measure] as string,
        dated,
        ...(alike
          ? {
              later: {
                stage: stages[later.stage] ?? 'not recorded',
                order: later.order === none ? null : later.order,
              },
            }
          : {}),
      });
    }
    return { measures, rows: measures.length === 0 ? {} : Object.fromEntries(columns) };
  }

  /** Whether at least every fourth referral has a row: else a row for all would be mostly empty. */
  #isWide(slot: number): boolean {
    return (this.#filled[slot] as number) > 0 && (this.#filled[slot] as number) * 4 >= this.#cells.referrals;
  }

  /** Rows of the table `settled`: the measures that few referrals have. */
  rows(measureIds: readonly string[]): Rows {
    const { present, referrals } = this.#cells;
    const found: number[] = [];
    for (const slot of present.keys()) {
      if (this.#isWide(slot)) continue;
      for (let cell = slot * referrals; cell < (slot + 1) * referrals; cell += 1)
        if (this.#cells.isRow(cell)) found.push(cell);
    }
    const dated = this.#firstDay.length > 0;
    const whole = (of: (cell: number) => number): Int32Array => Int32Array.from(found, of);
    const exact = (values: Float64Array): Float64Array =>
      Float64Array.from(found, (cell) => values[cell] as number);
    const firstDay = whole((cell) => (dated ? (this.#firstDay[cell] as number) : none));
    const lastDay = whole((cell) => (dated ? (this.#lastDay[cell] as number) : none));
    const [first, last] = [exact(this.#first), exact(this.#last)];
    const kinds = found.map((cell) => this.#kinds[this.#kind[cell] as number]);
    return {
      episode: { kind: 'integer', values: whole((cell) => (cell % referrals) + 1) },
      measure: {
        kind: 'word',
        codes: whole((cell) => present[Math.floor(cell / referrals)] as number),
        words: measureIds,
      },
      status: {
        kind: 'word',
        codes: Uint8Array.from(found, (_, at) =>
          statuses.indexOf(
            settledStatus(
              first[at] as number,
              firstDay[at] as number,
              last[at] as number,
              lastDay[at] as number,
            ),
          ),
        ),
        words: statuses,
      },
      first_score: { kind: 'double', values: first },
      first_day: { kind: 'integer', values: firstDay },
      last_score: { kind: 'double', values: last },
      last_day: { kind: 'integer', values: lastDay },
      last_stage: {
        kind: 'word',
        codes: Uint8Array.from(kinds, (kind) => kind?.stage ?? unlabelled),
        words: stages,
      },
      last_order: { kind: 'integer', values: Int32Array.from(kinds, (kind) => kind?.order ?? none) },
    };
  }
}
