import type { ScoreColumn } from './scorecolumns';

/**
 * How many first and later scores each referral has of each measure: a cell is one referral and one measure. Cells of one
 * measure stand together, in the order of referrals.
 */
export class Cells {
  readonly referrals: number;
  /** The measures that some column has, by number, in order. */
  readonly present: readonly number[];
  /** Where the cells of each measure begin; -1 for a measure that no column has. */
  readonly start: Int32Array;
  readonly #first: Uint8Array;
  readonly #later: Uint8Array;

  constructor(referrals: number, present: readonly number[]) {
    this.referrals = referrals;
    this.present = present;
    this.start = new Int32Array((present.at(-1) ?? 0) + 1).fill(-1);
    for (const [slot, measure] of present.entries()) this.start[measure] = slot * referrals;
    this.#first = new Uint8Array(referrals * present.length);
    this.#later = new Uint8Array(referrals * present.length);
  }

  get size(): number {
    return this.#first.length;
  }

  at(measure: number, referral: number): number {
    return (this.start[measure] as number) + referral;
  }

  /** Counts the scores of a column; one whose stage is not recorded makes its cell one where something has to be chosen. */
  count({ referral, place, measureOf, orderOf }: ScoreColumn): void {
    const { codes } = place;
    const [first, later, start] = [this.#first, this.#later, this.start];
    for (let row = 0; row < referral.length; row += 1) {
      const at = referral[row] as number;
      const measure = measureOf[codes[row] as number] as number;
      if (at < 0 || measure < 0) continue;
      const cell = (start[measure] as number) + at;
      const order = typeof orderOf === 'number' ? orderOf : orderOf(row);
      if (order < 0) first[cell] = 2;
      else if (order === 0) first[cell] = first[cell] === 0 ? 1 : 2;
      else later[cell] = later[cell] === 0 ? 1 : 2;
    }
  }

  /** Whether nothing has to be chosen here. */
  isSettled(cell: number): boolean {
    return (this.#first[cell] as number) < 2 && (this.#later[cell] as number) < 2;
  }

  /** Whether there are scores, and nothing has to be chosen. */
  isRow(cell: number): boolean {
    return this.isSettled(cell) && (this.#first[cell] as number) + (this.#later[cell] as number) > 0;
  }

  /** How many referrals have settled scores of the measure in this slot. */
  settledOf(slot: number): number {
    const [first, later] = [this.#first, this.#later];
    const until = (slot + 1) * this.referrals;
    let n = 0;
    for (let cell = slot * this.referrals; cell < until; cell += 1) {
      const [one, other] = [first[cell] as number, later[cell] as number];
      if (one < 2 && other < 2 && one + other > 0) n += 1;
    }
    return n;
  }
}
