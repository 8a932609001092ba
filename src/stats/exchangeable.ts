import type { Block, DesignMatrix } from './designmatrix';
import { addSquare, dot, whole, zeros } from './matrix';

/** Pearson residuals and roots of the means of a block's lines. */
export interface Residuals {
  readonly block: Block;
  readonly residuals: readonly number[];
  readonly roots: readonly number[];
  readonly size: number;
}

/** R: `residuals(fit, "pearson")`, cluster by cluster. */
export function residualsOf({ blocks }: DesignMatrix, beta: readonly number[]): readonly Residuals[] {
  return blocks.map((block) => {
    const roots = block.lines.map(({ x, offset }) => Math.exp((offset + dot(x, beta)) / 2));
    const residuals = block.lines.map(({ count }, i) => count / (roots[i] ?? 1) - (roots[i] ?? 1));
    return { block, residuals, roots, size: block.lines.reduce((total, { copies }) => total + copies, 0) };
  });
}

/** The scale and the correlation that the residuals show: means over all rows, and over all pairs within clusters. */
export function working(
  all: readonly Residuals[],
  n: number,
): { readonly scale: number; readonly correlation: number | null } {
  let [squares, products, pairs] = [0, 0, 0];
  for (const { block, residuals, size } of all) {
    let [sum, own] = [0, 0];
    block.lines.forEach(({ copies }, i) => {
      const residual = residuals[i] ?? 0;
      sum += copies * residual;
      own += copies * residual * residual;
    });
    squares += block.n * own;
    products += (block.n * (sum * sum - own)) / 2;
    pairs += (block.n * size * (size - 1)) / 2;
  }
  const scale = squares / n;
  return { scale, correlation: pairs > 0 ? products / pairs / scale : null };
}

/** Score and information of the estimating equations, and the squares of the score cluster by cluster. */
export function equations(all: readonly Residuals[], correlation: number, size: number) {
  const information = zeros(size);
  const meat = zeros(size);
  const score = new Float64Array(size);
  const within = 1 / (1 - correlation);
  for (const { block, residuals, roots, size: rows } of all) {
    const shared = correlation / (1 + (rows - 1) * correlation);
    const sums = new Float64Array(size);
    const own = new Float64Array(size);
    let missed = 0;
    block.lines.forEach(({ x, copies }, i) => {
      const root = roots[i] ?? 0;
      const residual = residuals[i] ?? 0;
      missed += copies * residual;
      for (let j = 0; j < size; j += 1) {
        const slope = copies * root * (x[j] ?? 0);
        sums[j] = (sums[j] ?? 0) + slope;
        own[j] = (own[j] ?? 0) + slope * residual;
      }
      addSquare(information, x, block.n * copies * root * root * within);
    });
    addSquare(information, sums, -block.n * shared * within);
    const scores = own.map((one, j) => (one - shared * missed * (sums[j] ?? 0)) * within);
    addSquare(meat, scores, block.n);
    scores.forEach((one, j) => {
      score[j] = (score[j] ?? 0) + block.n * one;
    });
  }
  return { information: whole(information), meat: whole(meat), score: [...score] };
}
