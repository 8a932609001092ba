import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { welch } from '../../src/stats/welch';
import { expectClose, expectRelative } from './close';
import { gather, given, rows, scores, twice } from './people';
import fixture from './r/groups.json';

const spread = scores.filter((people) => new Set(people.map((one) => one.value)).size > 1);

describe("Welch's t test", () => {
  for (const [name, set] of Object.entries(fixture.two)) {
    it(`of ${name} is R's t.test`, () => {
      const { difference, se, t, df, interval, p } = set;
      const found = given(welch(rows(set.a), rows(set.b)));
      const limits = { lower: interval[0], upper: interval[1], level: 0.95 };
      expectClose(found, { difference, se, t, df, interval: limits, n: [set.a.length, set.b.length] });
      expectRelative(found.p, p);
    });
  }

  it('is the same from rows and from tallies, and turns its sign with the groups', () => {
    fc.assert(
      fc.property(spread, scores, (a, b) => {
        const found = given(welch(a, b));
        expect(welch(gather(a), gather(b))).toEqual(found);
        expect(welch(twice(a), b)).toEqual(welch([...a, ...a], b));
        const other = given(welch(b, a));
        expectClose(
          { difference: -other.difference, df: other.df, p: other.p },
          { difference: found.difference, df: found.df, p: found.p },
          1e-11,
        );
      }),
    );
  });

  it('takes its degrees of freedom from the only group that spreads', () => {
    expectClose(given(welch(rows([3, 3, 3, 3]), rows([1, 4, 6, 2, 8, 5]))).df, 5, 1e-14);
    expectClose(given(welch(rows([1, 4, 6, 2, 8, 5]), rows([0.1, 0.1]))).df, 5, 1e-14);
  });

  it('needs two people in each group and a spread in one', () => {
    expect(welch(rows([1, 2]), [])).toEqual({ withheld: 'one_group', n: 0 });
    expect(welch(rows([1]), rows([1, 2, 3]))).toEqual({ withheld: 'one_group', n: 1 });
    expect(welch(rows([2, 2]), rows([3, 3, 3]))).toEqual({ withheld: 'no_variance', n: 5 });
    expect(welch(rows([0.3, 0.1 + 0.2]), rows([0.5, 0.5]))).toEqual({ withheld: 'no_variance', n: 4 });
    expect(welch(rows([2, Number.NaN]), rows([3, 4]))).toEqual({ withheld: 'invalid' });
  });
});
