import type { Block, DesignMatrix } from './designmatrix';
import { addSquare, dot, type Matrix, whole, zeros } from './matrix';

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

const none = { own: 0, across: 0 } as const;

/** What clusters pooled in a block add to the squares of its residuals, and to their products: they scatter around its means. */
function scattered(
  scatter: Matrix,
  roots: readonly number[],
): { readonly own: number; readonly across: number } {
  let [own, across] = [0, 0];
  scatter.forEach((line, i) =>
    line.forEach((one, j) => {
      const part = one / ((roots[i] ?? 1) * (roots[j] ?? 1));
      if (i === j) own += part;
      else across += part;
    }),
  );
  return { own, across };
}

/** The scale and the correlation that the residuals show: means over all rows, and over all pairs within clusters. */
export function working(
  all: readonly Residuals[],
  n: number,
): { readonly scale: number; readonly correlation: number | null } {
  let [squares, products, pairs] = [0, 0, 0];
  for (const { block, residuals, roots, size } of all) {
    let [sum, own] = [0, 0];
    block.lines.forEach(({ copies }, i) => {
      const residual = residuals[i] ?? 0;
      sum += copies * residual;
      own += copies * residual * residual;
    });
    const scatter = block.scatter === null ? none : scattered(block.scatter, roots);
    squares += block.n * (own + scatter.own);
    products += (block.n * (sum * sum - own + scatter.across)) / 2;
    pairs += (block.n * size * (size - 1)) / 2;
  }
  const scale = squares / n;
  return { scale, correlation: pairs > 0 ? products / pairs / scale : null };
}

/** What one cluster of a block adds to the score, and what it takes to say so. */
function scoreOf({ block, residuals, roots, size: rows }: Residuals, correlation: number, size: number) {
  const within = 1 / (1 - correlation);
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
  });
  const scores = own.map((one, j) => (one - shared * missed * (sums[j] ?? 0)) * within);
  return { within, shared, sums, scores };
}

/** Score and information of the estimating equations. */
export function equations(all: readonly Residuals[], correlation: number, size: number) {
  const information = zeros(size);
  const score = new Float64Array(size);
  for (const one of all) {
    const { block, roots } = one;
    const { within, shared, sums, scores } = scoreOf(one, correlation, size);
    block.lines.forEach(({ x, copies }, i) => {
      addSquare(information, x, block.n * copies * (roots[i] ?? 0) ** 2 * within);
    });
    addSquare(information, sums, -block.n * shared * within);
    scores.forEach((each, j) => {
      score[j] = (score[j] ?? 0) + block.n * each;
    });
  }
  return { information: whole(information), score: [...score] };
}

/** The squares of the score, cluster by cluster. */
export function meatOf(all: readonly Residuals[], correlation: number, size: number): Matrix {
  const meat = zeros(size);
  for (const one of all) {
    const { block, roots } = one;
    const { within, shared, sums, scores } = scoreOf(one, correlation, size);
    addSquare(meat, scores, block.n);
    if (block.scatter !== null) {
      const slopes = block.lines.map(({ x, copies }, i) =>
        sums.map((each, j) => copies * within * ((x[j] ?? 0) - (shared * each) / (roots[i] ?? 1))),
      );
      addScatter(meat, block.scatter, slopes, block.n);
    }
  }
  return whole(meat);
}

/** Adds the squares of the score that come from counts scattering around their means; `slopes` say how each count moves the score. */
function addScatter(
  half: readonly Float64Array[],
  scatter: Matrix,
  slopes: readonly Float64Array[],
  n: number,
): void {
  slopes.forEach((slope, a) => {
    const moved = slope.map((_, j) =>
      slopes.reduce((all, one, b) => all + (scatter[a]?.[b] ?? 0) * (one[j] ?? 0), 0),
    );
    half.forEach((row, i) => {
      const scaled = n * (slope[i] ?? 0);
      if (scaled !== 0) for (let j = 0; j <= i; j += 1) row[j] = (row[j] ?? 0) + scaled * (moved[j] ?? 0);
    });
  });
}
