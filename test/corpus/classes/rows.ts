import { entries, loads, refused, warns } from '../expectation';
import { cellsOf, header, people, table, truth } from '../people';
import { delimited, lines } from '../text';

const rows = people.map((one) => cellsOf(one));
const plain = delimited(table());
const without = (...places: readonly number[]): typeof people =>
  people.filter((_, at) => !places.includes(at));
const row = (...cells: readonly string[]): readonly string[] => header.map((_, at) => cells[at] ?? '');
const under = (...more: readonly (readonly string[])[]): string => delimited([...table(), ...more]);
const { firstMean: _first, lastMean: _last, referred: _referred, ...counted } = truth();

export const rowsMessy = entries('rows', [
  ['empty', 'people.csv', 'an empty file is refused', () => '', refused('empty_file')],
  ['blank', 'people.csv', 'a file of blank lines is refused', () => '\n\r\n \n\t\n', refused('empty_file')],
  [
    'one-sign',
    'people.csv',
    'a file of one byte is refused',
    () => 'x',
    refused('one_column', 'header_only', 'empty_file'),
  ],
  [
    'mark-only',
    'people.csv',
    'a byte-order mark alone is an empty file',
    () => '\ufeff',
    refused('empty_file'),
  ],
  [
    'separators-only',
    'people.csv',
    'separators alone are no table',
    () => ',,,\n,,,\n',
    refused('empty_file', 'header_only', 'unknown_columns'),
  ],
  [
    'one',
    'people.csv',
    'one person is loaded with a word that one cannot be summarised',
    () => delimited(table(people.slice(0, 1))),
    warns('one_row', truth(people.slice(0, 1))),
  ],
  [
    'blank-between',
    'people.csv',
    'blank lines between rows are counted and are nobody',
    () => lines((line, at) => (at === 5 ? [line, ''] : line)),
    warns('blank_row', truth(people, { rowsAside: 1 })),
  ],
  [
    'blank-cells',
    'people.csv',
    'a row of empty cells is nobody',
    () => delimited([header, ...rows.slice(0, 4), row(), ...rows.slice(4)]),
    warns('blank_row', truth(people, { rowsAside: 1 })),
  ],
  ['blank-last', 'people.csv', 'blank lines at the end are nothing', () => `${plain}\n\n\n`, loads(truth())],
  [
    'blank-every-other',
    'people.csv',
    'a blank line after every row loses nobody',
    () => lines((line, at) => (at < 12 ? [line, ''] : line)),
    loads(truth(people, { rowsAside: 12 })),
  ],
  [
    'total',
    'people.csv',
    'a total under the table is nobody',
    () => under(row('Total', '', '', '', '', '54', '77')),
    warns('total_row', truth(people, { rowsAside: 1 })),
  ],
  [
    'grand-total',
    'people.csv',
    'subtotals and a grand total are nobody',
    () =>
      delimited([
        header,
        ...rows.slice(0, 6),
        row('Sub-total', '', '', '', '', '27', '39'),
        ...rows.slice(6),
        row('Grand Total', '', '', '', '', '54', '77'),
      ]),
    warns('total_row', truth(people, { rowsAside: 2 })),
  ],
  [
    'total-apart',
    'people.csv',
    'a total that stands in another column than the ids is nobody',
    () => under(row('', '', '', '', 'Total', '54', '77')),
    warns('total_row', truth(people, { rowsAside: 1 })),
  ],
  [
    'average',
    'people.csv',
    'an average under the table is nobody',
    () => under(row('Average', '', '52', '', '', '4.5', '6.4')),
    warns('total_row', truth(people, { rowsAside: 1 })),
  ],
  [
    'count-footer',
    'people.csv',
    'a line that counts the records is nobody',
    () => `${plain}12 record(s)\n`,
    warns('ragged_row', truth(people, { rowsAside: 1 })),
  ],
  [
    'footer',
    'people.csv',
    'notes under the table are nobody',
    () => `${plain}\nSource: made up\nPrinted 01/12/2023\n`,
    warns('ragged_row', truth(people, { rowsAside: 3 })),
  ],
  [
    'footer-padded',
    'people.csv',
    'a note filled up with separators has no scores and is nobody',
    () => under(row(), row('Confidential: not for onward sharing')),
    warns(['blank_row', 'footnote_row'], truth(people, { rowsAside: 2 })),
  ],
  [
    'comments',
    'people.csv',
    'lines that begin with a hash are nobody',
    () => `# made by a script\n# version 2\n${plain}`,
    loads(truth()),
  ],
  [
    'short-row',
    'people.csv',
    'a row with a cell too few is set aside: its cells may have moved',
    () => lines((line, at) => (at === 7 ? line.replace('Male,', '') : line)),
    warns('ragged_row', truth(without(6), { rowsAside: 1 })),
  ],
  [
    'long-row',
    'people.csv',
    'a row with a cell too many is set aside',
    () => lines((line, at) => (at === 7 ? line.replace('Male,', 'Male,,') : line)),
    warns('ragged_row', truth(without(6), { rowsAside: 1 })),
  ],
  [
    'shifted',
    'people.csv',
    'a row moved by one cell but of the right length gives no score',
    () => lines((line, at) => (at === 7 ? `,${line.slice(0, line.lastIndexOf(','))}` : line)),
    warns('no_id', truth(without(6), { rowsAside: 1 })),
  ],
  [
    'cut-last',
    'people.csv',
    'a last row cut off is set aside',
    () => plain.slice(0, -12),
    warns('ragged_row', truth(without(11), { rowsAside: 1 })),
  ],
  [
    'copies',
    'people.csv',
    'copies of rows are used once',
    () => delimited([...table(), ...rows.slice(2, 5)]),
    warns('duplicate_row', truth(people, { rowsAside: 3 })),
  ],
  [
    'all-twice',
    'people.csv',
    'a file put under itself is its people once',
    () => `${plain}${plain}`,
    warns(['duplicate_row', 'repeated_header'], truth(people, { rowsAside: 13 })),
  ],
  [
    'marked-join',
    'people.csv',
    'two files joined with their marks and headers lose nobody',
    () => `\ufeff${delimited(table(people.slice(0, 6)))}\ufeff${delimited(table(people.slice(6)))}`,
    warns('repeated_header', truth(people, { rowsAside: 1 })),
  ],
  [
    'same-referral',
    'people.csv',
    'one referral with two different ends is told, and the first is used',
    () => under(['SP-00001', '03/04/2023', '67', 'Female', 'Riverside', '4', '1']),
    warns('duplicate_id', truth(people, { rowsAside: 1 })),
  ],
  [
    'again-referred',
    'people.csv',
    'somebody referred again is one person with two referrals',
    () => under(['SP-00001', '20/11/2023', '67', 'Female', 'Riverside', '5', '8']),
    warns('repeat_referral', {
      ...counted,
      bothMean: { measure: 'ons-life-satisfaction', value: (12 * 30 + 5 * 8) / 13 },
      rowsUsed: 13,
      scores: 26,
      referred: { n: 13, earliest: '2023-04-03', latest: '2023-11-20' },
    }),
  ],
  [
    'nobody',
    'people.csv',
    'a row with scores and without a person is set aside',
    () => under(['', '20/11/2023', '67', 'Female', 'Riverside', '5', '8']),
    warns('no_id', truth(people, { rowsAside: 1 })),
  ],
  [
    'sites-alike',
    'people.csv',
    'one site spelled in three ways is told',
    () =>
      delimited(
        table(
          people.map((one, at) => ({
            ...one,
            site:
              one.site === 'Riverside' ? (['Riverside', 'riverside ', 'RIVERSIDE'][at % 3] ?? '') : one.site,
          })),
        ),
      ),
    warns('alike_levels', { ...counted, sites: ['Hillside', 'Riverside'] }),
  ],
  [
    'no-follow-up-site',
    'people.csv',
    'a site where nobody was followed up is told',
    () => delimited(table(people.map((one) => (one.site === 'Riverside' ? { ...one, last: null } : one)))),
    warns(
      'follow_up_uneven',
      truth(people.map((one) => (one.site === 'Riverside' ? { ...one, last: null } : one))),
    ),
  ],
  [
    'test-row',
    'people.csv',
    'a row that is a test and says so is told',
    () => under(['TEST', '20/11/2023', '99', 'Male', 'Test practice', '5', '8']),
    warns('test_row', truth(people, { rowsAside: 1 })),
  ],
  [
    'page-breaks',
    'people.csv',
    'page breaks and page numbers of a printed report are nobody',
    () => lines((line, at) => (at === 6 ? [line, '\f', 'Page 1 of 2'] : line)),
    warns('ragged_row', truth(people, { rowsAside: 2 })),
  ],
]);
