import { asks, entries, loads, refused, warns } from '../expectation';
import { type Made, but, people, table, truth } from '../people';
import { delimited, joined, utf16 } from '../text';

const recordOf = (one: Made): Readonly<Record<string, unknown>> => ({
  'Client ID': one.id,
  'Referral Date': one.referred,
  Age: one.age,
  Gender: one.gender,
  'GP Practice': one.site,
  'ONS LS (Start)': one.first,
  'ONS LS (End)': one.last,
});
const records = people.map(recordOf);
const array = JSON.stringify(records);
const newlines = `${records.map((record) => JSON.stringify(record)).join('\n')}\n`;
const changed = (place: number, change: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(records.map((record, at) => (at === place ? { ...record, ...change } : record)));
const lost = truth(but(2, { last: null }));
const gap = people.map((one, at) => (at === 2 ? { ...one, last: null } : one));

export const json = entries('json', [
  ['array', 'people.json', 'an array of records is a table', () => array, loads(truth())],
  [
    'pretty',
    'people.json',
    'spaces and line breaks between change nothing',
    () => JSON.stringify(records, null, 2),
    loads(truth()),
  ],
  ['lines', 'people.ndjson', 'one record a line is a table', () => newlines, loads(truth())],
  ['lines-jsonl', 'people.jsonl', 'the same under its other ending', () => newlines, loads(truth())],
  [
    'lines-blank',
    'people.ndjson',
    'blank lines between records are nobody',
    () => newlines.replaceAll('\n', '\n\n'),
    loads(truth()),
  ],
  [
    'lines-carriage',
    'people.ndjson',
    'records whose lines end in both signs are records',
    () => newlines.replaceAll('\n', '\r\n'),
    loads(truth()),
  ],
  [
    'lines-named-json',
    'people.json',
    'one record a line in a file named for an array is read',
    () => newlines,
    loads(truth()),
  ],
  [
    'array-named-lines',
    'people.ndjson',
    'an array in a file named for lines is read',
    () => array,
    loads(truth()),
  ],
  [
    'mark',
    'people.json',
    'a byte-order mark before an array is no part of it',
    () => `\ufeff${array}`,
    loads(truth()),
  ],
  [
    'utf16',
    'people.json',
    'JSON in UTF-16 is read or refused by name',
    () => utf16(array, 'little'),
    loads(truth()),
  ],
  [
    'text-numbers',
    'people.json',
    'numbers kept as text are those numbers',
    () =>
      JSON.stringify(
        records.map((record) =>
          Object.fromEntries(Object.entries(record).map(([name, value]) => [name, String(value)])),
        ),
      ),
    loads(truth()),
  ],
  [
    'fractions',
    'people.json',
    'a 6.0 is a 6',
    () => array.replaceAll(/("ONS LS \(End\)":\d)/g, '$1.0'),
    loads(truth()),
  ],
  [
    'nulls',
    'people.json',
    'null is nothing, and no zero',
    () => changed(2, { 'ONS LS (End)': null }),
    loads(lost),
  ],
  [
    'missing-keys',
    'people.json',
    'a record without a key has nothing there',
    () => changed(2, { 'ONS LS (End)': undefined }),
    loads(lost),
  ],
  [
    'late-keys',
    'people.json',
    'a key that only later records have is a column',
    () => JSON.stringify(records.map((record, at) => (at < 6 ? record : { ...record, District: 'North' }))),
    loads(truth()),
  ],
  [
    'key-order',
    'people.json',
    'the order of the keys may differ from record to record',
    () =>
      JSON.stringify(
        records.map((record, at) =>
          at % 2 === 0 ? record : Object.fromEntries(Object.entries(record).toReversed()),
        ),
      ),
    loads(truth()),
  ],
  [
    'true',
    'people.json',
    'true is not 1',
    () => changed(2, { 'ONS LS (End)': true }),
    warns('not_a_number', lost),
  ],
  [
    'same-key',
    'people.json',
    'a key that comes twice in a record is told, and never chosen between in silence',
    () => array.replace('"Age":67', '"Age":67,"ONS LS (End)":1'),
    warns('duplicate_key', truth()),
  ],
  [
    'long-numbers',
    'people.json',
    'ids of more digits than a number holds are kept whole or refused',
    () =>
      JSON.stringify(records.map((record, at) => ({ ...record, 'Client ID': `@${String(at)}` }))).replace(
        /"@(\d+)"/g,
        (_, at: string) => `90071992547409${String(93 + Number(at)).padStart(3, '0')}`,
      ),
    loads(truth(people, { ids: people.map((_, at) => `90071992547409${String(93 + at).padStart(3, '0')}`) })),
  ],
  [
    'proto',
    'people.json',
    'a key named __proto__ is a column and changes no object',
    () => array.replaceAll('{"Client ID"', '{"__proto__":"polluted","Client ID"'),
    loads(truth()),
  ],
  [
    'constructor',
    'people.json',
    'keys named constructor and toString are columns',
    () => array.replaceAll('{"Client ID"', '{"constructor":"x","toString":"y","Client ID"'),
    loads(truth()),
  ],
  [
    'wrapped',
    'people.json',
    'records under a name, as web services send them, are found or refused by name',
    () => JSON.stringify({ count: 12, next: null, results: records }),
    loads(truth()),
  ],
  [
    'one',
    'people.json',
    'a single record is one person',
    () => JSON.stringify(records[0]),
    warns('one_row', truth(people.slice(0, 1))),
  ],
  [
    'columns',
    'people.json',
    'a table kept column by column is refused or asked about',
    () =>
      JSON.stringify(
        Object.fromEntries(
          Object.keys(records[0] ?? {}).map((name) => [name, records.map((record) => record[name])]),
        ),
      ),
    refused('nested_column', 'json_deep', 'json_no_records'),
  ],
  [
    'arrays',
    'people.json',
    'rows as arrays with the header first are read or refused by name',
    () => JSON.stringify(table()),
    refused('json_no_records', 'nested_column', 'json_deep'),
  ],
  [
    'nested',
    'people.json',
    'records within records are refused by name',
    () => JSON.stringify(records.map((record) => ({ ...record, scores: { first: 4, last: 7 } }))),
    refused('nested_column', 'json_deep'),
  ],
  [
    'one-nested',
    'people.json',
    'one nested value in one record is refused by name',
    () => changed(7, { Extra: { a: { b: [1, 2, 3] } } }),
    refused('nested_column', 'json_deep'),
  ],
  [
    'lists',
    'people.json',
    'a list of texts in a cell is refused by name or joined',
    () => JSON.stringify(records.map((record) => ({ ...record, 'Referral Reason': ['Housing', 'Debt'] }))),
    refused('nested_column', 'json_deep'),
  ],
  [
    'deep',
    'people.json',
    '60,000 opening brackets neither crash nor hang the reader',
    () => '['.repeat(60_000),
    refused('nested_column', 'json_deep', 'json_broken'),
  ],
  [
    'deep-closed',
    'people.json',
    '60,000 brackets that are all closed are refused by name',
    () => '['.repeat(60_000) + ']'.repeat(60_000),
    refused('nested_column', 'json_deep', 'json_no_records', 'json_broken'),
  ],
  [
    'deep-objects',
    'people.json',
    '60,000 objects in one another are refused by name',
    () => '{"a":'.repeat(60_000) + '1' + '}'.repeat(60_000),
    refused('nested_column', 'json_deep', 'json_no_records', 'json_broken'),
  ],
  [
    'deep-inside',
    'people.json',
    '60,000 brackets inside one cell of one record are refused by name',
    () => array.replace('"Age":67', `"Age":${'['.repeat(60_000)}${']'.repeat(60_000)}`),
    refused('nested_column', 'json_deep', 'json_broken'),
  ],
  ['cut', 'people.json', 'an array cut short is refused', () => array.slice(0, -40), refused('json_broken')],
  [
    'cut-lines',
    'people.ndjson',
    'a last record cut short is set aside or the file is refused',
    () => newlines.slice(0, -20),
    warns('bad_record', truth(people.slice(0, 11), { rowsAside: 1 })),
  ],
  [
    'broken-line',
    'people.ndjson',
    'one line that is no record costs itself',
    () =>
      newlines
        .split('\n')
        .map((line, at) => (at === 4 ? 'oops' : line))
        .join('\n'),
    warns(
      'bad_record',
      truth(
        people.filter((_, at) => at !== 4),
        { rowsAside: 1 },
      ),
    ),
  ],
  [
    'trailing-comma',
    'people.json',
    'a comma too many is refused',
    () => array.replace(/\]$/, ',]'),
    refused('json_broken'),
  ],
  [
    'single-quotes',
    'people.json',
    'apostrophes for quotation marks are refused',
    () => array.replaceAll('"', "'"),
    refused('json_broken'),
  ],
  [
    'not-numbers',
    'people.json',
    'NaN, as some programs write it, is nothing and no zero',
    () => array.replace(/"ONS LS \(End\)":\d+\}(?=,)/, '"ONS LS (End)":NaN}'),
    loads(truth(but(0, { last: null }))),
  ],
  [
    'comments',
    'people.json',
    'a comment before an array is refused',
    () => `// made up\n${array}`,
    refused('json_broken', 'one_column', 'header_only', 'unknown_columns'),
  ],
  [
    'two-arrays',
    'people.json',
    'two arrays one after the other are refused',
    () => `${array}\n${array}`,
    refused('json_broken', 'json_no_records'),
  ],
  [
    'empty-array',
    'people.json',
    'an empty array is refused',
    () => '[]',
    refused('json_no_records', 'empty_file'),
  ],
  [
    'empty-records',
    'people.json',
    'records without keys are refused',
    () => '[{},{},{}]',
    refused('json_no_records', 'empty_file'),
  ],
  [
    'scalars',
    'people.json',
    'an array of numbers is refused',
    () => '[1,2,3]',
    refused('json_no_records', 'one_column', 'header_only', 'unknown_columns'),
  ],
  [
    'text',
    'people.json',
    'a lone text is refused',
    () => '"people"',
    refused('json_no_records', 'json_broken', 'one_column'),
  ],
  [
    'no-utf8',
    'people.json',
    'bytes that are no UTF-8 in a JSON file are refused',
    () => joined(array.slice(0, 60), [0xe9, 0xff], array.slice(60)),
    refused('not_utf8', 'json_broken'),
  ],
  [
    'script',
    'people.json',
    'a call around an array is not called',
    () => `callback(${array});`,
    refused('json_broken', 'one_column', 'header_only', 'unknown_columns'),
  ],
  [
    'half-letters',
    'people.json',
    'an escape for half a letter is read as an unknown letter and nothing else',
    () => array.replace('"Riverside"', '"River\\ud83dside"'),
    loads({ ...truth(), sites: ['Hillside', 'Riverside', 'River\ufffdside'] }),
  ],
  [
    'escapes',
    'people.json',
    'escaped letters are those letters',
    () => array.replaceAll('Hillside', 'H\\u0069llside'),
    loads(truth()),
  ],
  [
    'csv-named-so',
    'people.json',
    'a CSV named as JSON is read as what it is',
    () => delimited(table()),
    loads(truth()),
  ],
  [
    'columns-many',
    'people.json',
    'records that together have 10,000 keys are refused by name',
    () =>
      JSON.stringify(
        records.map((record, at) => ({
          ...record,
          ...Object.fromEntries(
            Array.from({ length: 1_000 }, (_, key) => [`k${String(at * 1_000 + key)}`, 1]),
          ),
        })),
      ),
    refused('too_many_columns'),
  ],
  [
    'long-text',
    'people.json',
    'a text of 5 MB in one record is refused by name',
    () => changed(3, { Extra: 'x'.repeat(5 << 20) }),
    refused('cell_too_long'),
  ],
  [
    'gap',
    'people.json',
    'an empty text is nothing',
    () => changed(2, { 'ONS LS (End)': '' }),
    loads(truth(gap)),
  ],
  [
    'foreign',
    'people.json',
    'records whose keys nobody knows are asked about',
    () => '[{"foo":1,"bar":2},{"foo":3,"bar":4}]',
    asks,
  ],
]);
