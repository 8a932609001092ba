import { entries, loads, refused, warns } from '../expectation';
import { type Made, dayFirst, people } from '../people';
import { delimited } from '../text';

const later = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const countsHeader =
  'Pseudo_ID,Index date,GP F2F 12m pre,GP Tel 12m pre,GP 12m post,GP Tel 12m post,A&E pre,A&E post,NEL pre,NEL post,Months obs post,Deceased'.split(
    ',',
  );
const countRow = (one: Made, at: number): readonly string[] => [
  one.id,
  `01-${['Apr', 'May', 'Jun', 'Jul'][at % 4] ?? ''}-22`,
  String(5 + at),
  String(at % 4),
  String(3 + at),
  String(at % 5),
  String(at % 2),
  '0',
  '0',
  String(at % 3 === 0 ? 1 : 0),
  '12',
  'N',
];
const countRows = people.map(countRow);
const sum = (rows: readonly (readonly string[])[], ...places: readonly number[]): number =>
  rows
    .flatMap((row) => places.map((place) => Number(row[place])))
    .filter((value) => !Number.isNaN(value))
    .reduce((a, b) => a + b, 0);
const contacts = (
  rows: readonly (readonly string[])[],
  before: readonly number[],
  after: readonly number[],
) => ({
  before: sum(rows, ...before),
  after: sum(rows, ...after),
  hidden: rows.flat().filter((cell) => cell === '<5').length,
});

const monthHeader = [
  'pid',
  'group',
  'referral_month',
  ...Array.from({ length: 25 }, (_, at) => `m${String(at - 12)}`),
];
const monthRows = people.map((one, at) => [
  one.id,
  at < 8 ? 'Referred' : 'Comparison',
  'Oct-22',
  ...Array.from({ length: 25 }, (_, month) => String((at + month) % 3)),
]);
const months = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => 3 + 12 + from + at);

const sessionHeader = [
  'Member No',
  'Activity',
  'Provider',
  'Session Date',
  'Attended (Y/N)',
  'Duration (hrs)',
  'Free/Paid',
];
const sessionRows = people.flatMap((_, at) =>
  Array.from({ length: 3 }, (__, week) => [
    String(at + 1).padStart(5, '0'),
    'Allotment group',
    'Growing Well',
    `${String(13 + week * 7)}/09/2023 10:00`,
    (at + week) % 4 === 0 ? 'N' : 'Y',
    '2',
    'Free',
  ]),
);
const returnHeader = [
  'Quarter',
  'PCN',
  'Referrals',
  'Accepted',
  'Seen',
  '% seen',
  'Baseline ONS4',
  'Follow-up ONS4',
  'Mean change LS',
  'GP appts avoided',
];
const returnRows = ['Q1', 'Q2', 'Q3', 'Q4'].flatMap((quarter) =>
  ['North', 'South'].map((network) => [
    `2023/24 ${quarter}`,
    network,
    '143',
    '120',
    '98',
    '68.5%',
    '91',
    '*',
    '1.9',
    'c',
  ]),
);

/** The counts with two of them hidden. */
function hidden(): readonly (readonly string[])[] {
  return countRows.map((row, at) =>
    at === 0 || at === 5 ? row.map((cell, place) => (place === 2 ? '<5' : cell)) : row,
  );
}

