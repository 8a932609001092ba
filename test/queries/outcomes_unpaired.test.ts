import { expect, test } from 'vitest';
import { draw, drawn, tallied } from './drawn';
import { onBoth } from './onboth';

onBoth((database) => {
  test('later scores outside every pair are counted, and those inside one are not', async () => {
    await draw(
      database(),
      'chosen_pair',
      `
      episode | status          | first_score | last_score | any_last
      1       | pair            | 20          | 25         | 25
      2       | too soon        | 21          | -          | 26
      3       | no first score  | -           | -          | 26
      4       | no second score | 22          | -          | -
      5       | same day        | 22          | -          | 24
      6       | same day        | 22          | -          | 24`,
    );
    await draw(database(), 'member', 'episode\n 1\n 2\n 3\n 4\n 5');
    await tallied(database());
    expect(await database().query('outcomes_unpaired', {})).toEqual(
      drawn(`
      measure | arm      | stratum  | last_score | n
      swemwbs | referred | everyone | 24         | 1
      swemwbs | referred | everyone | 26         | 2`),
    );
  });
});
