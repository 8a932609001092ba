import { countSums, observedPairs } from './countpairs';
import type { CountPair, CountSums } from './countpairs';
import { isConstant } from './moments';
import { logRatio, ratioEstimate } from './pairedrate';
import type { RatioEstimate } from './pairedrate';
import { largestRate, rateChanges, ratePairs } from './ratedifference';
import { isWithheld, withhold } from './result';
import type { Result, Withheld } from './result';
import { size } from './tally';
import { welch } from './welch';
import type { Welch } from './welch';

/** Both groups' visits and rates, and the rate ratio of the first over that of the comparison group. */
export interface RatioOfRatios extends RatioEstimate {
  readonly arm: CountSums;
  readonly comparison: CountSums;
  /** Rate after over rate before in each group. */
  readonly ratios: readonly [number, number];
}

/** Beyond this logarithm the limits of a ratio would leave the range of a double. */
const FURTHEST = 600;

interface Groups {
  readonly arm: readonly CountPair[];
  readonly comparison: readonly CountPair[];
}

function groups(arm: readonly CountPair[], comparison: readonly CountPair[]): Result<Groups> {
  const [one, two] = [observedPairs(arm), observedPairs(comparison)];
  const smaller = Math.min(isWithheld(one) ? 0 : size(one), isWithheld(two) ? 0 : size(two));
  for (const side of [one, two]) if (isWithheld(side) && side.withheld !== 'no_exposure') return side;
  if (isWithheld(one) || isWithheld(two) || smaller < 2) return withhold('one_group', smaller);
  return { arm: one, comparison: two };
}

/** Why a group has no ratio other than 0. */
function without({ n, before, after }: CountSums): Withheld | null {
  if (before.events === 0) return withhold(after.events === 0 ? 'no_events' : 'none_before', n);
  return after.events === 0 ? withhold('none_after', n) : null;
}

/**
 * By what factor did one group's rate of visits change beyond the change of a comparison group?
 *
 * The paired rate ratio of `arm` over that of `comparison`: 0.85 says that the rate ended 15% below where the comparison
 * group's change would have put it. That is the effect only if both groups would have changed by the same factor without it.
 * People are in one group only; the error is that of the two log ratios added, each from its people's own counts.
 *
 * Withheld: `one_group` when a group has fewer than two people; `no_events`, `none_before` or `none_after` when
 * one of the groups has no ratio above 0; `unobserved`; `no_ratio_spread` when in both groups everybody changed by one
 * factor; `invalid`.
 * R: the interaction in `m <- glm(visits ~ period * arm + offset(log(years)), poisson)` with `sandwich::vcovCL(m,
 * cluster = person, type = "HC0", cadjust = FALSE)`.
 */
export function ratioOfRatios(
  arm: readonly CountPair[],
  comparison: readonly CountPair[],
): Result<RatioOfRatios> {
  const both = groups(arm, comparison);
  if (isWithheld(both)) return both;
  for (const side of [both.arm, both.comparison]) {
    const reason = without(countSums(side));
    if (reason !== null) return reason;
  }
  const [one, two] = [logRatio(both.arm), logRatio(both.comparison)];
  if (one.flat && two.flat) return withhold('no_ratio_spread', one.sums.n + two.sums.n);
  const log = one.log - two.log;
  if (Math.abs(log) > FURTHEST) return withhold('invalid');
  return {
    ...ratioEstimate(log, Math.hypot(one.logSe, two.logSe)),
    arm: one.sums,
    comparison: two.sums,
    ratios: [Math.exp(one.log), Math.exp(two.log)],
  };
}

/**
 * By how many visits a year did the average person of one group change more than the average person of the other?
 *
 * Mean of people's own differences in visits per year (after less before) in `arm` less the same in `comparison`, with
 * Welch's limits. Stands also where there were no visits before. Withheld: `one_group` when a group has fewer than two
 * people; `unobserved`; `no_variance` when within each group everybody changed by the same; `invalid`.
 * R: `t.test(d_arm, d_comparison)` with `d <- after / yearsAfter - before / yearsBefore`.
 */
export function differenceInDifferences(
  arm: readonly CountPair[],
  comparison: readonly CountPair[],
): Result<Welch> {
  const both = groups(arm, comparison);
  if (isWithheld(both)) return both;
  const found = welch(rateChanges(both.arm), rateChanges(both.comparison));
  if (isWithheld(found)) return found;
  const scale = Math.max(largestRate(ratePairs(both.arm)), largestRate(ratePairs(both.comparison)));
  return isConstant(found.se, scale) ? withhold('no_variance', found.n[0] + found.n[1]) : found;
}
