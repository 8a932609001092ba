import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandArms } from '../../src/stats/bandarms';
import type { BandsAfter } from '../../src/stats/bandarms';
import { fisherExact } from '../../src/stats/fisherexact';
import { expectClose, expectFinite, expectRelative } from './close';
import { given } from './people';
import fixture from './r/mantelhaenszel.json';

const read = (before: readonly { after: readonly (readonly number[])[] }[]) =>
  before.map(({ after: [none = [], one = []] }): BandsAfter => ({ after: [none, one] }));

describe('bands after, by cohort', () => {
  it('differ, given the band before, by R’s generalised Mantel–Haenszel test where enough are expected', () => {
    for (const one of Object.values(fixture.bands)) {
      const found = given(bandArms(read(one.before))).given;
      if (one.enough) expectClose(found, one.given);
      else expectClose(found, { withheld: 'singular' });
    }
    expect(new Set(Object.values(fixture.bands).map((one) => one.enough)).size).toBe(2);
  });

  it('differ by R’s chi-squared where enough are expected, and by R’s exact test where not', () => {
    for (const one of Object.values(fixture.bands))
      expectClose(given(bandArms(read(one.before))).after, one.after, 1e-9);
    expect(new Set(Object.values(fixture.bands).map((one) => one.after.method)).size).toBe(2);
  });

  it('do not depend on the order of bands', () => {
    const small = fc.integer({ min: 0, max: 30 });
    const row = fc.tuple(small, small, small);
    fc.assert(
      fc.property(fc.array(fc.tuple(row, row), { minLength: 1, maxLength: 4 }), (tables) => {
        const before = tables.map((after) => ({ after }));
        const turned = tables.map(([none, one]): BandsAfter => ({
          after: [[...none].reverse(), [...one].reverse()],
        }));
        expectFinite(bandArms(before));
        expectClose(bandArms(turned.reverse()), bandArms(before), 1e-7);
      }),
      { numRuns: 300 },
    );
  });

  it('are the same for sure where the cohorts are', () => {
    const after = [
      [20, 30, 40],
      [20, 30, 40],
    ] as const;
    expectClose(bandArms([{ after }]), { given: { statistic: 0, p: 1 }, after: { statistic: 0, p: 1 } });
  });

  it('are withheld where there is nothing to compare or too little to compare it by', () => {
    const of = (...after: readonly (readonly [readonly number[], readonly number[]])[]) =>
      bandArms(after.map((one) => ({ after: one })));
    expectClose(
      of([
        [1, 2],
        [0, 0],
      ]),
      {
        given: { withheld: 'no_common_strata', n: 0 },
        after: { withheld: 'one_group', n: 0 },
      },
    );
    expectClose(
      of([
        [0, 9],
        [0, 8],
      ]),
      {
        given: { withheld: 'one_band', n: 17 },
        after: { withheld: 'one_band', n: 17 },
      },
    );
    expectClose(
      of([
        [2, 3],
        [4, 1],
      ]),
      {
        given: { withheld: 'singular', n: 10 },
        after: { method: 'Fisher exact', statistic: null, df: null },
      },
    );
    expect(bandArms([])).toEqual({ withheld: 'invalid' });
    expect(
      of([
        [1, 2, 3],
        [1, 2],
      ]),
    ).toEqual({ withheld: 'invalid' });
    expect(
      of([
        [1, 0.5],
        [1, 2],
      ]),
    ).toEqual({ withheld: 'invalid' });
  });
});

/** Every table with these margins, one by one. */
function slowly(columns: readonly (readonly [number, number])[]): number {
  const ways = (of: number, m: number): number => (m <= 0 ? 1 : (ways(of, m - 1) * (of - m + 1)) / m);
  const chances: number[] = [];
  const seen = columns.reduce((all, [a, b]) => all * ways(a + b, a), 1);
  const row = columns.reduce((all, [a]) => all + a, 0);
  const go = (at: number, rest: number, chance: number): void => {
    const column = columns[at];
    if (column === undefined) {
      if (rest === 0) chances.push(chance);
      return;
    }
    const total = column[0] + column[1];
    for (let a = 0; a <= Math.min(total, rest); a += 1) go(at + 1, rest - a, chance * ways(total, a));
  };
  go(0, row, 1);
  const all = chances.reduce((total, one) => total + one, 0);
  return chances.filter((one) => one <= seen * (1 + 1e-7)).reduce((total, one) => total + one, 0) / all;
}

describe('the exact test of two rows', () => {
  it('is R’s, for two columns and for more', () => {
    for (const { columns, p } of fixture.exact) {
      const found = fisherExact(columns.map(([a = 0, b = 0]): readonly [number, number] => [a, b]));
      expectRelative(found ?? Number.NaN, p, 1e-9);
    }
  });

  it('counts every table that is no likelier than the one seen', () => {
    const cell = fc.integer({ min: 0, max: 7 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (columns) => {
        expectRelative(fisherExact(columns) ?? Number.NaN, slowly(columns), 1e-9);
      }),
      { numRuns: 300 },
    );
  });

  it('says when there are too many tables', () => {
    expect(fisherExact(Array.from({ length: 6 }, () => [4000, 4000] as const))).toBeNull();
  });
});
