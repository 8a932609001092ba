import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from '../../src/stats/proportion';
import { expectClose } from './close';
import { given } from './people';
import fixture from './r/proportion.json';

const counted = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

describe("Wilson's limits", () => {
  for (const { x, n, level, share, interval } of fixture.wilson) {
    it(`for ${x} of ${n} at ${level} are R's prop.test without correction`, () => {
      expectClose(wilson(x, n, level), {
        x,
        n,
        share,
        interval: { lower: interval[0], upper: interval[1], level },
      });
    });
  }

  it('hold the share, stay within 0 and 1 and touch them at none and all', () => {
    fc.assert(
      fc.property(counted, ({ x, n }) => {
        const { share, interval } = given(wilson(x, n));
        expect(
          interval.lower >= 0 && interval.lower <= share && share <= interval.upper && interval.upper <= 1,
        ).toBe(true);
        expect(interval.lower === 0).toBe(x === 0);
        expect(interval.upper === 1).toBe(x === n);
      }),
    );
  });

  it('are exactly 0 for no one and exactly 1 for everyone, for any number of people', () => {
    for (let n = 1; n <= 3000; n += 1) {
      const [none, all] = [given(wilson(0, n)), given(wilson(n, n))];
      expect([none.interval.lower, all.interval.upper]).toEqual([0, 1]);
    }
  });

  it('mirror between those who have it and those who have not', () => {
    fc.assert(
      fc.property(counted, ({ x, n }) => {
        expectClose(given(wilson(n - x, n)).interval.lower, 1 - given(wilson(x, n)).interval.upper, 1e-11);
      }),
    );
  });

  it('are withheld for nobody and for what is no count', () => {
    expect(wilson(0, 0)).toEqual({ withheld: 'no_values', n: 0 });
    for (const [x, n] of [
      [3, 2],
      [-1, 2],
      [0.5, 2],
      [1, 2.5],
      [Number.NaN, 2],
      [1, Infinity],
    ] as const) {
      expect(wilson(x, n)).toEqual({ withheld: 'invalid' });
    }
    for (const level of [0, 1, -0.5, Number.NaN])
      expect(wilson(1, 2, level)).toEqual({ withheld: 'invalid' });
  });
});
