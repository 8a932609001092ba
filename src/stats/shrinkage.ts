import { chiSquaredUpper } from './chisquared';
import { differenceOf } from './difference';
import { isConstant } from './moments';
import { remlVariance, weightedMean } from './reml';
import { withhold } from './result';
import type { Interval, Result } from './result';
import { studentQuantile } from './student';
import { sum } from './sum';
import { isScore } from './tally';

/** The estimate of one site or subgroup and its standard error, in any unit; ratios as logarithms. */
export interface GroupEstimate {
  readonly name: string;
  readonly estimate: number;
  readonly se: number;
}

/** One group, drawn towards the mean of all as far as its own number is uncertain. */
export interface Shrunken {
  readonly name: string;
  readonly raw: number;
  readonly estimate: number;
  readonly se: number;
  readonly interval: Interval;
  /** What the group's own number counts, from 0 to 1; the mean of all counts the rest. */
  readonly own: number;
}

/** The mean over groups. */
export interface GroupMean {
  readonly estimate: number;
  readonly se: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly interval: Interval;
}

/** Do the groups differ by more than their errors explain, and by what share of all variation (0 to 1)? */
export interface Heterogeneity {
  readonly q: number;
  readonly df: number;
  readonly p: number;
  /** Variance of the true effects; its root is their standard deviation. */
  readonly tau2: number;
  readonly i2: number;
}

export interface Shrinkage {
  readonly groups: number;
  /** Groups left out because their error is 0. */
  readonly excluded: readonly string[];
  readonly mean: GroupMean;
  readonly heterogeneity: Heterogeneity;
  /** Where the true effect of another group like these is expected; `few_groups` with two. */
  readonly prediction: Result<Interval>;
  /** In the order given: a list, never a league table. */
  readonly shrunken: readonly Shrunken[];
}

function isUsable({ estimate, se }: GroupEstimate): boolean {
  return isScore(estimate) && isScore(se) && se >= 0;
}

function everyFinite(numbers: readonly number[]): boolean {
  return numbers.every(Number.isFinite);
}

/**
 * What is the effect over several groups, how much do they truly differ, and what is each group's likely effect once
 * chance highs and lows are drawn in? Each shrunken estimate is w × its own + (1 - w) × the mean, w = tau2/(tau2 + se²).
 *
 * tau2 by REML; error of the mean by Hartung, Knapp, Sidik and Jonkman, its factor never below 1, t(k - 1), which with
 * two groups is t(1) and says almost nothing; prediction interval by t(k - 2). Groups with an error of 0 are left out
 * by name. Withheld: `one_group` with fewer than two; `invalid`.
 *
 * R: `m <- metafor::rma(estimate, sei = se, method = "REML", test = "adhoc")`, `blup(m)`; prediction
 * `coef(m) + c(-1, 1) * qt(0.975, k - 2) * sqrt(m$tau2 + m$se^2)`.
 */
export function shrink(all: readonly GroupEstimate[]): Result<Shrinkage> {
  if (!all.every(isUsable)) return withhold('invalid');
  const scale = all.reduce((furthest, { estimate }) => Math.max(furthest, Math.abs(estimate)), 0);
  const kept = all.filter(({ se }) => se > 0 && !isConstant(se, scale));
  const excluded = all.filter((one) => !kept.includes(one)).map(({ name }) => name);
  const k = kept.length;
  if (k < 2) return withhold('one_group', k);
  /** In units of the largest error, whose square a double can hold. */
  const unit = kept.reduce((most, { se }) => Math.max(most, se), 0);
  const groups = kept.map(({ estimate, se }) => ({ estimate: estimate / unit, variance: (se / unit) ** 2 }));
  if (!groups.every(({ estimate, variance }) => isScore(estimate) && isScore(variance)))
    return withhold('invalid');
  const tau2 = remlVariance(groups);
  const squares = ({ mean, weights }: ReturnType<typeof weightedMean>) =>
    sum(groups.map(({ estimate }, i) => (weights[i] ?? 0) * (estimate - mean) ** 2));
  const fixed = weightedMean(groups, 0);
  const q = squares(fixed);
  const typical =
    ((k - 1) * fixed.total) / (fixed.total ** 2 - sum(fixed.weights.map((weight) => weight ** 2)));
  const pooled = weightedMean(groups, tau2);
  const variance = Math.max(1, squares(pooled) / (k - 1)) / pooled.total;
  const half = studentQuantile(0.975, k - 1);
  const { difference: estimate, ...tested } = differenceOf(
    pooled.mean * unit,
    Math.sqrt(variance) * unit,
    k - 1,
  );
  const around = (middle: number, width: number): Interval => ({
    lower: middle - width,
    upper: middle + width,
    level: 0.95,
  });
  const shrunken = kept.map(({ name, estimate: raw }, i): Shrunken => {
    const own = tau2 / (tau2 + (groups[i]?.variance ?? 0));
    const towards = own * raw + (1 - own) * estimate;
    const se = Math.sqrt(own * (groups[i]?.variance ?? 0) + (1 - own) ** 2 * variance) * unit;
    return { name, raw, estimate: towards, se, interval: around(towards, half * se), own };
  });
  const heterogeneity = { q, df: k - 1, p: 0, tau2: tau2 * unit ** 2, i2: tau2 / (tau2 + typical) };
  const limits = [tested.interval.lower, tested.interval.upper, ...shrunken.map(({ se }) => se)];
  if (!everyFinite([...Object.values(heterogeneity), ...limits])) return withhold('invalid');
  return {
    groups: k,
    excluded,
    mean: { estimate, ...tested },
    heterogeneity: { ...heterogeneity, p: chiSquaredUpper(q, k - 1) },
    prediction:
      k === 2
        ? withhold('few_groups', k)
        : around(estimate, studentQuantile(0.975, k - 2) * Math.sqrt(tau2 + variance) * unit),
    shrunken,
  };
}
