import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedRateRatio } from '../../src/stats/pairedrate';
import type { CountPair } from '../../src/stats/countpairs';
import { expectClose, expectFinite, expectRelative } from './close';
import { given, twice } from './people';
import fixture from './r/pairedrates.json';
import { anyVisits, fullYears, gatherVisits, stretched, turned, visitRows, visits } from './visits';

function estimated(people: readonly CountPair[]) {
  const found = given(pairedRateRatio(people));
  if (found.kind !== 'estimated') throw new Error('an estimate was expected');
  return found;
}

describe('the paired rate ratio', () => {
  for (const [name, set] of Object.entries(fixture.sets)) {
    const { p, ...rest } = set.ratio;

    it(`of ${name} is R's Poisson model with errors clustered by person`, () => {
      const found = estimated(visitRows(set.pairs));
      expectClose(found, { kind: 'estimated', ...rest });
      expectRelative(found.p, p);
    });

    it(`of ${name} has the robust error of a Poisson GEE`, () => {
      expectRelative(estimated(visitRows(set.pairs)).logSe, set.gee);
    });
  }

  it('has the error of the means and moments of two counts where all were observed alike', () => {
    fc.assert(
      fc.property(visits, (people) => {
        const alike = people.map((one) => ({ ...one, yearsBefore: 1, yearsAfter: 1 }));
        const mean = (of: (one: CountPair) => number) =>
          alike.reduce((total, one) => total + of(one), 0) / alike.length;
        const [a, b] = [mean((one) => one.before), mean((one) => one.after)];
        const moment =
          mean((one) => (one.before - a) ** 2) / a ** 2 +
          mean((one) => (one.after - b) ** 2) / b ** 2 -
          (2 * mean((one) => (one.before - a) * (one.after - b))) / (a * b);
        expectClose(estimated(alike).logSe, Math.sqrt(moment / alike.length), 1e-9);
      }),
    );
  });

  it('is the same from rows, from a tally and in any order', () => {
    fc.assert(
      fc.property(visits, (people) => {
        const found = pairedRateRatio(people);
        expect(pairedRateRatio([...people].reverse())).toEqual(found);
        expect(pairedRateRatio(gatherVisits(people))).toEqual(found);
        expect(pairedRateRatio(twice(people))).toEqual(pairedRateRatio([...people, ...people]));
      }),
    );
  });

  it('does not see the unit of time, and follows the length of a window', () => {
    fc.assert(
      fc.property(visits, (people) => {
        const { ratio, logSe, z } = estimated(people);
        expectClose(estimated(stretched(people, 365.25)), { ratio, logSe, z }, 1e-9);
        expectClose(estimated(stretched(people, 1, 2)), { ratio: ratio / 2, logSe }, 1e-11);
      }),
    );
  });

  it('turns over when before and after are exchanged', () => {
    fc.assert(
      fc.property(visits, (people) => {
        const [there, back] = [estimated(people), estimated(turned(people))];
        expectClose(
          { ratio: 1 / back.ratio, z: -back.z, lower: 1 / back.interval95.upper },
          { ratio: there.ratio, z: there.z, lower: there.interval95.lower },
          1e-11,
        );
      }),
    );
  });

  it('shrinks its error by √2 when everybody is there twice', () => {
    const people = visitRows(fixture.sets.some_short.pairs);
    expectRelative(estimated(twice(people)).logSe, estimated(people).logSe / Math.SQRT2, 1e-13);
  });

  it('is 0 without a visit after, under the exact limit of R’s poisson.test', () => {
    for (const { before, yearsBefore, yearsAfter, upper } of fixture.noneAfter) {
      const idle = { before: 0, after: 0, yearsBefore: yearsBefore / 2, yearsAfter: yearsAfter / 2, n: 1 };
      const found = given(pairedRateRatio([{ ...idle, before }, idle]));
      expectClose(found, { kind: 'none_after', n: 2, ratio: 0, upper, level: 0.95 });
    }
  });

  it('is withheld where there is none', () => {
    expect(pairedRateRatio([])).toEqual({ withheld: 'no_exposure', n: 0 });
    expect(pairedRateRatio(fullYears([3, 1]))).toEqual({ withheld: 'too_few', n: 1 });
    expect(pairedRateRatio(fullYears([0, 1], [0, 3]))).toEqual({ withheld: 'none_before', n: 2 });
    expect(pairedRateRatio(fullYears([0, 0], [0, 0]))).toEqual({ withheld: 'no_events', n: 2 });
    expect(pairedRateRatio([...fullYears([3, 1]), { ...one, yearsAfter: 0 }])).toEqual({
      withheld: 'unobserved',
      n: 1,
    });
    expect(pairedRateRatio([{ ...one, before: 1.5 }])).toEqual({ withheld: 'invalid' });
    expect(pairedRateRatio([{ ...one, after: -1 }])).toEqual({ withheld: 'invalid' });
  });

  it('has no error where everybody’s visits changed by one factor, however the decimals fall', () => {
    expect(pairedRateRatio(fullYears([2, 1], [6, 3], [10, 5]))).toEqual({
      withheld: 'no_ratio_spread',
      n: 3,
    });
    const alike = [1, 3, 7, 11].map((k) => ({
      before: k,
      after: k,
      yearsBefore: 0.1 * k,
      yearsAfter: 0.3 * k,
      n: 5,
    }));
    expect(pairedRateRatio(alike)).toEqual({ withheld: 'no_ratio_spread', n: 20 });
    const [first, ...others] = alike;
    expect(first && estimated([{ ...first, after: 2 }, ...others]).logSe).toBeGreaterThan(0.01);
  });

  it('can be printed, whatever it is fed', () => {
    fc.assert(
      fc.property(anyVisits, (people) => {
        expectFinite(pairedRateRatio(people));
      }),
      { numRuns: 2000 },
    );
  });
});

const one = { before: 2, after: 1, yearsBefore: 1, yearsAfter: 0.5, n: 1 };
