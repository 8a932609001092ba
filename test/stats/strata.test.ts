import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stratifiedDifference } from '../../src/stats/strata';
import type { StratumRow } from '../../src/stats/strata';
import { expectClose, expectFinite } from './close';
import { given, twice } from './people';
import fixture from './r/strata.json';

const armed = (rows: readonly { stratum: string; arm: number; outcome: number; n: number }[]) =>
  rows.map((row): StratumRow => ({ ...row, arm: row.arm === 1 ? 1 : 0 }));

const row = fc.record({
  stratum: fc.constantFrom('a', 'b', 'c', 'd'),
  arm: fc.constantFrom(0 as const, 1 as const),
  outcome: fc.integer({ min: 0, max: 27 }),
  n: fc.integer({ min: 1, max: 3 }),
});
const table = fc
  .array(row, { minLength: 20, maxLength: 60 })
  .filter((rows) => !('withheld' in stratifiedDifference(rows)));

describe('the difference within strata', () => {
  for (const [name, one] of Object.entries({
    births: fixture.births,
    one: fixture.one,
    pairs: fixture.pairs,
  })) {
    it(`of ${name} is R’s weighted line with one constant for each stratum and HC2`, () => {
      expectClose(stratifiedDifference(armed(one.rows)), one.expected);
    });
  }

  it('has the error of paired differences where each stratum holds a pair', () => {
    expectClose(given(stratifiedDifference(armed(fixture.pairs.rows))).se, fixture.pairedSe);
  });

  it('depends neither on the order of rows nor on how they are gathered', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const found = stratifiedDifference(rows);
        const listed = rows.flatMap((one) => Array.from({ length: one.n }, () => ({ ...one, n: 1 })));
        expectClose(stratifiedDifference([...rows].reverse()), found, 1e-9);
        expectClose(stratifiedDifference(listed), found, 1e-9);
      }),
    );
  });

  it('is the same, and surer, with everybody twice', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const [once, more] = [given(stratifiedDifference(rows)), given(stratifiedDifference(twice(rows)))];
        expectClose(more.difference, once.difference, 1e-9);
        expect(more.se).toBeLessThan(once.se);
      }),
    );
  });

  it('stretches with the unit of the outcome', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const found = given(stratifiedDifference(rows));
        const other = given(
          stratifiedDifference(rows.map((one) => ({ ...one, outcome: 7 - 3 * one.outcome }))),
        );
        expectClose([other.difference, other.se], [-3 * found.difference, 3 * found.se], 1e-9);
      }),
    );
  });

  it('leaves out strata of one cohort, and says how many people it is not about', () => {
    const rows = [
      { stratum: 'both', arm: 1, outcome: 5, n: 2 },
      { stratum: 'both', arm: 1, outcome: 7, n: 1 },
      { stratum: 'both', arm: 0, outcome: 4, n: 6 },
      { stratum: 'only', arm: 1, outcome: 90, n: 9 },
      { stratum: 'other', arm: 0, outcome: -90, n: 4 },
    ] as const;
    const found = given(stratifiedDifference(rows));
    expectClose(found, { n: [6, 3], dropped: { strata: 2, n: [4, 9] }, difference: 17 / 3 - 4 });
    expect(found.strata.map(({ stratum }) => stratum)).toEqual(['both']);
  });

  it('is withheld where cohorts never meet, are too small, or nobody differs', () => {
    const of = (stratum: string, arm: 0 | 1, outcome: number, n: number) => ({ stratum, arm, outcome, n });
    expect(stratifiedDifference([])).toEqual({ withheld: 'no_common_strata', n: 0 });
    expect(stratifiedDifference([of('a', 1, 3, 5), of('b', 0, 4, 5)])).toEqual({
      withheld: 'no_common_strata',
      n: 0,
    });
    expect(stratifiedDifference([of('a', 1, 3, 1), of('a', 0, 4, 5)])).toEqual({
      withheld: 'one_group',
      n: 1,
    });
    expect(stratifiedDifference([of('a', 1, 3, 2), of('a', 0, 3, 5)])).toEqual({
      withheld: 'no_variance',
      n: 7,
    });
    expect(stratifiedDifference([of('a', 1, Number.NaN, 2), of('a', 0, 3, 5)])).toEqual({
      withheld: 'invalid',
    });
  });

  it('prints as numbers whatever it is fed', () => {
    const odd = fc.record({
      stratum: fc.constantFrom('a', 'b'),
      arm: fc.constantFrom(0 as const, 1 as const),
      outcome: fc.oneof(fc.integer({ min: -2, max: 2 }), fc.double(), fc.constantFrom(1e100, -1e100, 1e-100)),
      n: fc.constantFrom(0, 1, 2, 1e15, -1, 0.5),
    });
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 9 }), (rows) => expectFinite(stratifiedDifference(rows))),
      { numRuns: 600 },
    );
  });
});
