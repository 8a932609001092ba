import type { Count } from './evidence';
import type { ComparedCohort, ComparisonFinding, ComparisonMethod } from './comparison';
import { both, type Pair, quietBetween } from './releasebalance';
import { counter, hidden, stepBehind, toStep } from './releasecounts';
import { standIn } from './releasegroups';
import { type Difference, differenceOf } from '../stats/difference';
import { equivalence } from '../stats/equivalence';
import { eValueOfDifference } from '../stats/evalue';
import { isWithheld, type Interval, type Result, withhold } from '../stats/result';
import { welch } from '../stats/welch';
import type { Profile } from '../vocabulary/profiles';

type Cohorts = Pair<ComparedCohort>;

/** Limits to the step, outwards: never narrower than they were, so that no rounding can make a difference certain. */
export function outward({ lower, upper, level }: Interval, step: number): Interval {
  const off = 1e-9 * step;
  return {
    lower: toStep(Math.floor((lower + off) / step) * step, step),
    upper: toStep(Math.ceil((upper - off) / step) * step, step),
    level,
  };
}

/** The counts behind a figure of both cohorts as they are shown, and the step of the smaller; null where it may not be shown. */
function behind(
  n: Pair<Count>,
  profile: Profile,
): { readonly n: Pair<number>; readonly step: number } | null {
  const [one, two] = both(n, counter(profile));
  if (typeof one !== 'number' || typeof two !== 'number') return null;
  if (n.some((each) => Number(each) < profile.minimumForMean)) return null;
  return { n: [one, two], step: stepBehind(Math.min(one, two), profile) };
}

/**
 * The estimates as the profile lets them be seen, in their order. A raw difference of the mean changes is Welch's of the means and
 * deviations that are shown; every other goes to the step, its error as a deviation does, its degrees of freedom down to a
 * multiple of 5; tests and limits follow.
 */
export function releaseEstimates(
  exact: ComparisonFinding,
  cohorts: Cohorts,
  profile: Profile,
): readonly ComparisonMethod[] {
  return exact.estimates.map((method) => ({
    ...method,
    n: both(method.n, counter(profile)),
    estimate: estimateOf(method, cohorts, profile),
  }));
}

function estimateOf(
  { id, n, estimate }: ComparisonMethod,
  shown: Cohorts,
  profile: Profile,
): Result<Difference> {
  const seen = behind(n, profile);
  if (isWithheld(estimate) || seen === null) return adjustedTo(n, estimate, profile);
  if (id === 'raw-change') {
    const raw = rawOf(shown, seen.n, profile);
    return isWithheld(raw) ? raw : widened(raw, seen.step);
  }
  return adjustedTo(n, estimate, profile);
}

/** A difference of a model between `n` people of either cohort, to the step. */
export function adjustedTo(
  n: Pair<Count>,
  estimate: Result<Difference>,
  profile: Profile,
): Result<Difference> {
  if (isWithheld(estimate)) return quietBetween(estimate, profile);
  const seen = behind(n, profile);
  if (seen === null) return hidden;
  const difference = toStep(estimate.difference, seen.step);
  const se = errorTo(estimate.se, Math.min(...seen.n), seen.step);
  const df = degreesTo(estimate.df);
  return se === 0 || df < 1 ? withhold('exact_only') : widened(differenceOf(difference, se, df), seen.step);
}

/** Of the two mean changes as they are shown. */
function rawOf(shown: Cohorts, n: Pair<number>, profile: Profile): Result<Difference> {
  const [held, asked] = [shown[0].change, shown[1].change];
  if (isWithheld(held)) return held;
  if (isWithheld(asked)) return asked;
  const found = welch(standIn({ ...asked, n: n[1] }), standIn({ ...held, n: n[0] }));
  if (isWithheld(found)) return quietBetween(found, profile);
  return differenceOf(Number(found.difference.toPrecision(12)) + 0, found.se, found.df);
}

function widened(found: Difference, step: number): Difference {
  return { ...found, interval: outward(found.interval, step) };
}

/** An error as the deviation that it would be of `n` people, to the step. */
function errorTo(se: number, n: number, step: number): number {
  return toStep(se * Math.sqrt(n), step) / Math.sqrt(n);
}

/** Downwards, so that limits are never narrower; few degrees are those of sites, and no count of people. */
export function degreesTo(df: number): number {
  return df < 10 ? Math.floor(df + 1e-9) : 5 * Math.floor((df + 1e-9) / 5);
}

/** The deviation that the exact E-value rests on, read back from it, to the step; the rest from the headline as it is shown. */
export function releaseEValue(
  exact: ComparisonFinding,
  shown: readonly ComparisonMethod[],
  profile: Profile,
): ComparisonFinding['eValue'] {
  if (isWithheld(exact.eValue)) return quietBetween(exact.eValue, profile);
  const [own, headline] = [exact.estimates[0], shown[0]];
  if (own === undefined || headline === undefined || isWithheld(own.estimate)) return hidden;
  if (isWithheld(headline.estimate)) return headline.estimate;
  const seen = behind(own.n, profile);
  if (seen === null) return hidden;
  const { difference, se } = headline.estimate;
  if (difference === 0) return { estimate: 1, limit: 1 };
  const { estimate } = exact.eValue;
  const apart = Math.log(estimate ** 2 / (2 * estimate - 1)) / 0.91;
  const sd = toStep(Math.abs(own.estimate.difference) / apart, seen.step);
  if (!(sd > 0 && Number.isFinite(sd))) return withhold('exact_only');
  const found = eValueOfDifference(difference / sd, se / sd);
  if (isWithheld(found)) return quietBetween(found, profile);
  const rounded = (e: number): number => Number(e.toPrecision(12));
  return { estimate: rounded(found.estimate), limit: rounded(found.limit) };
}

/** Tested again on the headline as it is shown; what was not equivalent does not become so by rounding. */
export function releaseEquivalence(
  exact: ComparisonFinding,
  shown: readonly ComparisonMethod[],
  profile: Profile,
): ComparisonFinding['equivalence'] {
  if (exact.equivalence === null) return null;
  const { margin, found } = exact.equivalence;
  if (isWithheld(found)) return { margin, found: quietBetween(found, profile) };
  const headline = shown[0];
  const seen = behind(exact.estimates[0]?.n ?? [hidden, hidden], profile);
  if (headline === undefined || seen === null) return { margin, found: hidden };
  if (isWithheld(headline.estimate)) return { margin, found: headline.estimate };
  const again = equivalence(headline.estimate, margin);
  if (isWithheld(again)) return { margin, found: quietBetween(again, profile) };
  const interval = outward(again.interval, seen.step);
  return { margin, found: { ...again, interval, equivalent: again.equivalent && found.equivalent } };
}

/** Upwards to the step. */
export function releaseDetectable(
  exact: ComparisonFinding,
  profile: Profile,
): ComparisonFinding['detectable'] {
  const { detectable } = exact;
  if (isWithheld(detectable)) return quietBetween(detectable, profile);
  const seen = behind(exact.estimates[0]?.n ?? [hidden, hidden], profile);
  if (seen === null) return hidden;
  const { step } = seen;
  return { difference: toStep(Math.ceil(detectable.difference / step - 1e-9) * step, step) };
}
