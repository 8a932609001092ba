import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changes, constantChange, pairedChange } from '../../src/stats/paired';
import { expectClose, expectFinite, expectRelative } from './close';
import { gatherPairs, given, pairRows, pairs, swapped, twice } from './people';
import fixture from './r/paired.json';

describe('a paired change', () => {
  for (const [name, set] of Object.entries(fixture.sets)) {
    it(`of ${name} is R's paired t test`, () => {
      const { interval95, interval50, p, ...plain } = set.change;
      const found = given(pairedChange(pairRows(set.first, set.last)));
      expectClose(found, plain);
      expectRelative(found.p, p);
      expectClose(found.interval95, { lower: interval95[0], upper: interval95[1], level: 0.95 });
      expectClose(found.interval50, { lower: interval50[0], upper: interval50[1], level: 0.5 });
    });
  }

  it('is the same from rows, from a tally and in any order', () => {
    fc.assert(
      fc.property(pairs, (people) => {
        const found = pairedChange(people);
        expect(pairedChange(gatherPairs(people))).toEqual(found);
        expect(pairedChange([...people].reverse())).toEqual(found);
        expect(pairedChange(twice(people))).toEqual(pairedChange([...people, ...people]));
      }),
    );
  });

  it('turns its sign when first and last are swapped', () => {
    fc.assert(
      fc.property(pairs, (people) => {
        const [one, other] = [given(pairedChange(people)), given(pairedChange(swapped(people)))];
        expectClose(
          { mean: -other.mean, t: -other.t, sd: other.sd, p: other.p },
          { mean: one.mean, t: one.t, sd: one.sd, p: one.p },
          1e-11,
        );
        expectClose(-other.interval95.upper, one.interval95.lower, 1e-11);
        expectClose(other.correlation, one.correlation, 1e-11);
      }),
    );
  });

  it('does not see a shift of the scale and follows its unit', () => {
    fc.assert(
      fc.property(pairs, (people) => {
        const one = given(pairedChange(people));
        const moved = pairedChange(
          people.map(({ first, last, n }) => ({ first: 3 * first + 50, last: 3 * last + 50, n })),
        );
        expectClose(
          moved,
          { mean: 3 * one.mean, se: 3 * one.se, t: one.t, p: one.p, correlation: one.correlation },
          1e-10,
        );
      }),
    );
  });

  it('has no correlation when one of the scores is the same for everyone', () => {
    expect(given(pairedChange(pairRows([5, 5, 5], [6, 7, 9]))).correlation).toBeNull();
    expect(given(pairedChange(pairRows([6, 7, 9], [0.1, 0.1, 0.1]))).correlation).toBeNull();
  });

  it('never has a correlation beyond 1', () => {
    const found = given(pairedChange(pairRows([0.1, 0.2, 0.7, 0.3], [0.2, 0.4, 1.4, 0.6])));
    expect(Math.abs(found.correlation ?? 2)).toBeLessThanOrEqual(1);
    expect(found.correlation).toBeCloseTo(1, 12);
  });

  it('is computed for two people', () => {
    const found = given(pairedChange(pairRows([1, 2], [2, 5])));
    expectClose(found, { n: 2, mean: 2, df: 1, t: 2 });
    expectFinite(found);
  });

  it('needs two pairs', () => {
    expect(pairedChange([])).toEqual({ withheld: 'no_pairs', n: 0 });
    expect(pairedChange(pairRows([3], [5]))).toEqual({ withheld: 'one_pair', n: 1 });
    expect(pairedChange(pairRows([3], [Number.NaN]))).toEqual({ withheld: 'invalid' });
  });

  it('says so when no one changed or all changed alike, also in decimals', () => {
    expect(pairedChange(pairRows([3, 4, 9], [3, 4, 9]))).toEqual({ withheld: 'no_change', n: 3 });
    expect(pairedChange(pairRows([3, 4, 9], [5, 6, 11]))).toEqual({ withheld: 'no_spread', n: 3 });
    expect(pairedChange(pairRows([80.2, 8.2, 4.1], [79.2, 7.2, 3.1]))).toEqual({
      withheld: 'no_spread',
      n: 3,
    });
    expect(pairedChange(pairRows([0.3, 5], [0.1 + 0.2, 5]))).toEqual({ withheld: 'no_change', n: 2 });
  });
});

describe('changes', () => {
  it('are last minus first, merged and ascending', () => {
    expect(changes([...pairRows([5, 3, 8], [6, 4, 6]), { first: 0, last: 1, n: 4 }])).toEqual([
      { value: -2, n: 1 },
      { value: 1, n: 6 },
    ]);
  });

  it('are the doubles that R subtracts', () => {
    expect(changes(pairRows([5, 63.6], [5.5, 64.1])).map((one) => one.value)).toEqual([64.1 - 63.6, 0.5]);
  });
});

describe('the amount that everybody changed by', () => {
  const of = (...people: readonly (readonly [number, number])[]) =>
    constantChange(people.map(([first, last]) => ({ first, last, n: 2 })));

  it('is the change of each, freed of the rounding of decimals', () => {
    expect(of([2, 5], [4, 7])).toBe(3);
    expect(of([64.1, 63.6], [5.5, 5])).toBe(-0.5);
  });

  it('is none where changes differ, where nobody changed, and of one person', () => {
    expect(of([2, 5], [4, 8])).toBeNull();
    expect(of([2, 2], [4, 4])).toBeNull();
    expect(constantChange([{ first: 2, last: 5, n: 1 }])).toBeNull();
    expect(constantChange([])).toBeNull();
  });
});
