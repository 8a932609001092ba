import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doublyRobust } from '../../src/stats/doublyrobust';
import { propensity } from '../../src/stats/propensity';
import type { OutcomeRow } from '../../src/stats/weighting';
import { armRows, arms, names, swappedArms } from './armrows';
import { expectClose, expectFinite } from './close';
import { given, twice } from './people';
import fixture from './r/doublyrobust.json';

type Asked = 'ate' | 'att';
const asked: readonly Asked[] = ['ate', 'att'];
const one = (arm: 0 | 1, outcome: number, covariates: readonly number[], n = 1): OutcomeRow => ({
  arm,
  outcome,
  covariates,
  n,
});
const robust = (rows: readonly OutcomeRow[], target: Asked, named = names) =>
  doublyRobust(given(propensity(named, rows)), target);

describe('the doubly robust difference', () => {
  for (const [name, { data, results }] of Object.entries(fixture.cases)) {
    for (const result of results) {
      it(`in ${name} for ${result.target} is the formula written out in R, with both errors`, () => {
        const found = robust(armRows(data), result.target === 'ate' ? 'ate' : 'att', data.names);
        expectClose(found, result, 1e-9);
      });
    }
  }

  it('is the same in any order, and counts a row that two people have as two rows', () => {
    fc.assert(
      fc.property(arms, fc.constantFrom(...asked), (rows, target) => {
        const found = robust(rows, target);
        fc.pre(!('withheld' in found));
        expectClose(robust([...rows].reverse(), target), found, 1e-7);
        expectClose(robust(twice(rows), target), robust([...rows, ...rows], target), 1e-7);
      }),
    );
  });

  it('turns its sign when the arms change over, and takes the unit of the outcome', () => {
    fc.assert(
      fc.property(arms, (rows) => {
        const found = robust(rows, 'ate');
        fc.pre(!('withheld' in found));
        const other = given(robust(swappedArms(rows), 'ate'));
        expectClose([other.difference, other.by.stacked.se], [-found.difference, found.by.stacked.se], 1e-7);
        const moved = given(
          robust(
            rows.map((row) => ({ ...row, outcome: 3 * row.outcome - 50 })),
            'ate',
          ),
        );
        expectClose(moved.difference, 3 * found.difference, 1e-7);
        expectClose(moved.by.influence.se, 3 * found.by.influence.se, 1e-7);
      }),
    );
  });

  it('finds the effect where lines are right, though the propensity leaves out what matters', () => {
    const rows = Array.from({ length: 40 }, (_, i) => {
      const arm = i % 4 < 1 + Math.floor(i / 20) ? 1 : 0;
      return one(arm, 2 * Math.floor(i / 20) + 3 * arm + (((i * 7) % 5) - 2), [Math.floor(i / 20), i % 3]);
    });
    for (const target of asked)
      expect(given(robust(rows, target, ['half', 'third'])).difference).toBeCloseTo(3, 0);
  });
});

describe('a doubly robust difference that cannot be given', () => {
  it('is withheld where too many people have nobody alike in the other arm', () => {
    const rows = Array.from({ length: 60 }, (_, i) => one(i < 30 ? 0 : 1, i % 7, [i < 30 ? i : i - 10]));
    expect(robust(rows, 'ate', ['x'])).toEqual({ withheld: 'no_overlap', n: 60 });
    expect(robust(rows, 'att', ['x'])).toEqual({ withheld: 'no_overlap', n: 60 });
  });

  it('leaves out of an arm’s line what does not vary in that arm, and names it', () => {
    const rows = [0, 1, 2, 3, 4, 5].flatMap((i) => [
      one(1, i, [i % 2, i % 3]),
      one(1, i + 1, [i % 2, i % 3]),
      one(0, i % 4, [i % 2, i % 3]),
    ]);
    const doubled = rows.map((row) => ({
      ...row,
      covariates: [...row.covariates, 2 * (row.covariates[0] ?? 0)],
    }));
    const found = given(robust(rows, 'ate', ['a', 'b']));
    expect(found.aliased).toEqual([[], []]);
    expectClose(robust(doubled, 'ate', ['a', 'b', 'c']), found, 1e-9);
    const followed = rows.map((row) => ({
      ...row,
      covariates: [...row.covariates, row.arm === 0 ? (row.covariates[0] ?? 0) : row.outcome % 2],
    }));
    expect(given(robust(followed, 'ate', ['a', 'b', 'c'])).aliased).toEqual([['c'], []]);
  });

  it('is withheld where people of an arm do not outnumber its coefficients, or all is told', () => {
    const places = [
      [0, 3],
      [1, 1],
      [2, 2],
    ];
    const few = [
      ...places.map((covariates, i) => one(1, i * i, covariates)),
      ...places.flatMap((covariates, i) => [3, 8, 4].map((outcome) => one(0, outcome + i, covariates, 2))),
    ];
    expect(robust(few, 'ate')).toEqual({ withheld: 'few_for_covariates', n: 3 });
    const told = [0, 1, 2].flatMap((x) => [one(1, 2 * x, [x], 3), one(0, x - 1, [x], 4)]);
    expect(robust(told, 'ate', ['x'])).toEqual({ withheld: 'exact_scores', n: 12 });
    expect(robust([...told, one(0, Number.NaN, [1])], 'ate', ['x'])).toEqual({ withheld: 'invalid' });
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
      fc.property(wild, fc.constantFrom(...asked), (some, target) => {
        const scored = propensity(names, some);
        expectFinite('withheld' in scored ? scored.withheld : doublyRobust(scored, target));
      }),
      { numRuns: 500 },
    );
  });
});
