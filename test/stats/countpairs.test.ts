import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countSums,
  isObserved,
  observedPairs,
  tallyCountPairs,
  unobserved,
} from '../../src/stats/countpairs';
import { expectClose } from './close';
import { given } from './people';
import { anyVisits, fullYears, gatherVisits, visits } from './visits';

const one = { before: 2, after: 1, yearsBefore: 1, yearsAfter: 0.5, n: 1 };

describe('a tally of visits', () => {
  it('is in one order, merges equal people and leaves out what nobody has', () => {
    const rows = [
      { ...one, before: 3 },
      { ...one, yearsAfter: 1 },
      { ...one, n: 4 },
      { ...one, after: 0, n: 0 },
      { ...one, n: 2 },
    ];
    expect(tallyCountPairs(rows)).toEqual([
      { ...one, n: 6 },
      { ...one, yearsAfter: 1 },
      { ...one, before: 3 },
    ]);
  });

  it('is the same however the rows were ordered or grouped', () => {
    fc.assert(
      fc.property(visits, (people) => {
        expect(tallyCountPairs([...people].reverse())).toEqual(tallyCountPairs(people));
        expect(tallyCountPairs(gatherVisits(people))).toEqual(tallyCountPairs(people));
      }),
    );
  });

  it('is refused when a count is negative or not whole, or a time is no time', () => {
    for (const count of [-1, 2.5, Number.NaN, Infinity, 2 ** 53]) {
      expect(tallyCountPairs([{ ...one, before: count }])).toBeNull();
      expect(tallyCountPairs([{ ...one, after: count }])).toBeNull();
      expect(tallyCountPairs([{ ...one, n: count }])).toBeNull();
    }
    for (const years of [-0.5, Number.NaN, Infinity, 1e101, 1e-101]) {
      expect(tallyCountPairs([{ ...one, yearsBefore: years }])).toBeNull();
      expect(tallyCountPairs([{ ...one, yearsAfter: years }])).toBeNull();
    }
  });

  it('holds no -0, whatever the row was', () => {
    const nothing = { before: -0, after: -0, yearsBefore: -0, yearsAfter: -0, n: 1 };
    expect(tallyCountPairs([nothing])).toEqual([
      { before: 0, after: 0, yearsBefore: 0, yearsAfter: 0, n: 1 },
    ]);
  });
});

describe('people without observed time', () => {
  const rows = [
    one,
    { ...one, yearsBefore: 0, n: 3 },
    { ...one, yearsAfter: 0 },
    { ...one, yearsAfter: 0, n: 0 },
  ];

  it('are counted, and in every estimate refused', () => {
    expect(unobserved(rows)).toEqual({ rows: 2, people: 4 });
    expect(observedPairs(rows)).toEqual({ withheld: 'unobserved', n: 4 });
    expect(observedPairs(rows.filter(isObserved))).toEqual([one]);
  });

  it('are nobody where nobody is, and that has no estimate either', () => {
    expect(unobserved([])).toEqual({ rows: 0, people: 0 });
    expect(observedPairs([])).toEqual({ withheld: 'no_exposure', n: 0 });
    expect(observedPairs([{ ...one, n: 0 }])).toEqual({ withheld: 'no_exposure', n: 0 });
  });

  it('are not counted among rows that are no counts', () => {
    expect(unobserved([{ ...one, before: -1 }])).toEqual({ withheld: 'invalid' });
    expect(observedPairs([{ ...one, before: -1 }])).toEqual({ withheld: 'invalid' });
  });

  it('and the observed are everybody', () => {
    fc.assert(
      fc.property(anyVisits, (rowsOfAny) => {
        const everybody = tallyCountPairs(rowsOfAny);
        if (everybody === null) return;
        const total = everybody.reduce((sum, { n }) => sum + n, 0);
        const observed = everybody.filter(isObserved).reduce((sum, { n }) => sum + n, 0);
        expectClose(given(unobserved(rowsOfAny)).people + observed, total, 1e-15);
      }),
    );
  });
});

describe('the sums of the windows', () => {
  it('are people, visits, person-years and visits per person-year', () => {
    expect(countSums([{ ...one, n: 2 }, ...fullYears([5, 0])])).toEqual({
      n: 3,
      before: { events: 9, years: 3, rate: 3 },
      after: { events: 2, years: 2, rate: 1 },
    });
  });
});
