import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hedgesCorrection, pairedEffect } from '../../src/stats/effect';
import { expectClose } from './close';
import { gatherPairs, given, pairRows, pairs, swapped } from './people';
import fixture from './r/paired.json';

const withSpread = Object.entries(fixture.sets).filter(([, set]) => set.change.correlation !== null);

describe('a paired effect', () => {
  for (const [name, set] of withSpread) {
    it(`of ${name} is the plain formula in R`, () => {
      const { gzInterval, gavInterval, ...plain } = set.effect;
      const found = given(pairedEffect(pairRows(set.first, set.last)));
      expectClose(found, plain);
      expectClose(found.gzInterval, { lower: gzInterval[0], upper: gzInterval[1], level: 0.95 });
      expectClose(found.gavInterval, { lower: gavInterval[0], upper: gavInterval[1], level: 0.95 });
    });
  }

  it('is the same from rows and from a tally, and turns its sign with the scores', () => {
    fc.assert(
      fc.property(pairs, (people) => {
        const found = given(pairedEffect(people));
        expect(pairedEffect(gatherPairs(people))).toEqual(found);
        const other = given(pairedEffect(swapped(people)));
        expectClose(
          { gz: -other.gz, gav: -other.gav, lower: -other.gavInterval.upper },
          { gz: found.gz, gav: found.gav, lower: found.gavInterval.lower },
          1e-11,
        );
      }),
    );
  });

  it('sees neither the unit nor the zero of the scale', () => {
    fc.assert(
      fc.property(pairs, (people) => {
        const moved = people.map(({ first, last, n }) => ({ first: 7 * first - 90, last: 7 * last - 90, n }));
        expectClose(pairedEffect(moved), pairedEffect(people), 1e-10);
      }),
    );
  });

  it('is withheld where there is nothing to scale by', () => {
    expect(pairedEffect([])).toEqual({ withheld: 'no_pairs', n: 0 });
    expect(pairedEffect(pairRows([1], [2]))).toEqual({ withheld: 'one_pair', n: 1 });
    expect(pairedEffect(pairRows([1, 2], [2, 5]))).toEqual({ withheld: 'too_few', n: 2 });
    expect(pairedEffect(pairRows([1, 2, 3], [1, 2, 3]))).toEqual({ withheld: 'no_change', n: 3 });
    expect(pairedEffect(pairRows([1, 2, 3], [2, 3, 4]))).toEqual({ withheld: 'no_spread', n: 3 });
    expect(pairedEffect(pairRows([5, 5, 5], [6, 7, 9]))).toEqual({ withheld: 'no_baseline_spread', n: 3 });
    expect(pairedEffect(pairRows([6, 7, 9], [0.1, 0.1, 0.1]))).toEqual({ withheld: 'no_last_spread', n: 3 });
    expect(pairedEffect(pairRows([6, 7, 9], [1, Infinity, 1]))).toEqual({ withheld: 'invalid' });
  });
});

describe("Hedges' correction", () => {
  it('is the exact ratio of gamma functions, on both sides of the change of method', () => {
    const found = fixture.correction.m.map(hedgesCorrection);
    expectClose(found, fixture.correction.j);
  });

  it('nears 1 as 1 - 3/(4m - 1) for many people', () => {
    for (const m of [1e4, 1e6])
      expect(Math.abs(hedgesCorrection(m) - (1 - 3 / (4 * m - 1)))).toBeLessThan(1 / m ** 2);
    expect(hedgesCorrection(1e12)).toBeLessThan(1);
  });
});
