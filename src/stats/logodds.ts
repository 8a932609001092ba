import { solveSymmetric } from './cholesky';
import type { DesignMatrix, Line } from './designmatrix';
import { addSquare, dot, invertSymmetric, whole, zeros } from './matrix';
import type { Matrix } from './matrix';

/** A fitted model of log odds, in the centred columns of its design matrix. */
export interface LogOdds {
  readonly beta: readonly number[];
  /** Log odds of each line. */
  readonly logits: readonly number[];
  /** The inverse of the information at these coefficients: their variance. */
  readonly bread: Matrix;
  readonly deviance: number;
}

const MOST_STEPS = 100;
const MOST_HALVINGS = 40;
/** A step that moves no line's log odds by more than this is the last. */
const SETTLED = 1e-13;
/** Steps this small that no longer shrink are rounding. */
const ROUNDING = 1e-9;
/** Log odds this far out with errors that still grow are on their way to infinity. */
const FAR = 15;
/** A step towards infinity makes the error larger by a factor near 1.65; one towards a finite answer, less and less. */
const GROWING = 1.3;
/** How many such steps in a row. */
const RUNNING = 3;
/** Log odds of a share within 1e-8 of 0 or 1. */
const CERTAIN = Math.log(1e8 - 1);

/** The share that has these log odds, to full precision near 0. R: `plogis(eta)`. */
export function shareOf(logit: number): number {
  return logit < 0 ? Math.exp(logit) / (1 + Math.exp(logit)) : 1 / (1 + Math.exp(-logit));
}

/** The variance of one event: p (1 - p). R: `dlogis(eta)`. */
export function binaryVariance(logit: number): number {
  return shareOf(logit) * shareOf(-logit);
}

/** The event less the share expected: the score of a line, to be multiplied by its x. */
export function surprise({ count }: Line, logit: number): number {
  return count === 1 ? shareOf(-logit) : -shareOf(logit);
}

/** The logarithm of 1 + e to the x. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** The log likelihood of all lines. R: `sum(dbinom(y, 1, plogis(eta), log = TRUE))`. */
export function binaryLogLikelihood(lines: readonly Line[], logits: readonly number[]): number {
  return -lines.reduce(
    (total, { count, weight }, i) =>
      total + weight * softplus(count === 1 ? -(logits[i] ?? 0) : (logits[i] ?? 0)),
    0,
  );
}

/** The information of these log odds, each line counted `1 + extra` times. R: `crossprod(x * sqrt(w * dlogis(eta)))`. */
export function binaryInformation(
  lines: readonly Line[],
  logits: readonly number[],
  size: number,
  extra: readonly number[] = [],
): Matrix {
  const half = zeros(size);
  lines.forEach((line, i) =>
    addSquare(half, line.x, line.weight * (1 + (extra[i] ?? 0)) * binaryVariance(logits[i] ?? 0)),
  );
  return whole(half);
}

/** The sum over the lines of their x, each as heavy as told, copies counted. */
export function weightedSum(
  lines: readonly Line[],
  size: number,
  heavy: (line: Line, i: number) => number,
): number[] {
  const total = new Float64Array(size);
  lines.forEach((line, i) => {
    const by = line.weight * heavy(line, i);
    for (let j = 0; j < size; j += 1) total[j] = (total[j] ?? 0) + by * (line.x[j] ?? 0);
  });
  return [...total];
}

function furthest(logits: readonly number[]): number {
  return logits.reduce((most, logit) => Math.max(most, Math.abs(logit)), 0);
}

/**
 * Maximum likelihood for log odds by Newton's method (which is iteratively reweighted least squares) with halved steps.
 *
 * `separated` where some people's outcome is certain given the columns: log odds beyond 15 while errors still grow, or a
 * fitted share within 1e-8 of 0 or 1. `not_settled` where no step settles otherwise. R: `glm(y ~ x, binomial)`.
 */
export function logOdds(matrix: DesignMatrix): LogOdds | 'separated' | 'not_settled' {
  const { lines } = matrix;
  const size = matrix.names.length;
  const logitsOf = (beta: readonly number[]) => lines.map((line) => dot(line.x, beta));
  const start = Math.log(matrix.events / (matrix.n - matrix.events));
  let beta: readonly number[] = matrix.names.map((_, j) => (j === 0 ? start : 0));
  let logits = logitsOf(beta);
  let likelihood = binaryLogLikelihood(lines, logits);
  let moved = Infinity;
  let errors: readonly number[] = [];
  let growing = 0;
  const gone = () => (furthest(logits) > FAR ? 'separated' : 'not_settled');
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const information = binaryInformation(lines, logits, size);
    const bread = invertSymmetric(information);
    if (bread === null) return gone();
    const now = bread.map((row, j) => Math.sqrt(row[j] ?? 0));
    const grew = now.some((one, j) => one > GROWING * (errors[j] ?? Infinity));
    growing = grew && furthest(logits) > FAR ? growing + 1 : 0;
    if (growing >= RUNNING) return 'separated';
    errors = now;
    const score = weightedSum(lines, size, (line, i) => surprise(line, logits[i] ?? 0));
    const direction = solveSymmetric(information, score);
    if (direction === null || !direction.every(Number.isFinite)) return gone();
    const reach = lines.reduce((most, { x }) => Math.max(most, Math.abs(dot(x, direction))), 0);
    if (reach <= SETTLED || (reach < ROUNDING && reach >= moved))
      return furthest(logits) > CERTAIN ? 'separated' : { beta, logits, bread, deviance: -2 * likelihood };
    moved = reach;
    let part = 1;
    for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
      const next = beta.map((one, j) => one + part * (direction[j] ?? 0));
      const there = logitsOf(next);
      const found = binaryLogLikelihood(lines, there);
      if (found >= likelihood - 1e-10 * (Math.abs(likelihood) + 1) || halving === MOST_HALVINGS - 1) {
        [beta, logits, likelihood] = [next, there, found];
        break;
      }
      part /= 2;
    }
  }
  return gone();
}
