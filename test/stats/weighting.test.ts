import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Target } from '../../src/stats/overlap';
import { propensity } from '../../src/stats/propensity';
import { weightedDifference } from '../../src/stats/weighting';
import type { OutcomeRow } from '../../src/stats/weighting';
import { welch } from '../../src/stats/welch';
import { armRows, arms, names, swappedArms } from './armrows';
import { expectClose, expectFinite } from './close';
import { given, twice } from './people';
import fixture from './r/weighting.json';

const targets: readonly Target[] = ['ate', 'att', 'overlap'];
const one = (arm: 0 | 1, outcome: number, covariates: readonly number[] = [], n = 1): OutcomeRow => ({
  arm,
  outcome,
  covariates,
  n,
});
const weighted = (rows: readonly OutcomeRow[], target: Target, capped: boolean, named = names) =>
  weightedDifference(given(propensity(named, rows)), target, capped);

describe('the weighted difference', () => {
  for (const [name, { data, weighted: results }] of Object.entries(fixture.cases)) {
    for (const result of results) {
      const cap = result.cap === null ? '' : ', capped';
      it(`in ${name} for ${result.target}${cap} is lm's, with vcovHC's errors and those of the estimating equations`, () => {
        const target = targets.find((each) => each === result.target) ?? 'ate';
        const found = weighted(armRows(data), target, result.cap !== null, data.names);
        expectClose(found, result, 1e-9);
      });
    }
  }

  it('is the plain difference, with an error that lacks only n - 1, where nothing else is known', () => {
    const values = { arm: [3, 5, 9, 1, 4], comparison: [2, 2, 7, 0] };
    const rows = [
      ...values.arm.map((outcome) => one(1, outcome)),
      ...values.comparison.map((outcome) => one(0, outcome)),
    ];
    const plain = given(
      welch(
        values.arm.map((value) => ({ value, n: 1 })),
        values.comparison.map((value) => ({ value, n: 1 })),
      ),
    );
    for (const target of targets) {
      const found = given(weighted(rows, target, false, []));
      expectClose(found.difference, plain.difference, 1e-12);
      expectClose(found.by.stacked.se, found.by.robust.se, 1e-12);
      expectClose(found.effective, [4, 5], 1e-12);
      expect(found.by.robust.se).toBeLessThan(plain.se);
    }
  });

  it('with overlap weights makes the means of the covariates equal', () => {
    fc.assert(
      fc.property(arms, (rows) => {
        const scored = given(propensity(names, rows));
        const { weights } = given(weightedDifference(scored, 'overlap'));
        const mean = (arm: 0 | 1, place: number) => {
          const own = scored.rows.map((row, i) => ({ row, w: row.arm === arm ? (weights[i] ?? 0) : 0 }));
          const total = own.reduce((all, { w }) => all + w, 0);
          return own.reduce((all, { row, w }) => all + w * (row.covariates[place] ?? 0), 0) / total;
        };
        for (const place of [0, 1]) expectClose(mean(1, place), mean(0, place), 1e-9);
      }),
    );
  });

  it('is the same in any order, and counts a row that two people have as two rows', () => {
    fc.assert(
      fc.property(arms, fc.constantFrom(...targets), fc.boolean(), (rows, target, capped) => {
        const { weights, ...found } = given(weighted(rows, target, capped));
        expect(weights).toHaveLength(rows.length);
        expectClose(weighted([...rows].reverse(), target, capped), found, 1e-7);
        const { weights: written, ...doubled } = given(weighted([...rows, ...rows], target, capped));
        expect(written).toHaveLength(2 * rows.length);
        expectClose(weighted(twice(rows), target, capped), doubled, 1e-7);
      }),
    );
  });

  it('turns its sign when the arms change over, for everybody and for those who could be in either', () => {
    fc.assert(
      fc.property(arms, fc.constantFrom<Target>('ate', 'overlap'), (rows, target) => {
        const [found, other] = [
          given(weighted(rows, target, true)),
          given(weighted(swappedArms(rows), target, true)),
        ];
        expectClose(other.difference, -found.difference, 1e-8);
        expectClose(other.by.stacked.se, found.by.stacked.se, 1e-7);
        expectClose(other.effective, [...found.effective].reverse(), 1e-8);
      }),
    );
  });

  it('takes the unit of the outcome', () => {
    fc.assert(
      fc.property(arms, fc.constantFrom(...targets), (rows, target) => {
        const found = given(weighted(rows, target, true));
        const moved = given(
          weighted(
            rows.map((row) => ({ ...row, outcome: 3 * row.outcome - 50 })),
            target,
            true,
          ),
        );
        expectClose(moved.difference, 3 * found.difference, 1e-8);
        expectClose(moved.by.stacked.se, 3 * found.by.stacked.se, 1e-8);
        expectClose(moved.by.robust.se, 3 * found.by.robust.se, 1e-8);
      }),
    );
  });

  it('rests on no more people than there are', () => {
    fc.assert(
      fc.property(arms, fc.constantFrom(...targets), (rows, target) => {
        const { effective, n, largest } = given(weighted(rows, target, true));
        expect(effective[0]).toBeLessThanOrEqual(n[0] * (1 + 1e-12));
        expect(effective[1]).toBeLessThanOrEqual(n[1] * (1 + 1e-12));
        expect(largest.share).toBeGreaterThanOrEqual(1 / Math.max(...n) - 1e-12);
      }),
    );
  });
});

describe('a weighted difference that cannot be given', () => {
  const rows = [one(1, 4, [0], 6), one(1, 4, [1], 3), one(0, 2, [0], 3), one(0, 2, [1], 8)];

  it('is withheld where nobody differs within either arm', () => {
    for (const target of targets)
      expect(weighted(rows, target, true, ['x'])).toEqual({ withheld: 'no_variance', n: 20 });
    expect(weighted([...rows, one(0, 3, [1])], 'ate', true, ['x'])).not.toHaveProperty('withheld');
  });

  it('is withheld for an outcome that is no number', () => {
    expect(weighted([...rows, one(0, Number.NaN, [1])], 'ate', true, ['x'])).toEqual({ withheld: 'invalid' });
  });

  it('never gives a number that cannot be printed', () => {
    const odd = fc.constantFrom(0, 1, 3, 1e-9, 1e9, 0.1, 2 ** 40, 1e-300, 1e99);
    const wild = fc.array(
      fc.record({
        arm: fc.constantFrom<0 | 1>(0, 1),
        outcome: fc.oneof(fc.integer({ min: -2, max: 2 }), odd),
        covariates: fc.tuple(fc.integer({ min: -1, max: 1 }), odd),
        n: fc.constantFrom(0, 1, 2, 1e6, 1e12),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(wild, fc.constantFrom(...targets), (some, target) => {
        const scored = propensity(names, some);
        expectFinite('withheld' in scored ? scored.withheld : weightedDifference(scored, target));
      }),
      { numRuns: 500 },
    );
  });
});
