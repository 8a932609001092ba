import type { Difference } from '../stats/difference';
import type { Interval } from '../stats/result';
import { studentQuantile } from '../stats/student';

/** The 50% limits of a difference by Student's t; null where its error or degrees of freedom are not known. R: `d + c(-1, 1) * qt(0.75, df) * se`. */
export function middleHalf({ difference, se, df }: Difference): Interval | null {
  const half = se > 0 && df > 0 ? studentQuantile(0.75, df) * se : Number.NaN;
  return Number.isFinite(half) ? { lower: difference - half, upper: difference + half, level: 0.5 } : null;
}
