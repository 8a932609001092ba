import { expect, test } from 'vitest';
import { draw } from './drawn';
import { onBoth } from './onboth';
import type { Database } from '../../src/engine/database';

async function drawWaits(database: Database): Promise<void> {
  await draw(
    database,
    'episode',
    `
    episode | site    | referral_date | first_contact | closed     | status
    1       | Harbour | 2024-01-01    | 2024-01-11    | 2024-03-01 | completed
    2       | Harbour | 2024-02-01    | 2024-02-11    | -          | open
    3       | Harbour | 2024-01-01    | -             | 2024-01-21 | declined
    4       | Vale    | 2024-03-01    | -             | -          | not recorded
    5       | Vale    | 2024-03-11    | 2024-03-11    | -          | completed
    6       | Vale    | -             | 2024-02-01    | 2024-03-01 | completed
    7       | Vale    | 2024-02-01    | 2024-01-15    | 2024-01-20 | completed`,
  );
  await database.run(`INSERT INTO member SELECT episode, 'referred', site FROM episode`);
}

onBoth((database) => {
  test('a wait ends with the first contact, and who had none is watched until they left or the data end', async () => {
    await drawWaits(database());
    const rows = await database().query('compare_times', {});
    expect(
      rows
        .filter(({ event }) => event === 'first contact')
        .map(({ stratum, happened, days, n }) => [stratum, happened, days, n]),
    ).toEqual([
      ['Harbour', false, 20, 1],
      ['Harbour', true, 10, 2],
      ['Vale', false, 10, 1],
      ['Vale', true, 0, 1],
    ]);
  });

  test('who is still there is watched to the end of the data, and who ended on an unknown day is in no time to leaving', async () => {
    await drawWaits(database());
    const rows = await database().query('compare_times', {});
    expect(
      rows
        .filter(({ event }) => event === 'closed')
        .map(({ stratum, happened, days, n }) => [stratum, happened, days, n]),
    ).toEqual([
      ['Harbour', false, 39, 1],
      ['Harbour', true, 20, 1],
      ['Harbour', true, 60, 1],
      ['Vale', false, 10, 1],
    ]);
  });

  test('everybody looked at is in a time or left out of it for a reason', async () => {
    await drawWaits(database());
    const lost = await database().query('compare_times_lost', {});
    expect(lost.map(({ event, stratum, reason, n }) => [event, stratum, reason, n])).toEqual([
      ['closed', 'Vale', 'before the referral', 1],
      ['closed', 'Vale', 'no closing date', 1],
      ['closed', 'Vale', 'no referral date', 1],
      ['first contact', 'Vale', 'before the referral', 1],
      ['first contact', 'Vale', 'no referral date', 1],
    ]);
    const timed = await database().query('compare_times', {});
    for (const event of ['closed', 'first contact'])
      expect(
        [...timed, ...lost].filter((row) => row.event === event).reduce((sum, { n }) => sum + n, 0),
      ).toBe(7);
  });
});
