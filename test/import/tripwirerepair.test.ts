import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellOf, type Grid, GridBuilder } from '../../src/import/grid';
import { tripwires } from '../../src/import/tripwire/tripwire';
import { bandedAges, districts, droppedColumn, hashedKeys, newSalt } from '../../src/import/tripwire/repair';
import { sha256 } from '../../src/import/tripwire/sha';
import { healthNumber, plantedColumns } from './plantedcolumns';
import { Seeded } from './seeded';

function grid(header: readonly string[], ...rows: readonly (readonly string[])[]): Grid {
  const builder = new GridBuilder(header);
  for (const [at, row] of rows.entries()) builder.row(row, at + 5);
  return builder.finish();
}

const column = (table: Grid, name: string): readonly string[] =>
  Array.from({ length: table.rows }, (_, row) => cellOf(table, table.header.indexOf(name), row));

/** Every text that a grid still holds anywhere, read from its bytes. */
const bytesOf = (table: Grid): string =>
  table.columns.map(({ texts }) => new TextDecoder().decode(texts.bytes)).join('\n');

const salt = new Uint8Array(32).fill(7);

describe('SHA-256', () => {
  test('is what the platform computes, at every length about a block and for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const theirs = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes));
        expect(sha256(bytes)).toEqual(new Uint8Array(theirs));
      }),
    );
    for (let length = 50; length < 70; length += 1) {
      const theirs = await crypto.subtle.digest('SHA-256', new Uint8Array(length));
      expect(sha256(new Uint8Array(length))).toEqual(new Uint8Array(theirs));
    }
  });
});

describe('keys turned into codes', () => {
  test('are the beginning of the SHA-256 of salt and key', async () => {
    const [code] = column(hashedKeys(grid(['id'], ['Ägnes 1']), 'id', salt), 'id');
    const theirs = await crypto.subtle.digest(
      'SHA-256',
      new Uint8Array([...salt, ...new TextEncoder().encode('Ägnes 1')]),
    );
    expect(code).toBe(`k${Buffer.from(theirs).toString('hex').slice(0, 16)}`);
  });

  test('are the same for the same key in two files, however its digits are grouped, so that the files still join', () => {
    const one = hashedKeys(grid(['id', 'a'], ['943 476 5919', '1'], ['B', '2']), 'id', salt);
    const other = hashedKeys(grid(['key'], ['B'], ['9434765919'], ['943-476-5919 ']), 'key', salt);
    const [first, second] = column(one, 'id');
    expect(column(other, 'key')).toEqual([second, first, first]);
  });

  test('differ for 20,000 different keys, and under another salt', () => {
    const keys = Array.from({ length: 20_000 }, (_, at) => [String(at)]);
    const codes = column(hashedKeys(grid(['id'], ...keys), 'id', salt), 'id');
    expect(new Set(codes).size).toBe(20_000);
    const [first, second] = [newSalt(), newSalt()];
    expect(column(hashedKeys(grid(['id'], ['1']), 'id', first), 'id')).not.toEqual(
      column(hashedKeys(grid(['id'], ['1']), 'id', second), 'id'),
    );
  });

  test('leave rows without a person and rows of totals to be found', () => {
    const table = hashedKeys(grid(['id'], ['a'], [''], ['N/A'], ['Grand total'], ['Total 9']), 'id', salt);
    const [, blank, missing, total, person] = column(table, 'id');
    expect([blank, missing, total]).toEqual(['', '', 'Total']);
    expect(person).toMatch(/^k[\da-f]{16}$/);
  });

  test('are not made with a salt that could be guessed', () => {
    expect(() => hashedKeys(grid(['id'], ['a']), 'id', new Uint8Array(4))).toThrow(RangeError);
  });
});

