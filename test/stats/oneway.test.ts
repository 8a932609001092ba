import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { welchOneway } from '../../src/stats/oneway';
import { welch } from '../../src/stats/welch';
import { expectClose, expectRelative } from './close';
import { gather, given, rows, scores } from './people';
import fixture from './r/groups.json';

const spread = scores.filter((people) => new Set(people.map((one) => one.value)).size > 1);

describe("Welch's one-way test", () => {
  for (const [name, { groups, p, ...plain }] of Object.entries(fixture.many)) {
    it(`of ${name} is R's oneway.test`, () => {
      const found = given(welchOneway(groups.map(rows)));
      expectClose(found, { ...plain, groups: groups.length, n: groups.flat().length, leftOut: 0 });
      expectRelative(found.p, p);
    });
  }

  it("of two groups is the square of Welch's t", () => {
    fc.assert(
      fc.property(spread, spread, (a, b) => {
        const { t, df, p } = given(welch(a, b));
        expectClose(welchOneway([a, b]), { f: t ** 2, df1: 1, df2: df, p }, 1e-9);
      }),
    );
  });

  it('is the same from rows, from tallies and in any order of the groups', () => {
    fc.assert(
      fc.property(spread, spread, spread, (a, b, c) => {
        const found = given(welchOneway([a, b, c]));
        expect(welchOneway([gather(a), gather(b), gather(c)])).toEqual(found);
        expectClose(welchOneway([c, a, b]), found, 1e-10);
      }),
    );
  });

  it('leaves out groups of one and groups without spread, and counts them', () => {
    const kept = [rows([1, 4, 6]), rows([2, 9, 7, 3])];
    const found = welchOneway([...kept, rows([5]), [], rows([4, 4, 4]), rows([0.3, 0.1 + 0.2])]);
    expect(found).toEqual({ ...given(welchOneway(kept)), leftOut: 4 });
  });

  it('is withheld when fewer than two groups remain', () => {
    expect(welchOneway([])).toEqual({ withheld: 'one_group', n: 0 });
    expect(welchOneway([rows([1, 2, 3]), rows([4])])).toEqual({ withheld: 'one_group', n: 3 });
    expect(welchOneway([rows([1, 2, 3]), rows([4, 4])])).toEqual({ withheld: 'one_group', n: 3 });
    expect(welchOneway([rows([1, 2]), rows([4, Infinity])])).toEqual({ withheld: 'invalid' });
  });
});
