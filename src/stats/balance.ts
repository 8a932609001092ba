import { isConstant } from './moments';
import { armSizes } from './propensity';
import { isWithheld, withhold } from './result';
import type { Result } from './result';
import { isScore } from './tally';

/** What was known of people before; null where it was not recorded; and what each of them weighs in the comparison. */
export interface BalanceRow {
  /** 1: the cohort asked about; 0: the cohort it is held against. */
  readonly arm: 0 | 1;
  readonly covariates: readonly (number | null)[];
  /** From 0; 1 throughout where nothing is weighted, 0 for people left out by matching. */
  readonly weight: number;
  readonly n: number;
}

/** What a difference is divided by: the spread of the arm, for a comparison about those in it, or of both alike. */
export type Denominator = 'treated' | 'pooled';

/** A covariate by arm, 1 being the cohort asked about. */
export interface Compared {
  readonly means: readonly [number, number];
  /** The arm less the comparison, in standard deviations. */
  readonly difference: Result<{ readonly sd: number }>;
  /** Variance in the arm over that in the comparison; null for shares, and where the comparison does not vary. */
  readonly varianceRatio: number | null;
}

export interface CovariateBalance {
  readonly name: string;
  /** `share`: only 0 and 1 occur. */
  readonly kind: 'mean' | 'share';
  /** What the difference was divided by: `pooled` also where the arm asked about does not vary. */
  readonly denominator: Denominator;
  /** Share of each arm for whom this is not recorded. */
  readonly missing: readonly [number, number];
  readonly before: Compared;
  readonly after: Compared;
}

/** The covariate that is least alike, and by how many standard deviations, without a sign. */
export interface Furthest {
  readonly name: string;
  readonly sd: number;
}

export interface Balance {
  readonly n: readonly [number, number];
  readonly covariates: readonly CovariateBalance[];
  /** Withheld, `wholly_apart`, where a covariate has no value in common; `no_values` where no covariate can be compared. */
  readonly largest: { readonly before: Result<Furthest>; readonly after: Result<Furthest> };
}

interface Known {
  readonly value: number;
  readonly n: number;
  readonly weight: number;
}

interface Spread {
  readonly n: number;
  readonly mean: number;
  /** Unbiased where every weight is alike; with n - 1 then. */
  readonly variance: number;
  /** The largest value, whichever its sign. */
  readonly reach: number;
}

/** Weighted mean and variance, in two passes. R: `weighted.mean(x, w)`, `cov.wt(cbind(x), w / sum(w))$cov`. */
function spreadOf(known: readonly Known[], weighted: boolean): Spread {
  let [n, total, squaredWeights, rough, furthest] = [0, 0, 0, 0, 0];
  for (const { value, n: people, weight } of known) {
    const w = weighted ? weight : 1;
    n += people;
    total += w * people;
    squaredWeights += w * w * people;
    rough += w * people * value;
    furthest = Math.max(furthest, Math.abs(value));
  }
  const near = rough / total;
  let [rest, squares] = [0, 0];
  for (const { value, n: people, weight } of known) rest += (weighted ? weight : 1) * people * (value - near);
  const mean = near + rest / total;
  for (const { value, n: people, weight } of known)
    squares += (weighted ? weight : 1) * people * (value - mean) ** 2;
  const variance = (squares * total) / (total ** 2 - squaredWeights);
  return { n, mean, variance, reach: furthest };
}

function compared(none: Spread, one: Spread, spread: number, share: boolean): Compared {
  const scale = Math.max(none.reach, one.reach);
  const gap = isConstant(Math.abs(one.mean - none.mean), scale) ? 0 : one.mean - none.mean;
  const difference: Compared['difference'] = isConstant(spread, scale)
    ? withhold(gap === 0 ? 'no_variance' : 'wholly_apart')
    : { sd: gap / spread };
  const ratio = one.variance / none.variance;
  const told = !share && !isConstant(Math.sqrt(none.variance), scale) && Number.isFinite(ratio);
  return { means: [none.mean, one.mean], difference, varianceRatio: told ? ratio : null };
}

