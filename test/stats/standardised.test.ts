import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardisedDifference, standardisedDifferenceOfShares } from '../../src/stats/standardised';
import { expectClose } from './close';
import { gather, given, rows, scores } from './people';
import fixture from './r/groups.json';

const spread = scores.filter((people) => new Set(people.map((one) => one.value)).size > 1);

describe('a standardised difference', () => {
  for (const [name, set] of Object.entries(fixture.two)) {
    it(`of ${name} is the plain formula in R`, () => {
      const found = standardisedDifference(rows(set.a), rows(set.b));
      expectClose(found, { difference: set.standardised, n: [set.a.length, set.b.length] });
    });
  }

  it('sees neither the unit nor the zero of the scale, and turns its sign with the groups', () => {
    fc.assert(
      fc.property(spread, scores, (a, b) => {
        const found = given(standardisedDifference(a, b));
        const moved = (people: typeof a) =>
          gather(people).map(({ value, n }) => ({ value: 5 * value - 40, n }));
        expectClose(standardisedDifference(moved(a), moved(b)), found, 1e-11);
        expectClose(-given(standardisedDifference(b, a)).difference, found.difference, 1e-12);
      }),
    );
  });

  it('is flagged beyond 0.1 and beyond 0.25, whichever group is higher', () => {
    const base = [-1, 1, -1, 1, -1, 1].map((value) => value * Math.sqrt(5 / 6));
    const flag = (by: number) =>
      given(standardisedDifference(rows(base.map((value) => value + by)), rows(base))).flag;
    expect([0, 0.09, 0.11, -0.11, 0.24, 0.26, -0.26].map(flag)).toEqual([
      'none',
      'none',
      'amber',
      'amber',
      'amber',
      'red',
      'red',
    ]);
  });

  it('needs two people in each group and a spread in one', () => {
    expect(standardisedDifference(rows([1]), rows([1, 2]))).toEqual({ withheld: 'one_group', n: 1 });
    expect(standardisedDifference(rows([1, 2]), [])).toEqual({ withheld: 'one_group', n: 0 });
    expect(standardisedDifference(rows([2, 2]), rows([3, 3]))).toEqual({ withheld: 'no_variance', n: 4 });
    expect(standardisedDifference(rows([2, Number.NaN]), rows([3, 3]))).toEqual({ withheld: 'invalid' });
  });
});

describe('a standardised difference of shares', () => {
  for (const { counts, difference } of fixture.shares) {
    const [xa = 0, na = 0, xb = 0, nb = 0] = counts;
    it(`of ${xa} in ${na} and ${xb} in ${nb} is the plain formula in R`, () => {
      expectClose(standardisedDifferenceOfShares(xa, na, xb, nb), { difference, n: [na, nb] });
    });
  }

  it('is withheld for an empty group, for shares without spread and for what is no count', () => {
    expect(standardisedDifferenceOfShares(1, 2, 0, 0)).toEqual({ withheld: 'one_group', n: 0 });
    expect(standardisedDifferenceOfShares(0, 5, 4, 4)).toEqual({ withheld: 'no_variance', n: 9 });
    for (const [xa, na] of [
      [3, 2],
      [-1, 2],
      [0.5, 2],
      [Number.NaN, 2],
    ] as const) {
      expect(standardisedDifferenceOfShares(xa, na, 1, 2)).toEqual({ withheld: 'invalid' });
      expect(standardisedDifferenceOfShares(1, 2, xa, na)).toEqual({ withheld: 'invalid' });
    }
  });
});
