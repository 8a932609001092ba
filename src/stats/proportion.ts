import { normalQuantile } from './normal';
import { withhold } from './result';
import type { Interval, Result } from './result';

/** `x` of `n` people, their share (0 to 1) and its limits. */
export interface Proportion {
  readonly x: number;
  readonly n: number;
  readonly share: number;
  readonly interval: Interval;
}

/**
 * What share is `x` of `n`, and between which shares does the truth plausibly lie? Wilson's limits, which stay
 * within 0 and 1 and hold at 0 and at all.
 *
 * Withheld: `no_values` when n is 0; `invalid` when x and n are not whole numbers with 0 ≤ x ≤ n, or `level` is not
 * between 0 and 1. Wilson (1927), JASA 22. R: `prop.test(x, n, conf.level = level, correct = FALSE)$conf.int`.
 */
export function wilson(x: number, n: number, level = 0.95): Result<Proportion> {
  const counts = Number.isSafeInteger(x) && Number.isSafeInteger(n) && x >= 0 && x <= n;
  if (!counts || !(level > 0 && level < 1)) return withhold('invalid');
  if (n === 0) return withhold('no_values', 0);
  const z = normalQuantile((1 + level) / 2);
  const share = x / n;
  const centre = share + z ** 2 / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z / (2 * n)) ** 2);
  const scale = 1 + z ** 2 / n;
  const lower = x === 0 ? 0 : Math.max(0, (centre - half) / scale);
  const upper = x === n ? 1 : Math.min(1, (centre + half) / scale);
  return { x, n, share, interval: { lower, upper, level } };
}
