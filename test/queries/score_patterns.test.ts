import { afterAll, beforeAll, expect, test } from 'vitest';
import { draw, erase } from './drawn';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';

let database: Database;
beforeAll(async () => {
  database = await openNative();
});
afterAll(() => database.close());

test('people alike in what was known before and in both scores are one row, and who has no pair is in none', async () => {
  await erase(database);
  await draw(
    database,
    'episode',
    `
    episode | site    | sex    | age_band
    1       | Harbour | Female | 35 to 44
    2       | Harbour | Female | 35 to 44
    3       | Harbour | Male   | 35 to 44
    4       | Vale    | Female | 35 to 44
    5       | Vale    | Female | 35 to 44`,
  );
  await draw(
    database,
    'chosen_pair',
    `
    episode | measure | status          | first_score | last_score
    1       | swemwbs | pair            | 20          | 25
    2       | swemwbs | pair            | 20          | 25
    3       | swemwbs | pair            | 20          | 25
    4       | swemwbs | no second score | 20          | -
    5       | ucla3   | pair            | 5           | 4`,
  );
  await database.run(`INSERT INTO member SELECT episode, 'referred', site FROM episode`);
  const rows = await database.query('score_patterns', { of_measure: 'swemwbs' });
  expect(
    rows.map(({ stratum, sex, first_score, last_score, n }) => [stratum, sex, first_score, last_score, n]),
  ).toEqual([
    ['Harbour', 'Female', 20, 25, 2],
    ['Harbour', 'Male', 20, 25, 1],
  ]);
  expect(await database.query('score_patterns', { of_measure: "x'; DROP TABLE pair; --" })).toEqual([]);
});
