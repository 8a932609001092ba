import { tableFromIPC } from 'apache-arrow';
import { dictionaryHint } from './hint';
import type { Source } from '../../engine/database';
import { type Column, ColumnBuilder, type Grid } from '../grid';
import { ParquetCells } from './cells';
import { openDecoder } from './decoder';
import { type Chunk, type Footer, readFooter } from './footer';
import { pieceFile, piecesOf } from './piece';
import { type NamedTable, type Progress, Unreadable } from '../reader';

/** The longest description of itself that a file may have, in bytes. */
const longestFooter = 64 * 2 ** 20;
/** A file up to this size is read from the disk at once; a larger one piece by piece. */
const smallFile = 64 * 2 ** 20;
const mostBatch = 1 << 20;

/** Whether a file begins as Parquet does, open or encrypted. */
export function looksLikeParquet(head: Uint8Array): boolean {
  const magic = String.fromCharCode(...head.subarray(0, 4));
  return magic === 'PAR1' || magic === 'PARE';
}

/**
 * A Parquet file as a table. Its description of itself is checked here, before anything is unpacked: where every cell lies, how
 * large it is said to be, and that no column is nested. The rows are read by `read`, a column at a time. `wasm` gives the
 * decoder's bytes. With a helper each reads half of the columns.
 */
export async function readParquet(
  source: Source,
  wasm: () => Promise<BufferSource>,
  helper?: ColumnsReader,
): Promise<NamedTable> {
  const blob = await held(source.blob);
  const footer = await footerOf(blob);
  return {
    kind: 'named',
    name: '',
    issues: [],
    read: (progress) => gridOf(blob, footer, wasm, progress, helper),
  };
}

async function held(blob: Blob): Promise<Blob> {
  return blob.size <= smallFile ? new Blob([await blob.arrayBuffer()]) : blob;
}

async function footerOf(blob: Blob): Promise<Footer> {
  if (blob.size === 0) throw new Unreadable('empty_file');
  if (blob.size < 12) throw new Unreadable('parquet_broken');
  const [head, tail] = [await bytesAt(blob, 0, 4), await bytesAt(blob, blob.size - 8, 8)];
  const [opens, closes] = [head, tail.subarray(4)].map((bytes) => String.fromCharCode(...bytes));
  if (opens === 'PARE' || closes === 'PARE') throw new Unreadable('encrypted_file');
  if (opens !== 'PAR1' || closes !== 'PAR1') throw new Unreadable('parquet_broken');
  const length = new DataView(tail.buffer, tail.byteOffset).getUint32(0, true);
  const start = blob.size - 8 - length;
  if (start < 4) throw new Unreadable('parquet_broken');
  if (length > longestFooter) throw new Unreadable('too_large');
  try {
    return readFooter(await bytesAt(blob, start, length), start);
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) throw new Unreadable('parquet_broken');
    throw error;
  }
}

/** Reads some columns of a Parquet file elsewhere, at the same time; `undefined` where that failed. */
export type ColumnsReader = (
  blob: Blob,
  columns: readonly number[],
) => Promise<readonly Column[] | undefined>;

/** A file smaller than this, unpacked, is not worth sharing; in bytes. */
const worthSharing = 2 * 2 ** 20;

async function gridOf(
  blob: Blob,
  footer: Footer,
  wasm: () => Promise<BufferSource>,
  progress: Progress,
  helper: ColumnsReader | undefined,
): Promise<Grid> {
  const sizes = footer.columns.map((_, at) =>
    footer.groups.reduce((sum, { chunks }) => sum + (chunks[at]?.unpacked ?? 0), 0),
  );
  const shared = helper === undefined || total(sizes) < worthSharing ? [] : halfOf(sizes);
  const own = footer.columns.map((_, at) => at).filter((at) => !shared.includes(at));
  const theirs = shared.length === 0 ? undefined : helper?.(blob, shared).catch(() => undefined);
  const columns = new Map<number, Column>();
  const keep = (places: readonly number[], read: readonly Column[]): void => {
    for (const [k, at] of places.entries()) columns.set(at, read[k] as Column);
  };
  keep(own, await columnsOf(blob, footer, own, wasm, progress));
  // Where the helper failed, whatever is wrong with the file is found, and told, by reading it here.
  if (shared.length > 0)
    keep(shared, (await theirs) ?? (await columnsOf(blob, footer, shared, wasm, progress)));
  return {
    header: footer.columns.map(({ name }) => name),
    rows: footer.rows,
    columns: footer.columns.map((_, at) => columns.get(at) as Column),
    aside: [],
  };
}

/** Every other column from the largest down: about half of the bytes. */
function halfOf(sizes: readonly number[]): readonly number[] {
  const falling = sizes.map((_, at) => at).toSorted((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0));
  return falling.filter((_, rank) => rank % 2 === 1).toSorted((a, b) => a - b);
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Some columns of a Parquet file whose description has been checked by somebody else: checked again, and read. */
export async function readColumns(
  blob: Blob,
  wanted: readonly number[],
  wasm: () => Promise<BufferSource>,
): Promise<readonly Column[]> {
  return columnsOf(blob, await footerOf(blob), wanted, wasm, () => undefined);
}

async function columnsOf(
  blob: Blob,
  footer: Footer,
  wanted: readonly number[],
  wasm: () => Promise<BufferSource>,
  progress: Progress,
): Promise<readonly Column[]> {
  const decoder = await openDecoder(wasm);
  const all = total(wanted.flatMap((at) => footer.groups.map(({ chunks }) => chunks[at]?.size ?? 0)));
  const columns: Column[] = [];
  let done = 0;
  try {
    for (const at of wanted) {
      const column = footer.columns[at];
      if (column === undefined) throw new RangeError(`parquet: no column ${String(at)}`);
      const builder = new ColumnBuilder();
      const cells = new ParquetCells(builder, column);
      for (const piece of piecesOf(footer.groups, at, column)) {
        const chunks = piece.groups.map((group) => group.chunks[at] as Chunk);
        const bytes = await Promise.all(chunks.map(({ start, size }) => bytesAt(blob, start, size)));
        const file = pieceFile(piece, column, bytes, piece.coded ? dictionaryHint(column.name) : undefined);
        const { batches } = tableFromIPC(decoder.arrow(file, Math.min(piece.rows, mostBatch)));
        let rows = 0;
        for (const { data } of batches) {
          rows += data.length;
          for (const child of data.children) cells.add(child);
        }
        if (rows !== piece.rows) throw new Unreadable('parquet_broken');
        done += chunks.reduce((sum, { size }) => sum + size, 0);
        progress(done / Math.max(all, 1));
      }
      columns.push(builder.finish());
    }
  } finally {
    decoder.close();
  }
  return columns;
}

async function bytesAt(blob: Blob, start: number, size: number): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(start, start + size).arrayBuffer());
}
