import { coefficients, variance } from './coefficient';
import type { Coefficient, Variance } from './coefficient';
import { check } from './design';
import type { Design } from './design';
import { designMatrix } from './designmatrix';
import type { DesignMatrix } from './designmatrix';
import { mostLikelyTheta, thetaSlope } from './overdispersion';
import type { Expected } from './overdispersion';
import { fitted, poissonRegression, robustVariances } from './poissonregression';
import type { Fitted, PoissonRegression } from './poissonregression';
import { isWithheld, withhold } from './result';
import type { Result } from './result';
import { uncentred, uncentredVariance } from './sandwich';

/** `model`: negative binomial variance at this theta. `robust`: HC0, row by row. `clustered`: CR0. */
export type NegativeBinomialError = 'model' | 'robust' | 'clustered';

export interface Theta {
  /** Variance of a count: mean + mean² / theta. Smaller: people differ more. */
  readonly estimate: number;
  /** From the observed information; null when that is not above 0. */
  readonly se: number | null;
}

export interface NegativeBinomialFit {
  readonly kind: 'negative binomial';
  /** Rows, copies counted. */
  readonly n: number;
  readonly clusters: number;
  readonly events: number;
  /** In person-years. */
  readonly exposure: number;
  /** Rows less coefficients. */
  readonly df: number;
  /** The constant first, then the names in their order, aliased ones left out. */
  readonly coefficients: readonly Coefficient<NegativeBinomialError>[];
  readonly aliased: readonly string[];
  readonly theta: Theta;
  readonly deviance: number;
  /** Variances and covariances of the coefficients, in their order, on the log scale. */
  readonly covariance: Readonly<Record<NegativeBinomialError, Result<Variance>>>;
}

/** Counts that scatter no more than as Poisson: theta runs to infinity, and the model is this one. */
export interface PoissonInstead {
  readonly kind: 'poisson';
  readonly poisson: PoissonRegression;
}

const MOST_TURNS = 500;
const SETTLED = 1e-13;
/** Turns that change theta by no more than this and no longer by less are rounding. */
const ROUNDING = 1e-9;
/** Sums over every count up to the largest are formed: a larger one belongs to no person. */
const LARGEST_COUNT = 1_000_000;

function expected(matrix: DesignMatrix, { fit }: Fitted): readonly Expected[] {
  return matrix.lines.map(({ count, weight }, i) => ({ count, mean: fit.means[i] ?? 0, weight }));
}

/** Coefficients and theta by turns until neither moves; null where theta runs to infinity. */
function bothByTurns(matrix: DesignMatrix, poisson: Fitted): Result<{ theta: number; found: Fitted }> | null {
  let found = poisson;
  let theta = Infinity;
  let moved = Infinity;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const next = mostLikelyTheta(expected(matrix, found));
    if (next === null) return null;
    const change = Math.abs(next / theta - 1);
    const again = fitted(matrix, next, found.fit.beta);
    if (isWithheld(again)) return again;
    if (change <= SETTLED || (change < ROUNDING && change >= moved)) return { theta: next, found: again };
    [theta, found, moved] = [next, again, change];
  }
  return withhold('not_settled', matrix.n);
}

/**
 * By what factor do rates differ with each covariate, when people differ in ways not recorded?
 *
 * As `poissonRegression`, with variance mean + mean²/theta and theta by maximum likelihood; errors of the coefficients
 * take theta as known. Where counts scatter no more than as Poisson there is no finite theta: the result is the Poisson
 * model and says so. Withheld: as `poissonRegression`; `invalid` also for a count above a million.
 *
 * R: `MASS::glm.nb(y ~ x + offset(log(t)))` with `glm.control(epsilon = 1e-14)`, where it settles; `theta` and `SE.theta` of
 * it at the maximum; sandwich's as for Poisson.
 */
export function negativeBinomial(design: Design): Result<NegativeBinomialFit | PoissonInstead> {
  const checked = check(design);
  if (isWithheld(checked)) return checked;
  const matrix = designMatrix(checked);
  if (matrix.lines.some(({ count }) => count > LARGEST_COUNT)) return withhold('invalid');
  const start = fitted(matrix, Infinity);
  if (isWithheld(start)) return start;
  const both = bothByTurns(matrix, start);
  if (both === null) {
    const poisson = poissonRegression(design);
    return isWithheld(poisson) ? poisson : { kind: 'poisson', poisson };
  }
  if (isWithheld(both)) return both;
  const { theta, found } = both;
  const model = uncentredVariance(matrix, found.bread);
  const covariance = { model: variance(model), ...robustVariances(matrix, found) };
  const scale = model.map((row, j) => Math.sqrt(row[j] ?? 0));
  const table = coefficients(matrix.names, uncentred(matrix, found.fit.beta), scale, covariance);
  if (isWithheld(table)) return table;
  if (!Number.isFinite(found.fit.deviance)) return withhold('not_settled', matrix.n);
  const { information } = thetaSlope(expected(matrix, found), theta);
  const { n, clusters, events, exposure, aliased } = matrix;
  return {
    kind: 'negative binomial',
    n,
    clusters,
    events,
    exposure,
    df: n - matrix.names.length,
    coefficients: table,
    aliased,
    theta: { estimate: theta, se: information > 0 ? 1 / Math.sqrt(information) : null },
    deviance: found.fit.deviance,
    covariance,
  };
}
