import { afterEach, describe, expect, test, vi } from 'vitest';
import { readPastDate } from '../../src/import/calendar';
import { checked, only, upTo } from './checked';
import { wide } from './files';

const mapping = {
  ...wide,
  columns: { ...wide.columns, first_contact: 'seen', closed: 'closed' },
  dates: 'year first',
} as const;
const rows = (dates: (at: number) => readonly [string, string, string], n = 6): readonly string[] => [
  'id,referred,seen,closed,before,after',
  ...upTo(n).map((at) => `SP-${String(at)},${dates(at).join(',')},4,${String(5 + (at % 3))}`),
];
const day = (at: number): string => `2023-04-${String((at % 28) + 1).padStart(2, '0')}`;

afterEach(() => {
  vi.useRealTimers();
});

describe('dates in the wrong order', () => {
  test('closed before the referral, or seen long before it, is told and both dates are kept', async () => {
    const { issues, period } = await checked(
      rows((at) => [day(at), at === 1 ? '2023-02-01' : day(at), at === 3 ? '2023-01-01' : '2023-12-15']),
      mapping,
    );
    expect(only(issues, 'dates_reversed')).toEqual([
      'dates_reversed | 3 | seen | 2023-02-01',
      'dates_reversed | 5 | closed | 2023-01-01',
    ]);
    expect(period).toEqual({ from: day(0), to: day(5) });
  });

  test('seen up to 30 days before the referral, closed on its day, and a date not known are no fault', async () => {
    const { issues } = await checked(
      rows((at) => (at === 0 ? [day(at), '', ''] : ['2023-04-30', '2023-03-31', '2023-04-30'])),
      mapping,
    );
    expect(only(issues, 'dates_reversed')).toEqual([]);
  });
});

describe('days that have not come', () => {
  test('a day later than tomorrow is no day, in every way of writing it', () => {
    vi.useFakeTimers({ now: Date.UTC(2030, 5, 15, 12), toFake: ['Date'] });
    for (const cell of ['2030-06-17', '17/06/2030', '17 June 2030', '2093-05-02', '47651'])
      expect(readPastDate(cell, 'day first'), cell).toEqual({ problem: 'future_date' });
    for (const cell of ['2030-06-15', '16/06/2030'])
      expect(readPastDate(cell, 'day first').problem, cell).toBeUndefined();
  });

  test('a clock that was never set makes no real date a future one', () => {
    vi.useFakeTimers({ now: 0, toFake: ['Date'] });
    expect(readPastDate('2025-03-31', 'day first')).toEqual({ day: '2025-03-31' });
  });

  test('a referral a lifetime from now is told by its line and has no date', async () => {
    const { issues, period } = await checked(
      rows((at) => [at === 2 ? '2093-05-02' : day(at), '', '']),
      mapping,
    );
    expect(only(issues, 'future_date')).toEqual(['future_date | 4 | referred | 2093-05-02']);
    expect(period).toEqual({ from: day(0), to: day(5) });
  });
});

describe('one day for many', () => {
  test('a third or more of all referrals on one day is told', async () => {
    const { issues } = await checked(
      rows((at) => [at < 32 ? '2023-05-01' : day(at), '', ''], 80),
      mapping,
    );
    expect(only(issues, 'heaped_dates')).toEqual(['heaped_dates | referred | 2023-05-01 | ×32']);
  });

  test('a year of referrals in which every month begins on its first day is not', async () => {
    const { issues } = await checked(
      rows((at) => [`2023-${String((at % 12) + 1).padStart(2, '0')}-01`, '', ''], 400),
      mapping,
    );
    expect(only(issues, 'heaped_dates')).toEqual([]);
  });
});
