import { withhold } from './result';
import type { Interval, Result } from './result';
import { studentQuantile, studentUpper } from './student';

/** Is a difference too small to matter? */
export interface Equivalence {
  /** The difference that would matter, in points: the question is whether the truth lies between -margin and margin. */
  readonly margin: number;
  /** One-sided: that the truth is at or below -margin. */
  readonly pLower: number;
  /** One-sided: that the truth is at or above margin. */
  readonly pUpper: number;
  /** The larger of the two. */
  readonly p: number;
  /** At 0.9: inside the margins exactly when p is below 0.05. */
  readonly interval: Interval;
  /** Only now may anyone read "no difference"; otherwise the comparison is inconclusive. */
  readonly equivalent: boolean;
}

/** More people than a count can hold: such degrees of freedom are a mistake. */
const MOST_DF = Number.MAX_SAFE_INTEGER;

/**
 * May "no difference" be said? Two one-sided tests against ∓ the meaningful difference.
 *
 * `df` of Student's t; Infinity is the normal. Withheld: `no_variance` when the standard error is 0; `invalid` unless the margin and
 * df are above 0 and all are numbers. Schuirmann (1987).
 * R: `max(pt((d + m) / se, df, lower.tail = FALSE), pt((d - m) / se, df))`, `d + c(-1, 1) * qt(0.95, df) * se`.
 */
export function equivalence(
  { difference, se, df }: { readonly difference: number; readonly se: number; readonly df: number },
  margin: number,
): Result<Equivalence> {
  const [low, high] = [(difference + margin) / se, (margin - difference) / se];
  if (se === 0 && Number.isFinite(difference)) return withhold('no_variance');
  const half = (df > 0 && df <= MOST_DF) || df === Infinity ? studentQuantile(0.95, df) * se : Number.NaN;
  const sound = se > 0 && margin > 0 && [low, high, half, margin].every(Number.isFinite);
  if (!sound) return withhold('invalid');
  const [pLower, pUpper] = [studentUpper(low, df), studentUpper(high, df)];
  const p = Math.max(pLower, pUpper);
  const interval = { lower: difference - half, upper: difference + half, level: 0.9 };
  return { margin, pLower, pUpper, p, interval, equivalent: p < 0.05 };
}
