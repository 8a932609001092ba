import { asks, entries, loads, warns } from '../expectation';
import {
  type Made,
  but,
  cellsOf,
  dayFirst,
  header,
  monthFirst,
  namedMonth,
  people,
  serial,
  shortDay,
  table,
  truth,
} from '../people';
import { delimited, withCells } from '../text';

const as = (day: (iso: string) => string, whom: readonly Made[] = people): string =>
  delimited(table(whom, day));
/** Without the day of one person's referral. */
const undated = (place: number): ReturnType<typeof truth> => {
  const days = people.flatMap(({ referred }, at) => (at === place ? [] : [referred])).toSorted();
  return truth(people, { referred: { n: 11, earliest: days[0] ?? '', latest: days.at(-1) ?? '' } });
};
/** The third person's date written otherwise: a day in the middle of the range. */
const odd = (cell: string): string => withCells({ '3:1': cell });
const early = people.map((one, at) => ({
  ...one,
  referred: `2023-0${String((at % 9) + 1)}-0${String((at % 5) + 2)}`,
}));

/** Two dated scores a person. */
const dated = (second: (at: number) => string): string =>
  delimited([
    [
      'Client ID',
      'Referral Date',
      'ONS LS (Start)',
      'ONS LS (Start) Date',
      'ONS LS (End)',
      'ONS LS (End) Date',
    ],
    ...people.map((one, at) => [
      one.id,
      one.referred,
      String(one.first),
      one.referred,
      String(one.last),
      second(at),
    ]),
  ]);
const { sites: _, ...noSites } = truth();

