import fc from 'fast-check';
import { median } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { tally } from '../../src/stats/tally';
import { hodgesLehmann, pairCount, walshAverage } from '../../src/stats/walsh';
import { expectClose } from './close';
import { rows } from './people';

const listed = (values: readonly number[]) =>
  values.flatMap((one, i) => values.slice(i).map((other) => (one + other) / 2)).sort((a, b) => a - b);
const decimals = fc.array(
  fc.integer({ min: -300, max: 300 }).map((one) => one / 10),
  { minLength: 1, maxLength: 40 },
);

describe('averages of two people', () => {
  it('are found by rank without being listed', () => {
    fc.assert(
      fc.property(decimals, (values) => {
        const people = tally(rows(values)) ?? [];
        const all = listed(values);
        expect(pairCount(people)).toBe(all.length);
        expect(all.map((_, i) => walshAverage(people, i + 1))).toEqual(all.map((one) => one + 0));
        expectClose(hodgesLehmann(people), median(all), 1e-14);
      }),
      { numRuns: 40 },
    );
  });

  it('of a million people with three thousand different changes take well under a second', () => {
    const people = Array.from({ length: 3000 }, (_, i) => ({
      value: Math.sin(i * i) * 30,
      n: 300 + (i % 100),
    }));
    const sorted = tally(people) ?? [];
    const begun = performance.now();
    const found = hodgesLehmann(sorted);
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(Math.abs(found)).toBeLessThan(3);
  });

  it('are refused for nobody', () => {
    expect(() => walshAverage([], 1)).toThrow(RangeError);
  });
});
