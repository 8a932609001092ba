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

/** In pixels. */
export const estimateSizes = { dot: 4, pip: 2.25, thick: 9, thin: 2 } as const;

/** Whether the 50% bar is wide enough to carry its dot, in white, inside it; else the dot stands before it. */
export function carriesDot(barWidth: number): boolean {
  return barWidth >= 4 * estimateSizes.pip - 1;
}

/** Dot, thick bar for the 50% interval, thin bar for the 95% interval. `perUnit` is the pixels of one unit of the axis. */
export function estimateMarks(
  rows: readonly EstimateRow[],
  perUnit: number,
  colour: string = estimate,
): readonly Markish[] {
  const bar = (of: (row: EstimateRow) => Limits, strokeWidth: number): Markish =>
    ruleY(rows, {
      x1: (row: EstimateRow) => of(row).lower,
      x2: (row: EstimateRow) => of(row).upper,
      y: 'y',
      stroke: colour,
      strokeWidth,
      ariaLabel: null,
    });
  const carried = ({ interval50: { lower, upper } }: EstimateRow): boolean =>
    carriesDot((upper - lower) * perUnit);
  return [
    bar(({ interval95 }) => interval95, estimateSizes.thin),
    bar(({ interval50 }) => interval50, estimateSizes.thick),
    dot(
      rows.filter((row) => !carried(row)),
      { x: 'mean', y: 'y', r: estimateSizes.dot, fill: colour },
    ),
    dot(rows.filter(carried), { x: 'mean', y: 'y', r: estimateSizes.pip, fill: paper }),
  ];
}
