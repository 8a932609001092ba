import fc from 'fast-check';
import type { OutcomeRow } from '../../src/stats/weighting';

/** People in two arms as the R scripts write them down. */
export interface WrittenArms {
  readonly names: readonly string[];
  readonly x: readonly (readonly number[])[];
  readonly arm: readonly number[];
  readonly y: readonly number[];
}

/** The rows of written arms, each counted once. */
export function armRows({ x, arm, y }: Omit<WrittenArms, 'names'>): readonly OutcomeRow[] {
  return arm.map((each, i) => ({
    arm: each === 1 ? 1 : 0,
    outcome: y[i] ?? Number.NaN,
    covariates: x[i] ?? [],
    n: 1,
  }));
}

export const names = ['first', 'old'];

const row = fc.record({
  arm: fc.constantFrom<0 | 1>(0, 1),
  outcome: fc.integer({ min: -9, max: 9 }),
  covariates: fc
    .tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 1 }))
    .map(([first, old]) => [first, old]),
  n: fc.constant<number>(1),
});

/** Both arms at each corner, with outcomes that differ, so that the scores of nobody are 0 or 1. */
const corners = [
  [0, 0],
  [10, 0],
  [0, 1],
  [10, 1],
].flatMap((covariates, i) =>
  ([0, 1] as const).flatMap((arm) =>
    [-4, 3].map((outcome): OutcomeRow => ({ arm, outcome: outcome + i, covariates, n: 1 })),
  ),
);

/** Thirty to sixty people in two arms with two things known of them. */
export const arms = fc
  .array(row, { minLength: 14, maxLength: 44 })
  .map((some): readonly OutcomeRow[] => [...some, ...corners]);

/** The same people with their arms changed over. */
export function swappedArms(rows: readonly OutcomeRow[]): readonly OutcomeRow[] {
  return rows.map((one) => ({ ...one, arm: one.arm === 1 ? 0 : 1 }));
}
