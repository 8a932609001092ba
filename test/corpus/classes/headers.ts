import { asks, entries, loads, refused, warns } from '../expectation';
import { cellsOf, header, people, table, truth } from '../people';
import { delimited, lines } from '../text';

const rows = people.map((one) => cellsOf(one));
const under = (...names: readonly string[]): string => delimited([names, ...rows]);
const renamed = (from: string, to: string): string =>
  under(...header.map((name) => (name === from ? to : name)));
/** The table with one more column, `name`, whose cells are `cell`. */
const beside = (name: string, cell = 'x'): string =>
  delimited([[...header, name], ...rows.map((row) => [...row, cell])]);
const padded = (...cells: readonly string[]): readonly string[] => header.map((_, at) => cells[at] ?? '');

export const headers = entries('headers', [
  [
    'capitals',
    'people.csv',
    'capitals do not matter',
    () => under(...header.map((name) => name.toUpperCase())),
    loads(truth()),
  ],
  [
    'snake',
    'people.csv',
    'underscores for spaces and brackets do not matter',
    () => under('client_id', 'referral_date', 'age', 'gender', 'gp_practice', 'ons_ls_start', 'ons_ls_end'),
    loads(truth()),
  ],
  [
    'spaces',
    'people.csv',
    'spaces around and inside names do not matter',
    () => under(...header.map((name) => `  ${name.replace(' ', '   ')} `)),
    loads(truth()),
  ],
  [
    'broken-names',
    'people.csv',
    'a line break inside a quoted column name is a space',
    () => under(...header.map((name) => name.replace(' ', '\n'))),
    loads(truth()),
  ],
  [
    'title-above',
    'people.csv',
    'a title and a date above the header are not the header',
    () => delimited([['Social prescribing outcomes'], ['Exported 01/12/2023 09:14'], [], ...table()]),
    loads(truth()),
  ],
  [
    'title-above-padded',
    'people.csv',
    'title rows filled up with separators are not the header',
    () =>
      delimited([
        padded('Social prescribing outcomes'),
        padded('Period', '01/04/2023', '31/10/2023'),
        padded(),
        ...table(),
      ]),
    loads(truth()),
  ],
  [
    'long-preamble',
    'people.csv',
    'twenty lines of notes above the header are not rows',
    () =>
      delimited([
        ...Array.from({ length: 20 }, (_, at) => [`Note ${String(at + 1)}: how this report was made`]),
        ...table(),
      ]),
    loads(truth()),
  ],
  [
    'blank-above',
    'people.csv',
    'blank lines above the header are no header',
    () => `\n\n\n${delimited(table())}`,
    loads(truth()),
  ],
  [
    'units-below',
    'people.csv',
    'a row of units under the header is nobody',
    () => delimited([header, padded('', 'dd/mm/yyyy', 'years', '', '', '0-10', '0-10'), ...rows]),
    warns('units_row', truth()),
  ],
  [
    'codes-below',
    'people.csv',
    'two rows of codes that a survey tool puts under the header are asked about: they are nobody',
    () =>
      delimited([
        header,
        padded('Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7'),
        padded(
          '{"ImportId":"a"}',
          '{"ImportId":"b"}',
          '{"ImportId":"c"}',
          '{"ImportId":"d"}',
          '{"ImportId":"e"}',
          '{"ImportId":"f"}',
          '{"ImportId":"g"}',
        ),
        ...rows,
      ]),
    asks,
  ],
  [
    'two-rows',
    'people.csv',
    'a header in two rows is joined: what stands above a gap holds until the next',
    () =>
      delimited([
        ['Client', 'Referral', 'Age', 'Gender', 'GP', 'ONS LS', ''],
        ['ID', 'Date', '', '', 'Practice', 'Start', 'End'],
        ...rows,
      ]),
    loads(truth()),
  ],
  [
    'groups-above',
    'people.csv',
    'names of groups above the header do not hide it',
    () => delimited([['About the person', '', '', '', '', 'Wellbeing', ''], ...table()]),
    loads(truth()),
  ],
  [
    'twice',
    'people.csv',
    'of two columns with one name nobody chooses in silence',
    () => delimited([[...header, 'ONS LS (End)'], ...rows.map((row) => [...row, '0'])]),
    asks,
  ],
  [
    'alike',
    'people.csv',
    'two columns whose names differ only in punctuation are never chosen between in silence',
    () => beside('ons_ls_end', '1'),
    asks,
  ],
  [
    'nameless',
    'people.csv',
    'a column without a name is nobody’s score',
    () => beside('', '9'),
    loads(truth()),
  ],
  [
    'many-nameless',
    'people.csv',
    'forty columns without a name or a cell change nothing',
    () => lines((line) => `${line}${','.repeat(40)}`),
    loads(truth()),
  ],
  [
    'blank-first',
    'people.csv',
    'an empty first column, as a sheet with a margin has, moves nothing',
    () => lines((line) => `,${line}`),
    loads(truth()),
  ],
  [
    'row-numbers',
    'people.csv',
    'a first column of row numbers without a name is not the person',
    () => lines((line, at) => `${at === 0 ? '' : String(at)},${line}`),
    loads(truth(people, { ids: people.map(({ id }) => id) })),
  ],
  [
    'none',
    'people.csv',
    'a file without a header is asked about: the first person is not a header',
    () => delimited(rows),
    asks,
  ],
  [
    'numbers',
    'people.csv',
    'a header of numbers is asked about',
    () => under('1', '2', '3', '4', '5', '6', '7'),
    asks,
  ],
  [
    'foreign',
    'people.csv',
    'names that nobody knows are asked about',
    () => under('foo', 'bar', 'baz', 'qux', 'quux', 'corge', 'grault'),
    asks,
  ],
  [
    'no-person',
    'people.csv',
    'a file that names nobody is asked about',
    () => delimited([header.slice(1), ...rows.map((row) => row.slice(1))]),
    asks,
  ],
  [
    'no-last',
    'people.csv',
    'a file without a later score is asked about',
    () => delimited([header.slice(0, 6), ...rows.map((row) => row.slice(0, 6))]),
    asks,
  ],
  [
    'no-scores',
    'people.csv',
    'a file without any score is asked about',
    () => delimited([header.slice(0, 5), ...rows.map((row) => row.slice(0, 5))]),
    asks,
  ],
  [
    'repeated-half-way',
    'people.csv',
    'a header that comes again half-way is no person',
    () => delimited([header, ...rows.slice(0, 6), header, ...rows.slice(6)]),
    warns('repeated_header', truth(people, { rowsAside: 1 })),
  ],
  [
    'reordered',
    'people.csv',
    'the order of the columns does not matter',
    () => delimited(table().map((row) => row.toReversed())),
    loads(truth()),
  ],
  [
    'proto',
    'people.csv',
    'a column named __proto__ is only a column',
    () => beside('__proto__', 'polluted'),
    loads(truth()),
  ],
  [
    'constructor',
    'people.csv',
    'a column named constructor is only a column',
    () => beside('constructor'),
    loads(truth()),
  ],
  [
    'object-words',
    'people.csv',
    'columns named after everything an object has are only columns',
    () => {
      const names = [
        'toString',
        'valueOf',
        'hasOwnProperty',
        '__defineGetter__',
        'prototype',
        'length',
        'then',
      ];
      return delimited([[...header, ...names], ...rows.map((row) => [...row, ...names])]);
    },
    loads(truth()),
  ],
  [
    'proto-person',
    'people.csv',
    'people whose ids are words of the language are people',
    () =>
      delimited([
        header,
        ...['__proto__', 'constructor', 'toString'].map((id, at) => [id, ...(rows[at] ?? []).slice(1)]),
      ]),
    loads(truth(people.slice(0, 3), { ids: ['__proto__', 'constructor', 'toString'] })),
  ],
  [
    'long-name',
    'people.csv',
    'a column name of 10 kB is cut where it is shown, and hides no other',
    () => beside('n'.repeat(10_240)),
    loads(truth()),
  ],
  [
    'long-score-name',
    'people.csv',
    'a score column whose name is 10 kB of words is asked about',
    () => renamed('ONS LS (End)', `${'very '.repeat(2048)}long`),
    asks,
  ],
  [
    'marked-name',
    'people.csv',
    'a mark inside the header, left by files put together, is no part of a name',
    () => renamed('Age', '\ufeffAge'),
    loads(truth()),
  ],
  [
    'only-names',
    'people.csv',
    'a header alone is refused',
    () => `${header.join(',')}\n`,
    refused('header_only'),
  ],
  [
    'title-only',
    'people.csv',
    'a title and a header without rows are refused',
    () => delimited([['Outcomes 2023'], [], header]),
    refused('header_only'),
  ],
  [
    'side-by-side',
    'people.csv',
    'two tables side by side are asked about',
    () => delimited(table().map((row) => [...row, '', ...row])),
    asks,
  ],
]);
