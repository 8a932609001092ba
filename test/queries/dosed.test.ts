import { afterAll, beforeAll, expect, test } from 'vitest';
import { draw, erase } from './drawn';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';

let database: Database;
beforeAll(async () => {
  database = await openNative();
});
afterAll(() => database.close());

test('a referral is counted by the contacts that somebody came to, and one without any has none', async () => {
  await erase(database);
  await draw(
    database,
    'episode',
    `
    episode
    1
    2
    3`,
  );
  await draw(
    database,
    'contact',
    `
    episode | activity  | attended
    1       | Gardening | true
    1       | Gardening | true
    1       | Gardening | true
    2       | Gardening | true
    2       | Gardening | false
    3       | Gardening | false`,
  );
  const of = async (least: number, most: number | null): Promise<readonly unknown[]> => {
    const asked = "SELECT episode FROM dosed('asked', ?, CAST(? AS DOUBLE))";
    return [...((await database.run(asked, [least, most])).columns[0] ?? [])];
  };
  expect(await of(0, 0)).toEqual([3]);
  expect(await of(1, 2)).toEqual([2]);
  expect(await of(3, null)).toEqual([1]);
});
