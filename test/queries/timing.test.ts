import { expect, test } from 'vitest';
import { draw, drawn } from './drawn';
import { onBoth } from './onboth';

onBoth((database) => {
  test('pairs are counted by whole months of 30 days between their scores; those without dates are left out', async () => {
    await draw(
      database(),
      'chosen_pair',
      `
      episode | measure | status          | first_score | last_score | days
      1       | swemwbs | pair            | 20          | 25         | 28
      2       | swemwbs | pair            | 20          | 25         | 30
      3       | swemwbs | pair            | 20          | 25         | 59
      4       | swemwbs | pair            | 20          | 25         | -
      5       | swemwbs | no second score | 20          | -          | -
      6       | swemwbs | pair            | 20          | 25         | 400
      1       | ucla3   | pair            | 7           | 5          | 92`,
    );
    await draw(database(), 'member', 'episode\n 1\n 2\n 3\n 4\n 5');
    expect(await database().query('timing', {})).toEqual(
      drawn(`
      measure | months | n
      swemwbs | 0      | 1
      swemwbs | 1      | 2
      ucla3   | 3      | 1`),
    );
  });
});
