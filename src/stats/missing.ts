import { deviation, isConstant, moments } from './moments';
import { changes } from './paired';
import { withhold } from './result';
import type { Result, Weighted, WeightedPair } from './result';
import { studentQuantile } from './student';
import { sum } from './sum';
import { isScore, reach, size, tally, tallyPairs } from './tally';

/** Pairs of those kept, first scores of those lost, and the measure's lowest and highest score. */
export interface MissingScores {
  readonly pairs: readonly WeightedPair[];
  readonly lostFirst: readonly Weighted[];
  readonly range: readonly [number, number] | null;
}

/** The mean change of everyone if all the lost had ended at the lowest score (`lower`) or at the highest (`upper`). */
export interface ChangeBounds {
  readonly lower: number;
  readonly upper: number;
}

/** How far the mean change of the lost would have to lie from that of the kept, in points; negative: below it. */
export interface Tipping {
  readonly delta: number;
}

/** Mean changes in points of the measure, last minus first. */
export interface MissingRange {
  /** Kept and lost. */
  readonly n: number;
  readonly lost: number;
  readonly shareLost: number;
  /** Mean change of the kept. */
  readonly completeCase: number;
  /** Mean change of everyone if no one lost had changed: neither cautious nor an estimate. */
  readonly carriedForward: number;
  readonly bounds: Result<ChangeBounds>;
  /** Where the overall mean change reaches 0. */
  readonly tippingEstimate: Tipping;
  /** Where the 95% limit nearer to 0 reaches 0. */
  readonly tippingLimit: Result<Tipping>;
}

function boundsOf(
  range: readonly [number, number] | null,
  total: number,
  people: readonly Weighted[],
  n: number,
): Result<ChangeBounds> {
  if (range === null) return withhold('no_range');
  const [lowest, highest] = range;
  if (
    !(isScore(lowest) && isScore(highest) && lowest < highest) ||
    people.some(({ value }) => value < lowest || value > highest)
  )
    return withhold('invalid');
  const to = (end: number) => (total + sum(people.map((one) => (end - one.value) * one.n))) / n;
  return { lower: to(lowest), upper: to(highest) };
}

function limitOf(kept: readonly Weighted[], scale: number, shareLost: number): Result<Tipping> {
  const all = moments(kept);
  if (all.n === 1) return withhold('one_pair', 1);
  if (isConstant(deviation(all), scale))
    return withhold(isConstant(Math.abs(all.mean), scale) ? 'no_change' : 'no_spread', all.n);
  const half = (studentQuantile(0.975, all.n - 1) * deviation(all)) / Math.sqrt(all.n);
  if (Math.abs(all.mean) <= half) return withhold('includes_zero', all.n);
  return { delta: -(all.mean - Math.sign(all.mean) * half) / shareLost };
}

/**
 * What could the people who were never asked again do to the result? Bounds that assume nothing, and how much worse
 * than the kept they would have to have done for the change to vanish.
 *
 * With m the mean change of the kept and π the share lost, everyone's is m + πδ when the lost differ by δ, so it is 0
 * at δ = -m/π, and its limit at -(m ∓ t se)/π. Withheld: `no_pairs`, `all_kept`, `invalid`. The bounds alone:
 * `no_range`, or `invalid` when a lost first score lies outside the range. The tipping limit alone: `one_pair`,
 * `no_change`, `no_spread`, `includes_zero`. Horowitz & Manski (2000), JASA 95. R: plain formulas, in `test/stats/r/missing.R`.
 */
export function missingRange({ pairs, lostFirst, range }: MissingScores): Result<MissingRange> {
  const [people, gone] = [tallyPairs(pairs), tally(lostFirst)];
  if (people === null || gone === null) return withhold('invalid');
  const [kept, lost] = [size(people), size(gone)];
  if (kept === 0) return withhold('no_pairs', 0);
  if (lost === 0) return withhold('all_kept', kept);
  const moved = changes(people);
  const scale = people.reduce(
    (far, { first, last }) => Math.max(far, Math.abs(first), Math.abs(last)),
    reach(gone),
  );
  const n = kept + lost;
  const shareLost = lost / n;
  const total = sum(moved.map((one) => one.value * one.n));
  const completeCase = moments(moved).mean;
  return {
    n,
    lost,
    shareLost,
    completeCase,
    carriedForward: total / n,
    bounds: boundsOf(range, total, gone, n),
    tippingEstimate: { delta: completeCase === 0 ? 0 : -completeCase / shareLost },
    tippingLimit: limitOf(moved, scale, shareLost),
  };
}
