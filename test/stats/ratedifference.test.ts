import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateDifference } from '../../src/stats/ratedifference';
import { isWithheld } from '../../src/stats/result';
import { expectClose, expectFinite, expectRelative } from './close';
import { given, twice } from './people';
import fixture from './r/pairedrates.json';
import { anyVisits, fullYears, gatherVisits, stretched, turned, visitRows, visits } from './visits';

describe('the difference in visits per person and year', () => {
  for (const [name, set] of Object.entries(fixture.sets)) {
    const found = () => given(rateDifference(visitRows(set.pairs)));

    it(`of ${name} is R's paired t test on the rates`, () => {
      const { p, ...rest } = set.difference;
      expectClose(found(), rest);
      expectRelative(found().p, p);
    });

    if (set.ranks === null)
      it(`of ${name} has no ranks: fewer than five changed`, () => {
        expect(found().ranks).toMatchObject({ withheld: 'too_few' });
      });
    else {
      const { p, ...rest } = set.ranks;
      it(`of ${name} has the ranks of R's wilcox.test and the median of all averages`, () => {
        expectClose(found().ranks, rest);
        expectRelative(given(found().ranks).p, p);
      });
    }
  }

  it('is the same from rows, from a tally and in any order', () => {
    fc.assert(
      fc.property(visits, (people) => {
        const found = rateDifference(people);
        expect(rateDifference([...people].reverse())).toEqual(found);
        expect(rateDifference(gatherVisits(people))).toEqual(found);
        expect(rateDifference(twice(people))).toEqual(rateDifference([...people, ...people]));
      }),
    );
  });

  it('halves when everybody was observed twice as long, and its test stays', () => {
    fc.assert(
      fc.property(visits, (people) => {
        const [once, longer] = [given(rateDifference(people)), given(rateDifference(stretched(people, 2)))];
        expect([2 * longer.difference, longer.t, longer.p]).toEqual([once.difference, once.t, once.p]);
        if (isWithheld(once.ranks) || isWithheld(longer.ranks)) expect(longer.ranks).toEqual(once.ranks);
        else
          expect([longer.ranks.v, longer.ranks.p, 2 * longer.ranks.hodgesLehmann]).toEqual([
            once.ranks.v,
            once.ranks.p,
            once.ranks.hodgesLehmann,
          ]);
      }),
    );
  });

  it('turns its sign when before and after are exchanged', () => {
    fc.assert(
      fc.property(visits, (people) => {
        const [there, back] = [given(rateDifference(people)), given(rateDifference(turned(people)))];
        expectClose([-back.difference, -back.t, back.p], [there.difference, there.t, there.p], 1e-11);
        if (!isWithheld(there.ranks))
          expect(given(back.ranks).hodgesLehmann + there.ranks.hodgesLehmann).toBe(0);
      }),
    );
  });

  it('ranks as unchanged, and as alike, what only the rounding of decimals keeps apart', () => {
    const unchanged = [
      { before: 1, after: 3, yearsBefore: 0.1, yearsAfter: 0.3, n: 2 },
      { before: 6, after: 2, yearsBefore: 0.6, yearsAfter: 0.2, n: 1 },
    ];
    const up = [0.1, 0.3, 0.6, 0.7].map((years) => ({
      before: 10 * years,
      after: 20 * years,
      yearsBefore: years,
      yearsAfter: years,
      n: 2,
    }));
    const people = [
      ...unchanged,
      ...up.map((one) => ({ ...one, before: Math.round(one.before), after: Math.round(one.after) })),
    ];
    expect(given(rateDifference(people)).ranks).toMatchObject({
      n: 11,
      zeros: 3,
      nUsed: 8,
      v: 36,
      caution: 'all_equal',
    });
  });

  it('stands where there was no visit before, or none after', () => {
    expect(given(rateDifference(fullYears([0, 1], [0, 4], [0, 1]))).difference).toBe(2);
    expect(given(rateDifference(fullYears([1, 0], [4, 0], [1, 0]))).difference).toBe(-2);
  });

  it('is withheld where there is none', () => {
    expect(rateDifference([])).toEqual({ withheld: 'no_exposure', n: 0 });
    expect(rateDifference(fullYears([3, 1]))).toEqual({ withheld: 'too_few', n: 1 });
    expect(rateDifference(fullYears([0, 0], [0, 0]))).toEqual({ withheld: 'no_events', n: 2 });
    expect(rateDifference(fullYears([2, 2], [5, 5]))).toEqual({ withheld: 'no_change', n: 2 });
    expect(rateDifference(fullYears([2, 1], [5, 4]))).toEqual({ withheld: 'no_spread', n: 2 });
    expect(rateDifference([{ before: 1, after: 1, yearsBefore: 1, yearsAfter: 0, n: 7 }])).toEqual({
      withheld: 'unobserved',
      n: 7,
    });
    expect(rateDifference([{ before: -1, after: 1, yearsBefore: 1, yearsAfter: 1, n: 7 }])).toEqual({
      withheld: 'invalid',
    });
  });

  it('can be printed, whatever it is fed', () => {
    fc.assert(
      fc.property(anyVisits, (people) => {
        expectFinite(rateDifference(people));
      }),
      { numRuns: 1000 },
    );
  });
});
