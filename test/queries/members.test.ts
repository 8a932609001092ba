import { expect, test } from 'vitest';
import { draw, drawn } from './drawn';
import { onBoth } from './onboth';

onBoth((database) => {
  test('people are never referrals: a person with two is one person, though they stand in two strata', async () => {
    await draw(
      database(),
      'episode',
      `
      episode | person
      1       | 1
      2       | 1
      3       | 2
      4       | 3
      5       | 1`,
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
      5       | South`,
    );
    expect(await database().query('members', {})).toEqual(
      drawn(`
      arm      | stratum | referrals
      referred | North   | 3
      referred | South   | 2`),
    );
    expect(await database().query('people', {})).toEqual(
      drawn(`
      arm      | people
      referred | 3`),
    );
  });
});
