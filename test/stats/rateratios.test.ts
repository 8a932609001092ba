import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedRateRatio } from '../../src/stats/pairedrate';
import { differenceInDifferences, ratioOfRatios } from '../../src/stats/rateratios';
import { expectClose, expectFinite, expectRelative } from './close';
import { given, twice } from './people';
import fixture from './r/pairedrates.json';
import { anyVisits, fullYears, gatherVisits, stretched, visitRows, visits } from './visits';

const some = fullYears([4, 2], [3, 5], [6, 1]);
const none = fullYears([0, 0], [0, 0]);

describe('the ratio of two rate ratios', () => {
  for (const [name, set] of Object.entries(fixture.groups)) {
    it(`of ${name} is the interaction of R's Poisson model with errors clustered by person`, () => {
      const { p, ...rest } = set.ratio;
      const found = given(ratioOfRatios(visitRows(set.arm), visitRows(set.comparison)));
      expectClose(found, rest);
      expectRelative(found.p, p);
    });
  }

  it('is one paired rate ratio over the other', () => {
    fc.assert(
      fc.property(visits, visits, (arm, comparison) => {
        const found = given(ratioOfRatios(arm, comparison));
        const [one, two] = [given(pairedRateRatio(arm)), given(pairedRateRatio(comparison))];
        expectClose(found.ratio, one.ratio / two.ratio, 1e-13);
        expectClose(found.ratios, [one.ratio, two.ratio], 1e-15);
      }),
    );
  });

  it('is the same from rows, from tallies and in any order, and turns over with the groups', () => {
    fc.assert(
      fc.property(visits, visits, (arm, comparison) => {
        const found = given(ratioOfRatios(arm, comparison));
        expect(ratioOfRatios(gatherVisits(arm), [...comparison].reverse())).toEqual(found);
        expect(ratioOfRatios(twice(arm), comparison)).toEqual(ratioOfRatios([...arm, ...arm], comparison));
        const other = given(ratioOfRatios(comparison, arm));
        expectClose([1 / other.ratio, -other.z, other.p], [found.ratio, found.z, found.p], 1e-12);
      }),
    );
  });

  it('does not see how long the windows are, so long as they are so in both groups', () => {
    fc.assert(
      fc.property(visits, visits, (arm, comparison) => {
        const { ratio, logSe } = given(ratioOfRatios(arm, comparison));
        expectClose(
          ratioOfRatios(stretched(arm, 3, 0.5), stretched(comparison, 3, 0.5)),
          { ratio, logSe },
          1e-10,
        );
      }),
    );
  });

  it('is withheld where a group has no ratio above 0', () => {
    expect(ratioOfRatios(some, [])).toEqual({ withheld: 'one_group', n: 0 });
    expect(ratioOfRatios(fullYears([2, 1]), some)).toEqual({ withheld: 'one_group', n: 1 });
    expect(ratioOfRatios(some, fullYears([0, 1], [0, 2]))).toEqual({ withheld: 'none_before', n: 2 });
    expect(ratioOfRatios(fullYears([1, 0], [2, 0]), some)).toEqual({ withheld: 'none_after', n: 2 });
    expect(ratioOfRatios(some, none)).toEqual({ withheld: 'no_events', n: 2 });
    expect(ratioOfRatios(some, [{ before: 1, after: 1, yearsBefore: 0, yearsAfter: 1, n: 3 }])).toEqual({
      withheld: 'unobserved',
      n: 3,
    });
    expect(ratioOfRatios([{ before: 1, after: 0.5, yearsBefore: 1, yearsAfter: 1, n: 3 }], [])).toEqual({
      withheld: 'invalid',
    });
    expect(ratioOfRatios(fullYears([2, 1], [4, 2]), fullYears([3, 3], [5, 5]))).toEqual({
      withheld: 'no_ratio_spread',
      n: 4,
    });
  });

  it('is refused where its limits could not be held', () => {
    const rates = (yearsBefore: number, yearsAfter: number) =>
      some.map((one) => ({ ...one, yearsBefore, yearsAfter }));
    expect(ratioOfRatios(rates(1e100, 1e-100), rates(1e-100, 1e100))).toEqual({ withheld: 'invalid' });
  });
});

describe('the difference in differences of yearly visits', () => {
  for (const [name, set] of Object.entries(fixture.groups)) {
    it(`of ${name} is R's Welch test of people's own differences`, () => {
      const { p, ...rest } = set.difference;
      const found = given(differenceInDifferences(visitRows(set.arm), visitRows(set.comparison)));
      expectClose(found, { ...rest, n: [set.arm.before.length, set.comparison.before.length] });
      expectRelative(found.p, p);
    });
  }

  it('is the same from rows, from tallies and in any order, and halves with twice the time', () => {
    fc.assert(
      fc.property(visits, visits, (arm, comparison) => {
        const found = given(differenceInDifferences(arm, comparison));
        expect(differenceInDifferences(gatherVisits(arm), [...comparison].reverse())).toEqual(found);
        const longer = given(differenceInDifferences(stretched(arm, 2), stretched(comparison, 2)));
        expect([2 * longer.difference, longer.t, longer.df]).toEqual([found.difference, found.t, found.df]);
      }),
    );
  });

  it('stands where a group had no visits before', () => {
    expect(given(differenceInDifferences(fullYears([0, 1], [0, 3]), some)).difference).toBeCloseTo(
      2 + 5 / 3,
      12,
    );
  });

  it('is withheld with one group, and where nobody in a group differs', () => {
    expect(differenceInDifferences(some, fullYears([1, 2]))).toEqual({ withheld: 'one_group', n: 1 });
    expect(differenceInDifferences(none, none)).toEqual({ withheld: 'no_variance', n: 4 });
    const alike = [1, 3, 7].map((k) => ({
      before: k,
      after: k,
      yearsBefore: 0.1 * k,
      yearsAfter: 0.3 * k,
      n: 5,
    }));
    expect(differenceInDifferences(alike, alike)).toEqual({ withheld: 'no_variance', n: 30 });
  });
});

describe('two groups', () => {
  it('give numbers that can be printed, whatever they are fed', () => {
    fc.assert(
      fc.property(anyVisits, anyVisits, (arm, comparison) => {
        expectFinite(ratioOfRatios(arm, comparison));
        expectFinite(differenceInDifferences(arm, comparison));
      }),
      { numRuns: 2000 },
    );
  });
});
