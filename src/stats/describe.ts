import { deviation, moments } from './moments';
import { withhold } from './result';
import type { Result, Weighted } from './result';
import { tally } from './tally';

/** `sd` and `variance` divide by n - 1; both are 0 when everyone has the same value. */
export interface Description {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
  readonly sd: number;
}

/**
 * What is the average, and how far do people spread around it? In the unit of the values.
 *
 * Withheld: `no_values`, `one_value` (one value has no spread), `invalid`.
 * R: `mean(x)`, `var(x)`, `sd(x)`.
 */
export function describe(values: readonly Weighted[]): Result<Description> {
  const people = tally(values);
  if (people === null) return withhold('invalid');
  if (people.length === 0) return withhold('no_values', 0);
  const all = moments(people);
  if (all.n === 1) return withhold('one_value', 1);
  return { n: all.n, mean: all.mean, variance: all.squares / (all.n - 1), sd: deviation(all) };
}
