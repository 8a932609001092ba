import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, together } from '../../src/stats/design';
import type { CountRow, Design } from '../../src/stats/design';
import { poissonRegression } from '../../src/stats/poissonregression';
import { isWithheld } from '../../src/stats/result';
import { expectClose, expectFinite } from './close';
import { designOf, names, panels, people, rowsOf, scaled } from './designs';
import { given, twice } from './people';
import fixture from './r/poissonregression.json';

const fit = (rows: readonly CountRow[], named = names) =>
  poissonRegression({ names: named, clusters: apart(rows) });
const one = (count: number, covariates: readonly number[], exposure = 1, n = 1) => ({
  count,
  exposure,
  covariates,
  n,
});
/** A slope of 0.03 a year makes the rate of the year 0 a number of 27 digits: its last ones are the slope's rounding. */
const tolerances: Readonly<Record<string, number>> = { years_far_from_0: 1e-7 };

describe('Poisson regression', () => {
  for (const [name, { data, result }] of Object.entries(fixture.cases)) {
    it(`of ${name} is glm's, with sandwich's robust and clustered errors`, () => {
      const found = given(poissonRegression(designOf(data)));
      expectClose(found, result, tolerances[name] ?? 1e-11);
      expect(found.coefficients.map((each) => each.name)).toEqual(['constant', ...data.names]);
    });
  }

  it('is the same in any order of the rows', () => {
    fc.assert(
      fc.property(people, (rows) => {
        expectClose(fit([...rows].reverse()), given(fit(rows)), 1e-9);
      }),
    );
  });

  it('counts a row that two people have as two rows', () => {
    fc.assert(
      fc.property(people, (rows) => {
        expectClose(fit(twice(rows)), given(fit([...rows, ...rows])), 1e-9);
      }),
    );
  });

  it('counts a cluster that two people have as two clusters, and a row twice in a cluster as two rows of it', () => {
    fc.assert(
      fc.property(panels, ({ clusters }) => {
        const alike = poissonRegression({ names, clusters: twice(clusters) });
        expectClose(alike, given(poissonRegression({ names, clusters: [...clusters, ...clusters] })), 1e-9);
        const inside = clusters.map(({ rows, n }) => ({ rows: twice(rows), n }));
        const written = clusters.map(({ rows, n }) => ({ rows: [...rows, ...rows], n }));
        const copied = given(poissonRegression({ names, clusters: written }));
        expectClose(poissonRegression({ names, clusters: inside }), copied, 1e-9);
      }),
    );
  });

  it('divides the rate and nothing else when the exposure is counted in another unit', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const [years, months] = [given(fit(rows)), given(fit(scaled(rows, 12)))];
        expectClose(months.coefficients.slice(1), years.coefficients.slice(1), 1e-9);
        expectClose(months.coefficients[0]?.ratio, (years.coefficients[0]?.ratio ?? 0) / 12, 1e-9);
        expectClose([months.deviance, months.pearson], [years.deviance, years.pearson], 1e-9);
      }),
    );
  });

  it('expects as many events as there were', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const [constant, arm, score] = given(fit(rows)).coefficients.map((each) => each.estimate);
        const expected = rows.reduce((total, { covariates: [a, s], exposure }) => {
          return (
            total + exposure * Math.exp((constant ?? 0) + (arm ?? 0) * (a ?? 0) + (score ?? 0) * (s ?? 0))
          );
        }, 0);
        expectClose(
          expected,
          rows.reduce((total, row) => total + row.count, 0),
          1e-9,
        );
      }),
    );
  });

  it('groups rows by the name of their cluster, in any order', () => {
    const { data, result } = fixture.cases.before_after_by_arm;
    const rows = rowsOf(data).map((row, i) => ({ ...row, cluster: `person ${data.id[i]}` }));
    const found = poissonRegression({ names: data.names, clusters: together([...rows].reverse()) });
    expectClose(found, result, 1e-11);
  });
});

