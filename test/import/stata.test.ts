import { expect, test } from 'vitest';
import { looksLikeStata, readStata } from '../../src/import/survey/stata';
import { bytesOf, cells, expectedOf, sourceOf } from './survey/fixture';

test.each([
  'stata8.dta',
  'stata10.dta',
  'stata12.dta',
  'stata13.dta',
  'stata14.dta',
  'stata15.dta',
  'factors.dta',
  'dates.dta',
  'big114.dta',
  'big117.dta',
  'big118.dta',
  'big119.dta',
  'little117.dta',
])('every cell of %s says what R reads in it', async (name) => {
  const expected = expectedOf(name);
  const table = await readStata(sourceOf(name));
  const grid = await table.read(() => undefined);
  expect(looksLikeStata(bytesOf(name))).toBe(true);
  expect(grid.header).toEqual(expected.header);
  expect(table.labels).toEqual(expected.labels);
  expect(cells(grid)).toEqual(expected.columns.map((column) => column.map(String)));
});
