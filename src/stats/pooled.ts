import type { CountRow } from './design';
import type { Matrix } from './matrix';
import { withhold } from './result';
import type { Result } from './result';

/**
 * Clusters with the same exposures and covariates, taken together: a row's `count` is the mean over them, its `n` is 1, and `scatter`
 * holds the covariances of their counts around those means, in the order of the rows and over n, not n - 1.
 */
export interface PooledCluster {
  readonly rows: readonly CountRow[];
  readonly n: number;
  readonly scatter: Matrix;
}

/** As `Design`, of clusters that are known by their sums alone. */
export interface PooledDesign {
  readonly names: readonly string[];
  readonly clusters: readonly PooledCluster[];
}

/** Sums over people of two counts, their squares and their product, and how many people. */
export interface PairSums {
  readonly n: number;
  readonly first: number;
  readonly second: number;
  readonly firstSquares: number;
  readonly secondSquares: number;
  readonly products: number;
}

const LARGEST = 1e100;

/** People with two rows each, pooled. R: `cov(cbind(first, second)) * (n - 1) / n`. */
export function pooledPairs(
  sums: PairSums,
  [one, other]: readonly [Omit<CountRow, 'count' | 'n'>, Omit<CountRow, 'count' | 'n'>],
): PooledCluster {
  const { n } = sums;
  const [first, second] = [sums.first / n, sums.second / n];
  const across = sums.products / n - first * second;
  return {
    n,
    rows: [
      { ...one, count: first, n: 1 },
      { ...other, count: second, n: 1 },
    ],
    scatter: [
      [Math.max(0, sums.firstSquares / n - first ** 2), across],
      [across, Math.max(0, sums.secondSquares / n - second ** 2)],
    ],
  };
}

/**
 * The pooled clusters that somebody is in, if a model of counts can be asked of them. Withheld: as `check` in `design.ts`, counts being
 * means from 0; `invalid` also where the scatter does not fit the rows.
 */
export function checkPooled({ names, clusters }: PooledDesign): Result<PooledDesign> {
  const sound = clusters.every(
    ({ rows, n, scatter }) =>
      Number.isSafeInteger(n) &&
      n >= 0 &&
      scatter.length === rows.length &&
      scatter.every((line) => line.length === rows.length && line.every((one) => Math.abs(one) <= LARGEST)) &&
      rows.every(
        ({ count, exposure, covariates, n: copies }) =>
          copies === 1 &&
          count >= 0 &&
          count <= LARGEST &&
          exposure >= 1 / LARGEST &&
          exposure <= LARGEST &&
          covariates.length === names.length &&
          covariates.every((one) => Math.abs(one) <= LARGEST),
      ),
  );
  if (!sound || new Set(names).size !== names.length) return withhold('invalid');
  const kept = clusters.filter(({ rows, n }) => n > 0 && rows.length > 0);
  if (kept.length === 0) return withhold('no_values', 0);
  if (kept.every(({ rows }) => rows.every((row) => row.count === 0))) return withhold('no_events');
  return { names, clusters: kept };
}
