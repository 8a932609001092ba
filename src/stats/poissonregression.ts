import { coefficients, variance } from './coefficient';
import type { Coefficient, Variance } from './coefficient';
import { check } from './design';
import type { Design } from './design';
import { designMatrix } from './designmatrix';
import type { DesignMatrix } from './designmatrix';
import { logLinear, miss } from './loglinear';
import type { LogLinear } from './loglinear';
import { invertSymmetric } from './matrix';
import type { Matrix } from './matrix';
import { isWithheld, withhold } from './result';
import type { Result } from './result';
import { meatByCluster, meatByLine, sandwich, uncentred, uncentredVariance } from './sandwich';

/** `model`: Poisson variance. `quasi`: that times the dispersion. `robust`: HC0, row by row. `clustered`: CR0. */
export type PoissonError = 'model' | 'quasi' | 'robust' | 'clustered';

export interface PoissonRegression {
  /** Rows, copies counted. */
  readonly n: number;
  readonly clusters: number;
  readonly events: number;
  /** In person-years. */
  readonly exposure: number;
  /** Rows less coefficients. */
  readonly df: number;
  /** The constant first, then the names in their order, aliased ones left out. */
  readonly coefficients: readonly Coefficient<PoissonError>[];
  /** Names that say nothing that the constant and the names before them do not say. */
  readonly aliased: readonly string[];
  readonly deviance: number;
  readonly pearson: number;
  /** Pearson's chi-squared over df: 1 where counts scatter as Poisson, more where people differ. Null without df. */
  readonly dispersion: number | null;
  /** Variances and covariances of the coefficients, in their order, on the log scale; for joint tests. */
  readonly covariance: Readonly<Record<PoissonError, Result<Variance>>>;
}

/** A fitted model with the inverse of its information, and the misses that its robust errors rest on. */
export interface Fitted {
  readonly fit: LogLinear;
  readonly bread: Matrix;
  readonly misses: readonly (readonly number[])[];
}

/** Why a search for the largest likelihood ends without one. */
export function unsettled({ told, n }: DesignMatrix): Result<never> {
  return told ? withhold('not_settled', n) : withhold('separated', n);
}

/** The model at a known theta, Infinity being Poisson. Withheld: `separated`, `not_settled`. */
export function fitted(matrix: DesignMatrix, theta: number, start?: readonly number[]): Result<Fitted> {
  const fit = logLinear(matrix, theta, start);
  const bread = fit === null ? null : invertSymmetric(fit.information);
  if (fit === null || bread === null) return unsettled(matrix);
  let at = 0;
  const misses = matrix.blocks.map(({ lines }) =>
    lines.map((line) => miss(line, fit.means[at++] ?? 0, theta)),
  );
  return { fit, bread, misses };
}

/** The errors that hold whatever the variance is. Withheld, `too_few`, where rows or clusters do not outnumber the coefficients. */
export function robustVariances(matrix: DesignMatrix, { bread, misses }: Fitted) {
  const enough = (units: number, meat: () => Matrix): Result<Variance> =>
    units <= matrix.names.length
      ? withhold('too_few', units)
      : variance(uncentredVariance(matrix, sandwich(bread, meat())));
  return {
    robust: enough(matrix.n, () => meatByLine(matrix, misses)),
    clustered: enough(matrix.clusters, () => meatByCluster(matrix, misses)),
  };
}

/**
 * By what factor do rates of events differ with each covariate, the others held?
 *
 * Counts per person-year on the log scale. p and limits from the normal, for `quasi` from t. Robust errors carry no
 * small-sample factor: with under 40 clusters they are too small. Withheld: as `check` in `design.ts`; `separated` when a
 * coefficient would be infinite, as with a group without events; `not_settled`. One error alone: `too_few` (no more rows,
 * or clusters, than coefficients), `exact_fit`.
 *
 * R: `glm(y ~ x, poisson, offset = log(t))` on rows, copies written out; `quasipoisson`; `sandwich::vcovHC(fit, "HC0")`;
 * `sandwich::vcovCL(fit, id, "HC0", cadjust = FALSE)`.
 */
export function poissonRegression(design: Design): Result<PoissonRegression> {
  const checked = check(design);
  if (isWithheld(checked)) return checked;
  const matrix = designMatrix(checked);
  const found = fitted(matrix, Infinity);
  if (isWithheld(found)) return found;
  const { fit, bread } = found;
  const df = matrix.n - matrix.names.length;
  const pearson = matrix.lines.reduce((total, { count, weight }, i) => {
    const mean = fit.means[i] ?? 0;
    return total + (weight * (count - mean) ** 2) / mean;
  }, 0);
  if (!Number.isFinite(pearson + fit.deviance)) return withhold('not_settled', matrix.n);
  const dispersion = df > 0 ? pearson / df : null;
  const model = uncentredVariance(matrix, bread);
  const covariance = {
    model: variance(model),
    quasi:
      dispersion === null
        ? withhold('too_few', matrix.n)
        : variance(
            model.map((row) => row.map((one) => one * dispersion)),
            df,
          ),
    ...robustVariances(matrix, found),
  };
  const scale = model.map((row, j) => Math.sqrt(row[j] ?? 0));
  const table = coefficients(matrix.names, uncentred(matrix, fit.beta), scale, covariance);
  if (isWithheld(table)) return table;
  const { n, clusters, events, exposure, aliased } = matrix;
  return {
    n,
    clusters,
    events,
    exposure,
    df,
    coefficients: table,
    aliased,
    deviance: fit.deviance,
    pearson,
    dispersion,
    covariance,
  };
}
