import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance } from '../../src/stats/balance';
import type { BalanceRow, Denominator } from '../../src/stats/balance';
import { standardisedDifference } from '../../src/stats/standardised';
import { expectClose, expectFinite } from './close';
import { given, twice } from './people';
import fixture from './r/balance.json';

const one = (arm: 0 | 1, covariates: readonly (number | null)[], weight = 1, n = 1): BalanceRow => ({
  arm,
  covariates,
  weight,
  n,
});
const denominators: readonly Denominator[] = ['treated', 'pooled'];
const rows = fc.array(
  fc
    .record({
      arm: fc.constantFrom<0 | 1>(0, 1),
      covariates: fc.tuple(
        fc.integer({ min: 0, max: 20 }),
        fc.option(fc.integer({ min: 0, max: 1 }), { freq: 5 }),
      ),
      weight: fc.constantFrom(0.25, 1, 2.5),
      n: fc.constant<number>(1),
    })
    .map((row): BalanceRow => row),
  { minLength: 10, maxLength: 40 },
);
const ends = ([0, 1] as const).flatMap((arm) => [one(arm, [arm, 0]), one(arm, [9, 1]), one(arm, [20, 1])]);
const people = rows.map((some) => [...some, ...ends]);

describe('balance', () => {
  for (const [name, { data, results }] of Object.entries(fixture.cases)) {
    for (const { denominator, w, result } of results) {
      it(`of ${name} by the ${denominator} spread is R's, before and after weighting`, () => {
        const written = data.arm.map((arm, i) => one(arm === 1 ? 1 : 0, data.x[i] ?? [], w[i]));
        expectClose(
          balance(data.names, written, denominator === 'treated' ? 'treated' : 'pooled'),
          result,
          1e-9,
        );
      });
    }
  }

  it('before weighting is the standardised difference of two groups', () => {
    fc.assert(
      fc.property(people, (some) => {
        const of = (arm: 0 | 1) =>
          some
            .filter((row) => row.arm === arm)
            .map(({ covariates, n }) => ({ value: covariates[0] ?? 0, n }));
        const [first] = given(balance(['first', 'yes'], some, 'pooled')).covariates;
        expectClose(first?.before.difference, {
          sd: given(standardisedDifference(of(1), of(0))).difference,
        });
      }),
    );
  });

  it('is the same in any order, from a row that two rows are, and with all weights times a number', () => {
    fc.assert(
      fc.property(people, fc.constantFrom(...denominators), (some, denominator) => {
        const found = given(balance(['first', 'yes'], some, denominator));
        expectClose(balance(['first', 'yes'], [...some].reverse(), denominator), found, 1e-9);
        const heavy = some.map((row) => ({ ...row, weight: 7 * row.weight }));
        expectClose(balance(['first', 'yes'], heavy, denominator), found, 1e-9);
        expectClose(
          balance(['first', 'yes'], twice(some), denominator),
          balance(['first', 'yes'], [...some, ...some], denominator),
          1e-9,
        );
      }),
    );
  });

  it('does not see the unit of a covariate', () => {
    fc.assert(
      fc.property(people, (some) => {
        const moved = some.map((row) => ({
          ...row,
          covariates: row.covariates.map((x) => (x === null ? x : 9 * x - 4)),
        }));
        const [found, again] = [some, moved].map((each) => given(balance(['first', 'yes'], each, 'treated')));
        found?.covariates.forEach(({ before, after }, j) => {
          const other = again?.covariates[j];
          expectClose(
            [other?.before.difference, other?.after.difference],
            [before.difference, after.difference],
            1e-9,
          );
        });
      }),
    );
  });

  it('leaves out the people whom matching left out, after and not before', () => {
    const some = [one(1, [1]), one(1, [3]), one(0, [2]), one(0, [4]), one(0, [30], 0)];
    const [found] = given(balance(['x'], some, 'treated')).covariates;
    expectClose(found?.before.means, [12, 2]);
    expectClose(found?.after, { means: [3, 2], difference: { sd: -1 / Math.SQRT2 }, varianceRatio: 1 });
  });
});

describe('balance that cannot be told', () => {
  const some = [one(1, [1, 0]), one(1, [1, 0]), one(0, [1, 2]), one(0, [1, 5])];

  it('has no difference for a covariate that is the same for all', () => {
    const { covariates } = given(balance(['x', 'y'], some, 'pooled'));
    expect(covariates[0]?.before.difference).toEqual({ withheld: 'no_variance' });
    expect(covariates[0]?.before.varianceRatio).toBeNull();
  });

  it('takes both spreads where the arm asked about does not vary, and says so', () => {
    const [, second] = given(balance(['x', 'y'], some, 'treated')).covariates;
    expect(second?.denominator).toBe('pooled');
    expectClose(second?.before.difference, { sd: -3.5 / Math.sqrt(4.5 / 2) });
  });

  it('does not pass for alike where the arms have no value in common and nobody within them differs', () => {
    const apart = some.map((row) => ({ ...row, covariates: [row.arm, row.covariates[1] ?? 0] }));
    const found = given(balance(['kind', 'y'], apart, 'pooled'));
    expect(found.covariates[0]?.before.difference).toEqual({ withheld: 'wholly_apart' });
    expect(found.largest.before).toEqual({ withheld: 'wholly_apart' });
  });

  it('is withheld without two people in each arm, without weight, and for what is no number', () => {
    expect(balance(['x'], [], 'pooled')).toEqual({ withheld: 'one_group', n: 0 });
    expect(balance(['x'], [one(1, [1], 1, 5), one(0, [2])], 'pooled')).toEqual({
      withheld: 'one_group',
      n: 1,
    });
    expect(balance(['x'], [one(1, [1], 1, 5), one(0, [2], 0, 4)], 'pooled')).toEqual({
      withheld: 'one_group',
      n: 4,
    });
    expect(balance(['x'], [one(1, [null], 1, 5), one(0, [2], 1, 4)], 'pooled')).toEqual({
      withheld: 'one_group',
      n: 0,
    });
    for (const wrong of [one(1, [Number.NaN]), one(1, []), one(1, [1], -1), one(1, [1], 1, 0.5)])
      expect(balance(['x'], [one(1, [1]), one(0, [2], 1, 3), wrong], 'pooled')).toEqual({
        withheld: 'invalid',
      });
    expect(given(balance([], [one(1, [], 1, 5), one(0, [], 1, 3)], 'pooled')).largest.after).toEqual({
      withheld: 'no_values',
    });
  });

  it('never gives a number that cannot be printed', () => {
    const odd = fc.constantFrom(0, 1, 3, 1e-9, 0.1, 0.1 + 0.2, 0.3, 2 ** 40, 1e-100, 1e99, null);
    const wild = fc.array(
      fc.record({
        arm: fc.constantFrom<0 | 1>(0, 1),
        covariates: fc.tuple(odd, odd),
        weight: fc.constantFrom(0, 1, 1e-9, 1e9),
        n: fc.constantFrom(0, 1, 2, 1e12),
      }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(wild, fc.constantFrom(...denominators), (each, denominator) =>
        expectFinite(balance(['a', 'b'], each, denominator)),
      ),
      { numRuns: 500 },
    );
  });
});
