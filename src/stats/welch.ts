import { isConstant, moments } from './moments';
import { withhold } from './result';
import type { Interval, Result, Weighted } from './result';
import { studentQuantile, studentTwoSided } from './student';
import { reach, size, tally } from './tally';

/** Mean of the first group less mean of the second, in the unit of the values. */
export interface Welch {
  readonly difference: number;
  readonly se: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly interval: Interval;
  readonly n: readonly [number, number];
}

/**
 * Do the averages of two separate groups differ, without assuming that they spread alike?
 *
 * A group without spread is allowed: `df` is then one less than the other group. Withheld: `one_group` when either
 * group has fewer than two people; `no_variance` when neither spreads; `invalid`. R: `t.test(a, b)`.
 */
export function welch(a: readonly Weighted[], b: readonly Weighted[]): Result<Welch> {
  const [left, right] = [tally(a), tally(b)];
  if (left === null || right === null) return withhold('invalid');
  if (size(left) < 2 || size(right) < 2) return withhold('one_group', Math.min(size(left), size(right)));
  const [one, two] = [moments(left), moments(right)];
  const [varianceOne, varianceTwo] = [one, two].map(({ n, squares }) => squares / (n - 1) / n) as [
    number,
    number,
  ];
  const se = Math.sqrt(varianceOne + varianceTwo);
  if (isConstant(se, Math.max(reach(left), reach(right)))) return withhold('no_variance', one.n + two.n);
  const [shareOne, shareTwo] = [varianceOne / se ** 2, varianceTwo / se ** 2];
  const df = 1 / (shareOne ** 2 / (one.n - 1) + shareTwo ** 2 / (two.n - 1));
  const difference = one.mean - two.mean;
  const t = difference / se;
  const half = studentQuantile(0.975, df) * se;
  const interval = { lower: difference - half, upper: difference + half, level: 0.95 };
  return { difference, se, t, df, p: studentTwoSided(t, df), interval, n: [one.n, two.n] };
}
