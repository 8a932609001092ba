import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart } from '../../src/stats/design';
import type { CountRow } from '../../src/stats/design';
import { negativeBinomial } from '../../src/stats/negativebinomial';
import type { NegativeBinomialFit } from '../../src/stats/negativebinomial';
import { mostLikelyTheta, thetaSlope } from '../../src/stats/overdispersion';
import { poissonRegression } from '../../src/stats/poissonregression';
import type { Result } from '../../src/stats/result';
import { expectClose, expectFinite } from './close';
import { designOf, names, people, scaled } from './designs';
import { given, twice } from './people';
import fixture from './r/negativebinomial.json';

const fit = (rows: readonly CountRow[], named = names) =>
  negativeBinomial({ names: named, clusters: apart(rows) });
const counts = (y: readonly number[]) => y.map((count) => ({ count, exposure: 1, covariates: [], n: 1 }));

/** The fit, where theta is finite. */
function dispersed(result: ReturnType<typeof negativeBinomial>): NegativeBinomialFit {
  const found = given<NegativeBinomialFit | { readonly kind: 'poisson' }>(result);
  if (found.kind === 'poisson') throw new Error('theta is infinite');
  return found;
}

/** People of whom one in ten goes five times as often. */
const uneven = people.map((rows) =>
  rows.map((row, i) => ({ ...row, count: i % 10 === 0 ? 5 * row.count + 30 : row.count })),
);

describe('negative binomial regression', () => {
  for (const [name, { data, result }] of Object.entries(fixture.cases)) {
    it(`of ${name} is glm.nb's at its maximum, theta and its error included`, () => {
      expectClose(
        dispersed(negativeBinomial(designOf(data))),
        { kind: 'negative binomial', ...result },
        1e-10,
      );
    });
  }

  for (const [name, { y, theta }] of Object.entries(fixture.alone)) {
    it(`finds theta for ${name.replaceAll('_', ' ')}`, () => {
      expectClose(dispersed(fit(counts(y), [])).theta, theta, 1e-10);
    });
  }

  it('says Poisson, and gives it, when counts scatter no more than by chance', () => {
    const even = counts([2, 3, 2, 3, 2, 3, 1, 4]);
    const poisson = poissonRegression({ names: [], clusters: apart(even) });
    expect(fit(even, [])).toEqual({ kind: 'poisson', poisson });
    expect(fit(counts([4, 4, 4]), [])).toMatchObject({ kind: 'poisson' });
  });

  it('draws the line where the variance, divided by n, is the mean', () => {
    for (const y of [
      [0, 2],
      [0, 1, 2],
      [3, 3, 3, 4],
    ])
      expect(fit(counts(y), [])).toMatchObject({ kind: 'poisson' });
    for (const y of [
      [0, 2, 4],
      [0, 0, 0, 1, 1, 2, 3],
    ])
      expect(fit(counts(y), [])).toMatchObject({ kind: 'negative binomial' });
  });

  it('is the same in any order of the rows, and counts a row that two people have as two rows', () => {
    fc.assert(
      fc.property(uneven, (rows) => {
        const found = dispersed(fit(rows));
        expectClose(fit([...rows].reverse()), found, 1e-8);
        expectClose(fit(twice(rows)), dispersed(fit([...rows, ...rows])), 1e-8);
      }),
    );
  });

  it('divides the rate and nothing else when the exposure is counted in another unit', () => {
    fc.assert(
      fc.property(uneven, (rows) => {
        const [years, days] = [dispersed(fit(rows)), dispersed(fit(scaled(rows, 365.25)))];
        expectClose(days.theta, years.theta, 1e-8);
        expectClose(days.coefficients.slice(1), years.coefficients.slice(1), 1e-8);
      }),
    );
  });

  it('nears the Poisson model as people differ less', () => {
    const base = [0, 1, 1, 2, 2, 2, 3, 3, 5, 6];
    const some = (far: number) => [
      ...base.map((count) => ({ count, exposure: 1, covariates: [], n: 20 })),
      ...counts([far]),
    ];
    const thetas = [40, 20, 12].map((far) => dispersed(fit(some(far), [])).theta.estimate);
    expect(thetas).toEqual([...thetas].sort((a, b) => a - b));
  });

  it('is withheld as Poisson regression is, and for a count no person has', () => {
    expect(fit([])).toEqual({ withheld: 'no_values', n: 0 });
    expect(fit(counts([0, 0]), [])).toEqual({ withheld: 'no_events' });
    expect(fit(counts([0, 1, 1_000_001]), [])).toEqual({ withheld: 'invalid' });
    const arms = [0, 0, 0, 9, 1, 0, 14].map((count, i) => ({
      count,
      exposure: 1,
      n: 1,
      covariates: [i < 3 ? 1 : 0],
    }));
    expect(fit(arms, ['arm'])).toEqual({ withheld: 'separated', n: 7 });
  });

  it('never gives a number that cannot be printed', () => {
    const wild = fc.array(
      fc.record({
        count: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(40, 5000, 100_000)),
        exposure: fc.constantFrom(1, 1e-9, 0.1, 1e6),
        covariates: fc.tuple(fc.integer({ min: -1, max: 1 }), fc.constantFrom(0, 1, 1e-9, 1e9)),
        n: fc.constantFrom(0, 1, 2, 1e6),
      }),
      { maxLength: 8 },
    );
    const check = (result: Result<object>) => expectFinite(result);
    fc.assert(
      fc.property(wild, (rows) => check(fit(rows))),
      { numRuns: 60 },
    );
  });
});

describe('the slope of the likelihood in theta', () => {
  it('is 0 at the most likely theta and falls through it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 8, maxLength: 30 }), (y) => {
        const mean = y.reduce((total, one) => total + one, 0) / y.length;
        const rows = y.map((count) => ({ count, mean, weight: 1 }));
        const theta = mostLikelyTheta(rows);
        fc.pre(theta !== null && mean > 0);
        expect(thetaSlope(rows, theta * 0.999).slope).toBeGreaterThan(0);
        expect(thetaSlope(rows, theta * 1.001).slope).toBeLessThan(0);
      }),
    );
  });

  it('keeps its digits where the Poisson is near: it goes to half of count less squared miss', () => {
    const rows = [0, 1, 4, 2].map((count) => ({ count, mean: 1.75, weight: 1 }));
    const limit = rows.reduce((total, { count, mean }) => total + (count - (count - mean) ** 2) / 2, 0);
    for (const theta of [1e9, 1e12, 1e15]) expect(thetaSlope(rows, theta).slope).toBeCloseTo(limit, 7);
  });
});
