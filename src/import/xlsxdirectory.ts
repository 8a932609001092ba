import { Unreadable } from './reader';

/** One file in a ZIP archive, as the directory at the archive's end gives it. */
export interface Part {
  readonly deflated: boolean;
  /** Locked with a password. */
  readonly locked: boolean;
  readonly crc: number;
  /** Bytes in the archive and bytes unpacked. */
  readonly packed: number;
  readonly size: number;
  /** Where the part's own header starts in the archive. */
  readonly offset: number;
}

const farthestEnd = 65_535 + 22;
const largestDirectory = 16_000_000;

/** The directory of a ZIP archive (also in its 64-bit form), by part name. An archive cut short has none: it is refused. */
export async function directoryOf(blob: Blob): Promise<ReadonlyMap<string, Part>> {
  const { entries, offset, size } = await placeOf(blob);
  if (size > largestDirectory || offset + size > blob.size) throw new Unreadable('damaged_workbook');
  const view = new DataView(await blob.slice(offset, offset + size).arrayBuffer());
  const parts = new Map<string, Part>();
  let at = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > size || view.getUint32(at, true) !== 0x02014b50) throw new Unreadable('damaged_workbook');
    const end = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = end + view.getUint16(at + 30, true);
    if (extraEnd > size) throw new Unreadable('damaged_workbook');
    const name = new TextDecoder()
      .decode(new Uint8Array(view.buffer, at + 46, end - at - 46))
      .replaceAll('\\', '/');
    if (parts.has(name)) throw new Unreadable('damaged_workbook');
    parts.set(name, partAt(view, at, end, extraEnd));
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return parts;
}

interface Place {
  readonly entries: number;
  readonly offset: number;
  readonly size: number;
}

async function placeOf(blob: Blob): Promise<Place> {
  const start = Math.max(0, blob.size - farthestEnd);
  const view = new DataView(await blob.slice(start).arrayBuffer());
  let at = view.byteLength - 22;
  while (at >= 0 && view.getUint32(at, true) !== 0x06054b50) at -= 1;
  if (at < 0) throw new Unreadable('damaged_workbook');
  const entries = view.getUint16(at + 10, true);
  const size = view.getUint32(at + 12, true);
  const offset = view.getUint32(at + 16, true);
  if (entries < 0xffff && size < 0xffffffff && offset < 0xffffffff) return { entries, offset, size };
  if (at < 20 || view.getUint32(at - 20, true) !== 0x07064b50) throw new Unreadable('damaged_workbook');
  const wide = safe(view.getBigUint64(at - 12, true));
  const record = new DataView(await blob.slice(wide, wide + 56).arrayBuffer());
  if (record.byteLength < 56 || record.getUint32(0, true) !== 0x06064b50)
    throw new Unreadable('damaged_workbook');
  return {
    entries: safe(record.getBigUint64(32, true)),
    size: safe(record.getBigUint64(40, true)),
    offset: safe(record.getBigUint64(48, true)),
  };
}

function partAt(view: DataView, at: number, extra: number, extraEnd: number): Part {
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) throw new Unreadable('damaged_workbook');
  const narrow = [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ];
  const [size, packed, offset] = widened(view, narrow, extra, extraEnd);
  return {
    deflated: method === 8,
    locked: (view.getUint16(at + 8, true) & 1) !== 0,
    crc: view.getUint32(at + 16, true),
    size: size as number,
    packed: packed as number,
    offset: offset as number,
  };
}

/** Numbers over 32 bits stand in an extra field, in this order, only those that do not fit. */
function widened(view: DataView, narrow: readonly number[], from: number, to: number): readonly number[] {
  if (narrow.every((number) => number < 0xffffffff)) return narrow;
  let at = from;
  while (at + 4 <= to && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  let place = at + 4;
  return narrow.map((number) => {
    if (number < 0xffffffff) return number;
    if (place + 8 > to) throw new Unreadable('damaged_workbook');
    place += 8;
    return safe(view.getBigUint64(place - 8, true));
  });
}

function safe(number: bigint): number {
  if (number > BigInt(Number.MAX_SAFE_INTEGER)) throw new Unreadable('damaged_workbook');
  return Number(number);
}
