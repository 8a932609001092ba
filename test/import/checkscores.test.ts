import { describe, expect, test } from 'vitest';
import type { Mapping } from '../../src/vocabulary/mapping';
import { checked, only, upTo } from './checked';
import { long, wide } from './files';

const rows = (cells: (at: number) => readonly (number | string)[], n: number): readonly string[] => [
  'id,referred,before,after',
  ...upTo(n).map((at) => `SP-${String(at)},2023-04-01,${cells(at).join(',')}`),
];
const of = (measure: string): Mapping => ({
  ...wide,
  scores: wide.scores.map((one) => ({ ...one, measure })),
});

describe('scores between the steps of their scale', () => {
  test('half a point of a whole-number scale is told by line and used', async () => {
    const { issues, ledgers } = await checked(rows((at) => [4, at === 2 ? '6.5' : 6], 5));
    expect(only(issues, 'between_steps')).toEqual(['between_steps | 4 | after | 6.5']);
    expect(ledgers[0]?.scores_used).toBe(10);
  });

  test('in a file of one row a score the tool’s own steps count', async () => {
    const { issues } = await checked(
      [
        'id,tool,stage,date,score',
        'A,UCLA,Baseline,2023-05-01,7.5',
        'A,SWEMWBS metric,Baseline,2023-05-01,17.43',
        'A,EQ-5D index,Baseline,2023-05-01,0.725',
      ],
      long,
    );
    expect(only(issues, 'between_steps')).toEqual(['between_steps | 2 | score | 7.5']);
  });

  test('whole scores written with a point and zeros are on a step', async () => {
    const { issues } = await checked(rows((at) => ['4.0', `${String(5 + (at % 3))}.00`], 5));
    expect(only(issues, 'between_steps')).toEqual([]);
  });
});

describe('another instrument than the column says', () => {
  test('totals over 35 under the short scale are told for each column', async () => {
    const { issues, ledgers } = await checked(
      rows((at) => [[38, 41, 44][at % 3] ?? 0, [47, 50, 33][at % 3] ?? 0], 12),
      of('swemwbs'),
    );
    expect(only(issues, 'wrong_instrument')).toEqual([
      'wrong_instrument | before | ×12',
      'wrong_instrument | after | ×8',
    ]);
    expect(ledgers[0]?.scores_used).toBe(4);
  });

  test('in a file of one row a score the tool is named', async () => {
    const { issues } = await checked(
      [
        'id,tool,stage,date,score',
        ...upTo(12).flatMap((at) => [
          `P${String(at)},SWEMWBS,Baseline,2023-05-01,${String(40 + at)}`,
          `P${String(at)},UCLA,Baseline,2023-05-01,${String(3 + (at % 7))}`,
        ]),
      ],
      long,
    );
    expect(only(issues, 'wrong_instrument')).toEqual(['wrong_instrument | score | SWEMWBS wellbeing | ×12']);
  });

  test('a slip here and there, and numbers that stand for no answer, are no other instrument', async () => {
    const slips = await checked(
      rows((at) => [at < 4 ? 11 : 4, at % 2 === 0 ? 99 : 6], 40),
      wide,
    );
    expect(only(slips.issues, 'wrong_instrument')).toEqual([]);
    expect(only(slips.issues, 'out_of_range').length).toBeGreaterThan(0);
    const rare = await checked(
      rows((at) => [at % 10 === 0 ? 11 : 4, 6 + (at % 2)], 100),
      wide,
    );
    expect(only(rare.issues, 'wrong_instrument')).toEqual([]);
  });
});

test('raw totals that have no metric score are no other instrument', async () => {
  const { issues } = await checked(
    rows((at) => [17 + (at % 9), `${String(17 + (at % 9))}.5`], 20),
    of('swemwbs'),
  );
  expect(only(issues, 'wrong_instrument')).toEqual([]);
});

describe('wellbeing asked from 1 to 10', () => {
  test('five hundred answers without a 0, of which some are 1 and some 10, are told', async () => {
    const { issues } = await checked(rows((at) => [1 + (at % 10), 1 + ((at + 3) % 10)], 250));
    expect(only(issues, 'one_to_ten')).toEqual(['one_to_ten | before | ×500']);
  });

  test('a single 0, or too few answers, or no 10, says nothing', async () => {
    const zero = await checked(rows((at) => [at === 7 ? 0 : 1 + (at % 10), 5 + (at % 2)], 250));
    const small = await checked(rows((at) => [1 + (at % 10), 5 + (at % 2)], 60));
    const low = await checked(rows((at) => [1 + (at % 9), 5 + (at % 2)], 300));
    for (const { issues } of [zero, small, low]) expect(only(issues, 'one_to_ten')).toEqual([]);
  });

  test('other measures from 1 to 10 are not asked about', async () => {
    const { issues } = await checked(
      rows((at) => [1 + (at % 10), 1 + ((at + 3) % 10)], 250),
      of('star-10'),
    );
    expect(only(issues, 'one_to_ten')).toEqual([]);
  });
});
