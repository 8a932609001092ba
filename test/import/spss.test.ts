import { expect, test } from 'vitest';
import { looksLikeSpss, readSpss } from '../../src/import/survey/spss';
import { bytesOf, cells, expectedOf, sourceOf } from './survey/fixture';

test.each(['byte.sav', 'none.sav', 'zlib.zsav', 'empty.sav', 'pspp.sav', 'pspp-plain.sav', 'pspp.zsav'])(
  'every cell of %s says what R reads in it',
  async (name) => {
    const expected = expectedOf(name);
    const table = await readSpss(sourceOf(name));
    const grid = await table.read(() => undefined);
    expect(looksLikeSpss(bytesOf(name))).toBe(true);
    expect(grid.header).toEqual(expected.header);
    expect(table.labels).toEqual(expected.labels);
    expect(cells(grid)).toEqual(expected.columns.map((column) => column.map(String)));
  },
);
