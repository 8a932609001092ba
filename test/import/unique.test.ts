import { expect, test } from 'vitest';
import { unique } from '../../src/import/unique';
import type { Mapping } from '../../src/vocabulary/mapping';
import { uniquenessWords } from '../../src/vocabulary/tripwire';
import { file, wide } from './files';

const header = 'id,referred,age,sex,area,before,after';
/** Sixty people alike in all but the day of referral and how the same is spelled. */
const people = Array.from({ length: 60 }, (_, at) => {
  const day = `${String(1 + (at % 28)).padStart(2, '0')}/0${String(1 + Math.floor(at / 28))}/2024`;
  return `p${String(at)},${day},${String(45 + (at % 10))},${at % 2 === 0 ? 'F' : 'female'},North,${String(at % 10)},5`;
});
const about = { person: 'id', age: 'age', sex: 'sex', area: 'area' } as const;

function asked(columns: Mapping['columns'], more: Partial<Mapping> = {}, lines = people) {
  return unique(file('a.csv', header, ...lines), { ...wide, columns, ...more });
}

test('people are told apart by what is loaded of them: an age by its band, a word by its level, never a score', async () => {
  expect(await asked(about)).toEqual({
    people: 60,
    columns: ['age', 'sex', 'area'],
    k1: 0,
    below5: 0,
    level: 'none',
  });
});

test('a day of referral that few share is named, with what is left without it', async () => {
  const found = await asked({ ...about, referral_date: 'referred' });
  expect(found).toMatchObject({
    people: 60,
    level: 'warn',
    coarsen: { column: 'referred', k1: 0, below5: 0 },
  });
  expect(found.k1).toBe(1);
});

test('a column that was taken out, and one that is mapped to nothing, picks out nobody', async () => {
  const columns = { ...about, referral_date: 'referred' };
  const dropped = await asked(columns, { repairs: [{ column: 'referred', remedy: 'drop' }] });
  expect([dropped.columns, dropped.level]).toEqual([['age', 'sex', 'area'], 'none']);
  expect(await asked({ person: 'id', referral_date: 'referred' })).toMatchObject({
    level: 'none',
    below5: 0,
  });
});

test('a person with many rows counts once', async () => {
  const rows = people.map((row, at) => row.replace(/^p\d+/, `p${String(at % 20)}`));
  expect((await asked(about, {}, rows)).people).toBe(20);
});

test('a file that cannot be read has nobody in it to be picked out', async () => {
  expect(await unique(file('a.csv', ''), wide)).toMatchObject({ people: 0, level: 'none' });
});

test('the words name columns and shares and no cell, and nobody and everybody are said only where it is so', () => {
  const shares = { people: 900, columns: ['Age', 'Sex', 'Referral Date'], level: 'warn' } as const;
  expect(
    uniquenessWords({
      ...shares,
      k1: 0.62,
      below5: 0.9,
      coarsen: { column: 'Referral Date', k1: 0.002, below5: 0.08 },
    }),
  ).toBe(
    'In "Age", "Sex" and "Referral Date" together 62% of people differ from everybody else, and 90% have fewer than four others like them. Without "Referral Date" it would be under 1% and 8%.',
  );
  expect(uniquenessWords({ ...shares, columns: ['Age', 'Sex'], k1: 0, below5: 0.06 })).toBe(
    'In "Age" and "Sex" together 6% of people have fewer than four others like them.',
  );
  expect(uniquenessWords({ ...shares, k1: 0.999, below5: 1 })).toContain(
    'over 99% of people differ from everybody else, and 100% have',
  );
});
