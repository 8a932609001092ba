import { expect, test } from 'vitest';
import { dimensions } from '../../src/vocabulary/dimensions';
import { draw, drawn, lookAtAll } from './drawn';
import { onBoth } from './onboth';

onBoth((database) => {
  test('those with a first score are kept or lost, by what was known of them at the start', async () => {
    await draw(
      database(),
      'episode',
      `
      episode | sex    | site
      1       | female | North
      2       | female | North
      3       | female | South
      4       | male   | South
      5       | male   | South`,
    );
    await draw(
      database(),
      'chosen_pair',
      `
      episode | measure | status          | first_score | last_score
      1       | swemwbs | pair            | 20          | 25
      2       | swemwbs | pair            | 21          | 25
      3       | swemwbs | no second score | 22          | -
      4       | swemwbs | too soon        | 22          | -
      5       | swemwbs | no first score  | -           | -
      5       | ucla3   | pair            | 7           | 5`,
    );
    await lookAtAll(database());
    const rows = await database().query('kept', { of_measure: 'swemwbs' });
    expect(rows.filter(({ dimension }) => dimension === 'sex' || dimension === 'site')).toEqual(
      drawn(`
      dimension | level  | was_kept | n
      sex       | female | false       | 1
      sex       | female | true      | 2
      sex       | male   | false       | 1
      site      | North  | true      | 2
      site      | South  | false       | 2`),
    );
  });

  test('every dimension is asked about, and each adds up to those who started', async () => {
    await draw(database(), 'episode', 'episode\n 1\n 2');
    await draw(database(), 'chosen_pair', 'episode | first_score | last_score\n 1 | 20 | 25\n 2 | 20 | 24');
    await lookAtAll(database());
    const rows = await database().query('kept', { of_measure: 'swemwbs' });
    expect(rows.map(({ dimension, level, n }) => `${dimension}: ${level} ${String(n)}`)).toEqual(
      dimensions.map(({ id }) => `${id}: not recorded 2`).toSorted(),
    );
  });

  test('a measure nobody has gives no rows, and so does one that is not text but a trap', async () => {
    await draw(database(), 'episode', 'episode\n 1');
    await draw(database(), 'chosen_pair', 'episode | first_score | last_score\n 1 | 20 | 25');
    await lookAtAll(database());
    expect(await database().query('kept', { of_measure: 'phq9' })).toEqual([]);
    expect(await database().query('kept', { of_measure: "' OR 1 = 1 --" })).toEqual([]);
  });
});
