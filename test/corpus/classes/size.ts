import { entries, loads, refused, warns } from '../expectation';
import { cellsOf, header, people, table, truth } from '../people';
import { delimited } from '../text';

const rows = people.map((one) => cellsOf(one));
const beside = (name: string, cell: (at: number) => string): string =>
  delimited([[...header, name], ...rows.map((row, at) => [...row, cell(at)])]);
const columns = (many: number): string => {
  const names = Array.from({ length: many - header.length }, (_, at) => `extra ${String(at + 1)}`);
  return delimited([[...header, ...names], ...rows.map((row) => [...row, ...names.map(() => '')])]);
};
const without = (place: number): typeof people => people.filter((_, at) => at !== place);
const many = Array.from({ length: 20_000 }, (_, at) => {
  const one = people[at % people.length];
  if (one === undefined) throw new RangeError('nobody');
  return { ...one, id: `P${String(at + 1).padStart(6, '0')}` };
});

export const size = entries('size', [
  [
    'long-cell',
    'people.csv',
    'a cell of 5 MB is refused by name before memory is spent on it',
    () => beside('Notes', (at) => (at === 6 ? 'x'.repeat(5 << 20) : '')),
    refused('cell_too_long'),
  ],
  [
    'long-cell-quoted',
    'people.csv',
    'a quoted cell of 5 MB is refused by name',
    () => beside('Notes', (at) => (at === 6 ? `${'x,'.repeat(5 << 19)}` : '')),
    refused('cell_too_long'),
  ],
  [
    'fair-cell',
    'people.csv',
    'a cell of 100 kB in a column that nobody needs is no fault',
    () => beside('Referral Reason 2', (at) => (at === 6 ? 'x'.repeat(100_000) : '')),
    loads(truth()),
  ],
  [
    'long-line',
    'people.csv',
    'a first line of 6 MB without a separator is refused',
    () => 'x'.repeat(6 << 20),
    refused('one_column', 'cell_too_long', 'not_text'),
  ],
  [
    'columns-ten-thousand',
    'people.csv',
    '10,000 columns are refused by name',
    () => columns(10_000),
    refused('too_many_columns'),
  ],
  [
    'columns-over',
    'people.csv',
    '2,001 columns are one too many',
    () => columns(2_001),
    refused('too_many_columns'),
  ],
  ['columns-most', 'people.csv', '2,000 columns are read', () => columns(2_000), loads(truth())],
  [
    'one-long-row',
    'people.csv',
    'one row with 50,000 cells under a header of seven costs that row',
    () =>
      delimited([
        header,
        ...rows.map((row, at) => (at === 8 ? [...row, ...Array.from({ length: 50_000 }, () => '1')] : row)),
      ]),
    warns('ragged_row', truth(without(8), { rowsAside: 1 })),
  ],
  [
    'blank-million',
    'people.csv',
    'half a million blank lines under the table are nothing',
    () => delimited(table()) + '\n'.repeat(500_000),
    loads(truth()),
  ],
  [
    'blank-rows',
    'people.csv',
    'a hundred thousand rows of separators alone under the table are nobody',
    () => delimited(table()) + `${','.repeat(header.length - 1)}\n`.repeat(100_000),
    loads(truth(people, { rowsAside: 100_000 })),
  ],
  [
    'people-many',
    'people.csv',
    '20,000 people are 20,000 people',
    () => delimited(table(many)),
    loads(truth(many)),
  ],
  [
    'faults-many',
    'people.csv',
    '20,000 faults are counted and not all listed',
    () => delimited(table(many).map((row, line) => (line === 0 ? row : [...row.slice(0, 6), '11']))),
    warns(['out_of_range', 'all_missing'], {
      rowsUsed: 20_000,
      rowsAside: 0,
      persons: 20_000,
      scores: 20_000,
    }),
  ],
  [
    'levels-many',
    'people.csv',
    'a site of its own for each of 20,000 people is no fault of the reader',
    () => delimited(table(many.map((one, at) => ({ ...one, site: `Site ${String(at)}` })))),
    loads({ ...truth(many), sites: many.map((_, at) => `Site ${String(at)}`).toSorted() }),
  ],
  [
    'open-quote-long',
    'people.csv',
    'a quotation mark left open before 3 MB of rows costs one row',
    () => {
      const text = delimited(table([...many, ...many.map((one) => ({ ...one, id: `Q${one.id}` }))]));
      const second = text.indexOf('\n') + 1;
      return `${text.slice(0, second)}"${text.slice(second)}`;
    },
    warns('unclosed_quote', { rowsUsed: 39_999, rowsAside: 1, persons: 39_999, scores: 79_998 }),
  ],
  [
    'quotes-many',
    'people.csv',
    'a cell of 200,000 quotation marks is read or refused in time',
    () => beside('Referral Reason 2', (at) => (at === 6 ? '"'.repeat(200_000) : '')),
    loads(truth()),
  ],
]);
