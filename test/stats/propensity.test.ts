import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlap, overlapFails } from '../../src/stats/overlap';
import { propensity } from '../../src/stats/propensity';
import type { ArmRow } from '../../src/stats/propensity';
import { armRows, arms, names, swappedArms } from './armrows';
import { expectClose, expectFinite } from './close';
import { given, twice } from './people';
import fixture from './r/weighting.json';

const one = (arm: 0 | 1, covariates: readonly number[], n = 1): ArmRow => ({ arm, covariates, n });
const scoresOf = (rows: readonly ArmRow[]) => given(propensity(names, rows)).rows.map(({ score }) => score);

describe('the propensity score', () => {
  for (const [name, { data, scores }] of Object.entries(fixture.cases)) {
    it(`of ${name} is glm's fitted share, and its overlap is counted as R counts it`, () => {
      const found = given(propensity(data.names, armRows(data)));
      expectClose(found, { n: scores.n, coefficients: scores.coefficients }, 1e-9);
      expectClose(
        found.rows.map(({ score }) => score),
        scores.scores,
        1e-11,
      );
      expectClose(overlap(found), scores.overlap, 1e-10);
    });
  }

  it('is the share in the arm where nothing else is known', () => {
    const found = given(propensity([], [one(1, [], 30), one(0, [], 50)]));
    expectClose(
      found.rows,
      [
        { score: 0.375, n: 30 },
        { score: 0.375, n: 50 },
      ],
      1e-12,
    );
  });

  it('is the same in any order, and from a row that two people have', () => {
    fc.assert(
      fc.property(arms, (rows) => {
        const found = scoresOf(rows);
        expectClose(scoresOf([...rows].reverse()).reverse(), found, 1e-9);
        expectClose(scoresOf(twice(rows)), found, 1e-9);
      }),
    );
  });

  it('is the rest to 1 when the arms change over, and overlap is the same', () => {
    fc.assert(
      fc.property(arms, (rows) => {
        const [found, other] = [given(propensity(names, rows)), given(propensity(names, swappedArms(rows)))];
        found.rows.forEach(({ score, logit }, i) => {
          expectClose(other.rows[i]?.score, 1 - score, 1e-9);
          expectClose(other.rows[i]?.logit, -logit, 1e-8);
        });
      }),
    );
  });

  it('leaves out rows that nobody has, and keeps what else a row says', () => {
    const rows = [one(1, [0], 3), one(1, [9], 0), one(0, [0], 4), one(0, [1], 2), one(1, [1], 5)];
    const marked = rows.map((row, place) => ({ ...row, place }));
    expect(given(propensity(['x'], marked)).rows.map(({ place }) => place)).toEqual([0, 2, 3, 4]);
  });
});

describe('a propensity score that says too much', () => {
  const both = [one(1, [0], 5), one(0, [0], 5)];

  it('is refused when everyone of some kind is in one arm', () => {
    expect(propensity(['kind'], [...both, one(1, [1], 4)])).toEqual({ withheld: 'certain_arm', n: 14 });
    expect(propensity(['kind'], [...both, one(0, [1], 1)])).toEqual({ withheld: 'certain_arm', n: 11 });
  });

  it('is refused when the covariate is the arm, or a line divides the arms', () => {
    const divided = Array.from({ length: 20 }, (_, i) => one(i > 11 ? 1 : 0, [i]));
    expect(propensity(['x'], divided)).toEqual({ withheld: 'certain_arm', n: 20 });
    expect(propensity(['x'], [one(0, [0], 9), one(1, [1], 9)])).toEqual({ withheld: 'certain_arm', n: 18 });
  });

  it('is withheld without two people in each arm, and where people do not outnumber coefficients', () => {
    expect(propensity([], [])).toEqual({ withheld: 'one_group', n: 0 });
    expect(propensity([], [one(1, [], 9)])).toEqual({ withheld: 'one_group', n: 0 });
    expect(propensity([], [one(1, [], 9), one(0, [])])).toEqual({ withheld: 'one_group', n: 1 });
    const four = [one(1, [0, 1, 4]), one(1, [1, 5, 2]), one(0, [2, 1, 1]), one(0, [0, 3, 7])];
    expect(propensity(['a', 'b', 'c'], four)).toEqual({ withheld: 'few_for_covariates', n: 4 });
    expect(propensity(['x'], [...both, one(1, [Number.NaN])])).toEqual({ withheld: 'invalid' });
    expect(propensity(['x', 'x'], both)).toEqual({ withheld: 'invalid' });
  });

  it('names a covariate that is constant or follows from others, and is the same without it', () => {
    const rows = [one(1, [0, 7], 3), one(0, [0, 7], 4), one(1, [1, 7], 6), one(0, [1, 7], 2)];
    const found = given(propensity(['x', 'always'], rows));
    expect(found.aliased).toEqual(['always']);
    expect(found.rows.map(({ score }) => score)[0]).toBeCloseTo(3 / 7, 12);
  });
});

describe('overlap', () => {
  const scored = (arm: 0 | 1, score: number, n = 1) => ({ arm, score, n, logit: 0, covariates: [] });

  it('counts those beyond the scores that both arms have, in the bins they are in', () => {
    const rows = [
      scored(0, 0.05, 2),
      scored(0, 0.2, 6),
      scored(1, 0.2, 3),
      scored(0, 0.6, 2),
      scored(1, 0.999, 7),
    ];
    const found = overlap({ rows });
    expect(found.common).toEqual({ lower: 0.2, upper: 0.6 });
    expect(found.outside).toEqual([
      { people: 2, share: 0.2 },
      { people: 7, share: 0.7 },
    ]);
    expect(found.bins[1]?.n).toEqual([2, 0]);
    expect(found.bins[4]?.n).toEqual([6, 3]);
    expect(found.bins[19]?.n).toEqual([0, 7]);
    expect([overlapFails(found, 'ate'), overlapFails(found, 'att'), overlapFails(found, 'overlap')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('fails for everybody and not for those in the arm when only the comparison reaches beyond', () => {
    const rows = [
      scored(0, 0.1, 5),
      scored(0, 0.3, 5),
      scored(1, 0.3, 4),
      scored(1, 0.5, 4),
      scored(0, 0.5, 1),
    ];
    const found = overlap({ rows });
    expect([overlapFails(found, 'ate'), overlapFails(found, 'att')]).toEqual([true, false]);
  });

  it('is of nobody when the arms share no score', () => {
    const found = overlap({ rows: [scored(0, 0.1, 5), scored(0, 0.3, 5), scored(1, 0.4, 4)] });
    expect(found.common).toBeNull();
    expect(found.outsideAll).toEqual({ people: 14, share: 1 });
    expect(overlapFails(found, 'overlap')).toBe(true);
  });

  it('counts everybody in one bin', () => {
    fc.assert(
      fc.property(arms, (rows) => {
        const found = overlap(given(propensity(names, rows)));
        expect(found.bins.reduce((all, { n }) => all + n[0] + n[1], 0)).toBe(rows.length);
        expectFinite(found);
      }),
    );
  });
});
