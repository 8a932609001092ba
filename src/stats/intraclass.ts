import type { LeastSquares } from './leastsquares';
import { sum } from './sum';

/** How alike people of the same cluster are, and what that costs. */
export interface Intraclass {
  readonly clusters: number;
  /** People a cluster, on average. */
  readonly size: number;
  /** Share of the spread that lies between clusters; below 0 where they are more alike than chance makes them; null when each cluster is one person. */
  readonly icc: number | null;
  /** By how much clusters multiply the variance of a mean: 1 + ((cv² + 1) size - 1) icc, with an icc below 0 taken as 0. */
  readonly designEffect: number;
}

/**
 * By what factor does a variance grow because people come in clusters? `cv`: deviation of the clusters' sizes over
 * their mean. R: `1 + ((cv^2 + 1) * size - 1) * icc`.
 */
export function designEffect(size: number, icc: number, cv = 0): number {
  return 1 + ((cv ** 2 + 1) * size - 1) * icc;
}

/**
 * What a model leaves unexplained: how much of it do people of one cluster share? By analysis of variance of the
 * misses; cv with the clusters' sizes over their number, not one less. Asked only where clusters are given.
 * R: `a <- anova(lm(resid(fit) ~ factor(cluster)))$"Mean Sq"`, `(a[1] - a[2]) / (a[1] + (m0 - 1) * a[2])` with
 * `m0 <- (n - sum(size^2) / n) / (G - 1)`.
 */
export function intraclass({ matrix, misses, n, clusters }: LeastSquares): Intraclass {
  const blocks = matrix.blocks.map(({ lines }, b) => {
    const missed = misses[b] ?? [];
    const size = sum(lines.map(({ weight }) => weight));
    const mean = sum(lines.map(({ weight }, i) => weight * (missed[i] ?? 0))) / size;
    return { size, mean, within: sum(lines.map(({ weight }, i) => weight * ((missed[i] ?? 0) - mean) ** 2)) };
  });
  const size = n / clusters;
  const squaredSizes = sum(blocks.map((one) => one.size ** 2));
  const cv = Math.sqrt(Math.max(0, squaredSizes / clusters / size ** 2 - 1));
  if (n === clusters || clusters < 2) return { clusters, size, icc: null, designEffect: 1 };
  const between = sum(blocks.map((one) => one.size * one.mean ** 2)) / (clusters - 1);
  const within = sum(blocks.map((one) => one.within)) / (n - clusters);
  const usual = (n - squaredSizes / n) / (clusters - 1);
  const icc = (between - within) / (between + (usual - 1) * within);
  return { clusters, size, icc, designEffect: designEffect(size, Math.max(0, icc), cv) };
}
