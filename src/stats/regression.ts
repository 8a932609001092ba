import { deviation, isConstant, moments, products } from './moments';
import { withhold } from './result';
import type { Interval, Result, WeightedPair } from './result';
import { studentQuantile, studentTwoSided } from './student';
import { isScore, reach, size, tally, tallyPairs } from './tally';

export interface RegressionQuestion {
  readonly meanFirst: number;
  readonly populationMean: number;
  /** Test-retest reliabilities over this interval, each from 0 to 1. */
  readonly reliabilities: readonly number[];
}

/** The change that chance alone would give at one reliability, in points; positive: scores rise. */
export interface RegressionRow {
  readonly reliability: number;
  readonly expected: number;
}

/** `gap` is the mean first score less the population mean, in points. */
export interface RegressionToMean {
  readonly gap: number;
  readonly rows: readonly RegressionRow[];
}

/** The change beyond regression to the mean, in points, with Mee and Chua's test of it. */
export interface MeeChua {
  readonly n: number;
  readonly effect: number;
  readonly se: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly interval: Interval;
}

/**
 * How much would scores have moved without any support, because people come when they are at their worst?
 *
 * expected = -(1 - reliability) (mean first - population mean), one row per reliability asked: a grid, never one
 * number. Withheld: `no_reliability` when none is asked; `invalid`. R: `-(1 - rho) * (mean(first) - mu)`.
 */
export function regressionToMean({
  meanFirst,
  populationMean,
  reliabilities,
}: RegressionQuestion): Result<RegressionToMean> {
  const gap = meanFirst - populationMean;
  if (!isScore(meanFirst) || !isScore(populationMean) || !reliabilities.every((rho) => rho >= 0 && rho <= 1))
    return withhold('invalid');
  if (reliabilities.length === 0) return withhold('no_reliability');
  return {
    gap,
    rows: reliabilities.map((reliability) => ({ reliability, expected: (reliability - 1) * gap + 0 })),
  };
}

/**
 * Is there a change beyond regression to the mean, when the population mean `mu` is known?
 *
 * The last score is regressed on first minus mu; the effect is the intercept less mu. Withheld: `no_pairs`, `too_few`
 * (fewer than 3 pairs), `no_baseline_spread`, `no_spread` when the line fits without error, `invalid`.
 * Mee & Chua (1991), The American Statistician 45. R: `summary(lm(last ~ I(first - mu)))`.
 */
export function meeChua(pairs: readonly WeightedPair[], mu: number): Result<MeeChua> {
  const people = tallyPairs(pairs);
  if (people === null || !isScore(mu)) return withhold('invalid');
  const n = size(people);
  if (n === 0) return withhold('no_pairs', 0);
  if (n < 3) return withhold('too_few', n);
  const column = (side: 'first' | 'last') =>
    tally(people.map((one) => ({ value: one[side], n: one.n }))) ?? [];
  const [firsts, lasts] = [column('first'), column('last')];
  const [first, last] = [moments(firsts), moments(lasts)];
  if (isConstant(deviation(first), reach(firsts))) return withhold('no_baseline_spread', n);
  const slope = products(people, first.mean, last.mean) / first.squares;
  const misses = people.map((one) => ({
    value: one.last - last.mean - slope * (one.first - first.mean),
    n: one.n,
  }));
  const df = n - 2;
  const spread = Math.sqrt(misses.reduce((total, one) => total + one.value ** 2 * one.n, 0) / df);
  if (isConstant(spread, Math.max(reach(firsts) * Math.abs(slope), reach(lasts))))
    return withhold('no_spread', n);
  const se = spread * Math.sqrt(1 / n + (first.mean - mu) ** 2 / first.squares);
  const effect = last.mean - slope * (first.mean - mu) - mu;
  const t = effect / se;
  const half = studentQuantile(0.975, df) * se;
  const interval = { lower: effect - half, upper: effect + half, level: 0.95 };
  return { n, effect, se, t, df, p: studentTwoSided(t, df), interval };
}
