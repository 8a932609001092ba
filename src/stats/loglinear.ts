import { solveSymmetric } from './cholesky';
import type { DesignMatrix, Line } from './designmatrix';
import { deviance } from './gammafunction';
import { addSquare, dot, whole, zeros } from './matrix';
import type { Matrix } from './matrix';

/** A fitted model of log rates, in the centred columns of its design matrix. */
export interface LogLinear {
  readonly beta: readonly number[];
  /** The count expected of each line. */
  readonly means: readonly number[];
  /** Expected information at these coefficients; its inverse is their variance. */
  readonly information: Matrix;
  readonly deviance: number;
}

const MOST_STEPS = 100;
const MOST_HALVINGS = 40;
/** A step that moves no line's log mean by more than this is the last. */
const SETTLED = 1e-13;
/** Steps this small that no longer shrink are rounding. */
const ROUNDING = 1e-9;

/** How far the count misses its mean, over variance per mean: the score of a line, to be multiplied by its x. */
export function miss(line: Line, mean: number, theta: number): number {
  return (line.count - mean) / (1 + mean / theta);
}

/** Twice the shortfall of the log likelihood from that of a model that fits every count. */
function devianceOf(lines: readonly Line[], means: readonly number[], theta: number): number {
  return lines.reduce((total, { count, weight }, i) => {
    const mean = means[i] ?? 0;
    const spread = theta === Infinity ? 0 : deviance(count + theta, mean + theta);
    return total + 2 * weight * (deviance(count, mean) - spread);
  }, 0);
}

/** The sum of x x' over the lines, each as heavy as told. */
function squares(lines: readonly Line[], size: number, heavy: (line: Line, i: number) => number): Matrix {
  const half = zeros(size);
  lines.forEach((line, i) => addSquare(half, line.x, line.weight * heavy(line, i)));
  return whole(half);
}

function scoreOf(lines: readonly Line[], means: readonly number[], theta: number, size: number): number[] {
  const score = new Float64Array(size);
  lines.forEach((line, i) => {
    const missed = line.weight * miss(line, means[i] ?? 0, theta);
    for (let j = 0; j < size; j += 1) score[j] = (score[j] ?? 0) + missed * (line.x[j] ?? 0);
  });
  return [...score];
}

/** Every line at the common rate: where the search starts. */
function commonRate(matrix: DesignMatrix): readonly number[] {
  return matrix.names.map((_, j) => (j === 0 ? Math.log(matrix.events / matrix.exposure) : 0));
}

/**
 * Maximum likelihood for log rates by Newton's method with halved steps: Poisson at `theta` Infinity, else negative
 * binomial with variance mean + mean²/theta. Both likelihoods are concave, so a finite maximum is found from anywhere.
 * Null when no step settles: the maximum lies at infinity, or the information is singular.
 *
 * The information given back is the expected one, at the final coefficients. R: `glm(y ~ x, poisson, offset = log(t))`.
 */
export function logLinear(
  matrix: DesignMatrix,
  theta: number,
  start: readonly number[] = commonRate(matrix),
): LogLinear | null {
  const { lines } = matrix;
  const size = matrix.names.length;
  const meansOf = (beta: readonly number[]) => lines.map((line) => Math.exp(line.offset + dot(line.x, beta)));
  let beta = start;
  let means = meansOf(beta);
  let fit = devianceOf(lines, means, theta);
  let moved = Infinity;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const observed = squares(lines, size, ({ count }, i) => {
      const mean = means[i] ?? 0;
      return (mean * (1 + count / theta)) / (1 + mean / theta) ** 2;
    });
    const direction = solveSymmetric(observed, scoreOf(lines, means, theta, size));
    if (direction === null || !direction.every(Number.isFinite)) return null;
    const reach = lines.reduce((most, { x }) => Math.max(most, Math.abs(dot(x, direction))), 0);
    if (reach <= SETTLED || (reach < ROUNDING && reach >= moved)) {
      const information = squares(lines, size, (_, i) => (means[i] ?? 0) / (1 + (means[i] ?? 0) / theta));
      return { beta, means, information, deviance: fit };
    }
    moved = reach;
    let part = 1;
    for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
      const next = beta.map((one, j) => one + part * (direction[j] ?? 0));
      const there = meansOf(next);
      const found = devianceOf(lines, there, theta);
      if (found <= fit + 1e-10 * (Math.abs(fit) + 1) || halving === MOST_HALVINGS - 1) {
        [beta, means, fit] = [next, there, found];
        break;
      }
      part /= 2;
    }
  }
  return null;
}
