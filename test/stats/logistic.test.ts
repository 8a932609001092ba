import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logisticRegression } from '../../src/stats/logistic';
import type { BinaryRow } from '../../src/stats/binarydesign';
import { eventRows, events } from './binaryrows';
import { expectClose, expectFinite } from './close';
import { given, twice } from './people';
import fixture from './r/logistic.json';

const names = ['arm', 'score'];
const fit = (rows: readonly BinaryRow[], named = names) => logisticRegression(named, rows);
const one = (event: 0 | 1, covariates: readonly number[], n = 1): BinaryRow => ({ event, covariates, n });
/** A slope a year makes the log odds of the year 0 a number of hundreds: its last digits are the slope's rounding. */
const tolerances: Readonly<Record<string, number>> = { years_far_from_0: 1e-7 };

describe('logistic regression', () => {
  for (const [name, { data, result }] of Object.entries(fixture.cases)) {
    it(`of ${name} is glm's, with sandwich's robust errors`, () => {
      const found = given(fit(eventRows(data), data.names));
      expectClose(found, result, tolerances[name] ?? 1e-10);
      expect(found.coefficients.map((each) => each.name)).toEqual(['constant', ...data.names]);
    });
  }

  it('is the same in any order of the rows', () => {
    fc.assert(fc.property(events, (rows) => expectClose(fit([...rows].reverse()), given(fit(rows)), 1e-9)));
  });

  it('counts a row that two people have as two rows', () => {
    fc.assert(
      fc.property(events, (rows) => expectClose(fit(twice(rows)), given(fit([...rows, ...rows])), 1e-9)),
    );
  });

  it('turns its signs when the event is counted as its absence', () => {
    fc.assert(
      fc.property(events, (rows) => {
        const turned = given(fit(rows.map((row) => ({ ...row, event: row.event === 1 ? 0 : 1 }))));
        const found = given(fit(rows));
        found.coefficients.forEach(({ estimate }, j) =>
          expectClose(turned.coefficients[j]?.estimate, -estimate, 1e-8),
        );
        expectClose(turned.deviance, found.deviance, 1e-9);
      }),
    );
  });

  it('of two arms alone is the odds ratio of the four counts', () => {
    const rows = [one(1, [1], 30), one(0, [1], 10), one(1, [0], 12), one(0, [0], 25)];
    const [, arm] = given(fit(rows, ['arm'])).coefficients;
    expectClose(arm?.ratio, (30 * 25) / (10 * 12), 1e-12);
    expectClose(arm?.by.model, { se: Math.sqrt(1 / 30 + 1 / 10 + 1 / 12 + 1 / 25) }, 1e-12);
  });
});

describe('a logistic regression that cannot be fitted', () => {
  const ten = Array.from({ length: 12 }, (_, i) => one(i % 3 === 0 ? 1 : 0, [i % 2, i]));

  it('drops columns that depend on those before them, and names them', () => {
    const more = ten.map((row) => {
      const [arm = 0, score = 0] = row.covariates;
      return { ...row, covariates: [arm, 7, score, 0.1 * score - 3 * arm] };
    });
    const found = given(fit(more, ['arm', 'always', 'score', 'both']));
    expect(found.aliased).toEqual(['always', 'both']);
    expectClose(found.coefficients, given(fit(ten)).coefficients);
  });

  it('is withheld when one arm has no events, where R stops near -20', () => {
    const rows = [one(0, [1], 9), one(1, [0], 3), one(0, [0], 5)];
    expect(fit(rows, ['arm'])).toEqual({ withheld: 'certain_outcome', n: 17 });
  });

  it('is withheld when a line divides those who had the event from those who had not', () => {
    const rows = Array.from({ length: 20 }, (_, i) => one(i > 7 ? 1 : 0, [i]));
    expect(fit(rows, ['x'])).toEqual({ withheld: 'certain_outcome', n: 20 });
    const touching = [...rows, one(0, [8]), one(1, [7])];
    expect(fit(touching, ['x'])).not.toHaveProperty('withheld');
  });

  it('is withheld when only two covariates together leave no doubt', () => {
    const rows = [0, 1].flatMap((a) =>
      [0, 1].flatMap((b) => [one(1, [a, b, a * b], 4), one(0, [a, b, a * b], a * b === 1 ? 0 : 3)]),
    );
    expect(fit(rows, ['a', 'b', 'both'])).toEqual({ withheld: 'certain_outcome', n: 25 });
  });

  it('is fitted at any size of the sample when one person keeps the line from dividing', () => {
    const rows = [one(1, [1], 10_000), one(0, [1], 1), one(1, [0], 1), one(0, [0], 10_000)];
    expectClose(given(fit(rows, ['x'])).coefficients[1]?.ratio, 1e8, 1e-9);
  });

  it('is withheld for nobody, for one outcome, for too few, and for what is no event', () => {
    expect(fit([])).toEqual({ withheld: 'no_values', n: 0 });
    expect(fit([one(1, [0, 1], 0)])).toEqual({ withheld: 'no_values', n: 0 });
    expect(fit(ten.map((row) => ({ ...row, event: 0 })))).toEqual({ withheld: 'same_outcome', n: 12 });
    expect(fit(ten.map((row) => ({ ...row, event: 1 })))).toEqual({ withheld: 'same_outcome', n: 12 });
    expect(fit(ten.slice(0, 3))).toEqual({ withheld: 'few_for_covariates', n: 3 });
    expect(fit([...ten, { ...one(1, [0, 1]), event: 2 as 1 }])).toEqual({ withheld: 'invalid' });
    for (const wrong of [one(1, [0]), one(1, [0, Number.NaN]), one(1, [0, 1], 0.5), one(1, [0, 1], -1)])
      expect(fit([...ten, wrong])).toEqual({ withheld: 'invalid' });
  });

  it('never gives a number that cannot be printed', () => {
    const odd = fc.constantFrom(0, 1, 3, 1e-9, 1e9, 0.1, 2 ** 40, 1e-300, 1e99, Number.NaN);
    const wild = fc.array(
      fc.record({
        event: fc.constantFrom<0 | 1>(0, 1),
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
