import { normalQuantile } from './normal';
import { wilson } from './proportion';
import type { Proportion } from './proportion';
import { isWithheld, withhold } from './result';
import type { Result, Weighted } from './result';
import { isScore, size, tally } from './tally';

/** How far a change must go to count: `at least` includes the threshold itself, `more than` does not. */
export interface ReliableRule {
  /** In points of the measure, above 0. */
  readonly threshold: number;
  readonly rule: 'at least' | 'more than';
  readonly betterIs: 'higher' | 'lower';
}

/** Three shares of the same `n`: those who got worse are never left out. */
export interface ReliableChange {
  readonly n: number;
  readonly improved: Proportion;
  readonly unchanged: Proportion;
  readonly worsened: Proportion;
}

/** Standard error of measurement and the change it takes to exceed it, in points. */
export interface MeasurementError {
  readonly sem: number;
  readonly threshold: number;
  readonly rule: 'more than';
}

const FEWEST = 5;
/** 16.15 - 13.15 is 3 in decimals and 2.9999999999999982 in doubles; published scores have at most a few decimals. */
const DECIMALS = 1e9;

/** Is a change, last less first, far enough towards better? Compared as `reliableChange` does. */
export function hasImproved(change: number, { threshold, rule, betterIs }: ReliableRule): boolean {
  const by = Math.round((betterIs === 'higher' ? change : -change) * DECIMALS);
  const least = Math.round(threshold * DECIMALS);
  return rule === 'at least' ? by >= least : by > least;
}

/**
 * How many improved, stayed, and got worse by more than the measure's own noise? `changes` are last minus first.
 *
 * Change and threshold are compared after rounding to nine decimals, so that 16.15 - 13.15 is at least 3.
 * Withheld: `no_pairs`, `one_pair`, `too_few` (fewer than 5 pairs), `invalid` (also a threshold of 0 or less).
 * R: `sum(round(d, 9) >= k)`, `sum(round(-d, 9) >= k)` and `prop.test(x, n, correct = FALSE)`.
 */
export function reliableChange(changes: readonly Weighted[], asked: ReliableRule): Result<ReliableChange> {
  const people = tally(changes);
  if (people === null || !(isScore(asked.threshold) && asked.threshold > 0)) return withhold('invalid');
  const n = size(people);
  if (n === 0) return withhold('no_pairs', 0);
  if (n === 1) return withhold('one_pair', 1);
  if (n < FEWEST) return withhold('too_few', n);
  const better = size(people.filter(({ value }) => hasImproved(value, asked)));
  const worse = size(people.filter(({ value }) => hasImproved(-value, asked)));
  const [improved, unchanged, worsened] = [
    wilson(better, n),
    wilson(n - better - worse, n),
    wilson(worse, n),
  ];
  if (isWithheld(improved)) return improved;
  if (isWithheld(unchanged)) return unchanged;
  if (isWithheld(worsened)) return worsened;
  return { n, improved, unchanged, worsened };
}

/**
 * How many points must one person move before the change exceeds what the measure's noise alone would give in 95 of
 * 100 people? Threshold = 1.959964 √2 SEM with SEM = SD √(1 - reliability); the change must be more than that.
 *
 * `sdFirst` is the deviation of everyone's first score, not only of those followed up.
 * Withheld: `no_baseline_spread` when `sdFirst` is 0; `no_reliability` unless 0 ≤ reliability < 1; `invalid`.
 * Jacobson & Truax (1991). R: `qnorm(0.975) * sqrt(2) * sd(first) * sqrt(1 - reliability)`.
 */
export function jacobsonTruax(sdFirst: number, reliability: number): Result<MeasurementError> {
  if (!isScore(sdFirst) || sdFirst < 0) return withhold('invalid');
  if (sdFirst === 0) return withhold('no_baseline_spread');
  if (!(reliability >= 0 && reliability < 1)) return withhold('no_reliability');
  const sem = sdFirst * Math.sqrt(1 - reliability);
  return { sem, threshold: normalQuantile(0.975) * Math.SQRT2 * sem, rule: 'more than' };
}
