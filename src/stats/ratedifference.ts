import { observedPairs } from './countpairs';
import type { CountPair } from './countpairs';
import { changes, pairedChange } from './paired';
import { isWithheld, withhold } from './result';
import type { Interval, Result, Weighted, WeightedPair } from './result';
import { signedRank } from './signedrank';
import type { SignedRank } from './signedrank';
import { size } from './tally';

/** Visits per person and year: the mean of people's own rates, and of the differences between them (after - before). */
export interface RateDifference {
  readonly n: number;
  readonly meanBefore: number;
  readonly meanAfter: number;
  readonly difference: number;
  readonly sd: number;
  readonly se: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly interval95: Interval;
  readonly interval50: Interval;
  /** The same differences when only their order is trusted; its points are visits per year. */
  readonly ranks: Result<SignedRank>;
}

/** Differences closer than this share of the largest rate are one difference: 3/0.3 and 1/0.1 differ by rounding alone. */
const ALIKE = 2 ** -40;

/** Each person's own rate per year, before as `first` and after as `last`. Observed pairs only. */
export function ratePairs(people: readonly CountPair[]): readonly WeightedPair[] {
  return people.map(({ before, after, yearsBefore, yearsAfter, n }) => ({
    first: before / yearsBefore,
    last: after / yearsAfter,
    n,
  }));
}

/** The largest rate per year that anybody has in either window. R: `max(before / yearsBefore, after / yearsAfter)`. */
export function largestRate(rates: readonly WeightedPair[]): number {
  return rates.reduce((most, { first, last }) => Math.max(most, first, last), 0);
}

/** Differences for ranking, on a grid of a power of two, so that those which only rounding keeps apart are ties. */
function rankable(rates: readonly WeightedPair[]): readonly Weighted[] {
  const grid = 2 ** Math.ceil(Math.log2(largestRate(rates))) * ALIKE;
  return rates.map(({ first, last, n }) => {
    const steps = Math.round(Math.abs(last - first) / grid);
    return { value: Math.sign(last - first) * steps * grid + 0, n };
  });
}

/**
 * By how many visits a year did the average person's rate change, and how sure is that?
 *
 * Each person's visits per year after less before, averaged over people with t limits: everybody counts alike, so a
 * person observed for a few days weighs as much as one observed for a year. Stands also when there were no visits before.
 * `ranks` is the Wilcoxon signed-rank test with Hodges and Lehmann's median of the same differences; those within 2^-40
 * of the largest rate (rounded up to a power of two) are ties.
 *
 * Withheld: `no_exposure`, `unobserved`, `too_few` (one person), `no_events`, `no_change` when nobody's rate
 * changed, `no_spread` when all changed by the same, `invalid`. The ranks alone: as `signedRank`.
 * R: `t.test(after / yearsAfter, before / yearsBefore, paired = TRUE)`, its `conf.level` 0.95 and 0.5;
 * `wilcox.test(after / yearsAfter - before / yearsBefore)` on the differences so tied.
 */
export function rateDifference(pairs: readonly CountPair[]): Result<RateDifference> {
  const people = observedPairs(pairs);
  if (isWithheld(people)) return people;
  const n = size(people);
  if (n < 2) return withhold('too_few', n);
  if (people.every(({ before, after }) => before + after === 0)) return withhold('no_events', n);
  const rates = ratePairs(people);
  const change = pairedChange(rates);
  if (isWithheld(change)) return change;
  const { meanFirst, meanLast, mean, sd, se, t, df, p, interval95, interval50 } = change;
  return {
    n,
    meanBefore: meanFirst,
    meanAfter: meanLast,
    difference: mean,
    sd,
    se,
    t,
    df,
    p,
    interval95,
    interval50,
    ranks: signedRank(rankable(rates)),
  };
}

/** Each person's difference in visits per year, after less before, equal ones merged. Observed pairs only. */
export function rateChanges(people: readonly CountPair[]): readonly Weighted[] {
  return changes(ratePairs(people));
}
