import { expect, test } from 'vitest';
import { draw, drawn, tallied } from './drawn';
import { onBoth } from './onboth';

onBoth((database) => {
  test('everybody with a first score and no usable last one is counted by that first score', async () => {
    await draw(
      database(),
      'chosen_pair',
      `
      episode | status           | first_score | last_score | any_last
      1       | no second score  | 18          | -          | -
      2       | too soon         | 18          | -          | 22
      3       | same day         | 21          | -          | 23
      4       | before the first | 18          | -          | 23
      5       | pair             | 18          | 25         | 25
      6       | no first score   | -           | -          | 25
      7       | first not dated  | 30          | -          | 31
      8       | no second score  | 18          | -          | -`,
    );
    await draw(
      database(),
      'member',
      `
      episode | stratum
      1       | North
      2       | North
      3       | North
      4       | South
      5       | North
      6       | North
      7       | South`,
    );
    await tallied(database());
    expect(await database().query('outcomes_lost', {})).toEqual(
      drawn(`
      measure | arm      | stratum | first_score | n
      swemwbs | referred | North   | 18          | 2
      swemwbs | referred | North   | 21          | 1
      swemwbs | referred | South   | 18          | 1
      swemwbs | referred | South   | 30          | 1`),
    );
  });
});
