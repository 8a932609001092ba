import fc from 'fast-check';
import { quantile as plainQuantile } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { quantile, quartiles } from '../../src/stats/quantiles';
import { expectClose } from './close';
import { given, rows, scores, twice } from './people';
import fixture from './r/values.json';

describe('quantiles', () => {
  for (const [name, set] of Object.entries(fixture.sets)) {
    it(`of ${name} are R's type 7`, () => {
      const found = fixture.probabilities.map((p) => given(quantile(rows(set.x), p)).value);
      expectClose(found, set.quantiles);
      const [q1, median, q3] = set.quartiles;
      expectClose(quartiles(rows(set.x)), { n: set.n, q1, median, q3 });
    });
  }

  it('of a tally are those of the plain list', () => {
    fc.assert(
      fc.property(scores, fc.double({ min: 0, max: 1, noNaN: true }), (people, p) => {
        const plain = people.map((one) => one.value);
        expectClose(quantile(people, p), { n: plain.length, p, value: plainQuantile(plain, p) }, 1e-9);
        expect(quantile(twice(people), p)).toEqual(quantile([...people, ...people], p));
      }),
    );
  });

  it('of one person are that person', () => {
    expect(quartiles(rows([4]))).toEqual({ n: 1, q1: 4, median: 4, q3: 4 });
    expect(quantile(rows([4]), 0.9)).toEqual({ n: 1, p: 0.9, value: 4 });
  });

  it('are withheld for nobody and for a share that is none', () => {
    expect(quantile([], 0.5)).toEqual({ withheld: 'no_values', n: 0 });
    expect(quartiles([])).toEqual({ withheld: 'no_values', n: 0 });
    for (const p of [-0.01, 1.01, Number.NaN])
      expect(quantile(rows([1, 2]), p)).toEqual({ withheld: 'invalid' });
    expect(quartiles(rows([1, Infinity]))).toEqual({ withheld: 'invalid' });
  });
});
