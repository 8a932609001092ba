import { withhold } from './result';
import type { Result } from './result';
import type { PairedChange } from './paired';
import { studentQuantile, studentTwoSided } from './student';
import { sum } from './sum';

/** People by how many pairs they have and the sum of their changes. */
export interface Cluster {
  readonly pairs: number;
  readonly change: number;
  readonly n: number;
}

/**
 * The same mean change, with an interval that knows that one person can have several referrals. Standard error CR1:
 * the person-summed residuals, times G/(G-1), over the number of pairs; t on G-1 degrees of freedom, G people.
 *
 * Withholds `too_few` with fewer than two people and `no_spread` when nobody differs.
 * R: `sandwich::vcovCL(lm(d ~ 1), cluster = person, type = "HC0", cadjust = TRUE)`.
 */
export function clusteredChange(change: PairedChange, clusters: readonly Cluster[]): Result<PairedChange> {
  const people = sum(clusters.map(({ n }) => n));
  const pairs = sum(clusters.map((one) => one.pairs * one.n));
  if (people < 2) return withhold('too_few', people);
  const mean = sum(clusters.map((one) => one.change * one.n)) / pairs;
  const squares = sum(clusters.map((one) => one.n * (one.change - one.pairs * mean) ** 2));
  const se = Math.sqrt((squares * people) / (people - 1)) / pairs;
  if (!(se > 0)) return withhold('no_spread', pairs);
  const df = people - 1;
  const limits = (level: number) => {
    const half = studentQuantile((1 + level) / 2, df) * se;
    return { lower: mean - half, upper: mean + half, level };
  };
  const t = mean / se;
  return {
    ...change,
    mean,
    se,
    t,
    df,
    p: studentTwoSided(t, df),
    interval95: limits(0.95),
    interval50: limits(0.5),
  };
}
