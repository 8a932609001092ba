import { expect, test } from 'vitest';
import { draw, drawn } from './drawn';
import { onBoth } from './onboth';

onBoth((database) => {
  test('a person with two referrals is one cluster with their summed change, and alike people are one row', async () => {
    await draw(
      database(),
      'episode',
      `
      episode | person
      1       | 1
      2       | 1
      3       | 2
      4       | 2
      5       | 3
      6       | 4`,
    );
    await draw(
      database(),
      'chosen_pair',
      `
      episode | status   | first_score | last_score | any_last
      1       | pair     | 20          | 25         | 25
      2       | pair     | 22          | 21         | 21
      3       | pair     | 20          | 24         | 24
      4       | too soon | 20          | -          | 29
      5       | pair     | 18          | 22         | 22
      6       | pair     | 18          | 30         | 30`,
    );
    await draw(database(), 'member', 'episode\n 1\n 2\n 3\n 4\n 5');
    expect(await database().query('outcomes_clusters', {})).toEqual(
      drawn(`
      measure | arm      | stratum  | pairs | change | n
      swemwbs | referred | everyone | 1     | 4      | 2
      swemwbs | referred | everyone | 2     | 4      | 1`),
    );
  });
});
