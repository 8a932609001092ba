import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equivalence } from '../../src/stats/equivalence';
import { expectClose, expectFinite, expectRelative } from './close';
import { given } from './people';
import fixture from './r/detectable.json';

const estimate = fc.record({
  difference: fc.double({ min: -6, max: 6, noNaN: true }),
  se: fc.double({ min: 0.05, max: 4, noNaN: true }),
  df: fc.integer({ min: 1, max: 300 }),
});
const margin = fc.double({ min: 0.1, max: 8, noNaN: true });

describe('two one-sided tests against the difference that would matter', () => {
  it("are R's tails of t", () => {
    for (const { difference, se, df, margin: far, result } of fixture.equivalence) {
      const found = given(equivalence({ difference, se, df: df ?? Infinity }, far));
      expectClose(found, result);
      expectRelative(found.p, result.p);
    }
  });

  it('say "no difference" exactly when the 90% interval lies inside the margins', () => {
    fc.assert(
      fc.property(estimate, margin, (one, far) => {
        const { equivalent, interval, p } = given(equivalence(one, far));
        fc.pre(Math.abs(p - 0.05) > 1e-9);
        expect(equivalent).toBe(interval.lower > -far && interval.upper < far);
      }),
    );
  });

  it('do not see which cohort is named first, nor the unit', () => {
    fc.assert(
      fc.property(estimate, margin, ({ difference, se, df }, far) => {
        const found = given(equivalence({ difference, se, df }, far));
        const turned = given(equivalence({ difference: -difference, se, df }, far));
        expect([turned.p, turned.pLower]).toEqual([found.p, found.pUpper]);
        const wide = given(equivalence({ difference: 4 * difference, se: 4 * se, df }, 4 * far));
        expect(wide.p).toBe(found.p);
      }),
    );
  });

  it('never show a wide interval to be no difference', () => {
    expect(given(equivalence({ difference: 0, se: 5, df: 8 }, 2)).equivalent).toBe(false);
  });

  it('are withheld without an error or a margin', () => {
    expect(equivalence({ difference: 1, se: 0, df: 5 }, 1)).toEqual({ withheld: 'no_variance' });
    for (const [se, df, far] of [
      [-1, 5, 1],
      [1, 0, 1],
      [1, 5, 0],
      [1, 5, Infinity],
      [Number.NaN, 5, 1],
      [1, Number.NaN, 1],
    ] as const)
      expect(equivalence({ difference: 1, se, df }, far)).toEqual({ withheld: 'invalid' });
    expect(equivalence({ difference: Number.NaN, se: 1, df: 4 }, 1)).toEqual({ withheld: 'invalid' });
    const odd = fc.constantFrom(0, 1e-300, 1, 1e300, Number.NaN, Infinity, -1);
    fc.assert(
      fc.property(odd, odd, odd, odd, (difference, se, df, far) =>
        expectFinite(equivalence({ difference, se, df }, far)),
      ),
    );
  });
});
