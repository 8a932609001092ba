import { withhold } from './result';
import type { Interval, Result } from './result';

/** Risk ratios that an unmeasured factor would need with both the group and the outcome. */
export interface EValue {
  readonly estimate: number;
  /** Of the limit nearest to 1; 1 where the interval holds 1. */
  readonly limit: number;
}

function needed(ratio: number): number {
  const above = ratio < 1 ? 1 / ratio : ratio;
  return above + Math.sqrt(above * (above - 1));
}

/**
 * How strong would something unmeasured have to be, with both the group and the outcome, to explain a rate ratio away?
 *
 * E = RR + sqrt(RR (RR - 1)), ratios below 1 turned over first. Only for comparisons: in one group the rivals are time and
 * regression to the mean. Withheld: `invalid` unless the ratio and its limits are above 0 and finite.
 * VanderWeele & Ding (2017). R: `rr + sqrt(rr * (rr - 1))`.
 */
export function eValue(ratio: number, { lower, upper }: Interval): Result<EValue> {
  if (![ratio, lower, upper].every((one) => one > 0 && Number.isFinite(one))) return withhold('invalid');
  const nearest = lower > 1 ? lower : upper < 1 ? upper : 1;
  return { estimate: needed(ratio), limit: needed(nearest) };
}
