import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mantelHaenszel } from '../../src/stats/mantelhaenszel';
import type { TwoByTwo } from '../../src/stats/mantelhaenszel';
import { expectClose, expectFinite, expectRelative } from './close';
import { given } from './people';
import fixture from './r/mantelhaenszel.json';

const pair = ([none, one]: readonly number[]): readonly [number, number] => [
  none ?? Number.NaN,
  one ?? Number.NaN,
];
const read = (tables: readonly { yes: readonly number[]; no: readonly number[] }[]) =>
  tables.map(({ yes, no }): TwoByTwo => ({ yes: pair(yes), no: pair(no) }));
const count = fc.integer({ min: 1, max: 40 });
const counts = fc.tuple(count, count);
const strata = fc.array(fc.record({ yes: counts, no: counts }), { minLength: 2, maxLength: 6 });
const mirrored = ([a, b]: readonly [number, number]): readonly [number, number] => [b, a];

describe('one odds ratio and one difference for all strata', () => {
  for (const [name, one] of Object.entries(fixture.cases)) {
    it(`are R’s for ${name}, with limits, tests and the agreement of strata`, () => {
      const found = given(mantelHaenszel(read(one.tables)));
      expectClose(found, one.expected);
      expectRelative(given(found.test).p, one.expected.test.p);
    });
  }

  it('do not depend on the order of strata', () => {
    fc.assert(
      fc.property(strata, (tables) =>
        expectClose(mantelHaenszel([...tables].reverse()), mantelHaenszel(tables), 1e-8),
      ),
    );
  });

  it('turn over when the cohorts change places, and again when the outcome does', () => {
    fc.assert(
      fc.property(strata, (tables) => {
        const found = given(mantelHaenszel(tables));
        const arms = given(
          mantelHaenszel(tables.map(({ yes, no }) => ({ yes: mirrored(yes), no: mirrored(no) }))),
        );
        const outcomes = given(mantelHaenszel(tables.map(({ yes, no }) => ({ yes: no, no: yes }))));
        const { ratio, logSe } = given(found.oddsRatio);
        const { breslowDay } = given(found.sameOdds);
        for (const other of [arms, outcomes]) {
          expectClose([given(other.oddsRatio).ratio, given(other.oddsRatio).logSe], [1 / ratio, logSe], 1e-9);
          expectClose(given(other.sameOdds).breslowDay, breslowDay, 1e-7);
          expectClose(given(other.test).statistic, given(found.test).statistic, 1e-8);
          expectClose(
            given(other.riskDifference),
            { difference: -given(found.riskDifference).difference, se: given(found.riskDifference).se },
            1e-8,
          );
        }
      }),
    );
  });

  it('are those of the one table where there is one stratum, and there is nothing to agree', () => {
    const found = given(mantelHaenszel([{ yes: [10, 30], no: [20, 15] }]));
    expectClose(found, {
      oddsRatio: { ratio: 4, logSe: Math.sqrt(1 / 10 + 1 / 30 + 1 / 20 + 1 / 15) },
      riskDifference: { difference: 1 / 3 },
      sameOdds: { withheld: 'one_stratum', n: 1 },
    });
  });

  it('leave out strata of one cohort and count them', () => {
    const tables: readonly TwoByTwo[] = [
      { yes: [10, 30], no: [20, 15] },
      { yes: [0, 9], no: [0, 4] },
      { yes: [0, 0], no: [0, 0] },
    ];
    expectClose(mantelHaenszel(tables), { strata: 1, n: [30, 45], dropped: { strata: 1, n: [0, 13] } });
  });

  it('are withheld, each alone, where nobody or everybody had the outcome', () => {
    const none = given(mantelHaenszel([{ yes: [0, 7], no: [12, 5] }]));
    expect(none.oddsRatio).toEqual({ withheld: 'no_odds_ratio' });
    expect(none.sameOdds).toEqual({ withheld: 'no_odds_ratio' });
    expectClose(none.riskDifference, { difference: 7 / 12 });
    expect(given(none.test).p).toBeLessThan(0.05);
    const never = given(mantelHaenszel([{ yes: [0, 0], no: [12, 5] }]));
    expect(never.test).toEqual({ withheld: 'same_outcome' });
    expect(never.riskDifference).toEqual({ withheld: 'no_variance' });
    expect(mantelHaenszel([{ yes: [0, 3], no: [0, 3] }])).toEqual({ withheld: 'no_common_strata', n: 0 });
    expect(mantelHaenszel([{ yes: [0, 0.5], no: [0, 3] }])).toEqual({ withheld: 'invalid' });
  });

  it('print as numbers whatever they are fed', () => {
    const odd = fc.constantFrom(0, 1, 2, 5, 1e15, -1, 0.5, Number.NaN);
    const two = fc.tuple(odd, odd);
    fc.assert(
      fc.property(fc.array(fc.record({ yes: two, no: two }), { maxLength: 5 }), (tables) =>
        expectFinite(mantelHaenszel(tables)),
      ),
      { numRuns: 2000 },
    );
    const small = fc.nat({ max: 3 });
    const few = fc.tuple(small, small);
    fc.assert(
      fc.property(fc.array(fc.record({ yes: few, no: few }), { maxLength: 5 }), (tables) =>
        expectFinite(mantelHaenszel(tables)),
      ),
      { numRuns: 2000 },
    );
  });
});
