import type { Block, DesignMatrix } from './designmatrix';
import { addSquare, multiply, transpose, whole, zeros } from './matrix';
import type { Matrix } from './matrix';

/** One number for every line of a block, in its order, to be multiplied by the line's x. */
export type Misses = readonly (readonly number[])[];

/** What each block adds to the score: its lines' misses times their x, copies counted. */
function scoreOf(block: Block, misses: readonly number[], size: number): Float64Array {
  const score = new Float64Array(size);
  block.lines.forEach((line, i) => {
    const missed = line.copies * (misses[i] ?? 0);
    for (let j = 0; j < size; j += 1) score[j] = (score[j] ?? 0) + missed * (line.x[j] ?? 0);
  });
  return score;
}

/** Sum of squares of the score, line by line. R: `sandwich::meat(fit)` times n. */
export function meatByLine({ blocks, names }: DesignMatrix, misses: Misses): Matrix {
  const half = zeros(names.length);
  blocks.forEach((block, b) =>
    block.lines.forEach((line, i) => addSquare(half, line.x, line.weight * (misses[b]?.[i] ?? 0) ** 2)),
  );
  return whole(half);
}

/** Sum of squares of the score, cluster by cluster, without a factor. R: `sandwich::meatCL(fit, id, "HC0", cadjust = FALSE)` times n. */
export function meatByCluster({ blocks, names }: DesignMatrix, misses: Misses): Matrix {
  const half = zeros(names.length);
  blocks.forEach((block, b) => addSquare(half, scoreOf(block, misses[b] ?? [], names.length), block.n));
  return whole(half);
}

/** bread meat bread. R: `sandwich::sandwich(fit)`. */
export function sandwich(bread: Matrix, meat: Matrix): Matrix {
  return multiply(multiply(bread, meat), bread);
}

/** The same coefficients for columns that are not centred. */
export function uncentred({ centres }: DesignMatrix, beta: readonly number[]): readonly number[] {
  const taken = beta.reduce((total, one, j) => total + one * (centres[j] ?? 0), 0);
  return beta.map((one, j) => (j === 0 ? one - taken : one));
}

/** The variance of the same coefficients for columns that are not centred. */
export function uncentredVariance({ centres }: DesignMatrix, variance: Matrix): Matrix {
  const back = centres.map((_, i) => centres.map((centre, j) => (i === j ? 1 : i === 0 ? -centre : 0)));
  return multiply(multiply(back, variance), transpose(back));
}
