import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchedDifference } from '../../src/stats/matcheddifference';
import { matchNearest } from '../../src/stats/matching';
import type { MatchRow } from '../../src/stats/matching';
import { expectClose, expectFinite } from './close';
import { given } from './people';
import fixture from './r/matching.json';

const byScore = { scale: 'score', width: 0.2 } as const;

interface Person extends MatchRow {
  readonly outcome: number;
  readonly cluster: number;
}

function peopleOf(one: (typeof fixture.cases)[number]): readonly Person[] {
  return one.score.map((score, i) => ({
    score,
    arm: one.arm[i] === 1 ? 1 : 0,
    n: 1,
    outcome: one.outcome[i] ?? Number.NaN,
    cluster: one.cluster[i] ?? Number.NaN,
  }));
}

/** Parts of the caliper by which equal distances can differ as doubles. */
const rounding = 1e-9;

/** The rule in its own words: everybody is looked at, one by one. */
function slowly(rows: readonly MatchRow[], caliper: number): readonly (readonly [number, number])[] {
  const free = rows.map(({ arm }) => arm === 0);
  const treated = rows.flatMap(({ arm }, i) => (arm === 1 ? [i] : []));
  treated.sort((a, b) => (rows[b]?.score ?? 0) - (rows[a]?.score ?? 0) || a - b);
  return treated.flatMap((i) => {
    const away = (j: number) => Math.abs((rows[j]?.score ?? 0) - (rows[i]?.score ?? 0));
    const left = rows.flatMap((_, j) => (free[j] === true ? [j] : []));
    const least = Math.min(...left.map(away));
    const best = left.find((j) => away(j) <= least + rounding * caliper);
    if (best === undefined || least > caliper * (1 + rounding)) return [];
    free[best] = false;
    return [[i, best] as const];
  });
}

const arm = fc.constantFrom(0 as const, 1 as const);
const person = fc.record({
  score: fc.integer({ min: 1, max: 30 }).map((tenth) => tenth / 31),
  arm,
  n: fc.constant(1),
  outcome: fc.integer({ min: 0, max: 27 }),
  cluster: fc.integer({ min: 1, max: 4 }),
});
const people = fc
  .array(person, { minLength: 6, maxLength: 60 })
  .filter((all) => new Set(all.map((one) => one.arm)).size === 2)
  .filter((all) => new Set(all.map((one) => one.score)).size > 1);

