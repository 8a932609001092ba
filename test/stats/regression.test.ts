import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meeChua, regressionToMean } from '../../src/stats/regression';
import { expectClose, expectRelative } from './close';
import { gatherPairs, given, pairRows, pairs } from './people';
import fixture from './r/paired.json';

describe('regression to the mean', () => {
  it('is a rise for people who start low and a fall for those who start high', () => {
    const low = regressionToMean({ meanFirst: 4, populationMean: 7.5, reliabilities: [0.6, 0.9] });
    expectClose(
      low,
      {
        gap: -3.5,
        rows: [
          { reliability: 0.6, expected: 1.4 },
          { reliability: 0.9, expected: 0.35 },
        ],
      },
      1e-12,
    );
    const high = regressionToMean({ meanFirst: 22.2010822093, populationMean: 10, reliabilities: [0.75] });
    expectClose(high, { rows: [{ reliability: 0.75, expected: -3.0502705523 }] });
  });

  it('is nothing for a perfect measure and the whole gap for pure noise', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 27 }),
        fc.integer({ min: 0, max: 27 }),
        (meanFirst, populationMean) => {
          const { gap, rows } = given(regressionToMean({ meanFirst, populationMean, reliabilities: [0, 1] }));
          expect(rows).toEqual([
            { reliability: 0, expected: -gap + 0 },
            { reliability: 1, expected: 0 },
          ]);
        },
      ),
    );
  });

  it('needs numbers and a reliability', () => {
    const asked = { meanFirst: 4, populationMean: 7, reliabilities: [0.8] };
    expect(regressionToMean({ ...asked, reliabilities: [] })).toEqual({ withheld: 'no_reliability' });
    expect(regressionToMean({ ...asked, meanFirst: Number.NaN })).toEqual({ withheld: 'invalid' });
    expect(regressionToMean({ ...asked, populationMean: Infinity })).toEqual({ withheld: 'invalid' });
    for (const rho of [-0.1, 1.1, Number.NaN])
      expect(regressionToMean({ ...asked, reliabilities: [0.8, rho] })).toEqual({ withheld: 'invalid' });
  });
});

describe("Mee and Chua's test", () => {
  for (const [name, set] of Object.entries(fixture.sets)) {
    const { meeChua: expected } = set;
    if (expected === null) continue;
    it(`of ${name} is the intercept of R's lm`, () => {
      const { mu, interval, p, ...plain } = expected;
      const found = given(meeChua(pairRows(set.first, set.last), mu));
      expectClose(found, {
        ...plain,
        n: set.first.length,
        interval: { lower: interval[0], upper: interval[1], level: 0.95 },
      });
      expectRelative(found.p, p);
    });
  }

  it('is the same from rows and from a tally, and does not see a shift of the scale', () => {
    fc.assert(
      fc.property(pairs, (people) => {
        const found = meeChua(people, 12);
        expect(meeChua(gatherPairs(people), 12)).toEqual(found);
        expectClose(
          meeChua(
            people.map(({ first, last, n }) => ({ first: first + 64, last: last + 64, n })),
            76,
          ),
          found,
          1e-9,
        );
      }),
    );
  });

  it('needs three pairs, a spread at the start and a line with error', () => {
    expect(meeChua([], 5)).toEqual({ withheld: 'no_pairs', n: 0 });
    expect(meeChua(pairRows([1, 2], [3, 5]), 5)).toEqual({ withheld: 'too_few', n: 2 });
    expect(meeChua(pairRows([2, 2, 2], [3, 5, 6]), 5)).toEqual({ withheld: 'no_baseline_spread', n: 3 });
    expect(meeChua(pairRows([0.1, 0.2, 0.7], [0.3, 0.6, 2.1]), 5)).toEqual({ withheld: 'no_spread', n: 3 });
    expect(meeChua(pairRows([1, 2, 3], [4, 4, 4]), 5)).toEqual({ withheld: 'no_spread', n: 3 });
    expect(meeChua(pairRows([1, 2, 3], [4, 4, 5]), Number.NaN)).toEqual({ withheld: 'invalid' });
    expect(meeChua(pairRows([1, 2, 3], [4, 4, Number.NaN]), 5)).toEqual({ withheld: 'invalid' });
  });
});
