import { deviation, isConstant, moments, products } from './moments';
import type { Moments } from './moments';
import { withhold } from './result';
import type { Interval, Result, Weighted, WeightedPair, Withheld } from './result';
import { studentQuantile, studentTwoSided } from './student';
import { reach, size, tally, tallyPairs } from './tally';

/** Means, deviations and the change in points of the measure; change is last minus first. */
export interface PairedChange {
  readonly n: number;
  readonly meanFirst: number;
  readonly meanLast: number;
  readonly sdFirst: number;
  readonly sdLast: number;
  readonly mean: number;
  readonly sd: number;
  readonly se: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly interval95: Interval;
  readonly interval50: Interval;
  /** Pearson correlation of first with last score; null when either is the same for everyone. */
  readonly correlation: number | null;
}

/** The sums behind every paired estimate. */
export interface PairedSums {
  readonly n: number;
  readonly first: Moments;
  readonly last: Moments;
  readonly change: Moments;
  readonly correlation: number | null;
  /** The scores that are the same for everyone, so that there is no correlation. */
  readonly flat: 'first' | 'last' | null;
}

/**
 * How much did each person change? Last minus first, equal changes merged, ascending.
 *
 * Changes are the doubles R would form with `last - first` and merge only when these are equal: 64.1 - 63.6 and
 * 5.5 - 5 stay two values and are no tie in a rank test, as in R. Scores that are whole numbers are exact.
 */
export function changes(pairs: readonly WeightedPair[]): readonly Weighted[] {
  const raw = pairs.map(({ first, last, n }) => ({ value: last - first, n }));
  return tally(raw) ?? raw;
}

/**
 * The sums of a set of pairs, or why no estimate can rest on them: `no_pairs`, `one_pair`, `no_change` when all
 * changes are 0, `no_spread` when all are the same, `invalid`.
 */
export function pairedSums(pairs: readonly WeightedPair[]): PairedSums | Withheld {
  const people = tallyPairs(pairs);
  if (people === null) return withhold('invalid');
  const n = size(people);
  if (n === 0) return withhold('no_pairs', 0);
  if (n === 1) return withhold('one_pair', 1);
  const column = (side: 'first' | 'last') =>
    tally(people.map((one) => ({ value: one[side], n: one.n }))) ?? [];
  const [firsts, lasts] = [column('first'), column('last')];
  const [first, last, change] = [moments(firsts), moments(lasts), moments(changes(people))];
  const scale = Math.max(reach(firsts), reach(lasts));
  if (isConstant(deviation(change), scale))
    return withhold(isConstant(Math.abs(change.mean), scale) ? 'no_change' : 'no_spread', n);
  const flatFirst = isConstant(deviation(first), reach(firsts));
  const flatLast = isConstant(deviation(last), reach(lasts));
  if (flatFirst || flatLast)
    return { n, first, last, change, correlation: null, flat: flatFirst ? 'first' : 'last' };
  const together =
    products(people, first.mean, last.mean) / Math.sqrt(first.squares) / Math.sqrt(last.squares);
  return { n, first, last, change, correlation: Math.max(-1, Math.min(1, together)), flat: null };
}

/**
 * By how much did the same people change on average, and how sure is that? In points of the measure.
 *
 * Withheld: `no_pairs`, `one_pair`, `no_change`, `no_spread`, `invalid`. With 2 to 4 pairs it is computed; the
 * reader of `n` says "too few to generalise".
 * R: `t.test(last, first, paired = TRUE)`, its `conf.level` 0.95 and 0.5, and `cor(first, last)`.
 */
export function pairedChange(pairs: readonly WeightedPair[]): Result<PairedChange> {
  const sums = pairedSums(pairs);
  if ('withheld' in sums) return sums;
  const { n, first, last, change, correlation } = sums;
  const df = n - 1;
  const sd = deviation(change);
  const se = sd / Math.sqrt(n);
  const t = change.mean / se;
  const around = (level: number): Interval => {
    const half = studentQuantile((1 + level) / 2, df) * se;
    return { lower: change.mean - half, upper: change.mean + half, level };
  };
  return {
    n,
    meanFirst: first.mean,
    meanLast: last.mean,
    sdFirst: deviation(first),
    sdLast: deviation(last),
    mean: change.mean,
    sd,
    se,
    t,
    df,
    p: studentTwoSided(t, df),
    interval95: around(0.95),
    interval50: around(0.5),
    correlation,
  };
}

/**
 * By how much did everybody change, where all changed by the same amount and that is not nothing? In points, freed of the
 * rounding of decimals; null wherever `pairedChange` is withheld for another reason, or not at all.
 */
export function constantChange(pairs: readonly WeightedPair[]): number | null {
  const sums = pairedSums(pairs);
  const [one] = pairs;
  if (!('withheld' in sums) || sums.withheld !== 'no_spread' || one === undefined) return null;
  return Number((one.last - one.first).toFixed(9));
}
