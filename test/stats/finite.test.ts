import fc from 'fast-check';
import { describe as topic, it } from 'vitest';
import { describe } from '../../src/stats/describe';
import { pairedEffect } from '../../src/stats/effect';
import { ends } from '../../src/stats/floor';
import { missingRange } from '../../src/stats/missing';
import { mcnemar, stuartMaxwell } from '../../src/stats/movement';
import { welchOneway } from '../../src/stats/oneway';
import { changes, pairedChange } from '../../src/stats/paired';
import { wilson } from '../../src/stats/proportion';
import { quartiles } from '../../src/stats/quantiles';
import { meeChua } from '../../src/stats/regression';
import { reliableChange } from '../../src/stats/reliable';
import { signedRank } from '../../src/stats/signedrank';
import { standardisedDifference, standardisedDifferenceOfShares } from '../../src/stats/standardised';
import { welch } from '../../src/stats/welch';
import { expectFinite } from './close';

const odd = fc.constantFrom(
  0,
  -0,
  1e-320,
  1e-200,
  1e-160,
  1e100,
  -1e100,
  1e101,
  1e308,
  Number.NaN,
  Infinity,
  0.1,
  0.1 + 0.2,
);
const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 2, arbitrary: fc.double() },
  odd,
);
const n = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }) },
  fc.constantFrom(-1, 0.5, Number.NaN, 1e6, 1e15),
);
const values = fc.array(fc.record({ value, n }), { maxLength: 8 });
const pairs = fc.array(fc.record({ first: value, last: value, n }), { maxLength: 8 });
const runs = { numRuns: 600 };

topic('no estimator gives a number that cannot be printed, whatever it is fed', () => {
  it('on pairs', () => {
    fc.assert(
      fc.property(pairs, values, value, (people, lostFirst, at) => {
        expectFinite(pairedChange(people));
        expectFinite(pairedEffect(people));
        expectFinite(signedRank(changes(people)));
        expectFinite(meeChua(people, at));
        expectFinite(reliableChange(changes(people), { threshold: at, rule: 'at least', betterIs: 'lower' }));
        expectFinite(missingRange({ pairs: people, lostFirst, range: [-3, 3] }));
        expectFinite(missingRange({ pairs: people, lostFirst, range: [at, 1e308] }));
      }),
      runs,
    );
  });

  it('on values and groups', () => {
    fc.assert(
      fc.property(values, values, values, value, (a, b, c, at) => {
        expectFinite(describe(a));
        expectFinite(quartiles(a));
        expectFinite(ends(a, [at, 3]));
        expectFinite(welch(a, b));
        expectFinite(welchOneway([a, b, c]));
        expectFinite(standardisedDifference(a, b));
      }),
      runs,
    );
  });

  it('on counts', () => {
    fc.assert(
      fc.property(n, n, n, n, (a, b, c, d) => {
        expectFinite(wilson(a, b));
        expectFinite(mcnemar(a, b));
        expectFinite(
          stuartMaxwell([
            [a, b],
            [c, d],
          ]),
        );
        expectFinite(
          stuartMaxwell([
            [0, a, b],
            [c, 1, d],
            [a, d, 0],
          ]),
        );
        expectFinite(standardisedDifferenceOfShares(a, b, c, d));
      }),
      runs,
    );
  });
});
