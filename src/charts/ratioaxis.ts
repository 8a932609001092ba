import { scaleLog } from 'd3-scale';
import { plain } from '../evidence/numbers';
import type { RatioRow } from './ratiorows';

/** Beyond these an interval ends in an arrow: its numbers stand beside it. */
const [furthestLow, furthestHigh] = [0.05, 20];
const apart = 46;

/** Where ratios stand on a drawing. */
export interface RatioAxis {
  readonly domain: readonly [number, number];
  /** In pixels, held within the domain. */
  readonly at: (ratio: number) => number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

const steps = (by: number): readonly number[] =>
  Array.from({ length: Math.round(4 / by) }, (_, place) => Number(((place + 1) * by).toFixed(2)));
/** From the densest to the sparsest; 1 is in each. */
const marks: readonly (readonly number[])[] = [
  ...[0.02, 0.05, 0.1, 0.2].map(steps),
  [0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 10],
  [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20],
  [0.1, 1, 10],
];

/** A log axis from `left` to `right` in pixels that holds 1 and every row's limits, with as many round values as stand clear of each other. */
export function ratioAxis(rows: readonly Pick<RatioRow, 'mark'>[], left: number, right: number): RatioAxis {
  const ends = rows.flatMap(({ mark }) =>
    mark === null
      ? []
      : [mark.ratio, mark.outer?.lower, mark.outer?.upper].filter((end) => end !== null && end !== undefined),
  );
  const held = (end: number): number => Math.min(furthestHigh, Math.max(furthestLow, end));
  const [low, high] = [Math.min(0.95, ...ends.map(held)), Math.max(1.05, ...ends.map(held))];
  const air = (high / low) ** 0.04;
  const domain = [low / air, high * air] as const;
  const scale = scaleLog([...domain], [left, right]).clamp(true);
  const within = marks.map((values) => values.filter((value) => value >= domain[0] && value <= domain[1]));
  const clear = (values: readonly number[]): boolean =>
    values.every((value, place) => place === 0 || scale(value) - scale(values[place - 1] ?? value) >= apart);
  const values = within.find(clear) ?? [1];
  return {
    domain,
    at: (ratio) => (ratio <= 0 ? left : scale(ratio)),
    ticks: values.map((value) => ({ value, text: plain(value, decimals(value)) })),
  };
}

function decimals(value: number): number {
  return [0, 1, 2].find((digits) => Math.abs(Number(value.toFixed(digits)) - value) < 1e-9) ?? 2;
}
