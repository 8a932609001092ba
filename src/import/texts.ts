const utf8 = new TextEncoder();
const plainUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The different texts of a column as they can be sent to another worker. */
export interface TextList {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ends: Int32Array<ArrayBuffer>;
  readonly hashes: Int32Array<ArrayBuffer>;
  readonly size: number;
}

/**
 * The different texts of a column, each under a code in the order they came; code 0 is the empty text. They are kept as UTF-8
 * bytes end to end, so that a million ids are one array and not a million strings.
 */
export class Texts {
  /** Bytes of every text, end to end; text `code` is from `ends[code - 1]` up to `ends[code]`. */
  bytes = new Uint8Array(1 << 10);
  ends = new Int32Array(1 << 6);
  size = 1;
  /** `hashOf` every text. */
  hashes = new Int32Array(1 << 6);
  #slots = new Int32Array(1 << 8);
  /** Whose copy this began as. */
  #copied: Texts | undefined;

  /** The texts of a list under the same codes; texts that are texts already are given back. */
  static of(list: TextList): Texts {
    if (list instanceof Texts) return list;
    const texts = new Texts();
    texts.bytes = list.bytes;
    texts.ends = list.ends;
    texts.hashes = list.hashes;
    texts.size = list.size;
    let length = texts.#slots.length;
    while (length < list.size * 2) length *= 4;
    texts.#rehash(length);
    return texts;
  }

  /** The same texts under the same codes, to which others can be added. */
  copy(): Texts {
    const texts = new Texts();
    texts.bytes = this.bytes.slice();
    texts.ends = this.ends.slice();
    texts.hashes = this.hashes.slice();
    texts.#slots = this.#slots.slice();
    texts.size = this.size;
    texts.#copied = this;
    return texts;
  }

  /** The code of the text in `from` from `start` up to `end`, a new one if it is new. `hash` is `hashOf` the same bytes. */
  codeOf(from: Uint8Array, start: number, end: number, hash: number): number {
    const length = end - start;
    if (length === 0) return 0;
    const mask = this.#slots.length - 1;
    let slot = mixed(hash) & mask;
    const { bytes, ends } = this;
    for (;;) {
      const code = this.#slots[slot] as number;
      if (code === 0) return this.#add(from, start, end, hash, slot);
      if (this.hashes[code] === hash) {
        const at = ends[code - 1] as number;
        if ((ends[code] as number) - at === length) {
          let same = 0;
          while (same < length && bytes[at + same] === from[start + same]) same += 1;
          if (same === length) return code;
        }
      }
      slot = (slot + 1) & mask;
    }
  }

  /** Whether these are the first texts of the other, under the same codes. */
  isStartOf(other: Texts): boolean {
    return other.#copied === this || other === this;
  }

  /** Makes room for so many more texts at once. */
  reserve(more: number): void {
    const size = this.size + more;
    let length = this.#slots.length;
    while (length < size * 2) length *= 2;
    if (length > this.#slots.length) this.#rehash(length);
    if (size > this.ends.length) {
      this.ends = grown(this.ends, size);
      this.hashes = grown(this.hashes, size);
    }
  }

  /** The code of a text, a new one if it is new. */
  codeOfText(text: string): number {
    if (text === '') return 0;
    const bytes = utf8.encode(text);
    return this.codeOf(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length));
  }

  text(code: number): string {
    if (code === 0) return '';
    return plainUtf8.decode(this.bytes.subarray(this.ends[code - 1], this.ends[code]));
  }

  #add(from: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const code = this.size;
    const at = this.ends[code - 1] as number;
    const until = at + end - start;
    if (until > this.bytes.length) {
      const larger = new Uint8Array(Math.max(until, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, at));
      this.bytes = larger;
    }
    if (end - start < 32) for (let k = start; k < end; k += 1) this.bytes[at + k - start] = from[k] as number;
    else this.bytes.set(from.subarray(start, end), at);
    if (code === this.ends.length) {
      this.ends = grown(this.ends, code * 2);
      this.hashes = grown(this.hashes, code * 2);
    }
    this.ends[code] = until;
    this.hashes[code] = hash;
    this.#slots[slot] = code;
    this.size = code + 1;
    if (this.size * 2 > this.#slots.length) this.#rehash(this.#slots.length * 4);
    return code;
  }

  #rehash(length: number): void {
    const slots = new Int32Array(length);
    const mask = length - 1;
    for (let code = 1; code < this.size; code += 1) {
      let slot = mixed(this.hashes[code] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.#slots = slots;
  }
}

/** FNV-1a over the bytes, as the encoder takes it while it walks over a cell. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = hashStart;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), hashStep);
  return hash;
}

export const hashStart = 0x811c9dc5 | 0;
export const hashStep = 0x01000193;

/** The low bits of the hash of short numbers differ too little by themselves. */
function mixed(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ (hash >>> 13);
}

function grown(values: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(values);
  return larger;
}
