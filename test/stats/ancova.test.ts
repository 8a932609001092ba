import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ancova } from '../../src/stats/ancova';
import type { ScoreRow, ScoreTable } from '../../src/stats/scorerows';
import { expectClose, expectFinite } from './close';
import { given, twice } from './people';
import fixture from './r/ancova.json';
import { atSites, cohorts, oddTables, scoreTable } from './scores';

const person = (
  arm: 0 | 1,
  first: number,
  last: number,
  covariates: readonly number[] = [],
  cluster?: number,
): ScoreRow => {
  const row = { arm, first, last, covariates, n: 1 };
  return cluster === undefined ? row : { ...row, cluster };
};

/** Eight people, four in each cohort, no covariates. */
const eight = [
  person(0, 5, 9),
  person(0, 8, 8),
  person(0, 11, 15),
  person(0, 14, 12),
  person(1, 4, 10),
  person(1, 9, 14),
  person(1, 10, 13),
  person(1, 15, 21),
];

describe('last scores of two cohorts with the first held equal', () => {
  for (const [name, { data, result }] of Object.entries(fixture.cases)) {
    const { gap, standardised, ...expected } = result;
    it(`of ${name.replaceAll('_', ' ')} are R's, with its errors`, () => {
      const found = given(ancova(scoreTable(data)));
      expectClose(found, expected, 1e-10);
      expectClose(found.baseline.gap, gap, 1e-8);
      const { clustered, robust } = result.adjusted;
      expectClose(found.adjusted, clustered ?? robust, 1e-8);
      expect(found.adjusted.errors).toBe(clustered === null ? 'HC3' : 'CR1');
      if (standardised !== null) expectClose(found.baseline.standardised, { difference: standardised }, 1e-8);
      else expect(found.baseline.standardised).toMatchObject({ withheld: 'no_variance' });
      expectFinite(found);
    });
  }

  it('differ from the change by the slope less one times the gap at the start', () => {
    fc.assert(
      fc.property(cohorts, (table) => {
        const { adjusted, change, after, slope, baseline } = given(ancova(table));
        const b = slope ?? Number.NaN;
        expect(change.difference - adjusted.difference - (b - 1) * baseline.gap).toBeCloseTo(0, 9);
        expect(after.difference - adjusted.difference - b * baseline.gap).toBeCloseTo(0, 9);
      }),
    );
  });

  it('are the same in any order, from rows and from patterns, with and without sites', () => {
    fc.assert(
      fc.property(cohorts, (alone) => {
        for (const { names, rows } of [alone, atSites(alone)]) {
          const written = given(ancova({ names, rows: [...rows, ...rows] }));
          expectClose(ancova({ names, rows: twice(rows).toReversed() }), written, 1e-8);
        }
      }),
    );
  });

  it('move with the scale of the scores, and not with where its zero lies or how a covariate is coded', () => {
    fc.assert(
      fc.property(cohorts, ({ names, rows }) => {
        const found = given(ancova({ names, rows })).adjusted;
        const moved = rows.map((row) => ({
          ...row,
          first: 3 * row.first + 50,
          last: 3 * row.last - 7,
          covariates: row.covariates.map((one) => 10 - 2 * one),
        }));
        const again = given(ancova({ names, rows: moved })).adjusted;
        expectClose(
          { difference: again.difference, se: again.se, p: again.p },
          { difference: 3 * found.difference, se: 3 * found.se, p: found.p },
          1e-8,
        );
      }),
    );
  });

  it('lose no digits where scores lie a million from 0', () => {
    const { data, result } = fixture.cases.sites;
    const { names, rows } = scoreTable(data);
    const far = rows.map((row) => ({ ...row, first: row.first + 1e6, last: row.last + 1e6 }));
    const { adjusted, sites } = given(ancova({ names, rows: far }));
    expectClose({ adjusted, sites }, { adjusted: result.adjusted, sites: result.sites }, 1e-8);
  });

  it('turn their sign with the cohorts', () => {
    fc.assert(
      fc.property(cohorts, ({ names, rows }) => {
        const turned = rows.map((row) => ({ ...row, arm: row.arm === 1 ? (0 as const) : (1 as const) }));
        const [one, other] = [given(ancova({ names, rows })), given(ancova({ names, rows: turned }))];
        expectClose(
          { difference: -other.adjusted.difference, se: other.adjusted.se, gap: -other.baseline.gap },
          { difference: one.adjusted.difference, se: one.adjusted.se, gap: one.baseline.gap },
          1e-8,
        );
      }),
    );
  });

  it('name the covariates that say nothing new, in their order', () => {
    const rows = eight.map((row, i) => ({ ...row, covariates: [7, i % 2, 1 - (i % 2)] }));
    const found = given(ancova({ names: ['year', 'odd', 'even'], rows }));
    expect(found.aliased).toEqual(['year', 'even']);
    const odd = rows.map((row) => ({ ...row, covariates: row.covariates.slice(1, 2) }));
    const lean = given(ancova({ names: ['odd'], rows: odd }));
    expectClose(found.adjusted, lean.adjusted, 1e-10);
  });

  it('are one where a covariate already says the first score', () => {
    const rows = eight.map((row) => ({ ...row, covariates: [2 * row.first + 1] }));
    const found = given(ancova({ names: ['double'], rows }));
    const plain = given(ancova({ names: [], rows: eight }));
    expect([found.slope, found.aliased]).toEqual([null, []]);
    for (const one of [found.adjusted, found.change, found.after]) expectClose(one, plain.adjusted, 1e-10);
  });

  it('fall back to the difference in means where everybody started alike', () => {
    const found = given(ancova({ names: [], rows: eight.map((row) => ({ ...row, first: 6 })) }));
    expect(found.slope).toBeNull();
    expect(found.adjusted.difference).toBeCloseTo(14.5 - 11, 12);
    expectClose(found.change, found.adjusted, 1e-12);
    expectClose(found.after, found.adjusted, 1e-12);
    expect(found.baseline.gap).toBeCloseTo(0, 12);
  });

  it('go by people with the same quality only: one person alone with it adds nothing and is counted', () => {
    const rows = eight.map((row, i) => ({ ...row, covariates: [i === 2 ? 1 : 0] }));
    const found = given(ancova({ names: ['only one'], rows }));
    const without = given(ancova({ names: [], rows: eight.filter((_, i) => i !== 2) }));
    expect([found.alone, without.alone]).toEqual([1, 0]);
    expectClose(found.adjusted, without.adjusted, 1e-9);
  });

  it('are withheld where the difference rests on one person whom nobody is like', () => {
    // Everybody else of cohort 1 is told by the covariate.
    const rows = eight.map((row, i) => ({ ...row, covariates: [i > 4 ? 1 : 0] }));
    expect(ancova({ names: ['told'], rows })).toEqual({ withheld: 'alone', n: 8 });
  });

  it('have the errors of sites only where sites leave a spread', () => {
    const split = (site: (row: ScoreRow, i: number) => number): ScoreTable => ({
      names: [],
      rows: eight.map((row, i) => ({ ...row, cluster: site(row, i) })),
    });
    const oneSite = given(ancova(split(() => 3)));
    expect([oneSite.sites, oneSite.adjusted.clustered, oneSite.adjusted.errors]).toEqual([null, null, 'HC3']);
    const told = given(ancova(split(({ arm }) => arm)));
    expect(told.adjusted.clustered).toEqual({ withheld: 'few_sites', n: 8 });
    expect([told.adjusted.errors, told.sites?.inflation]).toEqual(['HC3', null]);
    const each = given(ancova(split((_, i) => i)));
    expect(each.sites).toMatchObject({ clusters: 8, size: 1, icc: null, designEffect: 1 });
    expectFinite([oneSite, told, each]);
  });

  it('are withheld when nothing can be said, with the reason', () => {
    const of = (rows: readonly ScoreRow[], names: readonly string[] = []) => ancova({ names, rows });
    expect(of([])).toEqual({ withheld: 'one_group', n: 0 });
    expect(of(eight.slice(0, 4))).toEqual({ withheld: 'one_group', n: 0 });
    expect(of(eight.slice(0, 5))).toEqual({ withheld: 'one_group', n: 1 });
    expect(of([...eight.slice(0, 4), { ...person(1, 4, 2), n: 0 }])).toEqual({ withheld: 'one_group', n: 0 });
    expect(
      of(
        eight.map((row) => ({ ...row, covariates: [row.arm] })),
        ['same'],
      ),
    ).toEqual({ withheld: 'arm_told', n: 8 });
    const many = Array.from({ length: 9 }, (_, j) => `c${j}`);
    expect(
      of(
        eight.map((row, i) => ({ ...row, covariates: many.map((_, j) => (i + 2) ** (j + 2) % 17) })),
        many,
      ),
    ).toEqual({ withheld: 'few_for_covariates', n: 8 });
    expect(of(eight.map((row) => ({ ...row, last: row.first * 0.7 + 0.1 })))).toEqual({
      withheld: 'exact_scores',
      n: 8,
    });
    expect(of(eight.map((row) => ({ ...row, last: 5 })))).toEqual({ withheld: 'exact_scores', n: 8 });
  });

  it('are refused where the input is not a table of scores', () => {
    const spoiled: readonly ScoreTable[] = [
      { names: [], rows: [...eight, person(0, Number.NaN, 1)] },
      { names: [], rows: [...eight, { ...person(0, 1, 1), n: 0.5 }] },
      { names: [], rows: [...eight, person(0, 1, 1, [], 2)] },
      { names: ['age'], rows: eight },
      { names: ['age', 'age'], rows: eight.map((row) => ({ ...row, covariates: [1, 2] })) },
    ];
    for (const table of spoiled) expect(ancova(table)).toEqual({ withheld: 'invalid' });
  });

  it('never give a number that cannot be printed', () => {
    fc.assert(
      fc.property(oddTables, (table) => expectFinite(ancova(table))),
      { numRuns: 1000 },
    );
  });
});
