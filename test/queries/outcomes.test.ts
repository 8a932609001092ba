import { expect, test } from 'vitest';
import { draw, drawn, tallied } from './drawn';
import { onBoth } from './onboth';

onBoth((database) => {
  test('pairs of the same two scores are one row with their number, by measure and stratum', async () => {
    await draw(
      database(),
      'chosen_pair',
      `
      episode | measure | first_score | last_score
      1       | swemwbs | 20          | 24.5
      2       | swemwbs | 20          | 24.5
      3       | swemwbs | 20          | 19
      4       | swemwbs | 20          | 24.5
      1       | ucla3   | 7           | 5`,
    );
    await draw(
      database(),
      'member',
      `
      episode | stratum
      1       | North
      2       | North
      3       | North
      4       | South`,
    );
    await tallied(database());
    expect(await database().query('outcomes', {})).toEqual(
      drawn(`
      measure | arm      | stratum | first_score | last_score | n
      swemwbs | referred | North   | 20          | 19         | 1
      swemwbs | referred | North   | 20          | 24.5       | 2
      swemwbs | referred | South   | 20          | 24.5       | 1
      ucla3   | referred | North   | 7           | 5          | 1`),
    );
  });

  test('only members count, and of them only those whose pair is usable', async () => {
    await draw(
      database(),
      'chosen_pair',
      `
      episode | status   | first_score | last_score | any_last
      1       | pair     | 20          | 25         | 25
      2       | too soon | 21          | -          | 26
      3       | pair     | 22          | 27         | 27`,
    );
    await draw(database(), 'member', 'episode\n 1\n 2');
    await tallied(database());
    expect(await database().query('outcomes', {})).toEqual(
      drawn(`
      measure | arm      | stratum  | first_score | last_score | n
      swemwbs | referred | everyone | 20          | 25         | 1`),
    );
  });

  test('arms are tallied apart', async () => {
    await draw(database(), 'chosen_pair', 'episode | first_score | last_score\n 1 | 20 | 25\n 2 | 20 | 25');
    await draw(database(), 'member', 'episode | arm\n 1 | this\n 2 | other');
    await tallied(database());
    expect((await database().query('outcomes', {})).map(({ arm, n }) => [arm, n])).toEqual([
      ['other', 1],
      ['this', 1],
    ]);
  });

  test('nobody gives no rows', async () => {
    await tallied(database());
    expect(await database().query('outcomes', {})).toEqual([]);
  });
});
