import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { load } from '../../src/import/load';
import { brief, bytes, file, loadAsSeen, long, rows, wide } from './files';

let database: Database;
beforeAll(async () => {
  database = await openNative();
});
afterAll(() => database.close());

const stages = `SELECT stage, stage_order, value FROM score ORDER BY episode, stage_order`;

describe('two scores of one day without a stage', () => {
  const tidy = { ...long, columns: { person: 'id', tool: 'tool', date: 'date', score: 'score' } };

  test('the first in the file is used and the second is listed', async () => {
    const lines = ['id,tool,date,score', 'a,UCLA,2024-01-03,5', 'a,UCLA,2024-01-03,7', 'a,UCLA,2024-05-03,4'];
    const loaded = await load(database, [{ source: file('s.csv', ...lines), mapping: tidy }]);
    expect(await rows(database, 'SELECT day, value FROM score ORDER BY day')).toEqual([
      [0, 5],
      [121, 4],
    ]);
    expect(brief(loaded.issues)).toEqual(['second_on_day | 3 | score']);
    expect(loaded.ledgers[0]).toMatchObject({ rows_used: 3, scores_in: 3, scores_used: 2 });
  });

  test('two measures of one day, and two people, are no seconds', async () => {
    const lines = ['id,tool,date,score', 'a,UCLA,2024-01-03,5', 'a,GAD7,2024-01-03,7', 'b,UCLA,2024-01-03,6'];
    const loaded = await load(database, [{ source: file('s.csv', ...lines), mapping: tidy }]);
    expect(loaded.issues).toEqual([]);
    expect(await rows(database, 'SELECT count(*)::INTEGER FROM score')).toEqual([[3]]);
  });
});

describe('a list of people that cannot be used, beside a file of scores', () => {
  test('nobody is made up from the scores: both files stop, and say so', async () => {
    const scores = file('s.csv', 'id,tool,stage,date,score', 'a,UCLA,Baseline,2024-01-03,7');
    const people = bytes('p.csv', 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a);
    const loaded = await load(database, [
      { source: people, mapping: wide },
      { source: scores, mapping: long },
    ]);
    expect(brief(loaded.issues)).toEqual(['not_text', 'one_row | 2', 'no_people']);
    expect(loaded.issues.map(({ severity }) => severity)).toEqual(['stop', 'note', 'stop']);
    expect(loaded.measures).toEqual([]);
    expect(await rows(database, 'SELECT count(*)::INTEGER FROM episode')).toEqual([[0]]);
    expect(loaded.ledgers[1]).toMatchObject({ rows_in: 1, rows_used: 0, rows_set_aside: 1 });
  });
});

describe('stages that are parts of a month', () => {
  test('are numbered in their order, weeks never as a baseline', async () => {
    const lines = ['2 weeks,5', 'Baseline,4', '3 months,7', '6 weeks,6', 'Exit,8'];
    const source = file('s.csv', 'id,tool,stage,score', ...lines.map((line) => `a,ONS LS,${line}`));
    const { date: _, ...columns } = long.columns;
    await load(database, [{ source, mapping: { ...long, columns } }]);
    expect(await rows(database, stages)).toEqual([
      ['baseline', 0, 4],
      ['review', 1, 5],
      ['review', 2, 6],
      ['review', 3, 7],
      ['exit', 4, 8],
    ]);
  });

  test('are read alike from the names of columns', async () => {
    await loadAsSeen(database, [
      file('w.csv', 'id,ONS LS (Start),ONS LS (6 weeks),ONS LS (3 months)', 'a,4,6,7'),
    ]);
    expect(await rows(database, stages)).toEqual([
      ['baseline', 0, 4],
      ['review', 1, 6],
      ['review', 2, 7],
    ]);
  });
});

test('an impossible age is not recorded and is told as an age, not as a score', async () => {
  const lines = ['id,age,before,after', 'a,212,4,5', 'b,67,4,5'];
  const mapping = { ...wide, columns: { person: 'id', age: 'age' } };
  const loaded = await load(database, [{ source: file('p.csv', ...lines), mapping }]);
  expect(await rows(database, 'SELECT age_band FROM episode ORDER BY episode')).toEqual([
    ['not recorded'],
    ['65-74'],
  ]);
  expect(brief(loaded.issues)).toEqual([
    'impossible_age | 2 | age | 212',
    'one_value | before | ×2',
    'one_value | after | ×2',
  ]);
});

test.each([
  ['Other: Any other', 'Other'],
  ['Other ethnic group: Any other ethnic group', 'Other'],
  ['Asian, Asian British or Asian Welsh: Other Asian', 'Asian'],
  ['Mixed or Multiple ethnic groups: Other Mixed or Multiple ethnic groups', 'Mixed'],
  ['White: Other White', 'White'],
])('the census label %s is the group %s', async (label, group) => {
  const mapping = { ...wide, columns: { person: 'id', ethnicity: 'ethnicity' } };
  const source = file('p.csv', 'id;ethnicity;before;after', `a;${label};4;5`);
  await load(database, [{ source, mapping }]);
  expect(await rows(database, 'SELECT ethnicity FROM episode')).toEqual([[group]]);
});
