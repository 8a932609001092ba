import { describe, expect, it } from 'vitest';
import {
  distributionTable,
  flowTable,
  forestTable,
  measuresTable,
  movementTable,
  rangeTable,
} from '../../src/charts/table';
import { evidence, flow, outcome } from '../evidence/fixture';

const wellbeing = outcome('swemwbs');
const tables = {
  flow: flowTable(flow('swemwbs'), 'internal'),
  distribution: distributionTable(wellbeing, 'internal'),
  forest: forestTable(wellbeing, 'internal'),
  measures: measuresTable(evidence.outcomes, 'internal'),
  movement: movementTable(wellbeing, 'internal'),
  range: rangeTable(wellbeing),
};

describe.each(Object.entries(tables))('the table of %s', (_, table) => {
  it('has a caption, a name of its own for every column and as many cells as columns in every row', () => {
    expect(table.caption).not.toBe('');
    expect(new Set(table.columns.map(({ name }) => name)).size).toBe(table.columns.length);
    expect(table.rows.length).toBeGreaterThan(0);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });

  it('holds numbers or words in a number column, never an empty cell', () => {
    for (const row of table.rows) {
      for (const value of row) {
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
        else expect(value).not.toBe('');
      }
    }
  });
});

describe('figures as tables', () => {
  it('names both limits', () => {
    expect(tables.forest.columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['lower 95%', 'upper 95%']),
    );
  });

  it('says in words that a group is hidden', () => {
    const hidden = tables.forest.rows.find(([group]) => group === '5 (least deprived fifth)');
    expect(hidden?.filter((value) => value === 'hidden, few people')).toHaveLength(5);
  });

  it.each([
    ['nhs', '1 to 7 people'],
    ['strict', 'fewer than 10 people'],
  ] as const)('says under %s that a hidden count is %s', (profile, says) => {
    const rows = forestTable(wellbeing, profile).rows;
    expect(rows.find(([group]) => group === '5 (least deprived fifth)')).toContain(says);
  });

  it('writes a percentage without the noise of binary fractions', () => {
    const followedUp = { x: 1945, n: 3420, share: 0.57, interval: null };
    const said = forestTable({ ...wellbeing, overall: { ...wellbeing.overall, followedUp } }, 'strict');
    expect(0.57 * 100).not.toBe(57);
    expect(said.rows.at(-1)?.[3]).toBe(57);
  });

  it('calls referrals referrals where they are counted', () => {
    const said = (counted: 'people' | 'referrals') =>
      rangeTable({ ...wellbeing, counted }).rows.map(([who]) => String(who));
    expect(said('referrals')).toEqual([
      'referrals with two scores',
      'all referrals, if those lost had not changed',
      'all referrals, whatever happened to those lost',
    ]);
    expect(said('people')[0]).toBe('those asked twice');
  });

  it('counts in its classes everyone that has a pair', () => {
    const people = tables.distribution.rows.reduce((sum, row) => sum + Number(row[2]), 0);
    expect(people).toBe(2486);
  });

  it('turns limits round with the estimate where lower is better', () => {
    const anxiety = tables.measures.rows.find(([name]) => name === outcome('ons-anxiety').measure.short);
    const [mean, lower, upper] = (anxiety ?? []).slice(-3).map(Number);
    expect(mean).toBeGreaterThan(0);
    expect(lower).toBeLessThan(mean ?? 0);
    expect(upper).toBeGreaterThan(mean ?? 0);
  });
});
