import type { Progress } from '../reader';
import { Unreadable } from '../reader';
import { inflatedBlocks } from './spssinflate';
import type { SpssRecords } from './spssrecords';
import { spssFaults } from './spssrecords';
import { bytesOf, byteWords } from './surveybytes';
import { type TakeCase, Unpacker } from './spssunpacker';

const pieceBytes = 4 << 20;

/** Walks over the cases of a file; `afterPiece` is called after each few megabytes. Refuses a file that ends within a case. */
export async function readCases(
  blob: Blob,
  records: SpssRecords,
  texts: readonly boolean[],
  take: TakeCase,
  afterPiece: () => void,
  progress: Progress,
): Promise<void> {
  // A case takes at least this many bytes; deflate makes them at most 1,032 times smaller.
  const least = records.slots * { none: 8, bytecode: 1, zlib: 1 / 1032 }[records.compression];
  if ((records.cases ?? 0) * least > blob.size) {
    throw new Unreadable(spssFaults.short, { found: byteWords(blob.size) });
  }
  if (records.compression === 'none') return readPlain(blob, records, take, afterPiece, progress);
  const unpacker = new Unpacker(records, texts, take);
  const pieces =
    records.compression === 'zlib'
      ? inflatedBlocks(blob, records.end, records.little)
      : slices(blob, records.end);
  for await (const { bytes, place } of pieces) {
    unpacker.take(bytes, place);
    afterPiece();
    progress(place / blob.size);
    if (unpacker.ended) break;
  }
  if (!unpacker.whole) throw new Unreadable(spssFaults.short, { found: byteWords(blob.size) });
}

async function readPlain(
  blob: Blob,
  { end, slots }: SpssRecords,
  take: TakeCase,
  afterPiece: () => void,
  progress: Progress,
): Promise<void> {
  const length = slots * 8;
  const step = Math.max(1, Math.floor(pieceBytes / length)) * length;
  for (let from = end; from < blob.size; from += step) {
    const piece = await bytesOf(blob, from, Math.min(blob.size, from + step));
    for (let at = 0; at < piece.length; at += length) {
      if (at + length > piece.length)
        throw new Unreadable(spssFaults.short, { found: byteWords(from + piece.length) });
      const row = piece.subarray(at, at + length);
      take(row, new DataView(row.buffer, row.byteOffset, length));
    }
    afterPiece();
    progress(Math.min(1, (from + step) / blob.size));
  }
}

async function* slices(blob: Blob, start: number): AsyncGenerator<{ bytes: Uint8Array; place: number }> {
  for (let from = start; from < blob.size; from += pieceBytes) {
    yield { bytes: await bytesOf(blob, from, Math.min(blob.size, from + pieceBytes)), place: from };
  }
}
