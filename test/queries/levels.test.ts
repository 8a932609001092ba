import { expect, test } from 'vitest';
import { dimensions } from '../../src/vocabulary/dimensions';
import { draw, drawn } from './drawn';
import { onBoth } from './onboth';

onBoth((database) => {
  test('the levels of every dimension are counted over everybody loaded, members or not', async () => {
    await draw(
      database(),
      'episode',
      `
      episode | site
      1       | North
      2       | North
      3       | not recorded`,
    );
    await draw(database(), 'member', 'episode\n 1');
    const rows = await database().query('levels', {});
    expect(rows.filter(({ dimension }) => dimension === 'site')).toEqual(
      drawn(`
      dimension | level        | referrals
      site      | North        | 2
      site      | not recorded | 1`),
    );
    expect(rows.filter(({ dimension }) => dimension !== 'site')).toEqual(
      dimensions
        .map(({ id }) => id)
        .filter((id) => id !== 'site')
        .toSorted()
        .map((dimension) => ({ dimension, level: 'not recorded', referrals: 3 })),
    );
  });
});
