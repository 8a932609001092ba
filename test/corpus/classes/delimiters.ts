import { asks, entries, loads, refused, warns } from '../expectation';
import { cellsOf, dayFirst, header, people, table, truth } from '../people';
import { delimited, lines, withCells } from '../text';

const rows = table();
const reasons = (of: string): readonly (readonly string[])[] =>
  rows.map((row, at) => [...row, at === 0 ? 'Referral Reason' : of]);
const without = (place: number): typeof people => people.filter((_, at) => at !== place);

/** SWEMWBS on its metric scale, with a comma for the decimal mark. */
const comma = people.map((one, at) => [
  one.id,
  dayFirst(one.referred),
  ['16,36', '17,43', '18,59'][at % 3] ?? '',
  ['19,98', '20,73', '22,35'][at % 3] ?? '',
]);
const metric = {
  rowsUsed: 12,
  rowsAside: 0,
  persons: 12,
  scores: 24,
  firstMean: { measure: 'swemwbs', value: (16.36 + 17.43 + 18.59) / 3 },
  lastMean: { measure: 'swemwbs', value: (19.98 + 20.73 + 22.35) / 3 },
};
const metricHeader = ['Client ID', 'Referral Date', 'SWEMWBS (Start)', 'SWEMWBS (End)'];

export const delimiters = entries('delimiters', [
  ['comma', 'people.csv', 'commas separate', () => delimited(rows), loads(truth())],
  [
    'semicolon',
    'people.csv',
    'semicolons separate',
    () => delimited(rows, { delimiter: ';' }),
    loads(truth()),
  ],
  ['tab', 'people.tsv', 'tabs separate', () => delimited(rows, { delimiter: '\t' }), loads(truth())],
  ['bar', 'people.txt', 'upright bars separate', () => delimited(rows, { delimiter: '|' }), loads(truth())],
  [
    'decimal-comma',
    'people.csv',
    'with semicolons between, a comma inside a number is its decimal mark',
    () => delimited([metricHeader, ...comma], { delimiter: ';' }),
    loads(metric),
  ],
  [
    'decimal-comma-quoted',
    'people.csv',
    'quoted numbers with a decimal comma between commas are numbers',
    () => delimited([metricHeader, ...comma], { quoteAll: true }),
    loads(metric),
  ],
  [
    'named-separator',
    'people.csv',
    'a first line that only names the separator is no header',
    () => `sep=;\n${delimited(rows, { delimiter: ';' })}`,
    loads(truth()),
  ],
  [
    'quoted-all',
    'people.csv',
    'quotation marks around every cell are no part of it',
    () => delimited(rows, { quoteAll: true, end: '\r\n' }),
    loads(truth()),
  ],
  [
    'commas-inside',
    'people.csv',
    'a quoted comma separates nothing',
    () => delimited(reasons('Housing, debt, loneliness')),
    loads(truth()),
  ],
  [
    'semicolons-inside',
    'people.csv',
    'many semicolons inside cells do not make them the separator',
    () => delimited(reasons('Loneliness; Housing; Debt; Low mood; Carer; Work; Diet; Sleep')),
    loads(truth()),
  ],
  [
    'doubled-quotes',
    'people.csv',
    'a doubled quotation mark inside a cell is one mark',
    () => delimited(table(people.map((one) => ({ ...one, site: `The "${one.site}" Surgery` })))),
    loads(truth(people.map((one) => ({ ...one, site: `The "${one.site}" Surgery` })))),
  ],
  [
    'line-breaks-inside',
    'people.csv',
    'a line break inside a quoted cell ends no row',
    () => delimited(reasons('Housing\nand debt'), { end: '\r\n' }),
    loads(truth()),
  ],
  [
    'bare-quote',
    'people.csv',
    'a quotation mark in the middle of a cell is a letter',
    () => lines((line, at) => `${line},${at === 0 ? 'Notes' : '5" screen'}`),
    loads(truth()),
  ],
  [
    'backslash-quotes',
    'people.csv',
    'marks escaped with a backslash cost at most their row, and no cell moves',
    () =>
      lines(
        (line, at) =>
          `${line},${at === 0 ? 'Referral Reason' : at === 3 ? '"said \\"low, alone\\" twice"' : 'Housing'}`,
      ),
    warns('unclosed_quote', truth(without(2), { rowsAside: 1 })),
  ],
  [
    'open-quote-half-way',
    'people.csv',
    'a quotation mark that never closes costs its own row and no other',
    () => lines((line, at) => (at === 6 ? line.replace('Hillside', '"Hillside') : line)),
    warns('unclosed_quote', truth(without(5), { rowsAside: 1 })),
  ],
  [
    'open-quote-closed-later',
    'people.csv',
    'a mark left open that closes by chance some lines on does not swallow the rows between',
    () =>
      lines((line, at) =>
        at === 3
          ? line.replace('Hillside', '"Hillside')
          : at === 7
            ? line.replace('Riverside', '"Riverside"')
            : line,
      ),
    warns('unclosed_quote', truth(without(2), { rowsAside: 1 })),
  ],
  [
    'open-quote-last',
    'people.csv',
    'a mark left open in the last row costs that row',
    () => lines((line, at) => (at === 12 ? line.replace('Riverside', '"Riverside') : line)),
    warns('unclosed_quote', truth(without(11), { rowsAside: 1 })),
  ],
  [
    'open-quote-header',
    'people.csv',
    'a mark left open in the header does not turn the file into one cell',
    () => lines((line, at) => (at === 0 ? line.replace('Gender', '"Gender') : line)),
    asks,
  ],
  [
    'single-quotes',
    'people.csv',
    'apostrophes around every cell are taken off, and no score is lost',
    () => `${rows.map((row) => row.map((cell) => `'${cell}'`).join(',')).join('\n')}\n`,
    loads(truth()),
  ],
  [
    'spaces-after',
    'people.csv',
    'a space after each separator is no part of the cells',
    () => `${rows.map((row) => row.join(', ')).join('\n')}\n`,
    loads(truth()),
  ],
  [
    'both-ends',
    'people.csv',
    'lines that end in both signs are lines, and not two each',
    () => delimited(rows, { end: '\r\n' }),
    loads(truth()),
  ],
  [
    'carriage-returns',
    'people.csv',
    'lines that end in a carriage return alone are lines',
    () => delimited(rows, { end: '\r' }),
    loads(truth()),
  ],
  [
    'mixed-ends',
    'people.csv',
    'three kinds of line ends in one file are all line ends',
    () => rows.map((row, at) => row.join(',') + (['\n', '\r\n', '\r'][at % 3] ?? '')).join(''),
    loads(truth()),
  ],
  [
    'double-carriage',
    'people.csv',
    'two carriage returns and a line feed make a blank line at most',
    () => delimited(rows, { end: '\r\r\n' }),
    loads(truth(people, { rowsAside: 12 })),
  ],
  [
    'no-last-end',
    'people.csv',
    'the last row counts without a line end',
    () => delimited(rows, { closed: false }),
    loads(truth()),
  ],
  [
    'trailing-everywhere',
    'people.csv',
    'a separator after every last cell makes a column without a name and moves nothing',
    () => lines((line) => `${line},`),
    loads(truth()),
  ],
  [
    'trailing-in-rows',
    'people.csv',
    'a separator after the last cell of every row but not of the header moves nothing',
    () => lines((line, at) => (at === 0 ? line : `${line},`)),
    loads(truth()),
  ],
  [
    'one-trailing',
    'people.csv',
    'one row with an empty cell too many is used or set aside, and nobody else is touched',
    () => lines((line, at) => (at === 4 ? `${line},` : line)),
    warns('ragged_row', truth(without(3), { rowsAside: 1 })),
  ],
  [
    'header-apart',
    'people.csv',
    'a header with another separator than its rows is asked about or refused',
    () => lines((line, at) => (at === 0 ? line.replaceAll(',', ';') : line)),
    asks,
  ],
  [
    'one-other-row',
    'people.csv',
    'a single row with another separator costs itself and does not make the file one column',
    () => lines((line, at) => (at === 9 ? line.replaceAll(',', ';') : line)),
    warns('ragged_row', truth(without(8), { rowsAside: 1 })),
  ],
  [
    'half-and-half',
    'people.csv',
    'two exports put together with two separators never load as half the people in silence',
    () => lines((line, at) => (at > 6 ? line.replaceAll(',', ';') : line)),
    warns('ragged_row', truth(people.slice(0, 6), { rowsAside: 6 })),
  ],
  [
    'wide-spaces',
    'people.txt',
    'columns set apart by spaces are refused as one column',
    () => `${rows.map((row) => row.map((cell) => cell.padEnd(18)).join('')).join('\n')}\n`,
    refused('one_column'),
  ],
  [
    'carets',
    'people.txt',
    'a separator that nobody uses is refused as one column',
    () => delimited(rows, { delimiter: '^' }),
    refused('one_column'),
  ],
  [
    'one-column',
    'ids.csv',
    'a single column is refused',
    () => people.map(({ id }) => id).join('\n'),
    refused('one_column'),
  ],
  [
    'thousands-commas',
    'people.csv',
    'an unquoted thousands comma moves the cells of its row only',
    () => lines((line, at) => (at === 0 ? `${line},Cost` : at === 2 ? `${line},1,200` : `${line},300`)),
    warns('ragged_row', truth(without(1), { rowsAside: 1 })),
  ],
  [
    'tab-inside',
    'people.csv',
    'a tab inside a cell separates nothing in a file of commas',
    () => withCells({ '3:4': 'Hill\tside' }),
    loads(truth(people, { sites: ['Hill side', 'Hillside', 'Riverside'] })),
  ],
  [
    'one-line-number-comma',
    'people.csv',
    'one score with a decimal comma is told and never read as another number',
    () => withCells({ '2:5': '3,5' }),
    warns('between_steps', { rowsUsed: 12, rowsAside: 0, persons: 12 }),
  ],
  [
    'semicolons-in-commas',
    'people.csv',
    'rows wrapped as one quoted cell each, as some mail programs do, never load as one column in silence',
    () => `${[header, ...people.map((one) => cellsOf(one))].map((row) => `"${row.join(',')}"`).join('\n')}\n`,
    refused('one_column', 'unknown_columns'),
  ],
]);
