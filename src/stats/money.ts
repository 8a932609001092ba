import { withhold } from './result';
import type { Interval, Result } from './result';

/** The difference in visits per person per year, after less before; negative: fewer visits. */
export interface VisitDifference {
  readonly interval: Interval;
}

/** What one visit costs, in the currency of its source; both year and source are shown wherever the money is. */
export interface UnitPrice {
  readonly price: number;
  /** The financial or calendar year the price is of, as its source writes it. */
  readonly year: string;
  readonly source: string;
}

/** A range and never one number: visits avoided, and their worth, per 1,000 people per year; negative: more visits. */
export interface Money {
  readonly direction: 'fewer' | 'more';
  readonly avoided: Interval;
  readonly worth: Interval;
  readonly unit: UnitPrice;
}

const PEOPLE = 1000;

/**
 * What is the difference in visits worth, per 1,000 people per year, at a named unit price? The worth of capacity
 * freed or used, not cash.
 *
 * The interval of the difference is carried through; the price is taken as exact. Withheld: `no_money` when that
 * interval includes 0; `no_price` without a price, its year or its source; `invalid`.
 * R: `-1000 * rev(interval) * price`.
 */
export function moneyRange({ interval }: VisitDifference, unit: UnitPrice | null): Result<Money> {
  const { lower, upper, level } = interval;
  const isPlain = (value: number) => Math.abs(value) < 1e100;
  if (!isPlain(lower) || !isPlain(upper) || !(lower <= upper) || !(level > 0 && level < 1))
    return withhold('invalid');
  if (unit === null || unit.year.trim() === '' || unit.source.trim() === '') return withhold('no_price');
  if (!(unit.price > 0 && isPlain(unit.price))) return withhold('invalid');
  if (lower <= 0 && upper >= 0) return withhold('no_money');
  const times = (factor: number) => ({ lower: -upper * factor, upper: -lower * factor, level });
  return {
    direction: upper < 0 ? 'fewer' : 'more',
    avoided: times(PEOPLE),
    worth: times(PEOPLE * unit.price),
    unit,
  };
}
