import { Unreadable } from '../reader';
import { CompactReader } from './thrift';

/** What a Parquet file says of itself at its end, checked as far as that can be done without its rows. */
export interface Footer {
  readonly columns: readonly ParquetColumn[];
  readonly groups: readonly RowGroup[];
  readonly rows: number;
}

export interface ParquetColumn {
  readonly name: string;
  /** How the file describes the column, byte for byte. */
  readonly described: Uint8Array;
  readonly nameBytes: Uint8Array;
  /** The physical type: 6 is bytes of any length, 7 bytes of one length. */
  readonly type: number;
  readonly uuid: boolean;
  /** Its bytes are said to be text. */
  readonly text: boolean;
}

export interface RowGroup {
  readonly rows: number;
  /** One for each column, in the columns' order. */
  readonly chunks: readonly Chunk[];
}

/** The cells of one column in one row group: where they lie in the file, and how many bytes they are when unpacked. */
export interface Chunk {
  readonly start: number;
  readonly size: number;
  readonly unpacked: number;
  readonly values: number;
  readonly codec: number;
  readonly encodings: readonly number[];
  readonly dataPage: number;
  readonly dictionaryPage: number | undefined;
}

export const mostColumns = 2000;
/** Five million rows of forty columns. */
const mostCells = 200_000_000;
const mostUnpacked = 4 * 2 ** 30;
const mostUnpackedChunk = 256 * 2 ** 20;

/** Reads a footer. `end` is where it starts in the file: every cell lies before it. */
export function readFooter(bytes: Uint8Array, end: number): Footer {
  const reader = new CompactReader(bytes);
  let columns: readonly ParquetColumn[] = [];
  let rows = -1;
  const groups: RowGroup[] = [];
  reader.record((id, type) => {
    if (id === 2 && type === 9) columns = readSchema(reader);
    else if (id === 3 && type === 6) rows = reader.integer();
    else if (id === 4 && type === 9) reader.list(() => groups.push(readGroup(reader, end)));
    else if (id === 8 && type === 12) throw new Unreadable('encrypted_file');
    else return false;
    return true;
  });
  const counted = groups.reduce((sum, group) => sum + group.rows, 0);
  if (columns.length === 0 || counted !== rows) throw new Unreadable('parquet_broken');
  if (groups.some(({ chunks }) => chunks.length !== columns.length)) throw new Unreadable('parquet_broken');
  const unpacked = groups.reduce(
    (sum, { chunks }) => chunks.reduce((all, chunk) => all + chunk.unpacked, sum),
    0,
  );
  if (rows * columns.length > mostCells || unpacked > mostUnpacked) throw new Unreadable('too_large');
  return { columns, groups, rows };
}

/** The columns, which must be plain: a list, a record or a repeated cell has no place in a table. */
function readSchema(reader: CompactReader): readonly ParquetColumn[] {
  const columns: ParquetColumn[] = [];
  let root = true;
  reader.list(() => {
    const { children, repetition, column } = readElement(reader);
    if (root) {
      root = false;
      if (children > mostColumns) throw new Unreadable('too_many_columns');
      return;
    }
    if (children > 0 || repetition === 2) throw new Unreadable('nested_column', { column: column.name });
    columns.push(column);
    if (columns.length > mostColumns) throw new Unreadable('too_many_columns');
  });
  return columns;
}

function readElement(reader: CompactReader): {
  readonly children: number;
  readonly repetition: number;
  readonly column: ParquetColumn;
} {
  const from = reader.at;
  let [type, children, repetition, converted, logical] = [-1, 0, 0, -1, -1];
  let nameBytes: Uint8Array = new Uint8Array();
  reader.record((id, kind) => {
    if (id === 1 && kind === 5) type = reader.integer();
    else if (id === 3 && kind === 5) repetition = reader.integer();
    else if (id === 4 && kind === 8) nameBytes = reader.binary();
    else if (id === 5 && kind === 5) children = reader.integer();
    else if (id === 6 && kind === 5) converted = reader.integer();
    else if (id === 10 && kind === 12) {
      reader.record((which, of) => {
        logical = which;
        reader.skipped(of);
        return true;
      });
    } else return false;
    return true;
  });
  const column = {
    name: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(nameBytes),
    described: reader.bytes.subarray(from, reader.at),
    nameBytes,
    type,
    uuid: logical === 14,
    text: [1, 4, 12].includes(logical) || [0, 4, 19].includes(converted),
  };
  return { children, repetition, column };
}

function readGroup(reader: CompactReader, end: number): RowGroup {
  const chunks: Chunk[] = [];
  let rows = -1;
  reader.record((id, type) => {
    if (id === 1 && type === 9) reader.list(() => chunks.push(readChunk(reader, end)));
    else if (id === 3 && type === 6) rows = reader.integer();
    else return false;
    return true;
  });
  // A flat column has one value, or one gap, for each row.
  if (!isCount(rows) || chunks.some(({ values }) => values !== rows)) throw new Unreadable('parquet_broken');
  return { rows, chunks };
}

function readChunk(reader: CompactReader, end: number): Chunk {
  let [values, unpacked, size, codec, dataPage, dictionary] = [-1, -1, -1, -1, -1, 0];
  const encodings: number[] = [];
  reader.record((id, type) => {
    if (id === 1) throw new Unreadable('parquet_broken');
    if ((id === 8 && type === 12) || (id === 9 && type === 8)) throw new Unreadable('encrypted_file');
    if (id !== 3 || type !== 12) return false;
    reader.record((part, kind) => {
      if (part === 2 && kind === 9) reader.list(() => encodings.push(reader.integer()));
      else if (part === 4 && kind === 5) codec = reader.integer();
      else if (part === 5 && kind === 6) values = reader.integer();
      else if (part === 6 && kind === 6) unpacked = reader.integer();
      else if (part === 7 && kind === 6) size = reader.integer();
      else if (part === 9 && kind === 6) dataPage = reader.integer();
      else if (part === 11 && kind === 6) dictionary = reader.integer();
      else return false;
      return true;
    });
    return true;
  });
  // Some writers say 0 where there is no dictionary.
  const dictionaryPage = dictionary > 0 && dictionary < dataPage ? dictionary : undefined;
  const start = dictionaryPage ?? dataPage;
  const counts = [values, unpacked, size, dataPage, codec].every(isCount);
  if (!counts || start < 4 || start + size > end || (values > 0 && size === 0))
    throw new Unreadable('parquet_broken');
  if (dataPage > start + size || codec > 7) throw new Unreadable('parquet_broken');
  if (unpacked > mostUnpackedChunk) throw new Unreadable('too_large');
  return { start, size, unpacked, values, codec, encodings, dataPage, dictionaryPage };
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
