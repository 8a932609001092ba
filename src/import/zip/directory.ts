import { Unreadable } from '../reader';

/** One entry of a ZIP file, as its directory describes it. */
export interface ZipEntry {
  /** The name with its folders, as written; nothing follows it anywhere. */
  readonly path: string;
  readonly encrypted: boolean;
  /** How it is packed: 0 not at all, 8 deflate. */
  readonly method: number;
  readonly crc: number;
  /** Bytes in the ZIP file, and bytes when unpacked, as declared. */
  readonly packed: number;
  readonly size: number;
  /** Where its own head starts in the file. */
  readonly start: number;
}

const endMark = 0x06054b50;
const wideEndMark = 0x06064b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const longestDirectory = 16 * 2 ** 20;
const full = 0xffff_ffff;

/**
 * The entries of a ZIP file in the order of its directory. A directory that does not fit the file refuses it, and so
 * do bytes after its end, unless `trailing` lets them be.
 */
export async function zipEntries(blob: Blob, { trailing = false } = {}): Promise<readonly ZipEntry[]> {
  const { count, size, start } = await directoryOf(blob, trailing);
  if (size > longestDirectory) throw new Unreadable('zip_many');
  if (start + size > blob.size) throw new Unreadable('zip_broken');
  const view = await viewOf(blob, start, size);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let k = 0; k < count; k += 1) {
    if (at + 46 > size || view.getUint32(at, true) !== entryMark) throw new Unreadable('zip_broken');
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as Three;
    const end = at + 46 + name + extra + comment;
    if (end > size) throw new Unreadable('zip_broken');
    entries.push(entryAt(view, at, name, extra));
    at = end;
  }
  return entries;
}

type Three = [number, number, number];

/** Where the packed bytes of an entry start; its own head must agree with the directory. */
export async function dataStart(blob: Blob, entry: ZipEntry): Promise<number> {
  if (entry.start + 30 > blob.size) throw new Unreadable('zip_broken');
  const head = await viewOf(blob, entry.start, 30);
  const start = entry.start + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const agrees = head.getUint32(0, true) === localMark && head.getUint16(8, true) === entry.method;
  if (!agrees || start + entry.packed > blob.size) throw new Unreadable('zip_broken');
  return start;
}

interface Directory {
  readonly count: number;
  readonly size: number;
  readonly start: number;
}

/** The end record is the last thing in the file but a comment, whose length it gives. */
async function directoryOf(blob: Blob, trailing: boolean): Promise<Directory> {
  const from = Math.max(0, blob.size - 22 - 0xffff);
  const tail = await viewOf(blob, from, blob.size - from);
  for (let at = tail.byteLength - 22; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== endMark) continue;
    if (!trailing && at + 22 + tail.getUint16(at + 20, true) !== tail.byteLength) continue;
    const directory = {
      count: tail.getUint16(at + 10, true),
      size: tail.getUint32(at + 12, true),
      start: tail.getUint32(at + 16, true),
    };
    const wide = directory.count === 0xffff || directory.size === full || directory.start === full;
    return wide ? wideDirectory(blob, tail, at - 20) : directory;
  }
  throw new Unreadable('zip_broken');
}

/** The record for large files stands where the locator before the end record says. */
async function wideDirectory(blob: Blob, tail: DataView, locator: number): Promise<Directory> {
  if (locator < 0 || tail.getUint32(locator, true) !== 0x07064b50) throw new Unreadable('zip_broken');
  const at = exact(tail, locator + 8);
  if (at + 56 > blob.size) throw new Unreadable('zip_broken');
  const record = await viewOf(blob, at, 56);
  if (record.getUint32(0, true) !== wideEndMark) throw new Unreadable('zip_broken');
  return { count: exact(record, 32), size: exact(record, 40), start: exact(record, 48) };
}

function entryAt(view: DataView, at: number, nameLength: number, extraLength: number): ZipEntry {
  const nameBytes = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
  const narrow = [24, 20, 42].map((offset) => view.getUint32(at + offset, true)) as Three;
  const [size, packed, start] = widened(view, at + 46 + nameLength, extraLength, narrow);
  const method = view.getUint16(at + 10, true);
  return {
    path: nameOf(nameBytes),
    // Method 99 is how WinZip and 7-Zip mark an entry under AES.
    encrypted: (view.getUint16(at + 8, true) & 1) !== 0 || method === 99,
    method,
    crc: view.getUint32(at + 16, true),
    packed,
    size,
    start,
  };
}

/** Sizes and places over 4 GB stand in an extra field, those that need it only and in this order. */
function widened(view: DataView, from: number, length: number, narrow: Three): Three {
  if (!narrow.includes(full)) return narrow;
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return narrow.map((value) => {
      if (value !== full) return value;
      if (next + 8 > from + length) throw new Unreadable('zip_broken');
      next += 8;
      return exact(view, next - 8);
    }) as Three;
  }
  throw new Unreadable('zip_broken');
}

/** Names are UTF-8 in all but old files, which mean the code page of some computer. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function exact(view: DataView, at: number): number {
  const value = Number(view.getBigUint64(at, true));
  if (!Number.isSafeInteger(value)) throw new Unreadable('zip_broken');
  return value;
}

async function viewOf(blob: Blob, start: number, size: number): Promise<DataView> {
  return new DataView(await blob.slice(start, start + size).arrayBuffer());
}
