import { solveSymmetric } from './cholesky';
import { coefficients, variance } from './coefficient';
import type { Coefficient, Variance } from './coefficient';
import { check } from './design';
import type { Design } from './design';
import { designMatrix } from './designmatrix';
import type { DesignMatrix } from './designmatrix';
import { equations, meatOf, residualsOf, working } from './exchangeable';
import { dot, invertSymmetric } from './matrix';
import type { Matrix } from './matrix';
import { checkPooled } from './pooled';
import type { PooledDesign } from './pooled';
import { fitted, robustVariances } from './poissonregression';
import { isWithheld, withhold } from './result';
import type { Result } from './result';
import { sandwich, uncentred, uncentredVariance } from './sandwich';

export interface Gee {
  /** Rows, copies counted. */
  readonly n: number;
  readonly clusters: number;
  readonly events: number;
  /** In person-years. */
  readonly exposure: number;
  /** The constant first, then the names in their order, aliased ones left out. */
  readonly coefficients: readonly Coefficient<'robust'>[];
  readonly aliased: readonly string[];
  /** How alike two rows of one cluster are, from -1 to 1, given the covariates. Null when no cluster has two rows. */
  readonly correlation: number | null;
  /** Mean squared Pearson residual: 1 where counts scatter as Poisson. */
  readonly scale: number;
  /** Variances and covariances of the coefficients, in their order, on the log scale; for joint tests. */
  readonly covariance: Variance;
}

const MOST_STEPS = 500;
/** A step that moves no line's log mean by more than this is the last. */
const SETTLED = 1e-13;
/** Steps this small that no longer shrink are rounding. */
const ROUNDING = 1e-9;
/** A mean squared residual this small is rounding. */
const NOTHING = 1e-18;

interface Settled {
  readonly beta: readonly number[];
  readonly correlation: number | null;
  readonly scale: number;
  readonly bread: Matrix;
  readonly meat: Matrix;
}

/** Fisher scoring, the correlation taken anew from the residuals at each step; null when it does not settle. */
function settle(matrix: DesignMatrix, start: readonly number[]): Settled | null {
  const widest = matrix.blocks.reduce(
    (most, { lines }) =>
      Math.max(
        most,
        lines.reduce((total, { copies }) => total + copies, 0),
      ),
    1,
  );
  let beta = start;
  let moved = Infinity;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const all = residualsOf(matrix, beta);
    const { scale, correlation } = working(all, matrix.n);
    const alike = correlation ?? 0;
    if (!(alike < 1 && 1 + (widest - 1) * alike > 0)) return null;
    const { information, score } = equations(all, alike, matrix.names.length);
    const direction = solveSymmetric(information, score);
    if (direction === null || !direction.every(Number.isFinite)) return null;
    const reach = matrix.lines.reduce((most, { x }) => Math.max(most, Math.abs(dot(x, direction))), 0);
    if (reach <= SETTLED || (reach < ROUNDING && reach >= moved)) {
      const bread = invertSymmetric(information);
      if (bread === null) return null;
      return { beta, correlation, scale, bread, meat: meatOf(all, alike, matrix.names.length) };
    }
    moved = reach;
    beta = beta.map((one, j) => one + (direction[j] ?? 0));
  }
  return null;
}

/**
 * By what factor do rates differ with each covariate, when each person has several rows that are alike?
 *
 * Estimating equations for Poisson counts with a log link and one correlation between any two rows of a cluster. The
 * scale is the sum of squared Pearson residuals over rows, the correlation their mean product over all pairs within
 * clusters, both without taking coefficients off; robust errors without a small-sample factor, p and limits from the
 * normal. Clusters of different sizes are allowed; with under 40 clusters the errors are too small.
 *
 * Withheld: as `check` in `design.ts`; `separated` when a coefficient would be infinite; `too_few` when clusters do not
 * outnumber coefficients; `exact_fit` without any miss; `not_settled`, also when the correlation fits no table of
 * correlations (two rows as alike as one, or many rows more unlike than can be).
 *
 * R: `geepack::geeglm(y ~ x + offset(log(t)), poisson, id = id, corstr = "exchangeable")`, rows sorted by id.
 */
export function gee(design: Design): Result<Gee> {
  const checked = check(design);
  return isWithheld(checked) ? checked : solved(designMatrix(checked));
}

/**
 * As `gee`, of people who are known by sums alone: clusters with the same exposures and covariates enter with the means and covariances of
 * their counts, which hold all that these equations ask of them, so a million people are as quick as a thousand. R: as `gee`, on the people themselves.
 */
export function geePooled(design: PooledDesign): Result<Gee> {
  const checked = checkPooled(design);
  return isWithheld(checked) ? checked : solved(designMatrix(checked));
}

function solved(matrix: DesignMatrix): Result<Gee> {
  const start = fitted(matrix, Infinity);
  if (isWithheld(start)) return start;
  const { clustered } = robustVariances(matrix, start);
  if (isWithheld(clustered)) return clustered;
  if (working(residualsOf(matrix, start.fit.beta), matrix.n).scale < NOTHING)
    return withhold('exact_fit', matrix.n);
  const settled = settle(matrix, start.fit.beta);
  if (settled === null) return withhold('not_settled', matrix.n);
  const { beta, correlation, scale, bread, meat } = settled;
  const covariance = variance(uncentredVariance(matrix, sandwich(bread, meat)));
  if (isWithheld(covariance)) return covariance;
  const own = uncentredVariance(matrix, bread).map((row, j) => Math.sqrt(row[j] ?? 0));
  const table = coefficients(matrix.names, uncentred(matrix, beta), own, { robust: covariance });
  if (isWithheld(table)) return table;
  const { n, clusters, events, exposure, aliased } = matrix;
  return { n, clusters, events, exposure, coefficients: table, aliased, correlation, scale, covariance };
}
