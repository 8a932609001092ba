import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/import/prepare';
import { checked, only, upTo } from './checked';
import { file, long, wide } from './files';

const under = (id: (at: number) => string, n = 12): readonly string[] => [
  'id,referred,before,after',
  ...upTo(n).map((at) => `${id(at)},2023-04-${String(at + 10)},4,${String(5 + (at % 3))}`),
];
const padded = (at: number): string => String(at + 1).padStart(8, '0');
const codes = ['shortened_ids', 'uneven_ids', 'alike_ids'] as const;

test('ids that a spreadsheet shortened to a power of ten are told by line and kept', async () => {
  const { issues, ledgers } = await checked(under((at) => (at < 2 ? `9.4${String(at)}E+09` : padded(at))));
  expect(only(issues, ...codes)).toEqual([
    'shortened_ids | 2 | id | 9.40E+09',
    'shortened_ids | 3 | id | 9.41E+09',
  ]);
  expect(ledgers[0]?.rows_used).toBe(12);
});

test('a plus inside an id is not the sign of a power', async () => {
  expect(only((await checked(under((at) => `A+${String(at)}`))).issues, ...codes)).toEqual([]);
  expect(only((await checked(under((at) => `E+0${String(at)}x`))).issues, ...codes)).toEqual([]);
});

describe('lost zeros', () => {
  test('a short id among ids of one length that begin with zeros is told', async () => {
    const { issues } = await checked(under((at) => (at === 4 ? '5' : padded(at))));
    expect(only(issues, ...codes)).toEqual(['uneven_ids | 6 | id | 5']);
  });

  test('numbers that simply grow longer, and ids with letters, have lost nothing', async () => {
    for (const id of [
      (at: number) => String(at + 95),
      (at: number) => `SP-${at === 3 ? '4' : padded(at)}`,
      (at: number) => (at === 4 ? '05' : padded(at)),
      padded,
    ])
      expect(only((await checked(under(id))).issues, ...codes)).toEqual([]);
  });
});

describe('ids that look like one', () => {
  test('a difference in capitals or spaces is told at the later one, and nobody is joined', async () => {
    const { issues, ledgers } = await checked(
      under((at) => ['spA', 'spa', 'sp b', 'spb'][at] ?? `sp${String(at)}`),
    );
    expect(only(issues, ...codes)).toEqual(['alike_ids | 3 | id | spa', 'alike_ids | 5 | id | spb']);
    expect(ledgers[0]?.rows_used).toBe(12);
  });

  test('ids with other digits or letters are not alike', async () => {
    expect(only((await checked(under((at) => `Sp ${String(at)}`))).issues, ...codes)).toEqual([]);
    expect(
      only((await checked(under((at) => `aB${'xyz'[at % 3] ?? ''}${String(at)}`))).issues, ...codes),
    ).toEqual([]);
  });

  test('a scores file that writes the ids of the people in small letters is told', async () => {
    const people = file('people.csv', ...under((at) => `SP-${String(at)}`));
    const scores = file('scores.csv', 'id,tool,stage,date,score', 'sp-3,UCLA,Baseline,2023-05-01,7');
    const { issues } = await prepare(
      [
        { source: people, mapping: wide },
        { source: scores, mapping: long },
      ],
      { hand: () => undefined },
    );
    expect(only(issues, 'unknown_person', 'alike_ids')).toEqual([
      'unknown_person | 2 | id | sp-3',
      'alike_ids | 2 | id | sp-3',
    ]);
  });
});

test('signs that cannot be seen and the way an accent is written make no other id', async () => {
  const { issues, ledgers } = await checked([
    'id,referred,before,after',
    'Zoe\u0308,2023-04-01,4,5',
    'Zo\u00eb\u200b,2023-04-01,4,5',
    '\u202fSP-2,2023-04-01,4,5',
    'SP-2,2023-04-01,4,6',
  ]);
  expect(only(issues, 'duplicate_id')).toEqual([
    'duplicate_id | 3 | id | Zoë\u200b',
    'duplicate_id | 5 | id | SP-2',
  ]);
  expect(ledgers[0]).toMatchObject({ rows_used: 2, rows_set_aside: 2 });
});