describe('nearest neighbours', () => {
  for (const one of fixture.cases) {
    it(`of ${one.name} are those of the rule written out in R`, () => {
      const rows = peopleOf(one);
      const scale = one.scale === 'logit' ? 'logit' : 'score';
      const found = given(matchNearest(rows, { scale, width: 0.2 }));
      expect(found.pairs.map(({ treated, control }) => [treated, control])).toEqual(one.pairs);
      expect(found.unmatched).toBe(one.unmatched);
      expectClose(found.caliper, one.caliper);
    });

    it(`of ${one.name} differ by R’s paired test and by its errors clustered two ways`, () => {
      const rows = peopleOf(one);
      const scale = one.scale === 'logit' ? 'logit' : 'score';
      const { byPair, ...expected } = one.result;
      const found = given(matchedDifference(rows, given(matchNearest(rows, { scale, width: 0.2 }))));
      expectClose(found, expected);
      expectClose(found.se, byPair);
    });
  }

  it('are those found by looking at everybody, ties and all', () => {
    fc.assert(
      fc.property(people, fc.constantFrom(0.05, 0.2, 1, 50), (rows, width) => {
        const found = given(matchNearest(rows, { scale: 'score', width }));
        expect(found.pairs.map(({ treated, control }) => [treated, control])).toEqual(
          slowly(rows, found.caliper),
        );
        expect(found.matched + found.unmatched).toBe(found.n[1]);
      }),
      { numRuns: 400 },
    );
  });

  it('do not depend on how rows that stand together are gathered', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 3 }), (rows, n) => {
        const gathered = rows.map((one) => ({ ...one, n }));
        const listed = rows.flatMap((one) => Array.from({ length: n }, () => one));
        const [left, right] = [given(matchNearest(gathered, byScore)), given(matchNearest(listed, byScore))];
        const summed = rows.map((_, i) =>
          right.used.slice(i * n, (i + 1) * n).reduce((all, one) => all + one, 0),
        );
        expect(left.used).toEqual(summed);
        expectClose(matchedDifference(gathered, left), matchedDifference(listed, right), 1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it('do not depend on the order of rows where no two scores tie', () => {
    const rows = fixture.cases
      .slice(0, 1)
      .flatMap(peopleOf)
      .map((one, i) => ({
        ...one,
        score: one.score + i * 1e-7 * Math.SQRT2,
        at: i,
      }));
    const turned = [...rows].reverse();
    const names = (list: typeof rows) =>
      given(matchNearest(list, byScore)).pairs.map(({ treated, control }) => [
        list[treated]?.at,
        list[control]?.at,
      ]);
    expect(names(turned)).toEqual(names(rows));
  });

  it('leave hardly anybody out where all have the same few scores', () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => ({
      score: (i % 7) / 10 + 0.1,
      arm: (i % 2 === 0 ? 1 : 0) as 0 | 1,
      n: 1,
    }));
    expect(given(matchNearest(rows, byScore)).unmatched).toBeLessThan(10);
  });

  it('are withheld where there is nothing to match, or nobody to match with', () => {
    const row = { score: 0.5, arm: 1, n: 1 } as const;
    expect(matchNearest([], byScore)).toEqual({ withheld: 'one_group', n: 0 });
    expect(matchNearest([row], byScore)).toEqual({ withheld: 'one_group', n: 0 });
    expect(matchNearest([row, { ...row, arm: 0 }], byScore)).toEqual({ withheld: 'no_score_spread', n: 2 });
    expect(matchNearest([row, { ...row, arm: 0, score: 1, n: 3 }], { scale: 'logit', width: 0.2 })).toEqual({
      withheld: 'certain_arm',
      n: 3,
    });
    expect(matchNearest([row, { ...row, arm: 0, score: Number.NaN }], byScore)).toEqual({
      withheld: 'invalid',
    });
    expect(matchNearest([row, { ...row, arm: 0, score: 0.1, n: 0.5 }], byScore)).toEqual({
      withheld: 'invalid',
    });
  });

  it('give no difference without a pair, with one, or where all pairs differ alike', () => {
    const apart = [
      { score: 0.9, arm: 1, n: 1, outcome: 3 },
      { score: 0.1, arm: 0, n: 1, outcome: 2 },
    ] as const;
    const matching = given(matchNearest(apart, byScore));
    expect(matching.unmatched).toBe(1);
    expect(matchedDifference(apart, matching)).toEqual({ withheld: 'no_matches', n: 0 });
    const wide = { scale: 'score', width: 9 } as const;
    expect(matchedDifference(apart, given(matchNearest(apart, wide)))).toEqual({ withheld: 'too_few', n: 1 });
    const twice = apart.map((one) => ({ ...one, n: 2 }));
    expect(matchedDifference(twice, given(matchNearest(twice, wide)))).toEqual({
      withheld: 'same_in_pairs',
      n: 2,
    });
  });

  it('print as numbers whatever they are fed', () => {
    const odd = fc.oneof(fc.double(), fc.constantFrom(0, 1, 1e-320, 1e100, Infinity, Number.NaN, 0.5));
    const rows = fc.array(
      fc.record({
        score: odd,
        arm,
        n: fc.constantFrom(0, 1, 2, -1, 0.5),
        outcome: odd,
        cluster: fc.constantFrom(1, 2),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(rows, fc.constantFrom('score' as const, 'logit' as const), (all, scale) => {
        const found = matchNearest(all, { scale, width: 0.2 });
        expectFinite(found);
        if (!('withheld' in found)) expectFinite(matchedDifference(all, found));
      }),
      { numRuns: 500 },
    );
  });
});