export const dates = entries('dates', [
  [
    'month-first',
    'people.csv',
    'months first are read so where one day is over 12',
    () => as(monthFirst),
    loads(truth()),
  ],
  ['iso', 'people.csv', 'years first are read', () => as((iso) => iso), loads(truth())],
  [
    'iso-slashes',
    'people.csv',
    'years first with slashes are read',
    () => as((iso) => iso.replaceAll('-', '/')),
    loads(truth()),
  ],
  [
    'short',
    'people.csv',
    'days without zeros and years in two digits are read',
    () => as(shortDay),
    loads(truth()),
  ],
  [
    'points',
    'people.csv',
    'points between are read',
    () => as((iso) => dayFirst(iso).replaceAll('/', '.')),
    loads(truth()),
  ],
  ['named', 'people.csv', 'months by name are read', () => as(namedMonth), loads(truth())],
  [
    'ordinal',
    'people.csv',
    'days as people say them are read',
    () => as((iso) => `${String(Number(iso.slice(8)))}th ${namedMonth(iso).slice(3, 6)} ${iso.slice(0, 4)}`),
    loads(truth()),
  ],
  [
    'times',
    'people.csv',
    'a time after the day does not change the day',
    () => as((iso) => `${dayFirst(iso)} 23:45`),
    loads(truth()),
  ],
  [
    'midnight-zone',
    'people.csv',
    'a zone after the time does not move the day',
    () => as((iso) => `${iso}T00:00:00+01:00`),
    loads(truth()),
  ],
  [
    'utc-late',
    'people.csv',
    'a late hour in universal time does not move the day',
    () => as((iso) => `${iso}T23:30:00.000Z`),
    loads(truth()),
  ],
  [
    'serials',
    'people.csv',
    'day numbers of a spreadsheet are days',
    () => as((iso) => String(serial(iso))),
    warns('serial_date', truth()),
  ],
  [
    'serials-with-time',
    'people.csv',
    'day numbers with a part of a day are that day',
    () => as((iso) => `${String(serial(iso))}.75`),
    warns('serial_date', truth()),
  ],
  [
    'some-serials',
    'people.csv',
    'one day number among dates is told',
    () => odd(String(serial('2023-05-02'))),
    warns('serial_date', truth()),
  ],
  [
    'ambiguous',
    'people.csv',
    'dates that could be read both ways are read one way throughout, and that is told',
    () => as(dayFirst, early),
    warns('day_first', truth(early)),
  ],
  [
    'ambiguous-months',
    'people.csv',
    'months first with all days under 13 look like days first: the choice is told',
    () =>
      as(
        monthFirst,
        [people[0], people[2], people[4], people[6]].filter((one) => one !== undefined),
      ),
    warns(
      'day_first',
      truth(
        [people[0], people[2], people[4], people[6]].filter((one) => one !== undefined),
        {
          referred: { n: 4, earliest: '2023-02-05', latest: '2023-09-06' },
        },
      ),
    ),
  ],
  [
    'both-orders',
    'people.csv',
    'a column with days first and months first both proven is never read value by value',
    () => delimited([header, ...people.map((one, at) => cellsOf(one, at % 4 < 2 ? dayFirst : monthFirst))]),
    asks,
  ],
  [
    'one-other-order',
    'people.csv',
    'one impossible day among days first is told and has no day',
    () => withCells({ '4:1': '05/22/2023' }),
    warns('bad_date', undated(3)),
  ],
  [
    'impossible',
    'people.csv',
    'the 31st of February is told and is no day of March',
    () => odd('31/02/2023'),
    warns('bad_date', undated(2)),
  ],
  [
    'no-leap',
    'people.csv',
    'the 29th of February of a common year is told',
    () => odd('29/02/2023'),
    warns('bad_date', undated(2)),
  ],
  [
    'leap',
    'people.csv',
    'the 29th of February of a leap year is a day',
    () => as(dayFirst, but(11, { referred: '2024-02-29' })),
    loads(truth(but(11, { referred: '2024-02-29' }))),
  ],
  [
    'month-only',
    'people.csv',
    'a month without a day is told and is no day',
    () => odd('May-23'),
    warns('bad_date', undated(2)),
  ],
  [
    'year-only',
    'people.csv',
    'a year alone is told and is no day',
    () => odd('2023'),
    warns('bad_date', undated(2)),
  ],
  [
    'quarter',
    'people.csv',
    'a quarter is told and is no day',
    () => odd('2023/24 Q1'),
    warns('bad_date', undated(2)),
  ],
  [
    'placeholder',
    'people.csv',
    'the first of January 1900 is nobody’s referral',
    () => odd('01/01/1900'),
    warns('placeholder_date', undated(2)),
  ],
  [
    'epoch',
    'people.csv',
    'the first of January 1970 is a missing date',
    () => odd('1970-01-01'),
    warns('placeholder_date', undated(2)),
  ],
  [
    'zero-date',
    'people.csv',
    'a date of zeros is told',
    () => odd('00/00/0000'),
    warns('bad_date', undated(2)),
  ],
  [
    'far-future',
    'people.csv',
    'the end of the calendar is a missing date',
    () => odd('31/12/9999'),
    warns('placeholder_date', undated(2)),
  ],
  [
    'future',
    'people.csv',
    'a referral a lifetime from now is told',
    () => odd('02/05/2093'),
    warns('future_date', undated(2)),
  ],
  [
    'words',
    'people.csv',
    'a word for a date is told',
    () => odd('last Tuesday'),
    warns('bad_date', undated(2)),
  ],
  ['unknown', 'people.csv', 'a date not known is no date', () => odd('Not known'), loads(undated(2))],
  [
    'damaged',
    'people.csv',
    'a column too narrow to show its dates is told',
    () => odd('########'),
    warns('bad_date', undated(2)),
  ],
  [
    'unix',
    'people.csv',
    'seconds since 1970 are told and are no day',
    () => odd('1683000000'),
    warns('bad_date', undated(2)),
  ],
  [
    'compact',
    'people.csv',
    'eight digits in a row are a day or are told, and never a day number',
    () => odd('20230502'),
    warns('bad_date', undated(2)),
  ],
  [
    'reversed',
    'people.csv',
    'a later score dated before the first is told',
    () => dated((at) => (at === 3 ? '2023-03-01' : '2023-12-15')),
    warns('before_baseline', noSites),
  ],
  [
    'same-day',
    'people.csv',
    'two scores of one day are told',
    () => dated((at) => (at === 3 ? '2023-05-22' : '2023-12-15')),
    warns('same_day', noSites),
  ],
  [
    'closed-before',
    'people.csv',
    'a case closed before it was opened is told',
    () =>
      delimited(
        table().map((row, at) => [
          ...row,
          at === 0 ? 'Closure Date' : at === 4 ? '01/01/2023' : '15/12/2023',
        ]),
      ),
    warns('dates_reversed', truth()),
  ],
  [
    'two-ways',
    'people.csv',
    'two date columns written in two ways are each read their own way',
    () =>
      delimited(table().map((row, at) => [...row, at === 0 ? 'Closure Date' : `12/${String(13 + at)}/2023`])),
    loads(truth(people, { closed: { n: 12, earliest: '2023-12-14', latest: '2023-12-25' } })),
  ],
]);
