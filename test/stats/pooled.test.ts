import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountCluster, Design } from '../../src/stats/design';
import { gee, geePooled } from '../../src/stats/gee';
import { type PooledDesign, pooledPairs } from '../../src/stats/pooled';
import { isWithheld } from '../../src/stats/result';
import { expectClose, expectFinite } from './close';
import { designOf } from './designs';
import { given } from './people';
import fixture from './r/gee.json';

/** Clusters with the same exposures and covariates, by their sums. */
function pooled({ names, clusters }: Design): PooledDesign {
  const alike = new Map<string, CountCluster[]>();
  for (const one of clusters) {
    const key = JSON.stringify(one.rows.map(({ exposure, covariates }) => [exposure, covariates]));
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return {
    names,
    clusters: [...alike.values()].flatMap((some) => {
      const [first, second] = some[0]?.rows ?? [];
      if (first === undefined || second === undefined) return [];
      const sum = (of: (before: number, after: number) => number): number =>
        some.reduce((all, { rows, n }) => all + n * of(rows[0]?.count ?? 0, rows[1]?.count ?? 0), 0);
      const sums = {
        n: sum(() => 1),
        first: sum((before) => before),
        second: sum((_, after) => after),
        firstSquares: sum((before) => before ** 2),
        secondSquares: sum((_, after) => after ** 2),
        products: sum((before, after) => before * after),
      };
      return [pooledPairs(sums, [first, second])];
    }),
  };
}

const names = ['arm', 'after', 'arm × after'];
const visit = fc.integer({ min: 0, max: 12 });
const person = fc.record({
  arm: fc.constantFrom(0, 1),
  before: visit,
  after: visit,
  years: fc.constantFrom(0.25, 0.75, 1),
  n: fc.integer({ min: 1, max: 3 }),
});
const services = fc.array(person, { minLength: 20, maxLength: 60 }).map((some): Design => ({
  names,
  clusters: some.map(({ arm, before, after, years, n }) => ({
    n,
    rows: [
      { count: before, exposure: 0.75, covariates: [arm, 0, 0], n: 1 },
      { count: after, exposure: years, covariates: [arm, 1, arm], n: 1 },
    ],
  })),
}));

describe('people known by sums alone', () => {
  it('have the estimates, errors, correlation and scale that they have one by one', () => {
    fc.assert(
      fc.property(services, (design) => {
        const alone = gee(design);
        fc.pre(!isWithheld(alone));
        expectClose(geePooled(pooled(design)), alone, 1e-7);
      }),
    );
  });

  it('have geepack’s numbers where each of them has two rows', () => {
    const { data, result } = fixture.cases.two_periods;
    const design = designOf(data);
    expect(design.clusters.every(({ rows }) => rows.length === 2)).toBe(true);
    const found = pooled(design);
    expectClose(given(geePooled(found)), result, 1e-8);
  });

  it('are withheld where one by one they would be', () => {
    const nobody = { n: 0, first: 0, second: 0, firstSquares: 0, secondSquares: 0, products: 0 };
    const rows = [
      { exposure: 1, covariates: [0] },
      { exposure: 1, covariates: [1] },
    ] as const;
    const of = (sums: typeof nobody) =>
      geePooled({ names: ['after'], clusters: sums.n === 0 ? [] : [pooledPairs(sums, rows)] });
    expect(of(nobody)).toEqual({ withheld: 'no_values', n: 0 });
    expect(of({ ...nobody, n: 40 })).toEqual({ withheld: 'no_events' });
    expect(of({ ...nobody, n: 40, first: 30, firstSquares: 50 })).toMatchObject({ withheld: 'separated' });
    const [cluster] = [
      pooledPairs(
        { ...nobody, n: 3, first: 4, second: 4, firstSquares: 9, secondSquares: 8, products: 5 },
        rows,
      ),
    ];
    expect(geePooled({ names: ['after'], clusters: [{ ...cluster, scatter: [[1]] }] })).toEqual({
      withheld: 'invalid',
    });
  });

  it('never give a number that cannot be printed', () => {
    const amount = fc.constantFrom(0, 1, 3, 1e6, 1e15);
    const sums = fc.record({
      n: fc.constantFrom(1, 2, 50, 1e6),
      first: amount,
      second: amount,
      firstSquares: amount,
      secondSquares: amount,
      products: amount,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(sums, fc.constantFrom(0, 1)), { maxLength: 6 }), (cells) =>
        expectFinite(
          geePooled({
            names,
            clusters: cells.map(([one, arm]) =>
              pooledPairs(one, [
                { exposure: 1, covariates: [arm, 0, 0] },
                { exposure: 0.5, covariates: [arm, 1, arm] },
              ]),
            ),
          }),
        ),
      ),
    );
  });
});
