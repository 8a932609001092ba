import type { IssueCode } from '../../vocabulary/issue';
import { Unreadable } from '../reader';

/** What a format's reader says of a file that ends too early, and of one whose bytes contradict each other. */
export interface Faults {
  readonly short: IssueCode;
  readonly damaged: IssueCode;
}

/**
 * Walks over the bytes of a part of a file. Whatever length the file claims, no byte past the part's end is ever read: that is refused
 * with the place of the byte in the file, which is `origin` plus the place in the part.
 */
export class Bytes {
  readonly whole: Uint8Array;
  readonly faults: Faults;
  little = true;
  at = 0;
  readonly #view: DataView;
  readonly #origin: number;

  constructor(whole: Uint8Array, faults: Faults, origin = 0) {
    this.whole = whole;
    this.faults = faults;
    this.#view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
    this.#origin = origin;
  }

  get left(): number {
    return this.whole.length - this.at;
  }

  u8(): number {
    return this.#view.getUint8(this.#step(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#step(2), this.little);
  }

  u32(): number {
    return this.#view.getUint32(this.#step(4), this.little);
  }

  i32(): number {
    return this.#view.getInt32(this.#step(4), this.little);
  }

  f64(): number {
    return this.#view.getFloat64(this.#step(8), this.little);
  }

  /** An unsigned number of 64 bits; one that no file can mean is a fault. */
  u64(): number {
    const from = this.at;
    const value = Number(this.#view.getBigUint64(this.#step(8), this.little));
    return Number.isSafeInteger(value) ? value : this.damaged(from);
  }

  /** A length or count, which cannot be negative. */
  count(): number {
    const from = this.at;
    const value = this.i32();
    return value >= 0 ? value : this.damaged(from);
  }

  take(length: number): Uint8Array {
    const from = this.#step(length);
    return this.whole.subarray(from, from + length);
  }

  pass(length: number): void {
    this.#step(length);
  }

  /** Steps over ASCII text that must stand here. */
  expect(text: string): void {
    const from = this.at;
    const found = this.take(text.length);
    for (let k = 0; k < text.length; k += 1) if (found[k] !== text.charCodeAt(k)) this.damaged(from);
  }

  /** Refuses the file for the byte at `place` in this part. */
  damaged(place = this.at): never {
    throw new Unreadable(this.faults.damaged, { found: byteWords(this.#origin + place) });
  }

  #step(length: number): number {
    const from = this.at;
    if (length > this.left)
      throw new Unreadable(this.faults.short, { found: byteWords(this.#origin + from) });
    this.at += length;
    return from;
  }
}

/** The place of a byte in a file, counted from 0, as an issue tells it. */
export function byteWords(place: number): string {
  return `byte ${String(place)}`;
}

/** The bytes of a blob from `from` up to `to`. */
export async function bytesOf(blob: Blob, from: number, to: number): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(from, to).arrayBuffer());
}

const [firstHead, mostHead] = [1 << 20, 64 << 20] as const;

/** What the beginning of a file tells, as much of which is read as `parse` turns out to need, up to 64 MB. */
export async function fromHead<T>(blob: Blob, { short }: Faults, parse: (head: Uint8Array) => T): Promise<T> {
  for (let size: number = firstHead; ; size *= 8) {
    try {
      return parse(await bytesOf(blob, 0, size));
    } catch (cause) {
      const tooFew = cause instanceof Unreadable && cause.code === short && size < blob.size;
      if (!tooFew || size >= mostHead) throw cause;
    }
  }
}
