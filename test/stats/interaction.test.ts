import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ancova } from '../../src/stats/ancova';
import { interaction } from '../../src/stats/interaction';
import type { LevelRow } from '../../src/stats/interaction';
import type { ScoreTable } from '../../src/stats/scorerows';
import { expectClose, expectFinite } from './close';
import { given, twice } from './people';
import fixture from './r/interaction.json';
import { atSites, cohorts, oddTables, scoreTable } from './scores';

function levelled({ names, rows }: ScoreTable, level: (place: number) => number): ScoreTable<LevelRow> {
  return { names, rows: rows.map((row, i) => ({ ...row, level: level(i) })) };
}

/** Levels 0 and 1, with four people of each cohort in both whatever else there is. */
const halves = cohorts.map((table): ScoreTable<LevelRow> => {
  const more = table.rows.slice(-8).map((row, i) => ({ ...row, last: row.last + (i % 3), level: 1 }));
  return { names: table.names, rows: [...levelled(table, (i) => (i * 5) % 2).rows, ...more] };
});

describe('the difference between two cohorts by levels of a subgroup', () => {
  for (const [name, { data, level, result }] of Object.entries(fixture.cases)) {
    it(`of ${name.replaceAll('_', ' ')} is R's, level by level, and so are its tests`, () => {
      const found = given(interaction(levelled(scoreTable(data), (i) => level[i] ?? Number.NaN)));
      expectClose(found, result, 1e-9);
      expectFinite(found);
    });
  }

  it('is the same in any order, from rows and from patterns, and whatever the levels are called', () => {
    fc.assert(
      fc.property(halves, ({ names, rows }) => {
        const written = given(interaction({ names, rows: [...rows, ...rows] }));
        const called = twice(rows)
          .toReversed()
          .map((row) => ({ ...row, level: 9 - row.level }));
        const found = given(interaction({ names, rows: called }));
        expectClose(found.test, written.test, 1e-7);
        expectClose(found.robust, written.robust, 1e-7);
        expectClose(found.levels[0]?.effect, written.levels[1]?.effect, 1e-7);
      }),
    );
  });

  it('has, with two levels, an F that is the square of the t of their difference', () => {
    fc.assert(
      fc.property(halves, ({ names, rows }) => {
        const { test, levels } = given(interaction({ names, rows }));
        expect(test.df1).toBe(1);
        const crossed = rows.map((row) => ({
          ...row,
          covariates: [...row.covariates, row.level, row.arm],
          arm: row.arm === 1 && row.level === 1 ? (1 as const) : (0 as const),
        }));
        const asked = given(ancova({ names: [...names, 'level', 'cohort'], rows: crossed })).adjusted;
        expectClose({ f: test.f, p: test.p }, { f: asked.naive.t ** 2, p: asked.naive.p }, 1e-7);
        const [one, other] = levels.map(({ effect }) => given(effect).difference);
        expectClose((other ?? 0) - (one ?? 0), asked.difference, 1e-7);
      }),
    );
  });

  it('leaves out a level where a cohort has one person, and keeps its place in the list', () => {
    const { data, level } = fixture.cases.two_levels;
    const table = levelled(scoreTable(data), (i) => level[i] ?? 0);
    const lone = { ...(table.rows[0] as LevelRow), level: -3, arm: 1 as const };
    const found = given(interaction({ names: table.names, rows: [lone, ...table.rows] }));
    expect(found.levels.map((one) => one.level)).toEqual([-3, 0, 1]);
    expect(found.levels[0]).toEqual({ level: -3, n: [0, 1], effect: { withheld: 'one_group', n: 0 } });
    expectClose(found.test, fixture.cases.two_levels.result.test, 1e-9);
  });

  it('is not judged by fewer sites than it takes', () => {
    const { data, level } = fixture.cases.many_sites;
    const table = levelled(scoreTable(data), (i) => level[i] ?? 0);
    const two = table.rows.map((row) => ({ ...row, cluster: (row.cluster ?? 0) % 2 }));
    const found = given(interaction({ names: [], rows: two }));
    expect(found.clustered).toEqual({ withheld: 'few_sites', n: found.n });
    const without = two.map(({ first, last, arm, n, ...row }) => ({
      first,
      last,
      arm,
      n,
      covariates: [],
      level: row.level,
    }));
    expect(given(interaction({ names: [], rows: without })).clustered).toBeNull();
  });

  it('adjusts for a covariate that is the subgroup itself by naming it nowhere twice', () => {
    const { data, level } = fixture.cases.two_levels;
    const table = levelled(scoreTable(data), (i) => level[i] ?? 0);
    const same = table.rows.map((row) => ({ ...row, covariates: [...row.covariates, row.level] }));
    const found = given(interaction({ names: [...table.names, 'living alone'], rows: same }));
    expectClose(found.levels, fixture.cases.two_levels.result.levels, 1e-8);
    expect(found.aliased).toEqual([]);
  });

  it('is withheld where there are not two levels to compare, or nobody to compare in them', () => {
    const { data } = fixture.cases.two_levels;
    const table = scoreTable(data);
    expect(interaction(levelled(table, () => 4))).toEqual({ withheld: 'one_group', n: 1 });
    expect(interaction(levelled(table, (i) => i))).toEqual({ withheld: 'one_group', n: 0 });
    expect(interaction({ names: [], rows: [] })).toEqual({ withheld: 'one_group', n: 0 });
    expect(interaction(levelled(table, () => Number.NaN))).toEqual({ withheld: 'invalid' });
    const flat = table.rows.map((row) => ({ ...row, last: 7 }));
    expect(interaction(levelled({ names: table.names, rows: flat }, (i) => i % 2))).toMatchObject({
      withheld: 'exact_scores',
    });
  });

  it('never gives a number that cannot be printed', () => {
    fc.assert(
      fc.property(oddTables, cohorts, (odd, some) => {
        expectFinite(interaction(levelled(odd, (i) => i % 2)));
        expectFinite(interaction(levelled(atSites(some), (i) => i % 3)));
      }),
      { numRuns: 300 },
    );
  });
});
