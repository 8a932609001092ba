import {
  Bool,
  DateDay,
  Decimal,
  Dictionary,
  Field,
  Float64,
  Int32,
  Int64,
  List,
  Null,
  Struct,
  TimestampMicrosecond,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import { Compression } from 'parquet-wasm';
import { asks, entries, loads, refused, warns } from '../expectation';
import { but, people, table, truth } from '../people';
import { delimited, joined } from '../text';
import { parquetFile } from '../write/columnfile';

const texts = (of: readonly (string | null)[]): Vector => vectorFromArray(of, new Utf8());
const doubles = (of: readonly (number | null)[]): Vector => vectorFromArray(of, new Float64());
const noon = (iso: string, hour: number): number => Date.parse(`${iso}T00:00:00Z`) + hour * 3_600_000;

const columns = (): Record<string, Vector> => ({
  'Client ID': texts(people.map(({ id }) => id)),
  'Referral Date': vectorFromArray(
    people.map(({ referred }) => new Date(noon(referred, 0))),
    new DateDay(),
  ),
  Age: vectorFromArray(
    people.map(({ age }) => age),
    new Int32(),
  ),
  Gender: texts(people.map(({ gender }) => gender)),
  'GP Practice': texts(people.map(({ site }) => site)),
  'ONS LS (Start)': doubles(people.map(({ first }) => first)),
  'ONS LS (End)': doubles(people.map(({ last }) => last)),
});
const file = (
  change: Record<string, Vector> = {},
  compression?: Compression,
  groupRows?: number,
): Uint8Array => parquetFile({ ...columns(), ...change }, compression, groupRows);
const lost = truth(but(2, { last: null }));
const lasts = people.map(({ last }) => last);
/** One column of nothing, for files of very many. */
const blank = vectorFromArray(
  people.map(() => null),
  new Null(),
);
const footer = (bytes: Uint8Array, length: number): Uint8Array => {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(copy.length - 8, length, true);
  return copy;
};
const end = (bytes: Uint8Array): number =>
  bytes.length - 8 - new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 8, true);

