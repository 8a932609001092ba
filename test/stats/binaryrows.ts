import fc from 'fast-check';
import type { BinaryRow } from '../../src/stats/binarydesign';

/** Events and covariates as the R scripts write them down. */
export interface WrittenEvents {
  readonly names: readonly string[];
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
}

/** The rows of written events, each counted once. */
export function eventRows({ x, y }: Omit<WrittenEvents, 'names'>): readonly BinaryRow[] {
  return y.map((event, i) => ({ event: event === 1 ? 1 : 0, covariates: x[i] ?? [], n: 1 }));
}

const row = fc.record({
  event: fc.constantFrom<0 | 1>(0, 1),
  covariates: fc
    .tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 6 }))
    .map(([arm, score]) => [arm, score]),
  n: fc.constant<number>(1),
});

/** Both outcomes at each corner, so that every coefficient has a finite estimate. */
const corners = [
  [0, 0],
  [0, 6],
  [1, 0],
  [1, 6],
].flatMap((covariates) => ([0, 1] as const).map((event): BinaryRow => ({ event, covariates, n: 1 })));

/** Eighteen to fifty people in two arms with a score. */
export const events = fc
  .array(row, { minLength: 10, maxLength: 42 })
  .map((some): readonly BinaryRow[] => [...some, ...corners]);