export const layoutCounts = entries('layouts', [
  [
    'c',
    'gp.csv',
    'two counts a person and service are understood',
    () => delimited([countsHeader, ...countRows]),
    loads({
      rowsUsed: 12,
      rowsAside: 0,
      persons: 12,
      contacts: contacts(countRows, [2, 3, 6, 8], [4, 5, 7, 9]),
    }),
  ],
  [
    'c-hidden',
    'gp.csv',
    'hidden small counts are neither zeros nor missing',
    () => delimited([countsHeader, ...hidden()]),
    warns('suppressed', {
      rowsUsed: 12,
      rowsAside: 0,
      persons: 12,
      contacts: contacts(hidden(), [2, 3, 6, 8], [4, 5, 7, 9]),
    }),
  ],
  [
    'c-decimals',
    'gp.csv',
    'half a contact is told',
    () =>
      delimited([
        countsHeader,
        ...countRows.map((row, at) =>
          at === 3 ? row.map((cell, place) => (place === 2 ? '2.5' : cell)) : row,
        ),
      ]),
    warns('not_a_count', { rowsUsed: 12, rowsAside: 0, persons: 12 }),
  ],
  [
    'c-negative',
    'gp.csv',
    'fewer than no contacts are told',
    () =>
      delimited([
        countsHeader,
        ...countRows.map((row, at) =>
          at === 3 ? row.map((cell, place) => (place === 2 ? '-2' : cell)) : row,
        ),
      ]),
    warns('not_a_count', { rowsUsed: 12, rowsAside: 0, persons: 12 }),
  ],
  [
    'd',
    'months.csv',
    'counts by month before and after are understood',
    () => delimited([monthHeader, ...monthRows]),
    loads({
      rowsUsed: 12,
      rowsAside: 0,
      persons: 12,
      contacts: contacts(monthRows, months(-12, -1), months(1, 12)),
    }),
  ],
  [
    'd-gap',
    'months.csv',
    'months that nobody looked at are no months without contacts',
    () =>
      delimited([
        monthHeader,
        ...monthRows.map((row, at) => (at === 2 ? row.map((cell, place) => (place > 20 ? '' : cell)) : row)),
      ]),
    loads({
      rowsUsed: 12,
      rowsAside: 0,
      persons: 12,
      contacts: contacts(
        monthRows.map((row, at) => (at === 2 ? row.map((cell, place) => (place > 20 ? 'x' : cell)) : row)),
        months(-12, -1),
        months(1, 12),
      ),
    }),
  ],
  [
    'd-missing-month',
    'months.csv',
    'a month left out of the columns is told',
    () => delimited([monthHeader, ...monthRows].map((row) => row.filter((_, at) => at !== 9))),
    warns('missing_month', { rowsUsed: 12, rowsAside: 0, persons: 12 }),
  ],
  [
    'd-calendar',
    'months.csv',
    'calendar months for columns are understood or asked about, never taken for months from the referral',
    () =>
      delimited([
        ['pid', 'referral_month', '2022-08', '2022-09', '2022-10', '2022-11', '2022-12'],
        ...people.map((one, at) => [
          one.id,
          'Oct-22',
          ...[1, 2, 0, 1, 0].map((count) => String(count + (at % 2))),
        ]),
      ]),
    { outcome: 'asks' },
  ],
  [
    'e',
    'sessions.csv',
    'one row a session and person is understood',
    () => delimited([sessionHeader, ...sessionRows]),
    loads({ rowsUsed: 36, rowsAside: 0, persons: 12, ids: [...new Set(sessionRows.map(([id = '']) => id))] }),
  ],
  [
    'e-twice',
    'sessions.csv',
    'the same session of the same person twice is used once',
    () => delimited([sessionHeader, ...sessionRows, ...sessionRows.slice(4, 6)]),
    warns('duplicate_row', { rowsUsed: 36, rowsAside: 2, persons: 12 }),
  ],
  [
    'e-appointments',
    'events.csv',
    'one row an appointment is understood',
    () =>
      delimited([
        ['Patient ID', 'Appointment Date', 'Clinician Role', 'Mode', 'Status'],
        ...people.flatMap((one) =>
          [20, 60, 200].map((days) => [
            one.id,
            dayFirst(later(one.referred, days)),
            'GP',
            'Face to face',
            'Attended',
          ]),
        ),
      ]),
    loads({ rowsUsed: 36, rowsAside: 0, persons: 12 }),
  ],
  [
    'f',
    'return.csv',
    'a return of totals by quarter is recognised and refused with what it is',
    () => delimited([returnHeader, ...returnRows]),
    refused('aggregate_return'),
  ],
  [
    'f-titled',
    'return.csv',
    'the same with a title above it is refused too',
    () => delimited([['Commissioner return, made up'], [], returnHeader, ...returnRows]),
    refused('aggregate_return'),
  ],
  [
    'f-total',
    'return.csv',
    'the same with a total below it is refused too',
    () =>
      delimited([
        returnHeader,
        ...returnRows,
        ['Total', '', '1144', '960', '784', '68.5%', '728', '*', '', 'c'],
      ]),
    refused('aggregate_return'),
  ],
  [
    'f-practices',
    'practices.csv',
    'a table with one row a practice is recognised and refused',
    () =>
      delimited([
        ['Practice', 'List size', 'Referrals', 'Rate per 1,000', 'Mean SWEMWBS start', 'Mean SWEMWBS end'],
        ...Array.from({ length: 9 }, (_, at) => [
          `Practice ${String(at + 1)}`,
          String(6_000 + at * 311),
          String(40 + at),
          '6.7',
          '18.2',
          '21.4',
        ]),
      ]),
    refused('aggregate_return'),
  ],
]);
