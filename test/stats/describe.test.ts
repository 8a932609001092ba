import fc from 'fast-check';
import { mean, sampleVariance } from 'simple-statistics';
import { describe as topic, expect, it } from 'vitest';
import { describe } from '../../src/stats/describe';
import { expectClose } from './close';
import { given, rows, scores, twice } from './people';
import fixture from './r/values.json';

topic('a description', () => {
  for (const [name, set] of Object.entries(fixture.sets)) {
    it(`of ${name} is R's mean, var and sd`, () => {
      expectClose(describe(rows(set.x)), { n: set.n, mean: set.mean, variance: set.variance, sd: set.sd });
    });
  }

  it('of a tally is that of the plain list', () => {
    fc.assert(
      fc.property(scores, (people) => {
        const plain = people.map((one) => one.value);
        expectClose(describe(people), { mean: mean(plain), variance: sampleVariance(plain) }, 1e-12);
        expect(describe(twice(people))).toEqual(describe([...people, ...people]));
      }),
    );
  });

  it('follows a shift and a change of unit', () => {
    fc.assert(
      fc.property(scores, (people) => {
        const before = given(describe(people));
        const after = describe(people.map(({ value, n }) => ({ value: 4 * value - 100, n })));
        expectClose(
          after,
          { mean: 4 * before.mean - 100, variance: 16 * before.variance, sd: 4 * before.sd },
          1e-12,
        );
      }),
    );
  });

  it('has no spread to give for nobody or for one person', () => {
    expect(describe([])).toEqual({ withheld: 'no_values', n: 0 });
    expect(describe([{ value: 4, n: 0 }])).toEqual({ withheld: 'no_values', n: 0 });
    expect(describe(rows([4]))).toEqual({ withheld: 'one_value', n: 1 });
    expect(describe(rows([4, Number.NaN]))).toEqual({ withheld: 'invalid' });
  });
});
