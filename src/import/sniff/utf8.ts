/** Checks bytes for UTF-8, slice after slice, and says where the first byte stands that cannot be. */
export class Utf8Check {
  /** Letters of more than one byte that were whole. */
  wide = 0;
  /** Bytes seen before the slice at hand. */
  #before = 0;
  /** How many more bytes the letter at hand needs, and the bounds of the next one. */
  #need = 0;
  #low = 0x80;
  #high = 0xbf;
  #start = 0;

  /** Where the first letter that is no UTF-8 starts, counted from the first byte ever given; `undefined` while all is well. */
  take(bytes: Uint8Array): number | undefined {
    for (let at = this.#need === 0 ? endOfAscii(bytes, 0) : 0; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      if (this.#need > 0) {
        if (byte < this.#low || byte > this.#high) return this.#start;
        this.#need -= 1;
        this.#low = 0x80;
        this.#high = 0xbf;
        if (this.#need > 0) continue;
        this.wide += 1;
        at = endOfAscii(bytes, at + 1) - 1;
      } else if (byte >= 0x80) {
        this.#start = this.#before + at;
        if (!this.#open(byte)) return this.#start;
      } else {
        at = endOfAscii(bytes, at) - 1;
      }
    }
    this.#before += bytes.length;
    return undefined;
  }

  /** Where a letter starts that the text breaks off in; `undefined` if it ends whole. */
  finish(): number | undefined {
    return this.#need > 0 ? this.#start : undefined;
  }

  /** The table of well-formed byte sequences of the Unicode Standard, section 3.9. */
  #open(byte: number): boolean {
    if (byte < 0xc2 || byte > 0xf4) return false;
    this.#need = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    if (byte === 0xe0) this.#low = 0xa0;
    else if (byte === 0xed) this.#high = 0x9f;
    else if (byte === 0xf0) this.#low = 0x90;
    else if (byte === 0xf4) this.#high = 0x8f;
    return true;
  }
}

/** Where the first byte at or after `from` stands that is not ASCII: after a short walk, sixteen bytes at a time. */
export function endOfAscii(bytes: Uint8Array, from: number): number {
  let at = from;
  for (const near = from + 32; at < bytes.length; at += 1) {
    if ((bytes[at] as number) >= 0x80) return at;
    if (at >= near && (bytes.byteOffset + at) % 4 === 0) break;
  }
  if (at >= bytes.length) return at;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + at, (bytes.length - at) >> 2);
  const end = words.length - (words.length % 4);
  let word = 0;
  while (word < end) {
    const four = (words[word] as number) | (words[word + 1] as number) | (words[word + 2] as number);
    if (((four | (words[word + 3] as number)) & 0x80808080) !== 0) break;
    word += 4;
  }
  at += word * 4;
  while (at < bytes.length && (bytes[at] as number) < 0x80) at += 1;
  return at;
}
