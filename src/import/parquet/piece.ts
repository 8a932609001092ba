import type { Chunk, ParquetColumn, RowGroup } from './footer';
import { type Field, integerField, listField, recordField, textBytes, written, zigzag } from './thrift';

/** One column of some row groups that follow one another. */
export interface Piece {
  readonly column: number;
  readonly groups: readonly RowGroup[];
  readonly rows: number;
  /** Its cells are codes of a short dictionary, and worth having as such. */
  readonly coded: boolean;
}

/** Unpacked bytes, and rows, of one piece: enough to be quick, few enough to be small. A larger row group is one piece all the same. */
const pieceBytes = 32 * 2 ** 20;
const pieceRows = 1 << 20;
/** A column of fewer rows than this costs less as it is. */
const fewRows = 10_000;
const magic = [0x50, 0x41, 0x52, 0x31];
const ascii = new TextEncoder();

/** The pieces of a column, in the order of its rows. Codes of different dictionaries do not mix, so a coded row group stands alone. */
export function piecesOf(groups: readonly RowGroup[], at: number, column: ParquetColumn): readonly Piece[] {
  const pieces: Piece[] = [];
  let gathered: RowGroup[] = [];
  let [rows, bytes] = [0, 0];
  const close = (): void => {
    if (gathered.length > 0) pieces.push({ column: at, groups: gathered, rows, coded: false });
    gathered = [];
    [rows, bytes] = [0, 0];
  };
  for (const group of groups) {
    const chunk = group.chunks[at];
    if (chunk === undefined || group.rows === 0) continue;
    if (column.text && column.type === 6 && isCoded(chunk)) {
      close();
      pieces.push({ column: at, groups: [group], rows: group.rows, coded: true });
      continue;
    }
    if (rows + group.rows > pieceRows || bytes + chunk.unpacked > pieceBytes) close();
    gathered.push(group);
    rows += group.rows;
    bytes += chunk.unpacked;
  }
  close();
  return pieces;
}

/** A dictionary, and little more than a byte for each row besides: where most texts differ, a dictionary costs more than it saves. */
function isCoded({ dictionaryPage, unpacked, values }: Chunk): boolean {
  return dictionaryPage !== undefined && values >= fewRows && unpacked < values * 2;
}

/**
 * A Parquet file of its own that holds one piece and nothing else, so that only what has been checked is handed to the decoder,
 * and a large file is never in memory as a whole. `cells` are the bytes of the piece's chunks; `hint` is the Arrow schema that the column is wanted in.
 */
export function pieceFile(
  piece: Piece,
  column: ParquetColumn,
  cells: readonly Uint8Array[],
  hint: string | undefined,
): Uint8Array {
  let at = magic.length;
  const groups = piece.groups.map((group, k) => {
    const start = at;
    at += cells[k]?.length ?? 0;
    return groupBytes(group, piece.column, column, start);
  });
  const root: readonly Field[] = [
    { id: 4, type: 8, bytes: textBytes(ascii.encode('schema')) },
    integerField(5, 5, 1),
  ];
  const pair: readonly Field[] = [
    { id: 1, type: 8, bytes: textBytes(ascii.encode('ARROW:schema')) },
    { id: 2, type: 8, bytes: textBytes(ascii.encode(hint ?? '')) },
  ];
  const footer = written([
    integerField(1, 5, 1),
    listField(2, 12, [written(root), Array.from(column.described)]),
    integerField(3, 6, piece.rows),
    listField(4, 12, groups),
    ...(hint === undefined ? [] : [listField(5, 12, [written(pair)])]),
  ]);
  const file = new Uint8Array(at + footer.length + 8);
  file.set(magic);
  let to = magic.length;
  for (const bytes of cells) {
    file.set(bytes, to);
    to += bytes.length;
  }
  file.set(footer, to);
  new DataView(file.buffer).setUint32(to + footer.length, footer.length, true);
  file.set(magic, to + footer.length + 4);
  return file;
}

function groupBytes(group: RowGroup, at: number, column: ParquetColumn, start: number): readonly number[] {
  const chunk = group.chunks[at];
  if (chunk === undefined) throw new RangeError(`parquet: no column ${String(at)}`);
  const moved = start - chunk.start;
  const described: readonly Field[] = [
    integerField(1, 5, column.type),
    listField(2, 5, chunk.encodings.map(zigzag)),
    listField(3, 8, [textBytes(column.nameBytes)]),
    integerField(4, 5, chunk.codec),
    integerField(5, 6, chunk.values),
    integerField(6, 6, chunk.unpacked),
    integerField(7, 6, chunk.size),
    integerField(9, 6, chunk.dataPage + moved),
    ...(chunk.dictionaryPage === undefined ? [] : [integerField(11, 6, chunk.dictionaryPage + moved)]),
  ];
  const chunkBytes = written([integerField(2, 6, start), recordField(3, described)]);
  return written([
    listField(1, 12, [chunkBytes]),
    integerField(2, 6, chunk.unpacked),
    integerField(3, 6, group.rows),
  ]);
}
