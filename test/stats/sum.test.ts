import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '../../src/stats/sum';

describe('a compensated sum', () => {
  it('keeps what plain addition loses', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum(new Array<number>(10).fill(0.1))).toBe(1);
    expect(sum([])).toBe(0);
  });

  it('is exact on whole numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (terms) => {
        expect(sum(terms)).toBe(Number(terms.reduce((total, one) => total + BigInt(one), 0n)));
      }),
    );
  });
});
