import { Dictionary, Field, Int32, Schema, Table, tableToIPC, Utf8 } from 'apache-arrow';

/**
 * The Arrow schema, as a Parquet file carries it, that asks for a text column as codes and a dictionary: nearly every text column is stored so, and a text that stands in a
 * million rows is then unpacked once.
 */
export function dictionaryHint(name: string): string {
  const wanted = new Dictionary(new Utf8(), new Int32(), 0);
  const stream = tableToIPC(new Table(new Schema([new Field(name, wanted, true)])), 'stream');
  // A stream opens with the message that is the schema: four bytes of marker, its length, and the message itself.
  const length = new DataView(stream.buffer, stream.byteOffset).getInt32(4, true);
  return btoa(String.fromCharCode(...stream.subarray(0, length + 8)));
}
