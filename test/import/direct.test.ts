import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { load } from '../../src/import/load';
import { file, rows, wide } from './files';

let database: Database;
beforeAll(async () => {
  database = await openNative();
});
afterAll(() => database.close());

/** Cells of a column of scores from 0 to 10, and what each of them is; null for no score. */
const columns: readonly (readonly [string, readonly (readonly [string, number | null])[]])[] = [
  [
    'plain numbers',
    [
      ['4', 4],
      ['10', 10],
      ['0', 0],
      ['2.5', 2.5],
    ],
  ],
  [
    'numbers out of range and words',
    [
      ['4', 4],
      ['11', null],
      ['N/A', null],
      ['<5', null],
      ['', null],
      ['4.0', 4],
    ],
  ],
  [
    'what only an engine takes for numbers',
    [
      ['4', 4],
      ['1e0', null],
      ['nan', null],
      ['inf', null],
      ['1_0', null],
      ['-1', null],
    ],
  ],
  [
    'spaced and signed numbers',
    [
      [' 4', 4],
      ['+5', 5],
      ['6.', 6],
      ['7', 7],
    ],
  ],
];

test.each(columns)('a column of %s holds the scores that its cells mean', async (_, cells) => {
  const lines = cells.map(([cell], at) => `p${String(at)},,${cell},5`);
  const source = file('p.csv', 'id,referred,before,after', ...lines);
  const loaded = await load(database, [{ source, mapping: wide }]);
  const found = await rows(
    database,
    'SELECT episode, value FROM score WHERE stage_order = 0 ORDER BY episode',
  );
  expect(found).toEqual(cells.flatMap(([, value], at) => (value === null ? [] : [[at + 1, value]])));
  expect(loaded.ledgers[0]?.scores_used).toBe(found.length + cells.length);
});