describe('dates of birth turned into age bands', () => {
  const cases: readonly (readonly [born: string, on: string, band: string])[] = [
    ['01/03/1958', '28/02/2023', '55-64'],
    ['01/03/1958', '01/03/2023', '65-74'],
    ['29/02/1960', '28/02/2025', '55-64'],
    ['1938-07-01 00:00:00', '01/07/2023', '85+'],
    ['19380701', '30/06/2023', '75-84'],
    ['12-Mar-45', '01/01/2024', '75-84'],
    ['12/03/15', '01/01/2024', '0-17'],
    ['05/06/88', '01/01/2024', '35-44'],
    ['14247', '01/01/2024', '75-84'],
    ['1945', '01/01/2024', ''],
    ['01/01/1900', '01/01/2024', ''],
    ['soon', '01/01/2024', ''],
    ['', '01/01/2024', ''],
    ['01/03/1958', '', ''],
    ['01/03/2024', '01/01/2024', ''],
  ];
  test.each(cases)('%s is on %s in the band "%s"', (born, on, band) => {
    const table = bandedAges(grid(['DOB', 'Referred'], [born, on]), 'DOB', { column: 'Referred' });
    expect(column(table, 'DOB')).toEqual([band]);
    expect(column(table, 'Referred')).toEqual([on]);
  });

  test('are counted to one day for all where there is no other date', () => {
    const table = bandedAges(
      grid(['DOB'], ['03/01/1959'], ['01/04/1959']),
      'DOB',
      { day: '2024-02-01' },
      'month first',
    );
    expect(column(table, 'DOB')).toEqual(['55-64', '65-74']);
  });
});

describe('postcodes turned into districts', () => {
  const rows = [
    ...Array.from({ length: 10 }, (_, at) => ['M13 9PL', `p${String(at)}`]),
    ...Array.from({ length: 9 }, (_, at) => ['ls6 2ab', `q${String(at)}`]),
    ...Array.from({ length: 12 }, () => ['SW1A 1AA', 'r']),
    ['N/A', 's'],
  ];
  const count = (texts: readonly string[]) =>
    Object.fromEntries([...new Set(texts)].map((text) => [text, texts.filter((one) => one === text).length]));

  test('are kept where at least ten rows share the district, and empty elsewhere', () => {
    const table = districts(grid(['pc', 'id'], ...rows), 'pc');
    expect(count(column(table, 'pc'))).toEqual({ M13: 10, SW1A: 12, '': 10 });
  });

  test('count people where their column is named, so that one person is no crowd', () => {
    const table = districts(grid(['pc', 'id'], ...rows), 'pc', 'id');
    expect(count(column(table, 'pc'))).toEqual({ M13: 10, '': 22 });
  });
});

test('a repair leaves every other column and the lines as they were, and no trace of the old texts', () => {
  const random = new Seeded(3);
  const planted = plantedColumns.find(({ kind }) => kind === 'postcode');
  const people = Array.from({ length: 50 }, () => [
    healthNumber(random),
    random.day('1930-01-01', '2000-01-01'),
    planted?.cell(random) ?? '',
    random.pick(['1', '2']),
  ]);
  const table = grid(['nhs', 'dob', 'pc', 'score'], ...people);
  expect(people.every((cells) => cells.every((cell) => bytesOf(table).includes(cell)))).toBe(true);
  const mended = [
    (from: Grid) => hashedKeys(from, 'nhs', salt),
    (from: Grid) => bandedAges(from, 'dob', { day: '2024-01-01' }),
    (from: Grid) => districts(from, 'pc'),
  ].reduce((from, repair) => repair(from), table);
  const left = bytesOf(mended);
  expect(
    people.filter(([nhs = '', dob = '', pc = '']) => [nhs, dob, pc].some((cell) => left.includes(cell))),
  ).toEqual([]);
  expect(column(mended, 'score')).toEqual(people.map(([, , , score]) => score));
  expect(mended.lines).toEqual(table.lines);
  expect(mended.header).toEqual(table.header);
  expect(tripwires(mended, { year: 2024 }).filter(({ level }) => level === 'stop')).toEqual([]);
  const dropped = ['nhs', 'dob', 'pc'].reduce(droppedColumn, table);
  expect(dropped.header).toEqual(['score']);
  expect(dropped.columns).toHaveLength(1);
  expect(dropped.rows).toBe(50);
});

test('a repair of a column that is not there fails and names nothing', () => {
  expect(() => droppedColumn(grid(['a'], ['1']), 'b')).toThrow(
    new RangeError('import: no such column to mend'),
  );
});
