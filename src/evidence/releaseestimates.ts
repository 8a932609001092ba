import type { Outcome } from './evidence';
import {
  counter,
  fewestBehind,
  hidden,
  intervalTo,
  quiet,
  rounded,
  stepBehind,
  toStep,
} from './releasecounts';
import { effectOf } from '../stats/effect';
import { isWithheld, type Interval, withhold } from '../stats/result';
import { studentQuantile, studentTwoSided } from '../stats/student';
import type { Profile } from '../vocabulary/profiles';

/**
 * Averages and deviations to the step, and the rest worked out again from them, so that nothing stands on an exact count. Where one
 * person can have several pairs, the standard error keeps its ratio to that of as many people with one pair each, to 0.05.
 */
export function releaseChange(change: Outcome['change'], profile: Profile): Outcome['change'] {
  if (isWithheld(change)) return quiet(change, profile);
  const [n, people] = [change.n, change.df + 1].map(counter(profile));
  if (typeof n !== 'number' || typeof people !== 'number' || change.n < profile.minimumForMean) return hidden;
  const step = stepBehind(n, profile);
  const [mean, sd, meanFirst] = [
    toStep(change.mean, step),
    toStep(change.sd, step),
    toStep(change.meanFirst, step),
  ];
  if (sd === 0) return withhold('exact_only');
  const clustering = Math.max(0.05, toStep((change.se * Math.sqrt(change.n)) / change.sd, 0.05));
  const se = (clustering * sd) / Math.sqrt(n);
  const df = people - 1;
  const t = mean / se;
  const limits = (level: number): Interval => {
    const half = studentQuantile((1 + level) / 2, df) * se;
    return intervalTo({ lower: mean - half, upper: mean + half, level }, step);
  };
  return {
    n,
    meanFirst,
    meanLast: toStep(meanFirst + mean, step),
    sdFirst: toStep(change.sdFirst, step),
    sdLast: toStep(change.sdLast, step),
    mean,
    sd,
    se,
    t,
    df,
    p: studentTwoSided(t, df),
    interval95: limits(0.95),
    interval50: limits(0.5),
    correlation: change.correlation === null ? null : toStep(change.correlation, 0.05),
  };
}

/** Standardised changes from the released means and deviations, by the formulas of `pairedEffect`. */
export function releaseEffect(
  effect: Outcome['effect'],
  change: Outcome['change'],
  profile: Profile,
): Outcome['effect'] {
  if (isWithheld(effect)) return quiet(effect, profile);
  if (isWithheld(change)) return change;
  const { n, mean, sd, sdFirst, sdLast, correlation } = change;
  if (correlation === null || sdFirst === 0 || sdLast === 0) return withhold('exact_only');
  return effectOf({ n, mean, sd, sdFirst, sdLast, correlation });
}

/** A quartile needs the profile's people at each side, so four times as many in all. */
export function releaseQuartiles(quartiles: Outcome['quartiles'], profile: Profile): Outcome['quartiles'] {
  if (isWithheld(quartiles)) return quiet(quartiles, profile);
  const { first, last, change } = quartiles;
  const n = counter(profile)(change.n);
  const fewest = Math.max(profile.minimumForMedian, 4 * profile.minimumEachSide);
  if (typeof n !== 'number' || fewestBehind(n, profile) < fewest) return hidden;
  const step = stepBehind(n, profile);
  const of = (one: typeof first): typeof first => ({
    n,
    q1: toStep(one.q1, step),
    median: toStep(one.median, step),
    q3: toStep(one.q3, step),
  });
  return { first: of(first), last: of(last), change: of(change) };
}

export function releaseUnpaired(unpaired: Outcome['unpaired'], profile: Profile): Outcome['unpaired'] {
  if (isWithheld(unpaired)) return quiet(unpaired, profile);
  const fewest = Math.min(unpaired.nFirst, unpaired.nLast);
  if (fewest < Math.max(profile.minimumForMean, profile.smallest)) return hidden;
  const step = stepBehind(rounded(fewest, profile), profile);
  const meanFirst = toStep(unpaired.meanFirst, step);
  const meanLast = toStep(unpaired.meanLast, step);
  return {
    nFirst: rounded(unpaired.nFirst, profile),
    nLast: rounded(unpaired.nLast, profile),
    meanFirst,
    meanLast,
    difference: toStep(meanLast - meanFirst, step),
  };
}

/**
 * Every figure again from the released change, the rounded share lost and the rounded first score of the lost: each is a multiple of
 * the share lost, and would give its exact count away.
 */
export function releaseMissing(
  missing: Outcome['missing'],
  change: Outcome['change'],
  range: readonly [number, number],
  profile: Profile,
): Outcome['missing'] {
  if (isWithheld(missing)) return quiet(missing, profile);
  if (missing.lost < profile.smallest) return hidden;
  if (isWithheld(change)) return change;
  const [n, lost] = [rounded(missing.n, profile), rounded(missing.lost, profile)];
  const shareLost = lost / n;
  const { mean, interval95 } = change;
  const nearer = mean > 0 ? interval95.lower : interval95.upper;
  const carriedForward = mean * (1 - shareLost);
  const bounds = (): typeof missing.bounds => {
    if (isWithheld(missing.bounds)) return quiet(missing.bounds, profile);
    const ofKept = missing.completeCase * (1 - missing.shareLost);
    const firstOfLost = toStep(
      range[0] - (missing.bounds.lower - ofKept) / missing.shareLost,
      stepBehind(lost, profile),
    );
    const all = (end: number): number => carriedForward + shareLost * (end - firstOfLost);
    return { lower: all(range[0]), upper: all(range[1]) };
  };
  return {
    n,
    lost,
    shareLost,
    completeCase: mean,
    carriedForward,
    bounds: bounds(),
    tippingEstimate: { delta: -mean / shareLost + 0 },
    tippingLimit: mean * nearer > 0 ? { delta: -nearer / shareLost } : withhold('includes_zero'),
  };
}

export function releaseExpected(
  expected: Outcome['expected'],
  change: Outcome['change'],
  profile: Profile,
): Outcome['expected'] {
  if (isWithheld(expected)) return quiet(expected, profile);
  if (isWithheld(change)) return change;
  const gap = change.meanFirst - expected.populationMean;
  return {
    ...expected,
    rows: expected.rows.map(({ reliability }) => ({ reliability, expected: (reliability - 1) * gap + 0 })),
  };
}
