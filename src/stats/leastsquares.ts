import { aliased, centresOf } from './aliased';
import { CONSTANT } from './designmatrix';
import type { DesignMatrix, Line } from './designmatrix';
import { addSquare, dot, invertSymmetric, whole, zeros } from './matrix';
import type { Matrix } from './matrix';
import { withhold } from './result';
import type { Result } from './result';
import { meatByCluster, meatByLine, sandwich } from './sandwich';
import type { Misses } from './sandwich';
import { sum } from './sum';
import { size } from './tally';

/** What a model needs to know of people alike, beside the numbers they are told apart by. */
export interface PatternRow {
  readonly cluster?: number;
  readonly n: number;
}

/** People and the columns that their scores are to be explained by, made ready once for any score. */
export interface Patterns<Row extends PatternRow> {
  /** In the order of the matrix' lines. */
  readonly rows: readonly Row[];
  readonly matrix: DesignMatrix;
  /** Clusters given; 0 where none are. */
  readonly clusters: number;
}

/** A fitted line through patterns; variances are those of centred columns, so of every coefficient but the constant. */
export interface LeastSquares {
  readonly n: number;
  /** People less coefficients, at least 1. */
  readonly df: number;
  /** Clusters given; 0 where none are. */
  readonly clusters: number;
  /** Columns that say nothing that the constant and the columns before them do not say. */
  readonly aliased: readonly number[];
  /** One for each column of the matrix, the constant (at the columns' means) first. */
  readonly beta: readonly number[];
  /** Where a column's coefficient lies in `beta`; null for an aliased one. */
  readonly place: (column: number) => number | null;
  /** Sum of the squared misses. */
  readonly squares: number;
  readonly bread: Matrix;
  readonly misses: Misses;
  readonly matrix: DesignMatrix;
}

/** A leverage this near to 1 is 1: somebody's score decides a coefficient alone. */
const ALONE = 1e-9;
/** Misses this small beside the numbers they are the rest of are rounding. */
const ROUNDING = 1e-12;

/**
 * People ready for a model, `columns` saying the numbers of one row without the constant; at least one row, checked.
 * Columns are centred; those that say nothing new are dropped. As a design of counts: no events, one unit of exposure.
 * R: `model.matrix` and `qr`.
 */
export function patternsOf<Row extends PatternRow>(
  rows: readonly Row[],
  columns: (row: Row) => readonly number[],
): Patterns<Row> {
  const ordered = rows.toSorted((a, b) => (a.cluster ?? 0) - (b.cluster ?? 0));
  const all = ordered.map((row) => ({ covariates: columns(row), weight: row.n }));
  const width = all[0]?.covariates.length ?? 0;
  const dropped = aliased(all, width);
  const means = centresOf(all, width);
  const places = means.flatMap((_, place) => (dropped.includes(place) ? [] : [place]));
  const clustered = ordered.every(({ cluster }) => cluster !== undefined);
  const lines = all.map(({ covariates, weight }): Line => {
    const x = new Float64Array(places.length + 1).fill(1);
    places.forEach((place, j) => (x[j + 1] = (covariates[place] ?? 0) - (means[place] ?? 0)));
    return { x, count: 0, offset: 0, copies: clustered ? weight : 1, weight };
  });
  const blocks: { n: number; scatter: null; lines: Line[] }[] = [];
  lines.forEach((line, i) => {
    const before = blocks.at(-1);
    const same = clustered && before !== undefined && ordered[i]?.cluster === ordered[i - 1]?.cluster;
    if (same) before.lines.push(line);
    else blocks.push({ n: clustered ? 1 : line.weight, scatter: null, lines: [line] });
  });
  const n = size(ordered);
  const matrix = {
    names: [CONSTANT, ...places.map(String)],
    aliased: dropped.map(String),
    centres: [0, ...places.map((place) => means[place] ?? 0)],
    blocks,
    lines,
    n,
    clusters: clustered ? blocks.length : n,
    events: 0,
    exposure: n,
    told: false,
  };
  return { rows: ordered, matrix, clusters: clustered ? blocks.length : 0 };
}

function without(x: Float64Array, at: number): Float64Array {
  const lean = new Float64Array(x.length - 1);
  lean.set(x.subarray(0, at));
  lean.set(x.subarray(at + 1), at);
  return lean;
}

/** The same people with one column less, which is one that no column after it was dropped for. R: `update(fit, . ~ . - x)`. */
export function withoutColumn<Row extends PatternRow>(
  patterns: Patterns<Row>,
  column: number,
): Patterns<Row> {
  const { matrix } = patterns;
  const at = matrix.names.indexOf(String(column));
  if (at < 0) return patterns;
  const blocks = matrix.blocks.map((block) => ({
    ...block,
    lines: block.lines.map((line) => ({ ...line, x: without(line.x, at) })),
  }));
  const other = (_: unknown, j: number) => j !== at;
  const lean = {
    ...matrix,
    names: matrix.names.filter(other),
    centres: matrix.centres.filter(other),
    blocks,
    lines: blocks.flatMap(({ lines }) => lines),
  };
  return { ...patterns, matrix: lean };
}

/** Sums over the lines of their x times one number for each. */
function score(lines: readonly Line[], size: number, of: readonly number[]): readonly number[] {
  const total = new Float64Array(size);
  lines.forEach(({ x, weight }, i) => {
    const part = weight * (of[i] ?? 0);
    for (let j = 0; j < size; j += 1) total[j] = (total[j] ?? 0) + part * (x[j] ?? 0);
  });
  return [...total];
}

