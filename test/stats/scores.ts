import fc from 'fast-check';
import type { ScoreRow, ScoreTable } from '../../src/stats/scorerows';

/** Scores of two cohorts as the R scripts write them down. */
export interface WrittenScores {
  readonly names: readonly string[];
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly arm: readonly number[];
  readonly x: readonly (readonly number[])[] | null;
  readonly id: readonly number[] | null;
}

/** The table of written scores, each person counted once. */
export function scoreTable({ names, first, last, arm, x, id }: WrittenScores): ScoreTable {
  const rows = first.map((one, i): ScoreRow => {
    const row = {
      first: one,
      last: last[i] ?? Number.NaN,
      arm: arm[i] === 1 ? (1 as const) : (0 as const),
      covariates: x?.[i] ?? [],
      n: 1,
    };
    const cluster = id?.[i];
    return cluster === undefined ? row : { ...row, cluster };
  });
  return { names, rows };
}

const score = fc.integer({ min: 0, max: 21 });
const arm = fc.constantFrom<0 | 1>(0, 1);
const person = fc.record({
  first: score,
  last: score,
  arm,
  covariates: fc
    .tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 20, max: 80 }))
    .map(([female, age]) => [female, age]),
  n: fc.constant<number>(1),
});

/** People of both arms that no covariate tells apart, so that every coefficient can be estimated. */
const sure: readonly ScoreRow[] = [0, 1].flatMap((side) =>
  [
    { first: 3, last: 9, covariates: [0, 25] },
    { first: 9, last: 4, covariates: [1, 61] },
    { first: 14, last: 12, covariates: [1, 33] },
    { first: 20, last: 11, covariates: [0, 70] },
  ].map((one) => ({ ...one, arm: side === 1 ? (1 as const) : (0 as const), n: 1 })),
);

/** Twenty to fifty people in two cohorts. */
export const cohorts = fc
  .array(person, { minLength: 12, maxLength: 42 })
  .map((rows): ScoreTable => ({ names: ['female', 'age'], rows: [...rows, ...sure] }));

/** The same people at four sites. */
export function atSites({ names, rows }: ScoreTable): ScoreTable {
  return { names, rows: rows.map((row, i) => ({ ...row, cluster: i % 4 })) };
}

const odd = fc.constantFrom(0, -0, 1e-320, 1e-90, 1e60, 1e100, -1e100, 1e101, Number.NaN, Infinity, 0.1);
const value = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: -2, max: 3 }) },
  { weight: 1, arbitrary: odd },
);

/** Small tables with everything that could go wrong in them. */
export const oddTables = fc
  .array(
    fc.record({
      first: value,
      last: value,
      arm,
      covariates: fc.tuple(value, fc.integer({ min: 0, max: 1 })).map((both): readonly number[] => both),
      n: fc.constantFrom(0, 1, 1, 2, 5, 1e6, 1e15, 0.5),
      cluster: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 12 },
  )
  .map((rows): ScoreTable => ({ names: ['a', 'b'], rows }));
