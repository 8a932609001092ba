import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestShare } from '../../src/stats/largestshare';
import { pairedRateRatio } from '../../src/stats/pairedrate';
import { expectClose, expectFinite } from './close';
import { given, twice } from './people';
import fixture from './r/pairedrates.json';
import { anyVisits, fullYears, gatherVisits, visitRows, visits } from './visits';

describe('the largest share of all visits from one person', () => {
  for (const [name, set] of Object.entries(fixture.sets)) {
    it(`of ${name}, and the ratio without that person, are those of R`, () => {
      const { without, ...rest } = set.largest;
      const found = given(largestShare(visitRows(set.pairs)));
      expectClose(found, { ...rest, flagged: rest.share > 0.2 });
      if (without === null) expect(found.without).toEqual({ withheld: 'too_few', n: 1 });
      else expectClose(found.without, without);
    });
  }

  it('is flagged above a fifth, and not at it', () => {
    expect(given(largestShare(fullYears([1, 1], [2, 2], [2, 2], [1, 1]))).flagged).toBe(true);
    expect(given(largestShare(fullYears([1, 1], [1, 1], [1, 1], [1, 1], [1, 1]))).flagged).toBe(false);
    expect(given(largestShare(visitRows(fixture.sets.heavy.pairs))).flagged).toBe(true);
  });

  it('leaves one person out where several have as many visits: the one with most before', () => {
    const people = [...fullYears([3, 5], [2, 1], [1, 1]), ...fullYears([6, 2], [6, 2])];
    const found = given(largestShare(people));
    expect(found.people).toBe(3);
    expect(found.without).toEqual(pairedRateRatio(people.slice(0, 4)));
  });

  it('is the same from rows, from a tally and in any order', () => {
    fc.assert(
      fc.property(visits, (people) => {
        const found = largestShare(people);
        expect(largestShare([...people].reverse())).toEqual(found);
        expect(largestShare(gatherVisits(people))).toEqual(found);
        expect(given(largestShare(twice(people))).share).toBeCloseTo(given(found).share / 2, 14);
      }),
    );
  });

  it('is everything where one person is all there is, and then there is no ratio', () => {
    expect(given(largestShare(fullYears([2, 1])))).toMatchObject({
      share: 1,
      without: { withheld: 'no_exposure' },
    });
    expect(given(largestShare(fullYears([2, 1], [0, 0], [0, 0]))).without).toEqual({
      withheld: 'no_events',
      n: 2,
    });
  });

  it('is withheld without visits, without people and from rows that are no counts', () => {
    expect(largestShare(fullYears([0, 0]))).toEqual({ withheld: 'no_events', n: 1 });
    expect(largestShare([])).toEqual({ withheld: 'no_exposure', n: 0 });
    expect(largestShare([{ before: 1, after: 0.1, yearsBefore: 1, yearsAfter: 1, n: 1 }])).toEqual({
      withheld: 'invalid',
    });
    expect(largestShare([{ before: 1, after: 1, yearsBefore: 1, yearsAfter: 0, n: 2 }])).toEqual({
      withheld: 'unobserved',
      n: 2,
    });
  });

  it('can be printed, whatever it is fed', () => {
    fc.assert(
      fc.property(anyVisits, (people) => {
        expectFinite(largestShare(people));
      }),
      { numRuns: 1000 },
    );
  });
});
