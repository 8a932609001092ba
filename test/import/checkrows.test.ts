import { describe, expect, test } from 'vitest';
import { saidBy } from '../../src/import/check/rows';
import { checked, only, upTo } from './checked';

const people = upTo(6).map((at) => `SP-0${String(at)},2023-04-0${String(at + 1)},4,${String(5 + (at % 3))}`);
const header = 'id,referred,before,after';

describe('a header that comes again', () => {
  test('is nobody, whatever its capitals and marks that cannot be seen', async () => {
    const again = ['id,referred,before,after', '\ufeffID,Referred,Before,After'];
    const { issues, ledgers } = await checked([header, ...people.slice(0, 3), ...again, ...people.slice(3)]);
    expect(only(issues, 'repeated_header')).toEqual(['repeated_header | 5', 'repeated_header | 6']);
    expect(ledgers[0]).toMatchObject({ rows_used: 6, rows_set_aside: 2, scores_used: 12 });
  });

  test('is not seen in a person of whom one cell says the name of its column', async () => {
    const { issues } = await checked([header, ...people, 'id,2023-05-01,4,5']);
    expect(only(issues, 'repeated_header')).toEqual([]);
  });
});

describe('rows that name no person', () => {
  test('totals, averages and tests are told apart', () => {
    for (const text of ['Total', 'Sub-total', 'GRAND TOTAL:', 'Average', ' mean', 'Median (IQR)', 'Averages'])
      expect(saidBy(text), text).toBe('total_row');
    for (const text of ['TEST', 'test 1', 'Dummy Patient', 'ZZ Test', 'example-002', 'test_person_3'])
      expect(saidBy(text), text).toBe('test_row');
  });

  test('ids that only begin or end like such a word are people', () => {
    for (const text of [
      'Totaliser 7',
      'Meander',
      'TST-001',
      'Testa Rossa',
      'Latest',
      'C-mean',
      'Averill',
      '',
    ])
      expect(saidBy(text), text).toBeUndefined();
  });

  test('an average and a test are set aside with their lines', async () => {
    const { issues, ledgers } = await checked([header, ...people, 'TEST,2023-11-20,5,8', 'Average,,4.0,6.0']);
    expect(only(issues, 'test_row', 'total_row')).toEqual(['test_row | 8', 'total_row | 9']);
    expect(ledgers[0]).toMatchObject({ rows_used: 6, rows_set_aside: 2 });
  });

  test('where most ids begin with such a word it is only how they begin', async () => {
    const { issues, ledgers } = await checked([
      header,
      ...upTo(5).map((at) => `TEST-${String(at)},2023-04-01,4,6`),
      'X-1,2023-04-01,4,6',
    ]);
    expect(only(issues, 'test_row')).toEqual([]);
    expect(ledgers[0]?.rows_used).toBe(6);
  });
});
