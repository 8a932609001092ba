import { expect, test } from 'vitest';
import { draw, drawn, lookAtAll } from './drawn';
import { onBoth } from './onboth';

onBoth((database) => {
  test('every member counts once for each measure, wherever they stopped', async () => {
    await draw(
      database(),
      'episode',
      `
      episode | first_contact | status
      1       | 2024-04-09    | completed
      2       | 2024-04-10    | completed
      3       | 2024-04-11    | did not attend
      4       | -             | declined
      5       | -             | declined`,
    );
    await draw(
      database(),
      'chosen_pair',
      `
      episode | measure | status          | first_score | last_score | any_last
      1       | swemwbs | pair            | 20          | 25         | 25
      2       | swemwbs | too soon        | 20          | -          | 25
      3       | swemwbs | no second score | 20          | -          | -
      1       | ucla3   | no first score  | -           | -          | 5`,
    );
    await lookAtAll(database());
    const rows = await database().query('flow', {});
    expect(rows).toEqual(
      drawn(`
      measure | arm      | ended          | contacted | scores          | has_first | has_second | n
      swemwbs | referred | completed      | yes       | pair            | true       | true        | 1
      swemwbs | referred | completed      | yes       | too soon        | true       | true        | 1
      swemwbs | referred | declined       | no        | no score        | false        | false         | 2
      swemwbs | referred | did not attend | yes       | no second score | true       | false         | 1
      ucla3   | referred | completed      | yes       | no first score  | false        | true        | 1
      ucla3   | referred | completed      | yes       | no score        | false        | false         | 1
      ucla3   | referred | declined       | no        | no score        | false        | false         | 2
      ucla3   | referred | did not attend | yes       | no score        | false        | false         | 1`),
    );
  });

  test('where no first contact is in the data at all, it is not recorded rather than not made', async () => {
    await draw(database(), 'episode', 'episode\n 1\n 2');
    await draw(
      database(),
      'chosen_pair',
      'episode | status | first_score | last_score | any_last\n 1 | pair | 20 | 25 | 25',
    );
    await lookAtAll(database());
    expect((await database().query('flow', {})).map(({ contacted }) => contacted)).toEqual([
      'not recorded',
      'not recorded',
    ]);
  });

  test('those who are not looked at are not in it, even when theirs is the only first contact', async () => {
    await draw(database(), 'episode', 'episode | first_contact\n 1 | -\n 2 | 2024-04-09');
    await draw(database(), 'chosen_pair', 'episode | status | first_score\n 2 | no second score | 20');
    await draw(database(), 'member', 'episode\n 1');
    expect(await database().query('flow', {})).toEqual(
      drawn(`
      measure | arm      | ended        | contacted | scores   | has_first | has_second | n
      swemwbs | referred | not recorded | no        | no score | false        | false         | 1`),
    );
  });
});
