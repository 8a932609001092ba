import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ancova } from '../../src/stats/ancova';
import { scoreDifferences } from '../../src/stats/scoredid';
import type { ScoreRow } from '../../src/stats/scorerows';
import { expectClose, expectFinite } from './close';
import { given, twice } from './people';
import fixture from './r/scoredid.json';
import { atSites, cohorts, oddTables, scoreTable } from './scores';

describe('differences in differences of scores', () => {
  for (const [name, { data, result }] of Object.entries(fixture.cases)) {
    it(`of ${name.replaceAll('_', ' ')} are R's, with a person's two scores clustered`, () => {
      const found = given(scoreDifferences(scoreTable(data).rows));
      expectClose(found, result, 1e-10);
      expectFinite(found);
    });
  }

  it('are the difference in change, whatever else is known', () => {
    fc.assert(
      fc.property(cohorts, ({ rows }) => {
        const bare = rows.map((row) => ({ ...row, covariates: [] }));
        const { change } = given(ancova({ names: [], rows: bare }));
        expectClose(given(scoreDifferences(rows)).cr0.difference, change.difference, 1e-9);
      }),
    );
  });

  it('are the same in any order, from rows and from patterns, and turn their sign with the cohorts', () => {
    fc.assert(
      fc.property(cohorts.map(atSites), ({ rows }) => {
        const written = given(scoreDifferences([...rows, ...rows]));
        expectClose(scoreDifferences(twice(rows).toReversed()), written, 1e-9);
        const turned = rows.map((row) => ({ ...row, arm: row.arm === 1 ? (0 as const) : (1 as const) }));
        const [one, other] = [given(scoreDifferences(rows)), given(scoreDifferences(turned))];
        expectClose(
          { difference: -other.cr1.difference, se: other.cr1.se, sites: other.clustered },
          { difference: one.cr1.difference, se: one.cr1.se },
          1e-9,
        );
      }),
    );
  });

  it('are withheld where there is nothing to compare', () => {
    const person = (arm: 0 | 1, first: number, last: number): ScoreRow => ({
      arm,
      first,
      last,
      covariates: [],
      n: 1,
    });
    expect(scoreDifferences([])).toEqual({ withheld: 'one_group', n: 0 });
    const lone = [person(0, 1, 2), person(0, 2, 2), person(1, 3, 1)];
    expect(scoreDifferences(lone)).toEqual({ withheld: 'one_group', n: 1 });
    const alike = [person(0, 1, 3), person(0, 2, 4), person(1, 3, 3), person(1, 5, 5)];
    expect(scoreDifferences(alike)).toEqual({ withheld: 'no_variance', n: 4 });
    expect(scoreDifferences([...alike, person(0, 1, Number.NaN)])).toEqual({ withheld: 'invalid' });
    const oneConstant = [...alike.slice(0, 2), person(1, 3, 1), person(1, 5, 6)];
    expect(given(scoreDifferences(oneConstant)).cr0.difference).toBeCloseTo(-2.5, 12);
    const bySite = oneConstant.map((row) => ({ ...row, cluster: row.arm }));
    expect(given(scoreDifferences(bySite)).clustered).toEqual({ withheld: 'few_sites', n: 4 });
  });

  it('never give a number that cannot be printed', () => {
    fc.assert(
      fc.property(oddTables, ({ rows }) => expectFinite(scoreDifferences(rows))),
      { numRuns: 600 },
    );
  });
});
