import { logGamma } from './gammafunction';
import { deviation } from './moments';
import { normalQuantile } from './normal';
import { pairedSums } from './paired';
import { isWithheld, withhold } from './result';
import type { Interval, Result, WeightedPair } from './result';

/** Changes in standard deviations: `z` scaled by the spread of the change, `av` by the spread of the scores. */
export interface PairedEffect {
  readonly n: number;
  readonly dz: number;
  readonly gz: number;
  readonly gzInterval: Interval;
  readonly dav: number;
  readonly gav: number;
  readonly gavInterval: Interval;
  /** Hedges' factor J for n - 1 degrees of freedom; g = J d. */
  readonly correction: number;
}

/** From here on the series is exact to the last digit, while the difference of two large logarithms is not. */
const LARGE = 200;

/**
 * By what factor does a standardised mean with `m` degrees of freedom overstate? Exact, not 1 - 3/(4m - 1).
 *
 * J(m) = Γ(m/2) / (√(m/2) Γ((m-1)/2)), from 0.564 at m = 2 towards 1. Hedges (1981), Journal of Educational Statistics 6.
 * R: `exp(lgamma(m/2) - lgamma((m-1)/2) - log(m/2)/2)`.
 */
export function hedgesCorrection(m: number): number {
  if (m < LARGE) return Math.exp(logGamma(m / 2) - logGamma((m - 1) / 2)) / Math.sqrt(m / 2);
  const y = 2 / (m - 1);
  const series = 1 + y * (-1 / 8 + y * (1 / 128 + y * (5 / 1024 + y * (-21 / 32768 + y * (-399 / 262144)))));
  return Math.sqrt((m - 1) / m) * series;
}

/**
 * How large is the change beside the spread between people? In standard deviations, positive when scores rose.
 *
 * d_z = mean/SD of the change; d_av = mean/√((SD first² + SD last²)/2); g = J d. The 95% limits are g ∓ 1.96√v
 * with v = 1/n + g_z²/(2n) and v = 2(1 - r)/n + g_av²/(2n), the large-sample variances of a standardised mean
 * change. Withheld: as `pairedChange`; `too_few` for two pairs (J is 0); `no_baseline_spread` or `no_last_spread`
 * when everyone has the same first or last score. R: plain formulas, in `test/stats/r/paired.R`.
 */
export function pairedEffect(pairs: readonly WeightedPair[]): Result<PairedEffect> {
  const sums = pairedSums(pairs);
  if (isWithheld(sums)) return sums;
  const { n, first, last, change, correlation, flat } = sums;
  if (n < 3) return withhold('too_few', n);
  if (correlation === null) return withhold(flat === 'first' ? 'no_baseline_spread' : 'no_last_spread', n);
  return effectOf({
    n,
    mean: change.mean,
    sd: deviation(change),
    sdFirst: deviation(first),
    sdLast: deviation(last),
    correlation,
  });
}

/** What the standardised change rests on; deviations above 0, n at least 3. */
export interface Spread {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  readonly sdFirst: number;
  readonly sdLast: number;
  readonly correlation: number;
}

/** The standardised change of `pairedEffect` from its means and deviations, exact or as released. */
export function effectOf({ n, mean, sd, sdFirst, sdLast, correlation }: Spread): PairedEffect {
  const correction = hedgesCorrection(n - 1);
  const dz = mean / sd;
  const dav = mean / Math.sqrt((sdFirst ** 2 + sdLast ** 2) / 2);
  const [gz, gav] = [correction * dz, correction * dav];
  const around = (g: number, variance: number): Interval => {
    const half = normalQuantile(0.975) * Math.sqrt(variance);
    return { lower: g - half, upper: g + half, level: 0.95 };
  };
  return {
    n,
    dz,
    gz,
    gzInterval: around(gz, 1 / n + gz ** 2 / (2 * n)),
    dav,
    gav,
    gavInterval: around(gav, (2 * (1 - correlation)) / n + gav ** 2 / (2 * n)),
    correction,
  };
}
