import { expect, test } from 'vitest';
import type { QueryParameters } from '../../src/engine/queries.gen';
import { dimensions } from '../../src/vocabulary/dimensions';
import { draw, drawn } from './drawn';
import { onBoth } from './onboth';

const everyone: QueryParameters['cohort'] = {
  of_arm: 'referred',
  referred_from: null,
  referred_to: null,
  of_episodes: 'first',
  by_dimension: '',
};

onBoth((database) => {
  const cohort = async (asked: Partial<QueryParameters['cohort']> = {}) =>
    (await database().query('cohort', { ...everyone, ...asked })).toSorted((a, b) => a.episode - b.episode);
  const episodes = async (asked: Partial<QueryParameters['cohort']> = {}) =>
    (await cohort(asked)).map(({ episode }) => episode);

  test('without a filter everybody is in scope, once, and belongs to everyone', async () => {
    await draw(
      database(),
      'episode',
      `
      episode | referral_date
      1       | 2024-04-01
      2       | -`,
    );
    expect(await cohort()).toEqual(
      drawn(`
      episode | arm      | stratum
      1       | referred | everyone
      2       | referred | everyone`),
    );
  });

  test('both ends of a period are inside it, and a referral without a date is in no period', async () => {
    await draw(
      database(),
      'episode',
      `
      episode | referral_date
      1       | 2024-03-31
      2       | 2024-04-01
      3       | 2025-03-31
      4       | 2025-04-01
      5       | -`,
    );
    expect(await episodes({ referred_from: '2024-04-01', referred_to: '2025-03-31' })).toEqual([2, 3]);
    expect(await episodes({ referred_from: '2024-04-01' })).toEqual([2, 3, 4]);
    expect(await episodes({ referred_to: '2025-03-31' })).toEqual([1, 2, 3]);
  });

  test('a person counts once, by their first referral in scope, unless every referral is asked for', async () => {
    await draw(
      database(),
      'episode',
      `
      episode | person | ordinal | of_many | referral_date | site
      1       | 1      | 1       | true    | 2023-01-10    | North
      2       | 1      | 2       | true    | 2024-05-10    | South
      3       | 1      | 3       | true    | 2024-09-10    | South
      4       | 2      | 1       | false   | 2024-06-10    | South`,
    );
    expect(await episodes()).toEqual([1, 4]);
    expect(await episodes({ of_episodes: 'all' })).toEqual([1, 2, 3, 4]);
    expect(await episodes({ referred_from: '2024-04-01' })).toEqual([2, 4]);
    expect(await episodes({ referred_from: '2024-04-01', of_episodes: 'all' })).toEqual([2, 3, 4]);
    await draw(database(), 'chosen', 'dimension | level\n site | South');
    expect(await episodes()).toEqual([2, 4]);
  });

  test('the levels of one dimension widen a filter and further dimensions narrow it', async () => {
    await draw(
      database(),
      'episode',
      `
      episode | site  | sex
      1       | North | female
      2       | South | female
      3       | South | male
      4       | West  | female`,
    );
    await draw(database(), 'chosen', 'dimension | level\n site | North\n site | South');
    expect(await episodes()).toEqual([1, 2, 3]);
    await draw(database(), 'chosen', 'dimension | level\n sex | female');
    expect(await episodes()).toEqual([1, 2]);
    await draw(database(), 'chosen', 'dimension | level\n reason | housing');
    expect(await episodes()).toEqual([]);
  });

  test('those of whom a level is not recorded can be chosen too', async () => {
    await draw(database(), 'episode', 'episode | sex\n 1 | female\n 2 | not recorded');
    await draw(database(), 'chosen', 'dimension | level\n sex | not recorded');
    expect(await episodes()).toEqual([2]);
  });

  test.each(dimensions.map(({ id }) => id))('%s can filter and can split', async (id) => {
    await draw(database(), 'episode', `episode | ${id}\n 1 | this\n 2 | that\n 3 | not recorded`);
    expect((await cohort({ by_dimension: id })).map(({ stratum }) => stratum)).toEqual([
      'this',
      'that',
      'not recorded',
    ]);
    await draw(database(), 'chosen', `dimension | level\n ${id} | that`);
    expect(await episodes()).toEqual([2]);
  });

  test('a dimension that does not exist splits nobody', async () => {
    await draw(database(), 'episode', 'episode | site\n 1 | North\n 2 | South');
    expect((await cohort({ by_dimension: "site' OR '1'='1" })).map(({ stratum }) => stratum)).toEqual([
      'everyone',
      'everyone',
    ]);
  });

  test('the table member takes what the cohort gives', async () => {
    await draw(database(), 'episode', 'episode | site\n 1 | North\n 2 | South');
    await database().run(`INSERT INTO member SELECT * FROM cohort('referred', NULL, NULL, 'first', 'site')`);
    const { columns } = await database().run('SELECT episode, arm, stratum FROM member ORDER BY episode');
    expect(columns).toEqual([
      [1, 2],
      ['referred', 'referred'],
      ['North', 'South'],
    ]);
  });
});
