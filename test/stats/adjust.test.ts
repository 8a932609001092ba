import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from '../../src/stats/adjust';
import { expectClose } from './close';
import fixture from './r/proportion.json';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const family = fc.array(share, { minLength: 1, maxLength: 20 });

describe('corrected p values', () => {
  for (const { p, holm: stepDown, bh } of fixture.adjust) {
    it(`of ${p.join(', ')} are R's p.adjust`, () => {
      expectClose(holm(p), stepDown);
      expectClose(benjaminiHochberg(p), bh);
    });
  }

  it('are never smaller than the raw ones, never above 1, and Holm never below Benjamini and Hochberg', () => {
    fc.assert(
      fc.property(family, (p) => {
        const [strict, loose] = [holm(p), benjaminiHochberg(p)];
        p.forEach((one, i) => {
          const [a, b] = [strict[i] ?? Number.NaN, loose[i] ?? Number.NaN];
          expect(one <= b && b <= a * (1 + 1e-15) && a <= 1).toBe(true);
        });
      }),
    );
  });

  it('belong to their question wherever it stands in the list', () => {
    fc.assert(
      fc.property(family, (p) => {
        expect(holm([...p].reverse())).toEqual(holm(p).reverse());
        expect(benjaminiHochberg([...p].reverse())).toEqual(benjaminiHochberg(p).reverse());
      }),
    );
  });

  it('do not count a question that could not be tested', () => {
    expect(holm([0.01, null, 0.03])).toEqual([0.02, null, 0.03]);
    expect(benjaminiHochberg([null, 0.01, 0.03])).toEqual([null, 0.02, 0.03]);
    expect(holm([])).toEqual([]);
    expect(benjaminiHochberg([null])).toEqual([null]);
  });

  it('are refused for what is no probability', () => {
    for (const p of [-0.1, 1.1, Number.NaN]) {
      expect(() => holm([0.5, p])).toThrow(RangeError);
      expect(() => benjaminiHochberg([p])).toThrow(RangeError);
    }
  });
});
