import { chiSquaredUpper } from './chisquared';
import { solveSymmetric } from './cholesky';
import { armPeriods } from './eventarm';
import type { ArmMonths, ArmPeriods, Period } from './eventarm';
import { ratioEstimate } from './pairedrate';
import type { RatioEstimate } from './pairedrate';
import { withhold } from './result';
import type { Result } from './result';
import { sum } from './sum';

/** `reference`: the months all others are held against, pooled. `pre`: the months the pre-trend test is about. */
export interface EventStudyChoice {
  readonly reference: Period;
  readonly pre: Period;
}

/** Months −12 to −4: a year before referral without the run-up, in which visits rise because referral is near. */
export const BEFORE_RUN_UP: EventStudyChoice = {
  reference: { from: -12, to: -4 },
  pre: { from: -12, to: -4 },
};

/** A month’s ratio of rate ratios: 0.8 says that against the comparison group the rate fell by a fifth. */
export interface EventStudyMonth {
  readonly month: number;
  readonly estimate: Result<RatioEstimate>;
}

/** `months`: those tested, months without visits in an arm left out; one of them is the yardstick of the others, so `df` is one less. */
export interface PreTrend {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  readonly months: readonly number[];
}

export interface EventStudy {
  readonly people: number;
  readonly comparisonPeople: number;
  readonly reference: Period;
  readonly months: readonly EventStudyMonth[];
  readonly preTrend: Result<PreTrend>;
}

function estimateOf(log: number, variance: number, n: number): Result<RatioEstimate> {
  if (!(variance > 0)) return withhold('no_ratio_spread', n);
  const found = ratioEstimate(log, Math.sqrt(variance));
  return Number.isFinite(found.interval95.upper) ? found : withhold('not_identified', n);
}

/** Both arms, which share nobody: covariances add. */
interface Arms {
  readonly group: ArmPeriods;
  readonly comparison: ArmPeriods;
}

function logRatio({ group, comparison }: Arms, period: number): number | null {
  const [one, other] = [group.logRate(period), comparison.logRate(period)];
  return one === null || other === null ? null : one - other;
}

function covariance({ group, comparison }: Arms, one: number, other: number): number {
  return group.covariance(one, other) + comparison.covariance(one, other);
}

function preTrend(arms: Arms, months: readonly number[], pre: Period, n: number): Result<PreTrend> {
  const inside = months
    .map((month, period) => ({ month, period, at: logRatio(arms, period) }))
    .flatMap(({ at, ...one }) =>
      at === null || one.month < pre.from || one.month > pre.to ? [] : [{ ...one, at }],
    );
  const yardstick = inside.at(-1);
  const others = inside.slice(0, -1);
  if (yardstick === undefined || others.length === 0) return withhold('few_pre_months', inside.length);
  const far = others.map(({ at }) => at - yardstick.at);
  const base = yardstick.period;
  const matrix = others.map(({ period: i }) =>
    others.map(({ period: j }) =>
      sum([
        covariance(arms, i, j),
        -covariance(arms, i, base),
        -covariance(arms, base, j),
        covariance(arms, base, base),
      ]),
    ),
  );
  const solved = solveSymmetric(matrix, far);
  if (solved === null) return withhold('not_identified', n);
  const statistic = Math.max(0, sum(far.map((one, i) => one * (solved[i] ?? 0))));
  if (!Number.isFinite(statistic)) return withhold('not_identified', n);
  const df = others.length;
  return { statistic, df, p: chiSquaredUpper(statistic, df), months: inside.map(({ month }) => month) };
}

/**
 * Month by month, how did the rate of visits of the people referred move against that of the comparison group, next
 * to the reference period? And did the two already drift apart before?
 *
 * Each estimate is a ratio of rate ratios with person-clustered errors; the pre-trend test asks whether all the months
 * of `pre` have the same rate ratio (which month is the yardstick makes no difference);
 * with few people for the months (under about 20 an arm for each) it finds a drift too readily. A reference of one month is
 * left out of the list. Input is sums over people, no row per person. Withheld: `one_group` when an arm is
 * empty; `too_few` with one person in an arm; `no_visits` when an arm's reference has none; `invalid`. A month alone:
 * `nobody_at_risk`, `no_visits`, `no_ratio_spread`. The test alone: `few_pre_months`, `not_identified` when there are too
 * few people for so many months.
 * R: `glm(visits ~ factor(month) * arm + offset(log(years)), poisson)`, `sandwich::vcovCL(fit, cluster = person,
 * type = "HC0", cadjust = FALSE)`; a pooled reference is the same rows once more under its own level.
 */
export function eventStudy(
  group: ArmMonths,
  comparison: ArmMonths,
  choice: EventStudyChoice = BEFORE_RUN_UP,
): Result<EventStudy> {
  const { reference, pre } = choice;
  const listed = new Set([...group.months, ...comparison.months].map(({ month }) => month));
  const months = [...listed].sort((a, b) => a - b);
  const inReference = months.filter((month) => month >= reference.from && month <= reference.to);
  const periods = [...months.map((month) => [month]), inReference];
  const [one, other] = [armPeriods(group, periods), armPeriods(comparison, periods)];
  if (one === null || other === null || !(reference.from <= reference.to) || !(pre.from <= pre.to))
    return withhold('invalid');
  const smaller = Math.min(group.people, comparison.people);
  if (smaller === 0) return withhold('one_group', smaller);
  if (smaller === 1) return withhold('too_few', smaller);
  const arms = { group: one, comparison: other };
  const base = months.length;
  const from = logRatio(arms, base);
  if (from === null) return withhold('no_visits', smaller);
  const n = group.people + comparison.people;
  const estimate = (period: number): Result<RatioEstimate> => {
    if (one.years(period) === 0 || other.years(period) === 0) return withhold('nobody_at_risk', 0);
    const at = logRatio(arms, period);
    if (at === null) return withhold('no_visits', n);
    const spread = [
      covariance(arms, period, period),
      -2 * covariance(arms, period, base),
      covariance(arms, base, base),
    ];
    return estimateOf(at - from, sum(spread), n);
  };
  const alone = inReference.length === 1 ? inReference[0] : undefined;
  const found = months.map((month, period) => ({ month, estimate: estimate(period) }));
  return {
    people: group.people,
    comparisonPeople: comparison.people,
    reference,
    months: found.filter(({ month }) => month !== alone),
    preTrend: preTrend(arms, months, pre, n),
  };
}
