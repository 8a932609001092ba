import { Inflate } from 'fflate';
import { Unreadable } from '../reader';
import { dataStart, type ZipEntry } from './directory';

/** Packed bytes read, and given to the unpacker, at once: one gift makes at most about a thousand times as many. */
const readAtOnce = 4 * 2 ** 20;
const packedAtOnce = 1 << 14;

/**
 * The bytes of an entry. The unpacking ends as soon as more comes out than is declared, so what is declared bounds the memory;
 * size and checksum must be right in the end.
 */
export async function unpacked(blob: Blob, entry: ZipEntry, moved: (bytes: number) => void): Promise<Blob> {
  const start = await dataStart(blob, entry);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let crc = -1;
  const keep = (part: Uint8Array): void => {
    size += part.length;
    if (size > entry.size) throw new Unreadable('zip_broken');
    crc = crcOf(crc, part);
    parts.push(part as Uint8Array<ArrayBuffer>);
  };
  const inflate = new Inflate(keep);
  for (let at = 0; at < entry.packed || at === 0; at += readAtOnce) {
    const until = Math.min(at + readAtOnce, entry.packed);
    const bytes = new Uint8Array(await blob.slice(start + at, start + until).arrayBuffer());
    if (entry.method === 0) keep(bytes);
    else push(inflate, bytes, until === entry.packed);
    moved(until - at);
  }
  if (size !== entry.size || ~crc >>> 0 !== entry.crc) throw new Unreadable('zip_broken');
  return new Blob(parts);
}

function push(inflate: Inflate, bytes: Uint8Array, last: boolean): void {
  for (let at = 0; at < bytes.length || at === 0; at += packedAtOnce) {
    const until = at + packedAtOnce;
    try {
      inflate.push(bytes.subarray(at, until), last && until >= bytes.length);
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      throw new Unreadable('zip_broken');
    }
  }
}

const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC-32 carried on over `bytes`; it starts at -1 and its complement is the checksum. */
function crcOf(from: number, bytes: Uint8Array): number {
  let crc = from;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 255] as number) ^ (crc >>> 8);
  return crc;
}
