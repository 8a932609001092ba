import { expect, test } from 'vitest';
import { draw, drawn } from './drawn';
import { onBoth } from './onboth';

onBoth((database) => {
  test('people are never referrals: a person with two is counted once as a person and twice as referrals', async () => {
    await draw(
      database(),
      'episode',
      `
      episode | person
      1       | 1
      2       | 1
      3       | 2
      4       | 3
      5       | 4`,
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
    expect(await database().query('members', {})).toEqual(
      drawn(`
      arm      | stratum | referrals | people
      everyone | North   | 3         | 2
      everyone | South   | 1         | 1`),
    );
  });
});