function ofCovariate(
  name: string,
  rows: readonly BalanceRow[],
  place: number,
  n: readonly [number, number],
  asked: Denominator,
): Result<CovariateBalance> {
  const arms: [Known[], Known[]] = [[], []];
  for (const { arm, covariates, weight, n: people } of rows) {
    const value = covariates[place] ?? null;
    if (value !== null) arms[arm].push({ value, weight, n: people });
  }
  const weighs = arms.every((known) => known.some(({ weight }) => weight > 0));
  const [none, one] = [spreadOf(arms[0], false), spreadOf(arms[1], false)];
  if (Math.min(none.n, one.n) < 2 || !weighs) return withhold('one_group', Math.min(none.n, one.n));
  const flat = isConstant(Math.sqrt(one.variance), one.reach);
  const denominator = asked === 'treated' && !flat ? 'treated' : 'pooled';
  const spread = Math.sqrt(denominator === 'treated' ? one.variance : (none.variance + one.variance) / 2);
  const share = arms.every((known) => known.every(({ value }) => value === 0 || value === 1));
  return {
    name,
    kind: share ? 'share' : 'mean',
    denominator,
    missing: [1 - none.n / n[0], 1 - one.n / n[1]],
    before: compared(none, one, spread, share),
    after: compared(spreadOf(arms[0], true), spreadOf(arms[1], true), spread, share),
  };
}

function furthest(covariates: readonly CovariateBalance[], when: 'before' | 'after'): Result<Furthest> {
  let most: Furthest | null = null;
  for (const { name, [when]: found } of covariates) {
    const { difference } = found;
    if (isWithheld(difference)) {
      if (difference.withheld === 'wholly_apart') return difference;
    } else if (most === null || Math.abs(difference.sd) > most.sd) {
      most = { name, sd: Math.abs(difference.sd) };
    }
  }
  return most ?? withhold('no_values');
}

/**
 * Were the arms alike in what was known before, and are they once weighted or matched? For each covariate the means, their
 * difference in standard deviations, and the ratio of variances; never a p value, which tells the number of people.
 *
 * The denominator is of unweighted people, with n - 1, before and after, for shares too. People without a value are left
 * out of that covariate and counted in `missing`. Withheld: `invalid`; `one_group` when an arm has fewer than two people,
 * or no weight; also for a covariate that fewer than two people of an arm have, which is then left out by the caller. A
 * difference alone: `no_variance`, where nobody differs; `wholly_apart`, where the arms differ and nobody within them.
 * R: `(weighted.mean(x1, w1) - weighted.mean(x0, w0)) / sd(x1)`, or `/ sqrt((var(x1) + var(x0)) / 2)`.
 */
export function balance(
  names: readonly string[],
  rows: readonly BalanceRow[],
  denominator: Denominator,
): Result<Balance> {
  const sound = rows.every(
    ({ arm, covariates, weight, n }) =>
      (arm === 0 || arm === 1) &&
      covariates.length === names.length &&
      covariates.every((one) => one === null || isScore(one)) &&
      isScore(weight) &&
      weight >= 0 &&
      Number.isSafeInteger(n) &&
      n >= 0,
  );
  if (!sound || new Set(names).size !== names.length) return withhold('invalid');
  const kept = rows.filter(({ n }) => n > 0);
  const n = armSizes(kept);
  if (Math.min(...n) < 2) return withhold('one_group', Math.min(...n));
  const covariates: CovariateBalance[] = [];
  for (const [place, name] of names.entries()) {
    const found = ofCovariate(name, kept, place, n, denominator);
    if (isWithheld(found)) return found;
    covariates.push(found);
  }
  return {
    n,
    covariates,
    largest: { before: furthest(covariates, 'before'), after: furthest(covariates, 'after') },
  };
}
