import { differenceOf } from './difference';
import type { Difference } from './difference';
import type { MatchedPair, Matching } from './matching';
import { pairedChange } from './paired';
import { isWithheld, withhold } from './result';
import type { Result } from './result';
import { sum } from './sum';
import { isScore } from './tally';

/** What was found out about the people of a row, in the order in which they were matched. */
export interface MatchedOutcome {
  /** A last score or a change, in points, or 0 and 1. */
  readonly outcome: number;
  /** The site, or whatever these people share; given for everybody or for nobody. */
  readonly cluster?: number;
}

/** As `Difference`; `clusters` are those of the people in pairs. */
export interface ClusteredDifference extends Difference {
  readonly clusters: number;
}

/** Person of cohort 1 less their counterpart of cohort 0, on average, with the error of paired differences. */
export interface MatchedDifference extends Difference {
  /** Pairs. */
  readonly n: number;
  /** With people of a cluster alike besides; null where the pairs come from fewer than two clusters. */
  readonly clustered: Result<ClusteredDifference> | null;
}

interface Scored extends MatchedPair {
  readonly one: number;
  readonly none: number;
  readonly clusterOne: number | undefined;
  readonly clusterNone: number | undefined;
}

const NOTHING = 1e-9;

/** Pairs and clusters cross, so each pair and each cluster counts once, and what they share not twice. */
function clustered(
  pairs: readonly Scored[],
  n: number,
  paired: Difference,
): Result<ClusteredDifference> | null {
  const mean = (side: 'one' | 'none') => sum(pairs.map((pair) => pair.n * pair[side])) / n;
  const [meanOne, meanNone] = [mean('one'), mean('none')];
  const scores = new Map<number, number>();
  let [shared, groups] = [0, 0];
  for (const pair of pairs) {
    const [one, none] = [pair.one - meanOne, meanNone - pair.none];
    if (pair.clusterOne === undefined || pair.clusterNone === undefined) return null;
    scores.set(pair.clusterOne, (scores.get(pair.clusterOne) ?? 0) + pair.n * one);
    scores.set(pair.clusterNone, (scores.get(pair.clusterNone) ?? 0) + pair.n * none);
    const together = pair.clusterOne === pair.clusterNone;
    shared += pair.n * (together ? (one + none) ** 2 : one ** 2 + none ** 2);
    groups += pair.n * (together ? 1 : 2);
  }
  const clusters = scores.size;
  if (clusters < 2) return null;
  const between = sum([...scores.values()].map((score) => score ** 2));
  const variance =
    paired.se ** 2 +
    (between * clusters) / (clusters - 1) / n ** 2 -
    (shared * groups) / (groups - 1) / n ** 2;
  const se = Math.sqrt(Math.max(0, variance));
  if (!Number.isFinite(se)) return withhold('invalid');
  if (!(se > NOTHING * paired.se)) return withhold('few_sites', clusters);
  return { ...differenceOf(paired.difference, se, Math.min(clusters, n) - 1), clusters };
}

/**
 * How much higher or lower did people of cohort 1 end than the counterparts they were matched with? In the unit of the
 * outcome; about those matched only. `rows` as given to `matchNearest`.
 *
 * Error of paired differences, t on pairs less one: the same as clustering by pair. `clustered` allows people of a
 * cluster to be alike as well, whichever pair they are in: both ways of grouping added, what they share taken off,
 * each times G/(G - 1), t on one less than the clusters or the pairs, whichever are fewer. Neither counts the scores
 * matched on as estimated. Withheld: `no_matches` without a pair; `too_few` with one; `same_in_pairs` when all pairs
 * differ by the same; `invalid`. The clustered one alone: `few_sites` when clusters leave no spread to judge it by.
 *
 * R: `t.test(one, none, paired = TRUE)`; `m <- lm(outcome ~ arm)` on the matched,
 * `sandwich::vcovCL(m, cbind(pair, cluster), type = "HC0", cadjust = TRUE)`.
 */
export function matchedDifference(
  rows: readonly MatchedOutcome[],
  matching: Matching,
): Result<MatchedDifference> {
  const scored = matching.pairs.map((pair) => ({
    ...pair,
    one: rows[pair.treated]?.outcome ?? Number.NaN,
    none: rows[pair.control]?.outcome ?? Number.NaN,
    clusterOne: rows[pair.treated]?.cluster,
    clusterNone: rows[pair.control]?.cluster,
  }));
  if (!scored.every(({ one, none }) => isScore(one) && isScore(none))) return withhold('invalid');
  const change = pairedChange(scored.map(({ one, none, n }) => ({ first: none, last: one, n })));
  if (isWithheld(change)) {
    if (change.withheld === 'no_pairs') return withhold('no_matches', 0);
    if (change.withheld === 'one_pair') return withhold('too_few', 1);
    if (change.withheld === 'invalid') return change;
    return withhold('same_in_pairs', matching.matched);
  }
  const paired = differenceOf(change.mean, change.se, change.df);
  return { ...paired, n: change.n, clustered: clustered(scored, change.n, paired) };
}
