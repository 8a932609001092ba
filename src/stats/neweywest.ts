import type { Matrix } from './matrix';
import { sum } from './sum';

/** The misses of a fitted model, row by row: what its scores are made of. */
export interface SeriesMiss {
  readonly month: number;
  readonly x: readonly number[];
  /** Observed less expected events. */
  readonly miss: number;
}

/** The sum of the products of two lists. R: `sum(left * right)`. */
export function times(left: readonly number[], right: readonly number[]): number {
  return left.reduce((total, one, i) => total + one * (right[i] ?? 0), 0);
}

/** The lag where none is given. R: `floor(4 * (months / 100)^(2 / 9))`. */
export function usualLag(months: number): number {
  return Math.floor(4 * (months / 100) ** (2 / 9));
}

/**
 * The variance of a contrast of coefficients when misses of neighbouring months go together: scores of the rows of a
 * month added up, Bartlett's weights 1 - j / (lag + 1), no prewhitening, times rows / (rows - coefficients). Months
 * left out do not part their neighbours. Newey & West (1987), Econometrica 55.
 * R: `sandwich::NeweyWest(fit, lag, prewhite = FALSE, adjust = TRUE)`; with two series
 * `sandwich::vcovPL(fit, cluster = series, order.by = month, lag = lag, aggregate = TRUE, adjust = TRUE)`.
 */
export function neweyWestVariance(
  bread: Matrix,
  misses: readonly SeriesMiss[],
  contrast: readonly number[],
  lag: number,
): number {
  const pull = bread.map((row) => times(row, contrast));
  const months = [...new Set(misses.map(({ month }) => month))].sort((a, b) => a - b);
  const places = new Map(months.map((month, place) => [month, place]));
  const scores = months.map(() => 0);
  for (const { month, x, miss } of misses) {
    const place = places.get(month) ?? 0;
    scores[place] = (scores[place] ?? 0) + miss * times(x, pull);
  }
  const linked = (far: number) => sum(scores.slice(far).map((one, i) => one * (scores[i] ?? 0)));
  const most = Math.min(lag, months.length - 1);
  const terms = Array.from(
    { length: most + 1 },
    (_, j) => (j === 0 ? 1 : 2 * (1 - j / (lag + 1))) * linked(j),
  );
  return (misses.length / (misses.length - contrast.length)) * Math.max(0, sum(terms));
}
