import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BinaryRow } from '../../src/stats/binarydesign';
import { firthRegression } from '../../src/stats/firth';
import { logisticRegression } from '../../src/stats/logistic';
import { eventRows, events } from './binaryrows';
import { expectClose, expectFinite } from './close';
import { given, twice } from './people';
import fixture from './r/firth.json';

const names = ['arm', 'score'];
const one = (event: 0 | 1, covariates: readonly number[], n = 1): BinaryRow => ({ event, covariates, n });

describe("Firth's penalised regression", () => {
  for (const [name, { data, result }] of Object.entries(fixture.cases)) {
    it(`of ${name} is the formula written out in R, with its profile limits`, () => {
      const found = given(firthRegression(data.names, eventRows(data)));
      expectClose(found, result, 1e-8);
      expect(found.coefficients.map((each) => each.name)).toEqual(['constant', ...data.names]);
    });
  }

  it('of two arms alone is the odds ratio with half a person added to each count', () => {
    fc.assert(
      fc.property(
        fc.tuple(...[0, 1, 2, 3].map(() => fc.nat({ max: 30 }))),
        ([a = 0, b = 0, c = 0, d = 0]) => {
          fc.pre(a + c > 0 && b + d > 0 && a + b > 0 && c + d > 0 && a + b + c + d > 2);
          const rows = [one(1, [1], a), one(0, [1], b), one(1, [0], c), one(0, [0], d)];
          const [, arm] = given(firthRegression(['arm'], rows, [])).coefficients;
          expectClose(arm?.ratio, ((a + 0.5) * (d + 0.5)) / ((b + 0.5) * (c + 0.5)), 1e-9);
        },
      ),
    );
  });

  it('is finite where maximum likelihood is not', () => {
    for (const { data } of [fixture.cases.line_divides, fixture.cases.quasi_separated]) {
      expect(logisticRegression(data.names, eventRows(data))).toHaveProperty('withheld', 'certain_outcome');
      expectFinite(given(firthRegression(data.names, eventRows(data))));
    }
  });

  it('nears maximum likelihood as people become many', () => {
    const { data } = fixture.cases.infertility;
    const rows = eventRows(data).map((row) => ({ ...row, n: 10_000 }));
    const likely = given(logisticRegression(data.names, rows)).coefficients.map(({ estimate }) => estimate);
    const found = given(firthRegression(data.names, rows, [])).coefficients.map(({ estimate }) => estimate);
    found.forEach((estimate, j) => expect(Math.abs(estimate - (likely[j] ?? 0))).toBeLessThan(1e-4));
  });

  it('is the same in any order of the rows, and counts a row that two people have as two rows', () => {
    fc.assert(
      fc.property(events, (rows) => {
        const found = given(firthRegression(names, rows));
        expectClose(firthRegression(names, [...rows].reverse()), found, 1e-7);
        expectClose(firthRegression(names, twice(rows)), firthRegression(names, [...rows, ...rows]), 1e-7);
      }),
      { numRuns: 30 },
    );
  });

  it('gives profile limits to the covariates asked, and says which the others have', () => {
    const { data } = fixture.cases.infertility;
    const found = given(firthRegression(data.names, eventRows(data), ['induced']));
    expect(found.coefficients.map(({ limits }) => limits)).toEqual([
      'wald',
      'wald',
      'wald',
      'wald',
      'profile',
    ]);
  });

  it('is withheld for nobody, for one outcome and for what is no event', () => {
    expect(firthRegression(names, [])).toEqual({ withheld: 'no_values', n: 0 });
    expect(firthRegression(['arm'], [one(1, [0], 4), one(1, [1], 5)])).toEqual({
      withheld: 'same_outcome',
      n: 9,
    });
    expect(firthRegression(names, [one(1, [0, 0], 1), one(0, [1, 2])])).toEqual({
      withheld: 'few_for_covariates',
      n: 2,
    });
    expect(firthRegression(['arm'], [one(1, [Number.NaN]), one(0, [1], 4)])).toEqual({ withheld: 'invalid' });
  });

  it('never gives a number that cannot be printed', () => {
    const odd = fc.constantFrom(0, 1, 3, 1e-9, 1e9, 0.1, 2 ** 40, 1e-300, 1e99);
    const wild = fc.array(
      fc.record({
        event: fc.constantFrom<0 | 1>(0, 1),
        covariates: fc.tuple(fc.integer({ min: -1, max: 1 }), odd),
        n: fc.constantFrom(0, 1, 2, 1e6, 1e12),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(wild, (rows) => expectFinite(firthRegression(names, rows))),
      { numRuns: 200 },
    );
  });
});
