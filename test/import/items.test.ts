import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { inspect } from '../../src/import/inspect';
import { load } from '../../src/import/load';
import { parseMapping } from '../../src/vocabulary/mappingfile';
import { brief, file, loadAsSeen, rows } from './files';

let database: Database;
beforeAll(async () => {
  database = await openNative();
});
afterAll(() => database.close());

const scores = 'SELECT episode, measure, stage_order, value FROM score ORDER BY ALL';
const seven = (stage: string): string =>
  Array.from({ length: 7 }, (_, at) => `SWEMWBS Q${String(at + 1)} (${stage})`).join(',');

test('answers make the metric score of their row, in words or numbers; too few make none', async () => {
  const source = file(
    'a.csv',
    `Client ID,Referral Date,${seven('Start')},${seven('End')}`,
    'a,01/02/2024,3,3,3,3,3,3,3,4,4,4,4,4,4,4',
    'b,01/02/2024,Some of the time,3,3,3,3,3,3,5 - All of the time,5,5,5,5,5,5',
    'c,01/02/2024,3,3,3,,3,3,3,,,,,,,',
    'd,01/02/2024,3,3,3,9,3,3,3,4,4,4,4,4,4,4',
  );
  const looked = await inspect(source);
  expect(looked.certain).toBe(true);
  expect(looked.mapping.items?.map(({ instrument, order }) => [instrument, order])).toEqual([
    ['swemwbs', 0],
    ['swemwbs', 1000],
  ]);
  const loaded = await load(database, [{ source, mapping: looked.mapping }]);
  expect(await rows(database, scores)).toEqual([
    [1, 'swemwbs', 0, 19.25],
    [1, 'swemwbs', 1000, 25.03],
    [2, 'swemwbs', 0, 19.25],
    [2, 'swemwbs', 1000, 35],
    [4, 'swemwbs', 1000, 25.03],
  ]);
  const said = brief(loaded.issues).map((one) => one.split(' | ').slice(0, 2).join(' | '));
  expect(said.filter((one) => !/^(day_first|one_value)/.test(one))).toEqual([
    'items_missing | 4',
    'out_of_range | 5',
  ]);
  expect(loaded.ledgers[0]).toMatchObject({ rows_used: 4, scores_in: 7, scores_used: 5 });
});

test('a total that is in the file goes before one that would be made from the answers', async () => {
  const { mapping } = await inspect(
    file('a.csv', `Client ID,${seven('Start')},SWEMWBS (Start),SWEMWBS (End)`, 'a,3,3,3,3,3,3,3,19.25,24.11'),
  );
  expect(mapping.items).toBeUndefined();
  expect(mapping.scores.map(({ column }) => column)).toEqual(['SWEMWBS (Start)', 'SWEMWBS (End)']);
});

test('names of link workers are codes before anything is kept', async () => {
  await loadAsSeen(database, [
    file(
      'a.csv',
      'Client ID,Link Worker,ONS LS (Start),ONS LS (End)',
      'a,Mary Jones,4,5',
      'b,Ahmed Khan,4,6',
      'c,Mary Jones,3,6',
      'd,,3,6',
    ),
  ]);
  expect(await rows(database, 'SELECT link_worker::VARCHAR FROM episode ORDER BY episode')).toEqual([
    ['Worker 2'],
    ['Worker 1'],
    ['Worker 2'],
    ['not recorded'],
  ]);
});

test('codes of link workers stay as they are', async () => {
  await loadAsSeen(database, [
    file('a.csv', 'Client ID,Link Worker,ONS LS (Start),ONS LS (End)', 'a,LW07,4,5', 'b,LW01,4,6'),
  ]);
  expect(await rows(database, 'SELECT link_worker::VARCHAR FROM episode ORDER BY episode')).toEqual([
    ['LW07'],
    ['LW01'],
  ]);
});

test('what was decided of a spelling is kept in the mapping and mends every row of it', async () => {
  const source = file(
    'a.csv',
    'Client ID,Site,ONS LS (Start),ONS LS (End)',
    'a,Harbour,4,5',
    'b,Harbor,4,6',
    'c,Harbor,3,6',
  );
  const { mapping } = await inspect(source);
  const levels = [{ column: 'Site', text: 'Harbor', level: 'Harbour' }];
  const decided = parseMapping({ ...mapping, levels });
  await load(database, [{ source, mapping: decided }]);
  expect(await rows(database, 'SELECT DISTINCT site::VARCHAR FROM episode')).toEqual([['Harbour']]);
});

test('answers that the mapping says are numbered from 0 make the score of the same answers numbered from 1', async () => {
  const header = `Client ID,${seven('Start')},${seven('End')}`;
  const source = file('a.csv', header, 'a,2,2,2,2,2,2,2,0,1,2,3,4,4,4');
  const { mapping } = await inspect(source);
  const items = (mapping.items ?? []).map((one) => ({ ...one, coding: 'from 0' as const }));
  await load(database, [{ source, mapping: { ...mapping, items } }]);
  expect(await rows(database, scores)).toEqual([
    [1, 'swemwbs', 0, 19.25],
    [1, 'swemwbs', 1000, 22.35],
  ]);
});

test('a date late in the file settles how all dates of it are written', async () => {
  const early = Array.from({ length: 900 }, (_, at) => `p${String(at)},03/04/2023,4,5`);
  const { mapping } = await inspect(
    file('a.csv', 'Client ID,Referral Date,ONS LS (Start),ONS LS (End)', ...early, 'late,04/25/2023,4,5'),
  );
  expect(mapping.dates).toBe('month first');
});