describe('a model of counts that cannot be fitted', () => {
  const ten = Array.from({ length: 10 }, (_, i) => one(i % 4, [i % 2, i]));

  it('drops columns that depend on those before them, and names them', () => {
    const more = ten.map((row) => {
      const [arm = 0, score = 0] = row.covariates;
      return { ...row, covariates: [arm, 7, score, 0.1 * score - 3 * arm, 0.1 + 0.2] };
    });
    const found = given(fit(more, ['arm', 'always', 'score', 'both', 'tenths']));
    expect(found.aliased).toEqual(['always', 'both', 'tenths']);
    expectClose(found.coefficients, given(fit(ten)).coefficients);
  });

  it('is withheld when one arm has no events, where R stops near -20', () => {
    const arms = [one(0, [1]), one(0, [1]), one(2, [0]), one(3, [0]), one(1, [0])];
    expect(fit(arms, ['arm'])).toEqual({ withheld: 'separated', n: 5 });
    const others = arms.map((row) => ({ ...row, covariates: row.covariates.map((arm) => 1 - arm) }));
    expect(fit(others, ['not arm'])).toEqual({ withheld: 'separated', n: 5 });
  });

  it('is withheld when only rows without events are told apart by two covariates together', () => {
    const rows = [one(0, [1, 1]), one(2, [0, 1]), one(4, [0, 0]), one(3, [1, 0]), one(1, [0, 0])];
    expect(fit(rows, ['a', 'b', 'c'].slice(0, 2))).not.toHaveProperty('withheld');
    const joint = rows.map((row) => {
      const [a = 0, b = 0] = row.covariates;
      return { ...row, covariates: [a, b, a * b] };
    });
    expect(fit(joint, ['a', 'b', 'both'])).toEqual({ withheld: 'separated', n: 5 });
  });

  it('is fitted when rows without events lie on both sides, so that no coefficient runs away', () => {
    const found = given(fit([one(0, [-1]), one(3, [0]), one(2, [0]), one(0, [1])], ['x']));
    expectClose(
      found.coefficients.map(({ estimate }) => estimate),
      [Math.log(5 / 4), 0],
    );
  });

  it('is withheld when nobody is counted, nothing happened, or the input is no count', () => {
    expect(fit([])).toEqual({ withheld: 'no_values', n: 0 });
    expect(fit([one(3, [0, 1], 1, 0)])).toEqual({ withheld: 'no_values', n: 0 });
    expect(fit(ten.map((row) => ({ ...row, count: 0 })))).toEqual({ withheld: 'no_events' });
    for (const wrong of [
      one(-1, [0, 1]),
      one(0.5, [0, 1]),
      one(Number.NaN, [0, 1]),
      one(1, [0, 1], 0),
      one(1, [0, 1], -2),
      one(1, [0, 1], Infinity),
      one(1, [0, Number.NaN]),
      one(1, [0]),
      one(1, [0, 1], 1, 0.5),
    ])
      expect(fit([...ten, wrong])).toEqual({ withheld: 'invalid' });
    expect(fit(ten, ['arm', 'arm'])).toEqual({ withheld: 'invalid' });
  });

  it('has no errors from misses when it misses nothing, and none from fewer clusters than coefficients', () => {
    const exact = given(fit([one(2, [0], 1, 3), one(4, [1], 1, 3)], ['arm']));
    for (const { by } of exact.coefficients) {
      for (const error of [by.robust, by.clustered, by.quasi])
        expect(error).toEqual({ withheld: 'exact_fit' });
      expect(isWithheld(by.model)).toBe(false);
    }
    const alone = given(fit([one(4, [], 2)], []));
    expect(alone.dispersion).toBeNull();
    expect(alone.coefficients[0]?.ratio).toBeCloseTo(2, 12);
    expect(alone.coefficients[0]?.by.quasi).toEqual({ withheld: 'too_few', n: 1 });
    expect(alone.coefficients[0]?.by.robust).toEqual({ withheld: 'too_few', n: 1 });
    const sites: Design = { names, clusters: together(ten.map((row, i) => ({ ...row, cluster: i % 3 }))) };
    for (const { by } of given(poissonRegression(sites)).coefficients)
      expect(by.clustered).toEqual({ withheld: 'too_few', n: 3 });
  });

  it('gives no ratio that a double cannot hold', () => {
    const late = Array.from({ length: 30 }, (_, i) =>
      one(2 ** (9 - Math.floor(i / 3)), [2010 + Math.floor(i / 3)]),
    );
    expect(fit(late, ['year'])).toEqual({ withheld: 'not_settled' });
    const since = late.map((row) => ({ ...row, covariates: row.covariates.map((year) => year - 2010) }));
    expect(given(fit(since, ['years'])).coefficients[1]?.ratio).toBeCloseTo(0.5, 12);
  });

  it('never gives a number that cannot be printed', () => {
    const odd = fc.constantFrom(0, 1, 3, 1e-9, 1e9, 0.1, 2 ** 40, 1e-300, 1e99, Number.NaN);
    const wild = fc.array(
      fc.record({
        count: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(1e6, 1e12)),
        exposure: fc.oneof(fc.constant<number>(1), odd),
        covariates: fc.tuple(fc.integer({ min: -1, max: 1 }), odd),
        n: fc.constantFrom(0, 1, 2, 1e6, 1e12),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(wild, (rows) => expectFinite(fit(rows))),
      { numRuns: 400 },
    );
  });
});
