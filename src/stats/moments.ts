import type { Weighted, WeightedPair } from './result';
import { sum } from './sum';
import { size } from './tally';

/** How many, their mean, and the sum of squared distances from it. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly squares: number;
}

/**
 * Mean and sum of squares of a tally with at least one person, in two passes around the mean: subtracting
 * squared sums loses every digit when scores lie far from 0. R: `mean(x)`, `sum((x - mean(x))^2)`.
 */
export function moments(values: readonly Weighted[]): Moments {
  const n = size(values);
  const only = values.length === 1 ? values[0] : undefined;
  if (only !== undefined) return { n, mean: only.value, squares: 0 };
  const rough = sum(values.map((one) => one.value * one.n)) / n;
  const mean = rough + sum(values.map((one) => (one.value - rough) * one.n)) / n;
  return { n, mean, squares: sum(values.map((one) => (one.value - mean) ** 2 * one.n)) };
}

/** Sum of the products of the distances from two known means. R: `sum((x - mean(x)) * (y - mean(y)))`. */
export function products(pairs: readonly WeightedPair[], meanFirst: number, meanLast: number): number {
  return sum(pairs.map(({ first, last, n }) => (first - meanFirst) * (last - meanLast) * n));
}

/** Standard deviation with n - 1. R: `sd(x)`. */
export function deviation({ n, squares }: Moments): number {
  return Math.sqrt(squares / (n - 1));
}

/**
 * Is a spread nothing but the rounding of decimals? 80.2 - 79.2 and 8.2 - 7.2 differ in the sixteenth digit, and
 * a test on that difference would report certainty. `scale` is the largest score behind the numbers.
 * R: `t.test` stops with "data are essentially constant" by the same bound.
 */
export function isConstant(spread: number, scale: number): boolean {
  return spread <= 10 * Number.EPSILON * scale;
}
