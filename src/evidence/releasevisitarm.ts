import { counter, hidden, intervalTo, quiet, releaseShare, toStep } from './releasecounts';
import { coarse, isDominated, logSeOf, rateOf, rateStep, yearsOf } from './releaserates';
import { releaseSpread } from './releasespread';
import type { VisitArm } from './visits';
import type { WindowSum } from '../stats/countpairs';
import { type PairedRateRatio, pairedRateRatio, ratioEstimate } from '../stats/pairedrate';
import { type EventRate, eventRate } from '../stats/rate';
import { isWithheld, type Interval, type Result, withhold } from '../stats/result';
import { studentQuantile, studentTwoSided } from '../stats/student';
import type { Profile } from '../vocabulary/profiles';

/** What everything else that is shown of a group is worked out from. */
interface Shown {
  readonly n: number;
  readonly before: WindowSum;
  readonly after: WindowSum;
  /** Visits a year: one step for all rates of the group. */
  readonly step: number;
  readonly largest: VisitArm['largest'];
}

/**
 * One group's service use as the profile lets it be seen. All its figures are hidden together where few people or few visits
 * are behind one of its two windows, or where one person may have made half of the visits: any two of them would give the third.
 */
export function releaseArm(arm: VisitArm, profile: Profile): VisitArm {
  const count = counter(profile);
  const open = {
    members: count(arm.members),
    watched: releaseShare(arm.watched, profile),
    hidden: count(arm.hidden),
  };
  const shown = shownOf(arm, profile);
  const held = <T extends object>(one: Result<T>): Result<T> =>
    isWithheld(one) ? quiet(one, profile) : hidden;
  if (shown === null)
    return {
      ...open,
      before: held(arm.before),
      after: held(arm.after),
      ratio: held(arm.ratio),
      difference: held(arm.difference),
      largest: held(arm.largest),
      spread: held(arm.spread),
    };
  return {
    ...open,
    before: limitsOf(shown.before),
    after: limitsOf(shown.after),
    ratio: ratioAgain(arm.ratio, shown, profile),
    difference: releaseDifference(arm.difference, shown, profile),
    largest: shown.largest,
    spread: releaseSpread(arm.spread, shown, profile),
  };
}

function shownOf({ before, after, largest, spread }: VisitArm, profile: Profile): Shown | null {
  if (isWithheld(before) || isWithheld(after) || isWithheld(spread)) return null;
  const people = spread.before.n;
  const n = counter(profile)(people);
  if (typeof n !== 'number' || people < profile.minimumForMean) return null;
  const [yearsBefore, yearsAfter] = [before, after].map(({ years }) => yearsOf(years, people, n, profile));
  if (!yearsBefore || !yearsAfter) return null;
  const step = Math.max(rateStep(n, yearsBefore, profile), rateStep(n, yearsAfter, profile));
  const early = rateOf(before, yearsBefore, step, profile);
  const late = rateOf(after, yearsAfter, step, profile);
  if (early === null || late === null) return null;
  const most = releaseLargest(largest, n, early.events + late.events, profile);
  const isCarried = dominates(largest, before, after) || dominates(most, early, late);
  return isCarried ? null : { n, before: early, after: late, step, largest: most };
}

/** Whether the person who visited most could have made most of the visits of either window. */
function dominates(largest: VisitArm['largest'], before: WindowSum, after: WindowSum): boolean {
  if (isWithheld(largest)) return false;
  const most = largest.share * largest.events;
  return [before, after].some(({ events }) => events > 0 && isDominated(Math.min(most, events), events));
}

/** The result without that person differs from the whole by one person, and would give that person's visits away. */
function releaseLargest(
  largest: VisitArm['largest'],
  n: number,
  events: number,
  profile: Profile,
): VisitArm['largest'] {
  if (isWithheld(largest)) return quiet(largest, profile);
  return {
    n,
    events,
    share: coarse(largest.share),
    flagged: largest.flagged,
    people: counter(profile)(largest.people),
    without: isWithheld(largest.without) ? quiet(largest.without, profile) : withhold('exact_only'),
  };
}

function limitsOf(window: WindowSum): Result<EventRate> {
  const found = eventRate(window.events, window.years);
  return isWithheld(found) ? found : { ...window, interval95: found.interval95 };
}

function ratioAgain(
  ratio: VisitArm['ratio'],
  { n, before, after }: Shown,
  profile: Profile,
): VisitArm['ratio'] {
  if (isWithheld(ratio)) return quiet(ratio, profile);
  const sums = { n, before, after };
  if (ratio.kind === 'none_after') return zeroRatio(sums);
  if (before.rate === 0 || after.rate === 0) return hidden;
  const found = ratioEstimate(Math.log(after.rate / before.rate), logSeOf(ratio.logSe, n, profile));
  return { kind: 'estimated', ...sums, ...found };
}

/** The upper limit of a ratio of 0 rests on the visits before and the years alone, whoever had them. */
function zeroRatio(sums: Pick<Shown, 'n' | 'before' | 'after'>): Result<PairedRateRatio> {
  const { before, after } = sums;
  const half = { after: 0, yearsBefore: before.years / 2, yearsAfter: after.years / 2, n: 1 };
  const found = pairedRateRatio([
    { ...half, before: before.events },
    { ...half, before: 0 },
  ]);
  return isWithheld(found) ? found : { ...found, ...sums };
}

/** As a change of scores: means and deviation to the step, the rest again from them. */
function releaseDifference(
  difference: VisitArm['difference'],
  { n, step }: Shown,
  profile: Profile,
): VisitArm['difference'] {
  if (isWithheld(difference)) return quiet(difference, profile);
  const [meanBefore, mean, sd] = [
    toStep(difference.meanBefore, step),
    toStep(difference.difference, step),
    toStep(difference.sd, step),
  ];
  if (sd === 0) return withhold('exact_only');
  const se = sd / Math.sqrt(n);
  const df = n - 1;
  const t = mean / se;
  const limits = (level: number): Interval => {
    const half = studentQuantile((1 + level) / 2, df) * se;
    return intervalTo({ lower: mean - half, upper: mean + half, level }, step);
  };
  const { ranks } = difference;
  return {
    n,
    meanBefore,
    meanAfter: toStep(meanBefore + mean, step),
    difference: mean,
    sd,
    se,
    t,
    df,
    p: studentTwoSided(t, df),
    interval95: limits(0.95),
    interval50: limits(0.5),
    ranks: isWithheld(ranks) ? quiet(ranks, profile) : withhold('exact_only'),
  };
}
