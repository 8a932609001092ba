import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSpread } from '../../src/stats/countspread';
import { expectClose, expectFinite } from './close';
import { given, twice } from './people';
import fixture from './r/pairedrates.json';
import { anyVisits, fullYears, gatherVisits, stretched, visitRows, visits } from './visits';

describe('the spread of visits over people', () => {
  for (const [name, set] of Object.entries(fixture.sets)) {
    it(`of ${name} is that of R, before and after`, () => {
      expectClose(countSpread(visitRows(set.pairs)), { before: set.before, after: set.after });
    });
  }

  it('is the same from rows, from a tally and in any order', () => {
    fc.assert(
      fc.property(visits, (people) => {
        const found = countSpread(people);
        expect(countSpread([...people].reverse())).toEqual(found);
        expect(countSpread(gatherVisits(people))).toEqual(found);
        expect(countSpread(twice(people))).toEqual(countSpread([...people, ...people]));
      }),
    );
  });

  it('keeps the share of the top 5% when everybody is there twice', () => {
    fc.assert(
      fc.property(visits, (people) => {
        const [once, again] = [given(countSpread(people)), given(countSpread(twice(people)))];
        expectClose(given(again.before.top).share, given(once.before.top).share, 1e-13);
      }),
    );
  });

  it('does not see the unit of time', () => {
    fc.assert(
      fc.property(visits, (people) => {
        expectClose(countSpread(stretched(people, 365.25)), countSpread(people), 1e-11);
      }),
    );
  });

  it('gives the top 5% of twenty people all the visits of the first of them, of ten half', () => {
    const quiet = (n: number) => ({ before: 0, after: 1, yearsBefore: 1, yearsAfter: 1, n });
    const top = (n: number) => given(given(countSpread([quiet(n - 1), ...fullYears([7, 1])])).before.top);
    expect([top(20), top(10)]).toEqual([
      { people: 1, share: 1 },
      { people: 0.5, share: 0.5 },
    ]);
  });

  it('has no dispersion that unequal time alone explains', () => {
    const people = [0.2, 0.6, 1].map((years) => ({
      before: 5 * Math.round(10 * years),
      after: 1,
      yearsBefore: years,
      yearsAfter: 1,
      n: 4,
    }));
    const { varianceToMean, pearson } = given(given(countSpread(people)).before.dispersion);
    expect(varianceToMean).toBeGreaterThan(5);
    expect(pearson).toBeCloseTo(0, 12);
  });

  it('of a window without visits, or of one person, is without what it cannot say', () => {
    const { before, after } = given(countSpread(fullYears([0, 1], [0, 3])));
    expect(before).toMatchObject({ median: 0, mean: 0, none: { x: 2, share: 1 } });
    expect([before.top, before.dispersion]).toEqual([
      { withheld: 'no_events', n: 2 },
      { withheld: 'no_events', n: 2 },
    ]);
    expect(given(after.top).share).toBeCloseTo(0.075, 12);
    expect(given(countSpread(fullYears([4, 1]))).before.dispersion).toEqual({ withheld: 'too_few', n: 1 });
  });

  it('is withheld without people and from rows that are no counts', () => {
    expect(countSpread([])).toEqual({ withheld: 'no_exposure', n: 0 });
    expect(countSpread([{ before: -1, after: 1, yearsBefore: 1, yearsAfter: 1, n: 1 }])).toEqual({
      withheld: 'invalid',
    });
    expect(countSpread([{ before: 1, after: 1, yearsBefore: 0, yearsAfter: 1, n: 2 }])).toEqual({
      withheld: 'unobserved',
      n: 2,
    });
  });

  it('can be printed, whatever it is fed', () => {
    fc.assert(
      fc.property(anyVisits, (people) => {
        expectFinite(countSpread(people));
      }),
      { numRuns: 1000 },
    );
  });
});
