import { expect, test } from 'vitest';
import { fillUsed, monthsCounted, stretchesCounted } from '../../src/analysis/windows';
import { shapeOfMonthly } from '../../src/import/visitshape';
import { draw, drawn } from './drawn';
import { onBoth } from './onboth';

const month = (values: readonly number[]) => ({ kind: 'integer', values: Int32Array.from(values) }) as const;
const words = { kind: 'word', codes: new Uint8Array(0), words: [] } as const;
const columns = {
  episode: month([]),
  service: words,
  before_5: month([]),
  before_4: month([]),
  before_1: month([]),
  month_0: month([]),
  after_1: month([]),
  after_2: month([]),
};

const windows = { before: { from: -12, to: -4 }, after: { from: 1, to: 12 } };

onBoth((database) => {
  const monthly = async (rows: string): Promise<void> => {
    await database().run(shapeOfMonthly(columns));
    await draw(
      database(),
      'monthly',
      `episode | service | before_5 | before_4 | before_1 | month_0 | after_1 | after_2\n${rows}`,
    );
  };
  const used = async (setting = 'main') => {
    const { columns: found, length } = await database().run(
      `SELECT episode, before, after, before_high, after_high, months_before, months_after FROM used WHERE setting = '${setting}' ORDER BY episode`,
    );
    return Array.from({ length }, (_, row) => found.map((column) => column[row]));
  };

  test('months inside a window are added, those outside it are not, and a month that nobody counted is not a month of none', async () => {
    await monthly(`
      1 | GP | 2 | 1 | 9 | 9 | 3 | 0
      2 | GP | - | 4 | 9 | 9 | - | -`);
    await fillUsed(database(), 'main', windows, await monthsCounted(database()));
    expect(await used()).toEqual([
      [1, 3, 3, 3, 3, 2, 2],
      [2, 4, 0, 4, 0, 1, 0],
    ]);
  });

  test('a stretch counts in the window that holds all of it and in none that cuts it', async () => {
    await monthly('1 | GP | - | - | - | - | - | -');
    await draw(
      database(),
      'span',
      `
      episode | service | from_month | to_month | months | n_low | n_high
      2       | GP      | -12        | -4       | 9      | 6     | 6
      2       | GP      | 1          | 12       | 12     | 1     | 4
      3       | GP      | -12        | -1       | 12     | 8     | 8
      3       | GP      | 1          | 6        | 4      | 2     | 2
      4       | GP      | 1          | 12       | -      | 2     | 2
      5       | GP      | 1          | 12       | 12     | 20    | -`,
    );
    await fillUsed(database(), 'main', windows, await monthsCounted(database()));
    expect(await used()).toEqual([
      [1, 0, 0, 0, 0, 0, 0],
      [2, 6, 1, 6, 4, 9, 12],
      [3, 0, 2, 0, 2, 0, 4],
      [4, 0, 0, 0, 0, 0, 0],
      [5, 0, 0, 0, 0, 0, 0],
    ]);
    expect(await stretchesCounted(database())).toEqual([
      { from: 1, to: 12, n: 2 },
      { from: -12, to: -4, n: 1 },
      { from: -12, to: -1, n: 1 },
      { from: 1, to: 6, n: 1 },
    ]);
  });

  test('settings stand side by side, and only the one asked for is tallied, with its members', async () => {
    await monthly(`
      1 | GP | 2 | 1 | 0 | 0 | 3 | 0
      2 | GP | 1 | 2 | 0 | 0 | 3 | 0
      3 | GP | 5 | 5 | 0 | 0 | 5 | 5`);
    await draw(database(), 'member', 'episode | arm | stratum\n 1 | referred | North\n 2 | referred | North');
    const months = await monthsCounted(database());
    await fillUsed(database(), 'main', windows, months);
    await fillUsed(
      database(),
      'other',
      { before: { from: -5, to: -5 }, after: { from: -4, to: -4 } },
      months,
    );
    expect(await database().query('visits', { of_setting: 'main' })).toEqual(
      drawn(`
      service | arm      | stratum | before | after | before_high | after_high | months_before | months_after | n
      GP      | referred | North   | 3      | 3     | 3           | 3          | 2             | 2            | 2`),
    );
    expect(
      (await database().query('visits', { of_setting: 'other' })).map(({ before, n }) => [before, n]),
    ).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  test('months are summed over those who were watched in them, with the squares of their use', async () => {
    await monthly(`
      1 | GP | 2 | 1 | 0 | 0 | 300 | 0
      2 | GP | - | 2 | 0 | 0 | 3   | -
      3 | GP | 5 | 5 | 0 | 0 | 5   | 5`);
    await draw(database(), 'member', 'episode | arm | stratum\n 1 | referred | North\n 2 | referred | North');
    expect(await database().query('visit_months', {})).toEqual(
      drawn(`
      service | arm      | stratum | month | watched | visits | squares
      GP      | referred | North   | -5    | 1       | 2      | 4
      GP      | referred | North   | -4    | 2       | 3      | 5
      GP      | referred | North   | -1    | 2       | 0      | 0
      GP      | referred | North   | 0     | 2       | 0      | 0
      GP      | referred | North   | 1     | 2       | 303    | 90009
      GP      | referred | North   | 2     | 1       | 0      | 0`),
    );
  });

  test('months are numbers and nothing else reaches the statement', async () => {
    await expect(
      fillUsed(
        database(),
        'main',
        { ...windows, before: { from: '1; DROP TABLE used' as never, to: -1 } },
        [],
      ),
    ).rejects.toThrow('whole');
  });
});
