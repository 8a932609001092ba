import type { Difference } from '../../src/stats/difference';
import { wilson } from '../../src/stats/proportion';
import { isWithheld } from '../../src/stats/result';

export const rounded = (value: number): number => Number(value.toFixed(4));

/** In how many worlds something is so, with Wilson's limits for the share of all such worlds. */
export function shareOf(holds: readonly boolean[]) {
  const found = wilson(holds.filter(Boolean).length, holds.length);
  if (isWithheld(found)) throw new Error('no worlds');
  const { x, n, share, interval } = found;
  return { x, n, share: rounded(share), lower95: rounded(interval.lower), upper95: rounded(interval.upper) };
}

export type Found = ReturnType<typeof differencesOf>;

/** What one method says in many worlds of which the truth is the same. */
export function differencesOf(estimates: readonly Difference[], truth: number) {
  const n = estimates.length;
  const mean = estimates.reduce((sum, { difference }) => sum + difference, 0) / n;
  const squares = estimates.reduce((sum, { difference }) => sum + (difference - mean) ** 2, 0);
  const sd = Math.sqrt(squares / (n - 1));
  return {
    truth: rounded(truth),
    bias: rounded(mean - truth),
    monte_carlo_error: rounded(sd / Math.sqrt(n)),
    sd: rounded(sd),
    mean_se: rounded(estimates.reduce((sum, { se }) => sum + se, 0) / n),
    interval_holds_the_truth: shareOf(
      estimates.map(({ interval: { lower, upper } }) => lower <= truth && truth <= upper),
    ),
    interval_wholly_below_0: shareOf(estimates.map(({ interval }) => interval.upper < 0)),
    interval_wholly_above_0: shareOf(estimates.map(({ interval }) => interval.lower > 0)),
  };
}

/** Whether the Monte Carlo interval of coverage includes 95%. */
export function covers({ interval_holds_the_truth: { lower95, upper95 } }: Found): boolean {
  return lower95 <= 0.95 && upper95 >= 0.95;
}

/** Whether the mean is within three Monte Carlo errors of the truth. */
export function isUnbiased({ bias, monte_carlo_error: error }: Found): boolean {
  return Math.abs(bias) <= 3 * error;
}
