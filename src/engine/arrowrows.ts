import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Uint16,
  Uint8,
  Utf8,
  Vector,
} from 'apache-arrow';
import { type Column, lengthOf, none, type Rows } from './rows';

/**
 * Rows as the bytes of an Arrow stream. Arrow's builders make code at run time, which the page's policy forbids, so every column is
 * laid out here from its array.
 */
export function arrowOf(rows: Rows): Uint8Array {
  const data = Object.values(rows).map(dataOf);
  const fields = Object.keys(rows).map((name, at) => new Field(name, (data[at] as Data).type, true));
  const schema = new Schema(fields);
  const children = makeData({ type: new Struct(fields), length: lengthOf(rows), children: data });
  return tableToIPC(new Table(schema, [new RecordBatch(schema, children)]), 'stream');
}

function dataOf(column: Column): Data<DataType> {
  switch (column.kind) {
    case 'integer':
      return makeData({ type: new Int32(), data: column.values, ...absent(column.values, none) });
    case 'date':
      return makeData({
        type: new DateDay(),
        data: column.values,
        ...absent(column.values, none),
      });
    case 'double':
      return makeData({ type: new Float64(), data: column.values, ...absent(column.values, NaN) });
    case 'boolean':
      return makeData({ type: new Bool(), length: column.values.length, data: bitsOf(column.values) });
    case 'word':
      return wordsOf(column);
    case 'text': {
      const [from = 0] = column.ends;
      const until = column.ends.at(-1) ?? 0;
      const valueOffsets = from === 0 ? column.ends : column.ends.map((end) => end - from);
      return makeData({
        type: new Utf8(),
        length: column.ends.length - 1,
        valueOffsets,
        data: column.bytes.subarray(from, until),
      });
    }
  }
}

let dictionaries = 0;

function wordsOf({ codes, words }: Extract<Column, { kind: 'word' }>): Data<DataType> {
  const encoded = words.map((word) => new TextEncoder().encode(word));
  const valueOffsets = new Int32Array(words.length + 1);
  for (const [at, { length }] of encoded.entries())
    valueOffsets[at + 1] = (valueOffsets[at] as number) + length;
  const data = new Uint8Array(valueOffsets[words.length] as number);
  for (const [at, bytes] of encoded.entries()) data.set(bytes, valueOffsets[at]);
  const dictionary = new Vector([makeData({ type: new Utf8(), length: words.length, valueOffsets, data })]);
  const index =
    codes instanceof Uint8Array ? new Uint8() : codes instanceof Uint16Array ? new Uint16() : new Int32();
  dictionaries += 1;
  return makeData({
    type: new Dictionary(new Utf8(), index, dictionaries),
    length: codes.length,
    data: codes,
    dictionary,
  });
}

interface Absent {
  readonly nullCount: number;
  readonly nullBitmap?: Uint8Array;
}

/** Which values are there: `gap` and NaN stand for NULL. */
function absent(values: Int32Array | Float64Array, gap: number): Absent {
  const present = new Uint8Array(values.length);
  let nullCount = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number;
    if (value === gap || Number.isNaN(value)) nullCount += 1;
    else present[at] = 1;
  }
  return nullCount === 0 ? { nullCount } : { nullCount, nullBitmap: bitsOf(present) };
}

function bitsOf(values: Uint8Array): Uint8Array {
  const bits = new Uint8Array((values.length + 7) >> 3);
  for (let at = 0; at < values.length; at += 1)
    if (values[at] !== 0) bits[at >> 3] = (bits[at >> 3] as number) | (1 << (at & 7));
  return bits;
}
