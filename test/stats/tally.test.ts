import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reach, size, tally, tallyPairs } from '../../src/stats/tally';
import { gather, gatherPairs, pairs, rows, scores } from './people';

describe('a tally', () => {
  it('is ascending, merges equal values and leaves out what nobody has', () => {
    const people = [3, 1, 3, 7].map((value) => ({ value, n: 2 })).concat({ value: 5, n: 0 });
    expect(tally(people)).toEqual([
      { value: 1, n: 2 },
      { value: 3, n: 4 },
      { value: 7, n: 2 },
    ]);
  });

  it('is the same however the rows were ordered or grouped', () => {
    fc.assert(
      fc.property(scores, (people) => {
        expect(tally([...people].reverse())).toEqual(tally(people));
        expect(tally(gather(people))).toEqual(tally(people));
      }),
    );
    fc.assert(
      fc.property(pairs, (people) => {
        expect(tallyPairs([...people].reverse())).toEqual(tallyPairs(people));
        expect(tallyPairs(gatherPairs(people))).toEqual(tallyPairs(people));
      }),
    );
  });

  it('counts 0 and -0 as one value', () => {
    expect(tally(rows([-0, 0, 0]))).toEqual([{ value: 0, n: 3 }]);
    expect(tallyPairs([{ first: -0, last: 1, n: 1 }])).toEqual([{ first: 0, last: 1, n: 1 }]);
  });

  it('keeps changes apart that differ as doubles', () => {
    expect(tally(rows([64.1 - 63.6, 5.5 - 5]))).toHaveLength(2);
  });

  it('is refused when a value is no number or a count is not whole', () => {
    for (const value of [Number.NaN, Infinity, 1e101, 1e-101, -1e101])
      expect(tally(rows([1, value]))).toBeNull();
    for (const n of [-1, 0.5, Number.NaN, 2 ** 53]) expect(tally([{ value: 1, n }])).toBeNull();
    expect(tallyPairs([{ first: 1, last: Number.NaN, n: 1 }])).toBeNull();
    expect(tallyPairs([{ first: Infinity, last: 1, n: 1 }])).toBeNull();
    expect(tallyPairs([{ first: 1, last: 1, n: 1.5 }])).toBeNull();
  });

  it('keeps people apart who started alike and ended differently', () => {
    const apart = [
      { first: 3, last: 1, n: 1 },
      { first: 3, last: 8, n: 2 },
    ];
    expect(tallyPairs(apart)).toEqual(apart);
  });

  it('knows how many people it holds and how far they reach', () => {
    expect(size([{ n: 3 }, { n: 4 }])).toBe(7);
    expect(reach(rows([2, -9, 4]))).toBe(9);
    expect(reach([])).toBe(0);
  });
});
