import fc from 'fast-check';
import { sampleCorrelation, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { deviation, isConstant, moments, products } from '../../src/stats/moments';
import { tally, tallyPairs } from '../../src/stats/tally';
import { expectClose } from './close';
import { pairs, rows } from './people';

const of = (values: readonly number[]) => moments(tally(rows(values)) ?? []);

describe('moments', () => {
  it('of a tally are those of the plain list', () => {
    fc.assert(
      fc.property(pairs, (people) => {
        const [first, last] = [people.map((one) => one.first), people.map((one) => one.last)];
        const [one, two] = [of(first), of(last)];
        expectClose(deviation(one), sampleStandardDeviation(first), 1e-12);
        const together = products(tallyPairs(people) ?? [], one.mean, two.mean);
        expectClose(together / Math.sqrt(one.squares * two.squares), sampleCorrelation(first, last), 1e-11);
      }),
    );
  });

  it('lose no digits far from zero', () => {
    expect(of([1e9 + 1, 1e9 + 2, 1e9 + 3])).toEqual({ n: 3, mean: 1e9 + 2, squares: 2 });
  });

  it('of one repeated decimal have no spread at all', () => {
    expect(of(new Array<number>(7).fill(0.1))).toEqual({ n: 7, mean: 0.1, squares: 0 });
  });

  it('treat the rounding of decimals as no spread', () => {
    const noise = [80.2 - 79.2, 8.2 - 7.2, 4.1 - 3.1];
    expect(deviation(of(noise))).toBeGreaterThan(0);
    expect(isConstant(deviation(of(noise)), 80.2)).toBe(true);
    expect(isConstant(1e-6, 80.2)).toBe(false);
    expect(isConstant(0, 0)).toBe(true);
  });
});
