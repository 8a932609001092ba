import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, together } from '../../src/stats/design';
import type { CountRow, Design } from '../../src/stats/design';
import { gee } from '../../src/stats/gee';
import { poissonRegression } from '../../src/stats/poissonregression';
import { isWithheld } from '../../src/stats/result';
import { expectClose, expectFinite } from './close';
import { designOf, names, panels, people, rowsOf } from './designs';
import { given, twice } from './people';
import fixture from './r/gee.json';

const one = (count: number, covariates: readonly number[], exposure = 1) => ({
  count,
  exposure,
  covariates,
  n: 1,
});
/** Not every random table has a correlation that any table could have: those are withheld, and say so. */
function settled(design: Design) {
  const result = gee(design);
  if (isWithheld(result)) {
    expect(result.withheld).toBe('not_settled');
    return null;
  }
  return result;
}

describe('estimating equations with an exchangeable correlation', () => {
  for (const [name, { data, result }] of Object.entries(fixture.cases)) {
    it(`of ${name.replaceAll('_', ' ')} are geepack's, correlation and scale included`, () => {
      const found = given(gee(designOf(data)));
      expectClose(found, result, 1e-10);
      expect(found.coefficients.map((each) => each.name)).toEqual(['constant', ...data.names]);
    });
  }

  it('are the same in any order of clusters and of rows inside them', () => {
    fc.assert(
      fc.property(panels, (design) => {
        const found = settled(design);
        fc.pre(found !== null);
        const turned = [...design.clusters]
          .reverse()
          .map(({ rows, n }) => ({ rows: [...rows].reverse(), n }));
        expectClose(gee({ names, clusters: turned }), found, 1e-8);
      }),
    );
  });

  it('count a person twice, and a row twice inside a person, as written twice', () => {
    fc.assert(
      fc.property(panels, ({ clusters }) => {
        const written = settled({ names, clusters: [...clusters, ...clusters] });
        fc.pre(written !== null);
        expectClose(gee({ names, clusters: twice(clusters) }), written, 1e-8);
        const inside = settled({
          names,
          clusters: clusters.map(({ rows, n }) => ({ rows: twice(rows), n })),
        });
        fc.pre(inside !== null);
        const copies = clusters.map(({ rows, n }) => ({ rows: [...rows, ...rows], n }));
        expectClose(gee({ names, clusters: copies }), inside, 1e-8);
      }),
    );
  });

  it('are Poisson regression with robust errors when nobody has two rows', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const design = { names, clusters: apart(rows) };
        const [found, poisson] = [given(gee(design)), given(poissonRegression(design))];
        expect(found.correlation).toBeNull();
        expectClose(found.covariance, poisson.covariance.robust, 1e-8);
        expectClose(
          found.coefficients.map(({ estimate, by }) => [estimate, by.robust]),
          poisson.coefficients.map(({ estimate, by }) => [estimate, by.robust]),
          1e-8,
        );
      }),
    );
  });

  it('are Poisson regression with clustered errors before and after, when all are seen for as long', () => {
    const visit = fc.integer({ min: 0, max: 12 });
    const pairs = fc.array(fc.tuple(visit, visit), { minLength: 12, maxLength: 40 });
    fc.assert(
      fc.property(pairs, (both) => {
        const clusters = both.map(([before, after]) => ({
          rows: [one(before, [0], 1), one(after, [1], 0.5)],
          n: 1,
        }));
        const design = { names: ['after'], clusters };
        const poisson = poissonRegression(design);
        const found = isWithheld(poisson) ? null : settled(design);
        fc.pre(found !== null);
        const clustered = given(poisson).coefficients.map(({ estimate, by }) => [estimate, by.clustered]);
        expectClose(
          found.coefficients.map(({ estimate, by }) => [estimate, by.robust]),
          clustered,
          1e-8,
        );
      }),
    );
  });

  it('are withheld as Poisson regression is, and with no more clusters than coefficients', () => {
    const rows = [0, 1, 2, 3, 4, 5].map((i) => ({ ...one(i + 1, [i % 2, i]), cluster: i % 3 }));
    expect(gee({ names, clusters: together(rows) })).toEqual({ withheld: 'too_few', n: 3 });
    expect(gee({ names, clusters: [] })).toEqual({ withheld: 'no_values', n: 0 });
    const arms = rows.map((row, i) => ({ ...row, count: (i % 2) * row.count }));
    expect(gee({ names, clusters: together(arms) })).toEqual({ withheld: 'separated', n: 6 });
    expect(gee({ names, clusters: apart(arms.map((row) => ({ ...row, count: 0 }))) })).toEqual({
      withheld: 'no_events',
    });
  });

  it('are withheld when every count is met, and when rows of a person are all one row', () => {
    const clusters = [2, 2, 2, 2].map((count) => ({ rows: [one(count, [0]), one(2 * count, [1])], n: 1 }));
    expect(gee({ names: ['after'], clusters })).toEqual({ withheld: 'exact_fit', n: 8 });
    const copied = [1, 2, 5, 3].map((count) => ({ rows: [one(count, [0]), one(count, [1])], n: 1 }));
    expect(gee({ names: ['after'], clusters: copied })).toEqual({ withheld: 'not_settled', n: 8 });
  });

  it('drop and name columns that depend on those before them', () => {
    const { data, result } = fixture.cases.two_periods;
    const more = rowsOf(data).map((row, i): CountRow & { cluster: number } => ({
      ...row,
      cluster: data.id[i] ?? Number.NaN,
      covariates: [...row.covariates, 1 - (row.covariates[0] ?? 0)],
    }));
    const found = given(gee({ names: [...data.names, 'before'], clusters: together(more) }));
    expect(found.aliased).toEqual(['before']);
    expectClose(found, result, 1e-10);
  });

  it('never give a number that cannot be printed', () => {
    const row = fc.record({
      count: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(40, 5000, 1e12)),
      exposure: fc.constantFrom(1, 1e-9, 0.1, 1e6),
      covariates: fc.tuple(fc.integer({ min: -1, max: 1 }), fc.constantFrom(0, 1, 1e-9, 1e9)),
      n: fc.constantFrom(0, 1, 2, 1e6),
    });
    const cluster = fc.record({ rows: fc.array(row, { maxLength: 4 }), n: fc.constantFrom(0, 1, 3, 1e9) });
    fc.assert(
      fc.property(fc.array(cluster, { maxLength: 8 }), (clusters) => expectFinite(gee({ names, clusters }))),
      { numRuns: 100 },
    );
  });
});
