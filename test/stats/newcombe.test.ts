import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newcombe } from '../../src/stats/newcombe';
import { wilson } from '../../src/stats/proportion';
import { expectClose, expectFinite } from './close';
import { given } from './people';
import fixture from './r/detectable.json';

const counts = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([n, share]) => given(wilson(Math.round(n * share), n)));

describe("Newcombe's limits of a difference between two shares", () => {
  it("are put together from R's limits of each", () => {
    for (const {
      counts: [xa = 0, na = 0, xb = 0, nb = 0],
      result,
    } of fixture.newcombe)
      expectClose(newcombe(given(wilson(xa, na)), given(wilson(xb, nb))), result);
  });

  it('hold the difference, stay within -1 and 1, and turn round with the groups', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const found = newcombe(a, b);
        const { lower, upper } = found.interval;
        expect(lower).toBeGreaterThanOrEqual(-1);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower <= found.difference && found.difference <= upper).toBe(true);
        const turned = newcombe(b, a);
        expect([turned.difference + found.difference, turned.interval.lower + upper]).toEqual([0, 0]);
        expectFinite(found);
      }),
    );
  });

  it('have the level of the limits they are made of', () => {
    const wide = newcombe(given(wilson(7, 20, 0.99)), given(wilson(9, 30, 0.99))).interval;
    const usual = newcombe(given(wilson(7, 20)), given(wilson(9, 30))).interval;
    expect([wide.level, usual.level]).toEqual([0.99, 0.95]);
    expect(wide.lower < usual.lower && wide.upper > usual.upper).toBe(true);
  });
});
