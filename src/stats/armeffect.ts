import { differenceOf } from './difference';
import type { Difference } from './difference';
import { clusteredVariance, modelVariance, robustVariance, varianceOf } from './leastsquares';
import type { LeastSquares, RobustVariance } from './leastsquares';
import { dot } from './matrix';
import type { Matrix } from './matrix';
import { isWithheld, withhold } from './result';
import type { Result } from './result';

/** What a model says of the difference between two cohorts: by the errors to be trusted, and by the others beside them. */
export interface ArmEffect extends Difference {
  /** Which errors the difference above is judged by: CR1 where people come from more than one cluster, else HC3. */
  readonly errors: 'HC3' | 'CR1';
  /** The model's own error: one spread for everybody, nobody alike. */
  readonly naive: Difference;
  /** HC3, t on people less coefficients. */
  readonly robust: Result<Difference>;
  /** CR1, t on clusters less one; null where fewer than two clusters are given. */
  readonly clustered: Result<Difference> | null;
}

/** The ways of reckoning errors, worked out once for all contrasts of a fit. */
export interface ArmErrors {
  readonly fit: LeastSquares;
  readonly naive: Matrix;
  readonly robust: RobustVariance;
  readonly clustered: Matrix | null;
}

/** A robust error this small beside the model's own is the rounding of scores that cancel. */
const NOTHING = 1e-9;
/** A pull this small, in parts of the largest that one person can have, is rounding. */
const NO_PULL = 1e-6;

export function armErrors(fit: LeastSquares): ArmErrors {
  return {
    fit,
    naive: modelVariance(fit),
    robust: robustVariance(fit),
    clustered: fit.clusters > 1 ? clusteredVariance(fit) : null,
  };
}

/** Does somebody who decides a coefficient alone pull at this contrast? Then it rests on a person nobody can check. */
export function restsOnOne({ fit, robust }: ArmErrors, contrast: readonly number[]): boolean {
  const pull = fit.bread.map((row) => dot(row, contrast));
  const most = Math.sqrt(dot(contrast, pull));
  return robust.alone.some(({ x }) => Math.abs(dot(x, pull)) > NO_PULL * most);
}

/**
 * The difference that a sum of coefficients stands for, `contrast` having one weight for each coefficient.
 *
 * Withheld: `alone` when it rests on one person whom nobody is like and there are no clusters to go by; `exact_scores`
 * when the misses say nothing about this difference; `invalid` when numbers are too large for a double. The
 * clustered one alone: `few_sites` when the clusters leave no spread to judge it by.
 * R: `lmtest::coeftest(fit, vcov)` with sandwich's variances, and `df = G - 1` for the clustered one.
 */
export function armEffect(errors: ArmErrors, contrast: readonly number[]): Result<ArmEffect> {
  const { fit } = errors;
  const difference = dot(contrast, fit.beta);
  const naiveSe = Math.sqrt(varianceOf(errors.naive, contrast));
  if (!Number.isFinite(difference) || !(naiveSe > 0) || naiveSe === Infinity) return withhold('invalid');
  const by = (variances: Matrix, df: number, nothing: 'exact_scores' | 'few_sites'): Result<Difference> => {
    const se = Math.sqrt(Math.max(0, varianceOf(variances, contrast)));
    if (!Number.isFinite(se)) return withhold('invalid');
    return se > NOTHING * naiveSe ? differenceOf(difference, se, df) : withhold(nothing, fit.n);
  };
  const robust = restsOnOne(errors, contrast)
    ? withhold('alone', fit.n)
    : by(errors.robust.matrix, fit.df, 'exact_scores');
  const clustered = errors.clustered === null ? null : by(errors.clustered, fit.clusters - 1, 'few_sites');
  const trusted = clustered !== null && !isWithheld(clustered);
  const used = trusted ? clustered : robust;
  if (isWithheld(used)) return used;
  const naive = differenceOf(difference, naiveSe, fit.df);
  return { ...used, errors: trusted ? 'CR1' : 'HC3', naive, robust, clustered };
}
