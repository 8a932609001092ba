import fc from 'fast-check';
import { apart, together } from '../../src/stats/design';
import type { CountRow, Design } from '../../src/stats/design';

/** A design as the R scripts write it down. */
export interface Written {
  readonly names: readonly string[];
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly exposure: readonly number[];
  readonly id: readonly number[] | null;
}

/** The rows of a written design, each counted once. */
export function rowsOf({ x, y, exposure }: Omit<Written, 'names' | 'id'>): readonly CountRow[] {
  return y.map((count, i) => ({
    count,
    exposure: exposure[i] ?? Number.NaN,
    covariates: x[i] ?? [],
    n: 1,
  }));
}

export function designOf(written: Written): Design {
  const rows = rowsOf(written);
  const { id } = written;
  const clusters =
    id === null ? apart(rows) : together(rows.map((row, i) => ({ ...row, cluster: id[i] ?? Number.NaN })));
  return { names: written.names, clusters };
}

export const names = ['arm', 'score'];

const covariates = fc
  .tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 6 }))
  .map(([arm, score]) => [arm, score]);
const row = fc.record({
  count: fc.integer({ min: 0, max: 9 }),
  exposure: fc.constantFrom(0.25, 0.5, 1, 1.5),
  covariates,
  n: fc.constant<number>(1),
});

/** A row with visits in every place that a coefficient is told by, so that each has a finite estimate. */
const told = [
  [0, 0],
  [1, 0],
  [0, 6],
].map((at, i) => ({ count: i + 1, exposure: 1, covariates: at, n: 1 }));

/** Twenty to fifty people in two arms with a score. */
export const people = fc
  .array(row, { minLength: 20, maxLength: 50 })
  .map((some): readonly CountRow[] => [...some, ...told]);

/** As `people`, with one to four rows each. */
export const panels = fc
  .array(fc.array(row, { minLength: 1, maxLength: 4 }), { minLength: 15, maxLength: 30 })
  .map((some): Design => ({
    names,
    clusters: [...some, ...told.map((one) => [one])].map((rows) => ({ rows, n: 1 })),
  }));

export function scaled(rows: readonly CountRow[], by: number): readonly CountRow[] {
  return rows.map((one) => ({ ...one, exposure: one.exposure * by }));
}
