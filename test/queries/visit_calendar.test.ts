import { expect, test } from 'vitest';
import { shapeOfMonthly } from '../../src/import/visitshape';
import { draw, drawn } from './drawn';
import { onBoth } from './onboth';

const month = (values: readonly number[]) => ({ kind: 'integer', values: Int32Array.from(values) }) as const;
const columns = {
  episode: month([]),
  service: { kind: 'word', codes: new Uint8Array(0), words: [] },
  before_4: month([]),
  before_3: month([]),
  month_0: month([]),
  after_1: month([]),
} as const;

onBoth((database) => {
  const people = async (): Promise<void> => {
    await database().run(shapeOfMonthly(columns));
    await draw(
      database(),
      'monthly',
      `
      episode | service | before_4 | before_3 | month_0 | after_1
      1       | GP      | 2        | 7        | 9       | 1
      2       | GP      | 0        | 5        | 5       | -
      3       | GP      | 4        | 4        | 4       | 4
      4       | GP      | 1        | 1        | 1       | 1
      5       | GP      | 300      | 0        | 0       | 0`,
    );
    await draw(
      database(),
      'episode',
      `
      episode | referral_date
      1       | 2023-04-30
      2       | 2023-05-01
      3       | -
      4       | 2023-04-01
      5       | 2023-09-10`,
    );
    await draw(
      database(),
      'member',
      `
      episode | arm        | stratum
      1       | referred   | North
      2       | referred   | South
      3       | referred   | South
      5       | comparison | North`,
    );
  };

  test('a month of a person is the month of referral and so many on, over the end of a year and whatever the day', async () => {
    await people();
    const rows = await database().query('visit_calendar', { without_run_up: true });
    expect(rows).toEqual(
      drawn(`
      service | arm        | calendar | watched | watched_after | visits | squares
      GP      | comparison | 2023-05  | 1       | 0             | 300    | 90000
      GP      | comparison | 2023-10  | 1       | 1             | 0      | 0
      GP      | referred   | 2022-12  | 1       | 0             | 2      | 4
      GP      | referred   | 2023-01  | 1       | 0             | 0      | 0
      GP      | referred   | 2023-05  | 1       | 1             | 1      | 1`),
    );
  });

  test('the run-up is in it where it is asked for, as time and as use, and a month of several people adds them up', async () => {
    await people();
    const rows = await database().query('visit_calendar', { without_run_up: false });
    expect(rows.filter(({ arm }) => arm === 'referred')).toEqual(
      drawn(`
      service | arm      | calendar | watched | watched_after | visits | squares
      GP      | referred | 2022-12  | 1       | 0             | 2      | 4
      GP      | referred | 2023-01  | 2       | 0             | 7      | 49
      GP      | referred | 2023-02  | 1       | 0             | 5      | 25
      GP      | referred | 2023-04  | 1       | 0             | 9      | 81
      GP      | referred | 2023-05  | 2       | 1             | 6      | 26`),
    );
  });
});
