import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mannWhitney } from '../../src/stats/mannwhitney';
import { acrossCount, acrossDifference, medianDifference } from '../../src/stats/shifts';
import { tally } from '../../src/stats/tally';
import { expectClose, expectFinite, expectRelative } from './close';
import { gather, given, rows, scores, twice } from './people';
import fixture from './r/mannwhitney.json';

describe('the differences between people of two groups', () => {
  it('come in the order in which a list of all of them would have them', () => {
    const group = fc.array(fc.constantFrom(-3, 0, 0.1, 0.3, 1, 2, 7), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(group, group, (a, b) => {
        const all = a.flatMap((one) => b.map((other) => one - other)).sort((x, y) => x - y);
        const [left, right] = [tally(rows(a)) ?? [], tally(rows(b)) ?? []];
        expect(acrossCount(left, right)).toBe(all.length);
        expect(all.map((_, i) => acrossDifference(left, right, i + 1))).toEqual(all);
        const middle = [all[Math.ceil(all.length / 2) - 1], all[Math.floor(all.length / 2)]];
        expect(medianDifference(left, right)).toBe(((middle[0] ?? 0) + (middle[1] ?? 0)) / 2);
      }),
    );
  });
});

describe('two groups compared by order alone', () => {
  for (const [name, { a, b, result }] of Object.entries(fixture.cases)) {
    it(`of ${name.replaceAll('_', ' ')} are R's wilcox.test without its tables`, () => {
      const found = given(mannWhitney(rows(a), rows(b)));
      expectClose(found, result, 1e-10);
      expectRelative(found.p, result.p);
      expectFinite(found);
    });
  }

  it('are the same from rows and from tallies, in any order', () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const found = mannWhitney(a, b);
        expect(mannWhitney(gather(a).toReversed(), gather(b))).toEqual(found);
        expect(mannWhitney(twice(a), b)).toEqual(mannWhitney([...a, ...a], b));
      }),
    );
  });

  it('turn round with the groups', () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const [one, other] = [given(mannWhitney(a, b)), given(mannWhitney(b, a))];
        expectClose(
          { p: other.p, superiority: 1 - other.superiority, shift: -other.shift },
          { p: one.p, superiority: one.superiority, shift: one.shift },
          1e-12,
        );
        expectClose(given(other.interval).lower, -given(one.interval).upper, 1e-12);
      }),
    );
  });

  it('shift by as much as one group is moved, and do not see the unit', () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const one = given(mannWhitney(a, b));
        const moved = given(
          mannWhitney(
            a.map(({ value, n }) => ({ value: value + 4, n })),
            b,
          ),
        );
        expect(moved.shift).toBe(one.shift + 4);
        const [wideA, wideB] = [a, b].map((all) => all.map(({ value, n }) => ({ value: 8 * value, n })));
        const wide = given(mannWhitney(wideA ?? [], wideB ?? []));
        expect([wide.p, wide.w, wide.shift]).toEqual([one.p, one.w, 8 * one.shift]);
      }),
    );
  });

  it('warn below ten people a group and are withheld below five', () => {
    const five = rows([1, 2, 3, 4, 5]);
    expect(given(mannWhitney(five, rows([2, 4, 6, 8, 10, 12, 14, 16, 18, 20]))).caution).toBe('few');
    const ten = rows([2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
    expect(given(mannWhitney(ten, ten)).caution).toBeNull();
    expect(mannWhitney(five, rows([1, 2, 3, 4]))).toEqual({ withheld: 'too_few', n: 4 });
    expect(mannWhitney(five, [])).toEqual({ withheld: 'one_group', n: 0 });
    expect(mannWhitney(five, rows([Number.NaN]))).toEqual({ withheld: 'invalid' });
  });

  it('say nothing where everybody has the same value, and give no limits where each group has one', () => {
    const [six, seven] = [[{ value: 6, n: 9 }], [{ value: 7, n: 8 }]];
    expect(mannWhitney(six, six)).toEqual({ withheld: 'no_variance', n: 18 });
    const found = given(mannWhitney(six, seven));
    expect(found).toMatchObject({ shift: -1, superiority: 0, interval: { withheld: 'no_variance', n: 17 } });
    expectFinite(found);
  });

  it('take a million people with few values without listing their pairs', () => {
    const many = Array.from({ length: 40 }, (_, value) => ({ value, n: 25_000 }));
    const found = given(
      mannWhitney(
        many,
        many.map(({ value, n }) => ({ value: value + 2, n })),
      ),
    );
    expect(found.shift).toBe(-2);
    expectFinite(found);
  });

  it('never give a number that cannot be printed', () => {
    const value = fc.constantFrom(0, -0, 1, 2, 1e-320, 1e100, -1e100, 1e101, Number.NaN, 0.1 + 0.2);
    const some = fc.array(fc.record({ value, n: fc.constantFrom(0, 1, 5, 1e6, 1e15, 0.5) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(some, some, (a, b) => expectFinite(mannWhitney(a, b))),
      { numRuns: 1000 },
    );
  });
});