/** One number for each line, block by block. */
function byBlock({ blocks }: DesignMatrix, numbers: readonly number[]): Misses {
  let from = 0;
  return blocks.map(({ lines }) => numbers.slice(from, (from += lines.length)));
}

/** The largest number that the misses are the rest of. */
function reachOf(lines: readonly Line[], values: readonly number[], slopes: readonly number[]): number {
  let furthest = 0;
  lines.forEach(({ x }, i) => {
    furthest = Math.max(furthest, Math.abs(values[i] ?? 0));
    for (let j = 0; j < slopes.length; j += 1)
      furthest = Math.max(furthest, Math.abs((x[j] ?? 0) * (slopes[j] ?? 0)));
  });
  return furthest;
}

/**
 * The line through all scores that misses them least: coefficients, and what they miss.
 *
 * One step of refinement follows the solution. Withheld: `few_for_covariates` when people do not outnumber the
 * coefficients; `exact_scores` when every score is met exactly; `invalid` when numbers are too large for a double.
 * R: `lm(y ~ x)`.
 */
export function leastSquares<Row extends PatternRow>(
  { rows, matrix, clusters }: Patterns<Row>,
  value: (row: Row) => number,
): Result<LeastSquares> {
  const { lines, names, n } = matrix;
  const df = n - names.length;
  if (df < 1) return withhold('few_for_covariates', n);
  const half = zeros(names.length);
  for (const { x, weight } of lines) addSquare(half, x, weight);
  const bread = invertSymmetric(whole(half));
  if (bread === null || !bread.every((row) => row.every(Number.isFinite))) return withhold('invalid');
  const values = rows.map(value);
  const middle = sum(lines.map(({ weight }, i) => weight * (values[i] ?? 0))) / n;
  const centred = values.map((one) => one - middle);
  const solve = (right: readonly number[]) => {
    const total = score(lines, names.length, right);
    return bread.map((row) => dot(row, total));
  };
  const start = solve(centred);
  const step = solve(lines.map(({ x }, i) => (centred[i] ?? 0) - dot(x, start)));
  const slopes = start.map((one, j) => one + (step[j] ?? 0));
  const misses = lines.map(({ x }, i) => (centred[i] ?? 0) - dot(x, slopes));
  const squares = sum(lines.map(({ weight }, i) => weight * (misses[i] ?? 0) ** 2));
  const scale = reachOf(lines, values, slopes);
  if (!Number.isFinite(squares) || !Number.isFinite(scale)) return withhold('invalid');
  if (Math.sqrt(squares / n) <= ROUNDING * scale) return withhold('exact_scores', n);
  const places = new Map(names.map((name, place) => [name, place]));
  return {
    n,
    df,
    clusters,
    aliased: matrix.aliased.map(Number),
    beta: slopes.map((one, j) => (j === 0 ? one + middle : one)),
    place: (column) => places.get(String(column)) ?? null,
    squares,
    bread,
    misses: byBlock(matrix, misses),
    matrix,
  };
}

/** The variances the model gives itself: one spread for everybody. R: `vcov(fit)`. */
export function modelVariance({ bread, squares, df }: LeastSquares): Matrix {
  return bread.map((row) => row.map((one) => (one * squares) / df));
}

/** As `dot`: one kind of list throughout, over which a compiler need not ask. */
function dotTyped(left: Float64Array, right: Float64Array): number {
  let total = 0;
  for (let j = 0; j < left.length; j += 1) total += (left[j] ?? 0) * (right[j] ?? 0);
  return total;
}

/** Variances by HC3, and the lines whose people decide a coefficient alone. */
export interface RobustVariance {
  readonly matrix: Matrix;
  readonly alone: readonly Line[];
}

/**
 * Variances that hold whatever the spread is, each miss grown by its leverage. Somebody whose score alone decides a
 * coefficient misses nothing: such people add nothing, as if they and that coefficient had been left out, and are handed
 * back (R gives NaN). R: `sandwich::vcovHC(fit, "HC3")`.
 */
export function robustVariance({ matrix, bread, misses }: LeastSquares): RobustVariance {
  const alone: Line[] = [];
  const pulls = bread.map((row) => Float64Array.from(row));
  const grown = matrix.blocks.map((block, b) =>
    block.lines.map((line, i) => {
      let leverage = 0;
      pulls.forEach((pull, j) => (leverage += (line.x[j] ?? 0) * dotTyped(line.x, pull)));
      if (leverage < 1 - ALONE) return (misses[b]?.[i] ?? 0) / (1 - leverage);
      alone.push(line);
      return 0;
    }),
  );
  return { matrix: sandwich(bread, meatByLine(matrix, grown)), alone };
}

/**
 * Variances that allow people of a cluster to be alike, times G/(G - 1) and (n - 1)/(n - k). Asked only where at least
 * two clusters are given. R: `sandwich::vcovCL(fit, cluster, type = "HC1", cadjust = TRUE)`.
 */
export function clusteredVariance({ matrix, bread, misses, clusters, n, df }: LeastSquares): Matrix {
  const factor = (clusters / (clusters - 1)) * ((n - 1) / df);
  return sandwich(bread, meatByCluster(matrix, misses)).map((row) => row.map((one) => one * factor));
}

/** The variance of a sum of coefficients. R: `drop(t(contrast) %*% vcov %*% contrast)`. */
export function varianceOf(variances: Matrix, contrast: readonly number[]): number {
  return dot(
    contrast,
    variances.map((row) => dot(row, contrast)),
  );
}
