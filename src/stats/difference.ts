import type { Interval } from './result';
import { studentQuantile, studentTwoSided } from './student';

/** A difference in points with its test against 0; positive: the first named is higher. */
export interface Difference {
  readonly difference: number;
  readonly se: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly interval: Interval;
}

/**
 * A difference with its p value and 95% limits by Student's t; `se` and `df` above 0. R: `2 * pt(-abs(d / se), df)`,
 * `d + c(-1, 1) * qt(0.975, df) * se`.
 */
export function differenceOf(difference: number, se: number, df: number): Difference {
  const t = difference / se;
  const half = studentQuantile(0.975, df) * se;
  const interval = { lower: difference - half, upper: difference + half, level: 0.95 };
  return { difference, se, t, df, p: studentTwoSided(t, df), interval };
}
