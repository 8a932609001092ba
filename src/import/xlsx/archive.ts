import { Unreadable } from '../reader';
import type { WorkbookLimits } from './limits';
import { partsOf } from './directory';
import type { ZipEntry } from '../zip/directory';

/** Errors of the browser that say the file itself went away or changed: not for this reader to judge. */
const outside: ReadonlySet<string> = new Set([
  'NotReadableError',
  'NotFoundError',
  'AbortError',
  'SecurityError',
]);

/**
 * The parts of a ZIP archive, unpacked piece by piece. Each part is checked against its checksum and against the sizes that the
 * archive gives; what was unpacked counts against one limit for the whole archive.
 */
export class Archive {
  readonly #blob: Blob;
  readonly #parts: ReadonlyMap<string, ZipEntry>;
  readonly #limits: WorkbookLimits;
  #unpacked = 0;

  private constructor(blob: Blob, parts: ReadonlyMap<string, ZipEntry>, limits: WorkbookLimits) {
    this.#blob = blob;
    this.#parts = parts;
    this.#limits = limits;
  }

  static async open(blob: Blob, limits: WorkbookLimits): Promise<Archive> {
    return new Archive(blob, await partsOf(blob), limits);
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  /** Bytes that a part takes up in the file. */
  packed(name: string): number {
    return this.#parts.get(name)?.packed ?? 0;
  }

  /** Gives the bytes of a part to `take`, in order; ends early when `take` throws. `count` is told the share that has been read. */
  async read(name: string, take: (bytes: Uint8Array) => void, count: (share: number) => void): Promise<void> {
    const part = this.#parts.get(name);
    if (part === undefined) throw new Unreadable('damaged_workbook');
    if (part.encrypted) throw new Unreadable('locked_workbook');
    const { ratio, ratioFrom, unpacked } = this.#limits;
    const most = Math.min(unpacked - this.#unpacked, Math.max(ratioFrom, part.packed * ratio));
    if (part.size > most) throw new Unreadable('unpacks_too_large');
    const reader = (await this.#stream(part)).getReader();
    let size = 0;
    try {
      for (;;) {
        const { done, value } = await next(reader);
        if (done) break;
        size += value.length;
        if (size > most) throw new Unreadable('unpacks_too_large');
        if (size > part.size) throw new Unreadable('damaged_workbook');
        take(value);
        count(size / part.size);
      }
    } finally {
      this.#unpacked += size;
      reader.cancel().catch(() => undefined);
    }
    if (size !== part.size) throw new Unreadable('damaged_workbook');
  }

  /** The part dressed as a gzip file: so the platform's own unpacker also checks its checksum and its length. */
  async #stream(part: ZipEntry): Promise<ReadableStream<Uint8Array>> {
    const local = new DataView(await this.#blob.slice(part.start, part.start + 30).arrayBuffer());
    if (local.byteLength < 30 || local.getUint32(0, true) !== 0x04034b50)
      throw new Unreadable('damaged_workbook');
    const start = part.start + 30 + local.getUint16(26, true) + local.getUint16(28, true);
    if (start + part.packed > this.#blob.size) throw new Unreadable('damaged_workbook');
    const body = this.#blob.slice(start, start + part.packed);
    const ending = new DataView(new ArrayBuffer(8));
    ending.setUint32(0, part.crc, true);
    ending.setUint32(4, part.size, true);
    const opening = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
    const packed = part.method === 8 ? [body] : storedBlocks(body);
    const whole = new Blob([opening, ...packed, ending.buffer]);
    return whole.stream().pipeThrough(new DecompressionStream('gzip'));
  }
}

async function next(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  try {
    return await reader.read();
  } catch (error) {
    if (error instanceof DOMException && outside.has(error.name)) throw error;
    throw new Unreadable('damaged_workbook');
  }
}

/** Bytes that were not packed, as deflate holds such bytes: blocks of up to 65,535. */
function storedBlocks(body: Blob): readonly BlobPart[] {
  const parts: BlobPart[] = [];
  for (let at = 0; at === 0 || at < body.size; at += 0xffff) {
    const length = Math.min(0xffff, body.size - at);
    const block = new DataView(new ArrayBuffer(5));
    block.setUint8(0, at + length >= body.size ? 1 : 0);
    block.setUint16(1, length, true);
    block.setUint16(3, ~length & 0xffff, true);
    parts.push(block.buffer, body.slice(at, at + length));
  }
  return parts;
}
