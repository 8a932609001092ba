import { dot, ruleY, type Markish } from '@observablehq/plot';
import { estimate, paper } from './palette';

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** One estimate on row `y` of a chart. */
export interface EstimateRow {
  readonly y: number;
  readonly mean: number;
  readonly interval95: Limits;
  readonly interval50: Limits;
}

/** Small enough that the 50% bar behind the dot is seen on both sides of it. In pixels. */
export const estimateSizes = { dot: 3.25, ring: 1.5, thick: 9, thin: 2 } as const;

/** Dot, thick bar for the 50% interval, thin bar for the 95% interval. */
export function estimateMarks(rows: readonly EstimateRow[], colour: string = estimate): readonly Markish[] {
  const bar = (of: (row: EstimateRow) => Limits, strokeWidth: number): Markish =>
    ruleY(rows, {
      x1: (row: EstimateRow) => of(row).lower,
      x2: (row: EstimateRow) => of(row).upper,
      y: 'y',
      stroke: colour,
      strokeWidth,
      ariaLabel: null,
    });
  return [
    bar(({ interval95 }) => interval95, estimateSizes.thin),
    bar(({ interval50 }) => interval50, estimateSizes.thick),
    dot(rows, {
      x: 'mean',
      y: 'y',
      r: estimateSizes.dot,
      fill: colour,
      stroke: paper,
      strokeWidth: estimateSizes.ring,
    }),
  ];
}
