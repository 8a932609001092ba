import { solveSymmetric } from './cholesky';
import type { DesignMatrix, Line } from './designmatrix';
import {
  binaryInformation,
  binaryLogLikelihood,
  binaryVariance,
  shareOf,
  surprise,
  weightedSum,
} from './logodds';
import { dot, invertSymmetric } from './matrix';
import type { Matrix } from './matrix';

/** Coefficients where the penalised likelihood is highest, in the centred columns of the design matrix. */
export interface Penalised {
  readonly beta: readonly number[];
  /** The inverse of the information, without the penalty. */
  readonly bread: Matrix;
  /** The slope of the penalised log likelihood; 0 except for a coefficient that is held. */
  readonly score: readonly number[];
  /** Log likelihood and half the logarithm of the determinant of the information. */
  readonly logLikelihood: number;
}

const MOST_STEPS = 200;
const MOST_HALVINGS = 40;
/** No step moves the log odds of a line by more than this. */
const LONGEST = 5;
/** Nobody's share in their own fit above this: counting people 1 + h times would not change a step. */
const FELT = 0.001;
const SETTLED = 1e-12;
/** Steps this small that no longer shrink are rounding. */
const ROUNDING = 1e-8;

/** x' bread x. */
function leverage({ x }: Line, bread: readonly Float64Array[]): number {
  let total = 0;
  for (let i = 0; i < bread.length; i += 1) {
    const row = bread[i];
    if (row === undefined) continue;
    let part = (row[i] ?? 0) * (x[i] ?? 0);
    for (let j = 0; j < i; j += 1) part += 2 * (row[j] ?? 0) * (x[j] ?? 0);
    total += (x[i] ?? 0) * part;
  }
  return total;
}

/** The logarithm of the determinant of a symmetric matrix, by elimination; NaN unless it is positive definite. */
function logDeterminant(matrix: Matrix): number {
  const rows = matrix.map((row) => [...row]);
  let total = 0;
  for (let k = 0; k < rows.length; k += 1) {
    const above = rows[k] ?? [];
    const pivot = above[k] ?? 0;
    total += Math.log(pivot);
    for (const below of rows.slice(k + 1)) {
      const factor = (below[k] ?? 0) / pivot;
      for (let j = k; j < below.length; j += 1) below[j] = (below[j] ?? 0) - factor * (above[j] ?? 0);
    }
  }
  return total;
}

interface Place {
  readonly beta: readonly number[];
  readonly logits: readonly number[];
  readonly information: Matrix;
  readonly logLikelihood: number;
}

function placeAt(matrix: DesignMatrix, beta: readonly number[]): Place {
  const logits = matrix.lines.map((line) => dot(line.x, beta));
  const information = binaryInformation(matrix.lines, logits, matrix.names.length);
  const penalty = logDeterminant(information) / 2;
  return {
    beta,
    logits,
    information,
    logLikelihood: binaryLogLikelihood(matrix.lines, logits) + penalty,
  };
}

/** The step to where the slope would be 0 but for the coefficient held. */
function directionOf(information: Matrix, score: readonly number[], held: number | null): number[] | null {
  if (held === null) {
    const all = solveSymmetric(information, score);
    return all === null ? null : [...all];
  }
  const others = score.map((_, j) => j).filter((j) => j !== held);
  const some = solveSymmetric(
    others.map((i) => others.map((j) => information[i]?.[j] ?? 0)),
    others.map((j) => score[j] ?? 0),
  );
  if (some === null) return null;
  return score.map((_, j) => (j === held ? 0 : (some[others.indexOf(j)] ?? 0)));
}

/**
 * The highest penalised likelihood of log odds, all coefficients free or one held where `start` has it. Null when no step
 * settles, or the information is singular.
 *
 * The score is x'(w (y - p + h (1/2 - p))), h the share of each person's own outcome in what is fitted to it. Steps are
 * by the information of people counted 1 + h times, as if h of each were added, half with the event and half without,
 * cut to a length and halved until the penalised likelihood does not fall.
 */
export function penalised(
  matrix: DesignMatrix,
  start: readonly number[] = matrix.names.map(() => 0),
  held: number | null = null,
): Penalised | null {
  const { lines } = matrix;
  const size = matrix.names.length;
  let at = placeAt(matrix, start);
  let moved = Infinity;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { beta, logits, information, logLikelihood } = at;
    const bread = invertSymmetric(information);
    if (bread === null || !Number.isFinite(logLikelihood)) return null;
    const flat = bread.map((row) => Float64Array.from(row));
    const h = lines.map((line, i) => binaryVariance(logits[i] ?? 0) * leverage(line, flat));
    const score = weightedSum(lines, size, (line, i) => {
      const logit = logits[i] ?? 0;
      return surprise(line, logit) + (h[i] ?? 0) * (0.5 - shareOf(logit));
    });
    const crowded = h.some((one) => one > FELT);
    const counted = crowded ? binaryInformation(lines, logits, size, h) : information;
    const direction = directionOf(counted, score, held);
    if (direction === null || !direction.every(Number.isFinite)) return null;
    const reach = lines.reduce((most, { x }) => Math.max(most, Math.abs(dot(x, direction))), 0);
    if (reach <= SETTLED || (reach < ROUNDING && reach >= moved))
      return { beta, bread, score, logLikelihood };
    moved = reach;
    let part = Math.min(1, LONGEST / reach);
    for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
      const next = placeAt(
        matrix,
        beta.map((one, j) => one + part * (direction[j] ?? 0)),
      );
      const kept = next.logLikelihood >= logLikelihood - 1e-12 * (Math.abs(logLikelihood) + 1);
      if (kept || halving === MOST_HALVINGS - 1) {
        at = next;
        break;
      }
      part /= 2;
    }
  }
  return null;
}
