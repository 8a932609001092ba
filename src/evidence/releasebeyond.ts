import { hidden, quiet, stepBehind, toStep } from './releasecounts';
import { standIn } from './releasegroups';
import { releaseMonths } from './releasemonths';
import { logOf, logSeOf } from './releaserates';
import type { VisitArm, VisitFinding } from './visits';
import { firstOfRunUp } from './windows';
import { chiSquaredUpper } from '../stats/chisquared';
import { eValue } from '../stats/evalue';
import { ratioEstimate } from '../stats/pairedrate';
import { isWithheld, withhold } from '../stats/result';
import { welch } from '../stats/welch';
import type { Profile } from '../vocabulary/profiles';

type Beyond = NonNullable<VisitFinding['beyond']>;

/** The change beyond that of the comparison group, worked out again from the two groups as they are shown. */
export function releaseBeyond(
  exact: VisitFinding,
  beyond: Beyond,
  referred: VisitArm,
  comparison: VisitArm | null,
  profile: Profile,
): Beyond {
  const found = (): Beyond['ratio'] => {
    if (isWithheld(beyond.ratio)) return few(beyond.ratio, profile);
    const [own, other] = [referred.ratio, comparison?.ratio ?? hidden];
    if (isWithheld(own)) return own;
    if (isWithheld(other)) return other;
    if (own.kind !== 'estimated' || other.kind !== 'estimated') return withhold('none_after');
    const log = Math.log(own.ratio) - Math.log(other.ratio);
    return {
      ...ratioEstimate(log, Math.hypot(own.logSe, other.logSe)),
      arm: { n: own.n, before: own.before, after: own.after },
      comparison: { n: other.n, before: other.before, after: other.after },
      ratios: [own.ratio, other.ratio],
    };
  };
  const ratio = found();
  return {
    ratio,
    difference: differenceAgain(beyond, referred, comparison, profile),
    eValue: isWithheld(beyond.eValue)
      ? few(beyond.eValue, profile)
      : isWithheld(ratio)
        ? ratio
        : eValue(ratio.ratio, ratio.interval95),
    preTrend: driftAgain(exact, beyond, referred, comparison, profile),
    months: monthsAgain(exact, beyond, profile),
  };
}

/** A group of fewer than two people is a small number; between groups of a dimension the same reason says nothing of people. */
function few(withheld: Parameters<typeof quiet>[0], profile: Profile): ReturnType<typeof quiet> {
  return withheld.withheld === 'one_group' ? hidden : quiet(withheld, profile);
}

/** Welch's test on the means and deviations that are shown. */
function differenceAgain(
  beyond: Beyond,
  referred: VisitArm,
  comparison: VisitArm | null,
  profile: Profile,
): Beyond['difference'] {
  if (isWithheld(beyond.difference)) return few(beyond.difference, profile);
  const [own, other] = [referred.difference, comparison?.difference ?? hidden];
  if (isWithheld(own)) return own;
  if (isWithheld(other)) return other;
  return welch(
    standIn({ n: own.n, mean: own.difference, sd: own.sd }),
    standIn({ n: other.n, mean: other.difference, sd: other.sd }),
  );
}

/** The statistic to 0.1, or to the step of the smaller group. */
function driftAgain(
  { months }: VisitFinding,
  { preTrend }: Beyond,
  referred: VisitArm,
  comparison: VisitArm | null,
  profile: Profile,
): Beyond['preTrend'] {
  if (isWithheld(preTrend)) return few(preTrend, profile);
  const sizes = [referred, comparison].map((arm) =>
    arm === null || isWithheld(arm.spread) ? 0 : arm.spread.before.n,
  );
  const n = Math.min(...sizes);
  if (n === 0 || (profile.hideZeros && tellsNobody(preTrend.months, months, firstOfRunUp))) return hidden;
  const statistic = toStep(preTrend.statistic, Math.max(0.1, stepBehind(n, profile)));
  return { ...preTrend, statistic, p: chiSquaredUpper(statistic, preTrend.df) };
}

/** Months without visits are left out of the test for a drift, and so told by it. */
function tellsNobody(tested: readonly number[], months: VisitFinding['months'], before: number): boolean {
  const asked = months.filter(({ month }) => month >= -12 && month < before);
  return asked.length !== tested.length;
}

/** Ratios of months whose rates are shown in both groups, to a step of their logarithm. */
function monthsAgain({ months }: VisitFinding, beyond: Beyond, profile: Profile): Beyond['months'] {
  const rates = new Map(releaseMonths(months, profile).map((one) => [one.month, one]));
  return beyond.months.map(({ month, ratio }) => {
    if (isWithheld(ratio)) return { month, ratio: few(ratio, profile) };
    const shown = rates.get(month);
    const [own, other] = [shown?.referred ?? hidden, shown?.comparison ?? hidden];
    if (isWithheld(own) || isWithheld(other)) return { month, ratio: hidden };
    const [events, people] = [Math.min(own.events, other.events), Math.min(own.people, other.people)];
    return {
      month,
      ratio:
        events === 0
          ? hidden
          : ratioEstimate(logOf(ratio.ratio, events), logSeOf(ratio.logSe, people, profile)),
    };
  });
}
