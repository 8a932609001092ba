import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changes } from '../../src/stats/paired';
import { signedRank } from '../../src/stats/signedrank';
import { expectClose, expectFinite, expectRelative } from './close';
import { gather, given, pairRows, pairs, rows, twice } from './people';
import fixture from './r/paired.json';

describe('a signed rank test', () => {
  for (const [name, set] of Object.entries(fixture.sets)) {
    const { interval, rooted, rootedLevel, p, ...plain } = set.signedRank;
    const found = () => given(signedRank(changes(pairRows(set.first, set.last))));

    it(`of ${name} is R's wilcox.test, its estimate the median of all averages`, () => {
      expectClose(found(), plain);
      expectRelative(found().p, p);
    });

    const [lower, upper] = interval;
    if (lower !== null && upper !== null) {
      it(`of ${name} has the averages as limits between which the statistic stays within 1.96`, () => {
        expectClose(found().interval, { lower, upper });
      });
    }
    if (rootedLevel === 0.95) {
      it(`of ${name} has the limits of R's root finder, to its own tolerance`, () => {
        expectClose(found().interval, { lower: rooted[0], upper: rooted[1] }, 1e-8);
      });
    }
  }

  it('is exact only below 50 people without ties and zeros', () => {
    const spaced = (n: number) => rows(Array.from({ length: n }, (_, i) => (i % 3 === 0 ? -1 : 1) * (i + 1)));
    expect(given(signedRank(spaced(49))).method).toBe('exact');
    expect(given(signedRank(spaced(50))).method).toBe('normal');
    expect(given(signedRank([...spaced(20), ...rows([0])])).method).toBe('normal');
    expect(given(signedRank([...spaced(20), ...rows([3])])).method).toBe('normal');
  });

  it('is the same from rows, from a tally and in any order', () => {
    fc.assert(
      fc.property(pairs, (people) => {
        const moved = people.map(({ first, last }) => ({ value: last - first, n: 1 }));
        const found = signedRank(moved);
        expect(signedRank(gather(moved))).toEqual(found);
        expect(signedRank([...moved].reverse())).toEqual(found);
        expect(signedRank(twice(moved))).toEqual(signedRank([...moved, ...moved]));
        expectFinite(found);
      }),
    );
  });

  it('mirrors when every change is turned round', () => {
    fc.assert(
      fc.property(pairs, (people) => {
        const up = given(signedRank(people.map(({ first, last }) => ({ value: last - first, n: 1 }))));
        const down = given(signedRank(people.map(({ first, last }) => ({ value: first - last, n: 1 }))));
        expectClose(down.p, up.p, 1e-12);
        expect(down.rankBiserial + up.rankBiserial).toBeCloseTo(0, 12);
        expect(down.hodgesLehmann + up.hodgesLehmann).toBe(0);
        if ('withheld' in up.interval || 'withheld' in down.interval)
          throw new Error('an interval was expected');
        expect([down.interval.lower + up.interval.upper, down.interval.upper + up.interval.lower]).toEqual([
          0, 0,
        ]);
      }),
    );
  });

  it('does not see the unit of the scale', () => {
    fc.assert(
      fc.property(pairs, (people) => {
        const found = given(signedRank(changes(people)));
        const fourfold = given(signedRank(changes(people).map(({ value, n }) => ({ value: 4 * value, n }))));
        expect({ v: fourfold.v, p: fourfold.p, hl: fourfold.hodgesLehmann }).toEqual({
          v: found.v,
          p: found.p,
          hl: 4 * found.hodgesLehmann,
        });
      }),
    );
  });

  it('keeps people without change in the estimate and out of the ranks', () => {
    const found = given(signedRank([{ value: 0, n: 90 }, ...rows([2, 3, 4, 5, 6, 7])]));
    expect(found).toMatchObject({ n: 96, zeros: 90, nUsed: 6, hodgesLehmann: 0, hodgesLehmannChanged: 4.5 });
  });

  it('reaches 93.75% at most with five people, and says so', () => {
    const found = given(signedRank(rows([1, 4, 2, -3, 5])));
    expect(found.interval).toEqual({ lower: -3, upper: 5, level: 0.9375 });
    expect(given(signedRank(rows([1, 4, 2, -3, 5, 7]))).interval).toMatchObject({ level: 0.95 });
  });

  it('warns when all changes have one size, and when few people tie', () => {
    expect(given(signedRank(rows([2, 2, 2, 2, -2, 2]))).caution).toBe('all_equal');
    expect(given(signedRank(rows([2, 2, 3, 4, 5, 7]))).caution).toBe('few_and_tied');
    expect(given(signedRank(rows([1, 2, 3, 4, 5, 7]))).caution).toBeNull();
    expect(given(signedRank(rows([2, 2, 3, 4, 5, 7, 8, 9, 10, 11]))).caution).toBeNull();
  });

  it('has no limits when everyone who changed did so alike, or too few did', () => {
    const alike = given(signedRank([{ value: 2, n: 8 }, ...rows([0])]));
    expect(alike.interval).toEqual({ withheld: 'no_spread', n: 8 });
    expectFinite(alike);
    expect(given(signedRank(rows([1, 1, 2, -2, 3]))).interval).toEqual({
      withheld: 'few_for_interval',
      n: 5,
    });
  });

  it('is withheld below five changes', () => {
    expect(signedRank([])).toEqual({ withheld: 'no_pairs', n: 0 });
    expect(signedRank([{ value: 0, n: 7 }])).toEqual({ withheld: 'no_change', n: 7 });
    expect(signedRank(rows([1, 2, 3, -4, 0, 0]))).toEqual({ withheld: 'too_few', n: 4 });
    expect(signedRank(rows([1, 2, 3, Number.NaN, 5]))).toEqual({ withheld: 'invalid' });
  });
});