export const parquet = entries('parquet', [
  ['plain', 'people.parquet', 'a plain file is read, its days as days', () => file(), loads(truth())],
  ['snappy', 'people.parquet', 'Snappy pages are read', () => file({}, Compression.SNAPPY), loads(truth())],
  ['gzip', 'people.parquet', 'gzip pages are read', () => file({}, Compression.GZIP), loads(truth())],
  ['brotli', 'people.parquet', 'Brotli pages are read', () => file({}, Compression.BROTLI), loads(truth())],
  ['zstd', 'people.parquet', 'Zstandard pages are read', () => file({}, Compression.ZSTD), loads(truth())],
  ['lz4', 'people.parquet', 'LZ4 pages are read', () => file({}, Compression.LZ4_RAW), loads(truth())],
  [
    'groups',
    'people.parquet',
    'rows in many groups keep their order and their number',
    () => file({}, undefined, 5),
    loads(truth()),
  ],
  [
    'dictionary',
    'people.parquet',
    'texts kept as a dictionary are those texts',
    () =>
      file({
        'GP Practice': vectorFromArray(
          people.map(({ site }) => site),
          new Dictionary(new Utf8(), new Int32()),
        ),
      }),
    loads(truth()),
  ],
  [
    'text-days',
    'people.parquet',
    'days kept as text are days',
    () => file({ 'Referral Date': texts(people.map(({ referred }) => referred)) }),
    loads(truth()),
  ],
  [
    'moments',
    'people.parquet',
    'a moment late in the day is that day',
    () =>
      file({
        'Referral Date': vectorFromArray(
          people.map(({ referred }) => noon(referred, 23)),
          new TimestampMicrosecond(),
        ),
      }),
    loads(truth()),
  ],
  [
    'moments-zone',
    'people.parquet',
    'a moment in universal time is a day whatever the zone of the reader',
    () =>
      file({
        'Referral Date': vectorFromArray(
          people.map(({ referred }) => noon(referred, 12)),
          new TimestampMicrosecond('UTC'),
        ),
      }),
    loads(truth()),
  ],
  [
    'whole-ids',
    'people.parquet',
    'ids of 19 digits stay apart',
    () =>
      file({
        'Client ID': vectorFromArray(
          people.map((_, at) => 9_007_199_254_740_993_000n + BigInt(at)),
          new Int64(),
        ),
      }),
    loads(truth(people, { ids: people.map((_, at) => String(9_007_199_254_740_993_000n + BigInt(at))) })),
  ],
  [
    'nulls',
    'people.parquet',
    'a null is nothing, and no zero',
    () => file({ 'ONS LS (End)': doubles(lasts.map((value, at) => (at === 2 ? null : value))) }),
    loads(lost),
  ],
  [
    'not-a-number',
    'people.parquet',
    'a value that is no number is no score',
    () => file({ 'ONS LS (End)': doubles(lasts.map((value, at) => (at === 2 ? Number.NaN : value))) }),
    loads(lost),
  ],
  [
    'infinity',
    'people.parquet',
    'infinity is no score',
    () => file({ 'ONS LS (End)': doubles(lasts.map((value, at) => (at === 2 ? Infinity : value))) }),
    warns('not_a_number', lost),
  ],
  [
    'booleans',
    'people.parquet',
    'a column of true and false beside the scores is only a column',
    () =>
      file({
        Consent: vectorFromArray(
          people.map((_, at) => at % 2 === 0),
          new Bool(),
        ),
      }),
    loads(truth()),
  ],
  [
    'decimals',
    'people.parquet',
    'decimal numbers are those numbers',
    () =>
      file({
        'ONS LS (End)': vectorFromArray(
          lasts.map((value) => Uint32Array.of((value ?? 0) * 10, 0, 0, 0)),
          new Decimal(1, 5),
        ),
      }),
    loads(truth()),
  ],
  [
    'records',
    'people.parquet',
    'a column of records is refused by name',
    () =>
      file({
        Nested: vectorFromArray(
          people.map(({ first, last }) => ({ first, last })),
          new Struct([new Field('first', new Float64(), true), new Field('last', new Float64(), true)]),
        ),
      }),
    refused('nested_column'),
  ],
  [
    'lists',
    'people.parquet',
    'a column of lists is refused by name',
    () =>
      file({
        Reasons: vectorFromArray(
          people.map(() => ['Housing', 'Debt']),
          new List(new Field('item', new Utf8(), true)),
        ),
      }),
    refused('nested_column'),
  ],
  [
    'proto',
    'people.parquet',
    'a column named __proto__ is only a column',
    () => {
      const all = columns();
      Object.defineProperty(all, '__proto__', { value: texts(people.map(() => 'x')), enumerable: true });
      return parquetFile(all);
    },
    loads(truth()),
  ],
  [
    'columns-many',
    'people.parquet',
    '2,007 columns are refused by name',
    () => file(Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`extra ${String(at)}`, blank]))),
    refused('too_many_columns'),
  ],
  [
    'no-rows',
    'people.parquet',
    'a file without rows is refused',
    () =>
      parquetFile(
        Object.fromEntries(Object.entries(columns()).map(([name, vector]) => [name, vector.slice(0, 0)])),
      ),
    refused('header_only', 'empty_file'),
  ],
  [
    'foreign',
    'people.parquet',
    'columns that nobody knows are asked about',
    () => parquetFile({ foo: texts(['a', 'b']), bar: doubles([1, 2]) }),
    asks,
  ],
  [
    'cut',
    'people.parquet',
    'a file cut short is refused: its index is at its end',
    () => file().subarray(0, 900),
    refused('parquet_broken'),
  ],
  [
    'cut-start',
    'people.parquet',
    'a file without its first bytes is refused',
    () => file().subarray(200),
    refused('parquet_broken', 'not_text'),
  ],
  [
    'marks-only',
    'people.parquet',
    'the marks at both ends alone are refused',
    () => joined('PAR1', 'PAR1'),
    refused('parquet_broken', 'empty_file'),
  ],
  [
    'false-length',
    'people.parquet',
    'an index that claims 4 GB is refused before memory is spent',
    () => footer(file(), 0xfffffff0),
    refused('parquet_broken'),
  ],
  [
    'no-length',
    'people.parquet',
    'an index of no length is refused',
    () => footer(file(), 0),
    refused('parquet_broken'),
  ],
  [
    'zero-index',
    'people.parquet',
    'an index of zero bytes is refused',
    () => {
      const bytes = file().slice();
      bytes.fill(0, end(bytes), bytes.length - 8);
      return bytes;
    },
    refused('parquet_broken', 'empty_file', 'header_only'),
  ],
  [
    'noise-index',
    'people.parquet',
    'an index of noise is refused',
    () => {
      const bytes = file().slice();
      for (let at = end(bytes); at < bytes.length - 8; at += 1) bytes[at] = (at * 167 + 13) & 255;
      return bytes;
    },
    refused('parquet_broken'),
  ],
  [
    'noise-pages',
    'people.parquet',
    'packed pages of noise are refused',
    () => {
      const bytes = file({}, Compression.ZSTD).slice();
      for (let at = 4; at < end(bytes); at += 1) bytes[at] = (at * 91 + 7) & 255;
      return bytes;
    },
    refused('parquet_broken'),
  ],
  [
    'encrypted',
    'people.parquet',
    'an encrypted file is refused by name',
    () => {
      const bytes = file().slice();
      bytes.set([0x50, 0x41, 0x52, 0x45], 0);
      bytes.set([0x50, 0x41, 0x52, 0x45], bytes.length - 4);
      return bytes;
    },
    refused('encrypted_file'),
  ],
  [
    'csv-named-so',
    'people.parquet',
    'a CSV named as Parquet is read as what it is',
    () => delimited(table()),
    loads(truth()),
  ],
  ['named-csv', 'people.csv', 'Parquet named as a CSV is read as what it is', () => file(), loads(truth())],
]);
