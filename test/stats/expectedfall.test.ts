import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedAssumed } from '../../src/stats/expectedassumed';
import { expectedFromComparison, expectedFromEarlier } from '../../src/stats/expectedfall';
import { expectClose, expectFinite } from './close';
import { given, twice } from './people';
import fixture from './r/expectedfall.json';

const pairsOf = (chosen: readonly number[], other: readonly number[]) =>
  chosen.map((one, i) => ({ chosen: one, other: other[i] ?? Number.NaN, n: 1 }));
const past = pairsOf(fixture.before, fixture.earlier);
const beside = pairsOf(fixture.comparisonBefore, fixture.comparisonAfter);
const group = fixture.chosen.map((chosen) => ({ chosen, n: 1 }));

/** The limits rest on derivatives by differences in R. */
const BY_DIFFERENCES = 1e-8;

const visits = fc.integer({ min: 0, max: 20 });
const list = fc
  .array(fc.record({ chosen: visits, other: visits, n: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 8,
    maxLength: 40,
  })
  .filter(
    (rows) => new Set(rows.map(({ chosen }) => chosen)).size > 2 && rows.some(({ other }) => other > 0),
  );

describe('the fall expected from the group’s own earlier window', () => {
  for (const { least, interval, ...expected } of fixture.fromEarlier)
    it(`for those with ${least} or more visits is R’s prediction`, () => {
      const found = given(expectedFromEarlier(past, fixture.years, least));
      expectClose(found, { from: 'earlier', ...expected });
      expectClose(found.interval, interval, BY_DIFFERENCES);
    });

  it('for the whole group is its earlier mean', () => {
    fc.assert(
      fc.property(list, (rows) => {
        const found = given(expectedFromEarlier(rows, 1));
        expectClose(found.after, found.basis.meanOther, 1e-9);
      }),
    );
  });

  it('is larger for those chosen for a higher use', () => {
    const falls = [0, 4, 10].map((least) => given(expectedFromEarlier(past, 1, least)).difference);
    expect(falls).toEqual([...falls].sort((a, b) => b - a));
    expect(falls[2]).toBeLessThan((falls[0] ?? 0) - 2);
  });

  it('does not depend on the order of rows, and rows with n = 2 are the same as rows twice', () => {
    fc.assert(
      fc.property(list, (rows) => {
        const doubled = expectedFromEarlier(twice(rows.map((one) => ({ ...one, n: 1 }))), 1, 3);
        const written = rows.flatMap((one) => [
          { ...one, n: 1 },
          { ...one, n: 1 },
        ]);
        expect(expectedFromEarlier(written.toReversed(), 1, 3)).toEqual(doubled);
      }),
    );
  });

  it('is withheld without spread, visits, people or numbers', () => {
    expect(expectedFromEarlier(pairsOf([3, 3, 3], [1, 2, 3]), 1)).toEqual({ withheld: 'same_use', n: 3 });
    expect(expectedFromEarlier(pairsOf([3, 4, 3], [0, 0, 0]), 1)).toEqual({ withheld: 'no_visits', n: 3 });
    expect(expectedFromEarlier(pairsOf([0, 0, 0, 0, 1], [0, 2, 0, 1, 0]), 1, 1)).toEqual({
      withheld: 'too_few',
      n: 1,
    });
    expect(expectedFromEarlier(pairsOf([9, 9, 9, 0, 0, 0], [0, 0, 0, 8, 8, 8]), 1, 5)).toEqual({
      withheld: 'unstable_use',
      n: 6,
    });
    expect(expectedFromEarlier([], 1)).toEqual({ withheld: 'too_few', n: 0 });
    for (const broken of [-1, 0.5, Number.NaN])
      expect(expectedFromEarlier(pairsOf([1, 2, broken], [1, 2, 3]), 1)).toEqual({ withheld: 'invalid' });
    expect(expectedFromEarlier(past, 0)).toEqual({ withheld: 'invalid' });
  });
});

describe('the fall expected from a comparison group', () => {
  it('is R’s prediction at the mean of those chosen', () => {
    const { interval, ...expected } = fixture.fromComparison;
    const found = given(expectedFromComparison(beside, group, fixture.years));
    expectClose(found, { from: 'comparison', ...expected });
    expectClose(found.interval, interval, BY_DIFFERENCES);
  });

  it('is no fall for a group that uses as much as the comparison, but for the comparison’s own change', () => {
    const alike = beside.map(({ chosen, n }) => ({ chosen, n }));
    const found = given(expectedFromComparison(beside, alike, 1));
    expectClose(found.after, found.basis.meanOther, 1e-12);
  });

  it('says when some of those chosen used more than anybody there', () => {
    expect(given(expectedFromComparison(beside, group, 1)).basis.beyond).toBe(false);
    expect(given(expectedFromComparison(beside, [...group, { chosen: 40, n: 1 }], 1)).basis.beyond).toBe(
      true,
    );
  });

  it('has the same ratio in any unit of time', () => {
    const [one, other] = [1, 0.25].map((years) => given(expectedFromComparison(beside, group, years)));
    expectClose(other?.ratio, one?.ratio, 1e-14);
    expectClose(other?.difference, 4 * (one?.difference ?? 0), 1e-12);
  });

  it('is withheld without people', () => {
    expect(expectedFromComparison(beside, [], 1)).toEqual({ withheld: 'too_few', n: 0 });
    expect(expectedFromComparison([], group, 1)).toEqual({ withheld: 'too_few', n: 0 });
    expect(expectedFromComparison(beside, [{ chosen: 0, n: 5 }], 1)).toEqual({ withheld: 'no_visits', n: 5 });
  });
});

describe('the fall expected where nothing is known', () => {
  it('is the grid of four reliabilities and two population means', () => {
    expectClose(expectedAssumed({ before: 9, populationMeans: [4, 6] }), fixture.grid);
    expect(expectedAssumed({ before: 9, populationMeans: [4, 6] })).toHaveLength(8);
  });

  it('is withheld without visits, means or numbers', () => {
    expect(expectedAssumed({ before: 0, populationMeans: [4] })).toEqual({ withheld: 'no_visits', n: 0 });
    expect(expectedAssumed({ before: 9, populationMeans: [] })).toEqual({ withheld: 'no_reliability' });
    expect(expectedAssumed({ before: 9, populationMeans: [4], reliabilities: [] })).toEqual({
      withheld: 'no_reliability',
    });
    expect(expectedAssumed({ before: 9, populationMeans: [-1] })).toEqual({ withheld: 'invalid' });
    expect(expectedAssumed({ before: Number.NaN, populationMeans: [4] })).toEqual({ withheld: 'invalid' });
  });
});

it('no expected fall is a number that cannot be printed', () => {
  const odd = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 3 }) },
    fc.constantFrom(-1, 0.5, Number.NaN, Infinity, 1e8, 1e15),
  );
  const rows = fc.array(fc.record({ chosen: odd, other: odd, n: odd }), { maxLength: 6 });
  fc.assert(
    fc.property(rows, rows, odd, odd, (a, b, least, years) => {
      expectFinite(expectedFromEarlier(a, years, least));
      expectFinite(expectedFromEarlier(a, 1));
      expectFinite(expectedFromComparison(a, b, 1));
      expectFinite(expectedAssumed({ before: least, populationMeans: [years, 1e-300] }));
    }),
    { numRuns: 2000 },
  );
});
