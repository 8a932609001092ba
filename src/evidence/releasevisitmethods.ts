import { counter, hidden, quiet, stepBehind, toStep } from './releasecounts';
import { isDominated, logOf, logSeOf } from './releaserates';
import type { ModelScatter, VisitArm, VisitFinding, VisitGroup, VisitMethod } from './visits';
import { type RatioEstimate, ratioEstimate } from '../stats/pairedrate';
import { isWithheld, type Result, withhold } from '../stats/result';
import { sameRatio } from '../stats/sameratio';
import type { Profile } from '../vocabulary/profiles';

/** The two windows as they are shown, and what the same months elsewhere can be reckoned to hold. */
type Shown = Pick<VisitFinding, 'windows' | 'referred' | 'comparison' | 'beyond'>;

/** Placebo windows are of three months; all others are about as long as those of the headline. */
const monthsOfPlacebo = 3;

/** The fewest visits that a window can be reckoned to hold, of groups as they are shown; null where one is hidden. */
function fewestVisits(
  arms: readonly VisitArm[],
  { before, after }: VisitFinding['windows'],
  months: number,
): number | null {
  const events = arms.flatMap((arm) =>
    ([arm.before, arm.after] as const).map((rate, at) => {
      const { from, to } = at === 0 ? before : after;
      return isWithheld(rate) ? 0 : rate.events * Math.min(1, months / (to - from + 1));
    }),
  );
  const fewest = Math.min(...events);
  return fewest > 0 ? fewest : null;
}

function bare({ ratio, logSe, z, p, interval95, interval50 }: RatioEstimate): RatioEstimate {
  return { ratio, logSe, z, p, interval95, interval50 };
}

/** A ratio of an arm alone, or why there is none. */
function alone(ratio: VisitArm['ratio']): Result<RatioEstimate> {
  if (isWithheld(ratio)) return ratio;
  return ratio.kind === 'estimated' ? bare(ratio) : withhold('none_after');
}

/**
 * Ratios by other methods and of other windows, to a step of their logarithm. Those that are the headline's stay equal to it. `exact` is
 * what the methods were worked out beside, `shown` the same as the profile lets it be seen.
 */
export function releaseMethods(exact: VisitFinding, shown: Shown, profile: Profile): readonly VisitMethod[] {
  const count = counter(profile);
  const arms = [shown.referred, ...(shown.comparison === null ? [] : [shown.comparison])];
  const beyond = shown.beyond?.ratio;
  const headline =
    beyond === undefined ? alone(shown.referred.ratio) : isWithheld(beyond) ? beyond : bare(beyond);
  const first = exact.methods.find(({ id }) => id === 'headline')?.ratio;
  const fewHidden = [exact.referred, exact.comparison].some(
    (arm) => typeof arm?.hidden === 'number' && arm.hidden > 0 && arm.hidden < profile.smallest,
  );
  const ratioOf = ({ id, ratio, n }: VisitMethod): VisitMethod['ratio'] => {
    if (isWithheld(ratio)) return quiet(ratio, profile);
    if (id === 'without-largest') return withhold('exact_only');
    if (id === 'headline') return headline;
    if (id === 'referred') return alone(shown.referred.ratio);
    const people = count(n);
    const months = id.startsWith('placebo') ? monthsOfPlacebo : Infinity;
    const visits = fewestVisits(arms, shown.windows, months);
    const few = typeof n !== 'number' || n < profile.minimumForMean || (visits ?? 0) < profile.smallest;
    if (typeof people !== 'number' || visits === null || few || (id.startsWith('hidden') && fewHidden))
      return hidden;
    const same =
      first !== undefined && !isWithheld(first) && Math.abs(Math.log(ratio.ratio / first.ratio)) < 1e-9;
    const log = same && !isWithheld(headline) ? Math.log(headline.ratio) : logOf(ratio.ratio, visits);
    return ratioEstimate(log, logSeOf(ratio.logSe, people, profile));
  };
  return exact.methods.map(({ model, ...one }) => {
    const n = one.id === 'without-largest' ? hidden : count(one.n);
    const ratio = ratioOf(one);
    const seen =
      model === undefined || isWithheld(ratio) || typeof n !== 'number'
        ? null
        : releaseModel(model, n, profile);
    return { ...one, ...(seen === null ? {} : { model: seen }), n, ratio };
  });
}

/** How counts scatter, coarsely: a single heavy user moves it. `n` as it is shown; null where one person could be read off it. */
function releaseModel({ kind, value }: ModelScatter, n: number, profile: Profile): ModelScatter | null {
  if (n < profile.minimumForMedian) return null;
  const step = Math.max(kind === 'correlation' ? 0.05 : 0.1, stepBehind(n, profile));
  const shown = kind === 'correlation' ? toStep(value, step) : Math.exp(toStep(Math.log(value), step));
  return { kind, value: shown };
}

/** The ratio of each group, and whether they differ, from what is shown. A group takes its share of all visits, as if all used alike. */
export function releaseUseGroups(by: VisitFinding['by'], shown: Shown, profile: Profile): VisitFinding['by'] {
  if (by === null) return null;
  const { referred } = shown;
  const all = fewestVisits([referred], shown.windows, Infinity);
  const largest = isWithheld(referred.largest) ? null : referred.largest;
  const ratioOf = ({ n, ratio }: VisitGroup): VisitGroup['ratio'] => {
    if (isWithheld(ratio)) return quiet(ratio, profile);
    const people = counter(profile)(n);
    if (typeof people !== 'number' || Number(n) < profile.minimumForMean || all === null || largest === null)
      return hidden;
    const visits = (all * people) / largest.n;
    const most = Math.min(visits, largest.share * largest.events);
    if (visits < profile.smallest || isDominated(most, visits)) return hidden;
    return ratioEstimate(logOf(ratio.ratio, visits), logSeOf(ratio.logSe, people, profile));
  };
  const groups = by.groups.map((group) => ({
    level: group.level,
    n: counter(profile)(group.n),
    ratio: ratioOf(group),
  }));
  const difference = isWithheld(by.difference)
    ? quiet(by.difference, profile)
    : sameRatio(groups.flatMap(({ ratio }) => (isWithheld(ratio) ? [] : [ratio])));
  return {
    ...by,
    groups,
    difference: isWithheld(difference) ? quiet(difference, profile) : difference,
  };
}
