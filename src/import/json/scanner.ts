import { Unreadable } from '../reader';
import { hashStart, hashStep } from '../texts';

/** A sign where JSON has none, or the end where JSON goes on. */
export class JsonFault extends Error {
  readonly at: number;
  constructor(at: number) {
    super('json: a stray sign');
    this.name = 'JsonFault';
    this.at = at;
  }
}

/** The bytes of `"\\/bfnrtu`. */
const escapes: ReadonlySet<number> = new Set([0x22, 0x5c, 0x2f, 0x62, 0x66, 0x6e, 0x72, 0x74, 0x75]);
/** Most lists and records inside one another. */
const deepest = 64;

export const sign = {
  quote: 0x22,
  backslash: 0x5c,
  comma: 0x2c,
  colon: 0x3a,
  minus: 0x2d,
  listOpen: 0x5b,
  listClose: 0x5d,
  recordOpen: 0x7b,
  recordClose: 0x7d,
} as const;

/**
 * Walks over JSON in UTF-8, sign by sign and never into itself, so that no nesting can exhaust it. After each step `at` is the
 * first byte that has not been looked at; every method but `space` throws a `JsonFault` where the bytes are not JSON.
 */
export class JsonScanner {
  readonly bytes: Uint8Array;
  at: number;
  /** Where the walk must stop: the end of the file or of a line. */
  end: number;
  /** `hashOf` the last text, if it had no escapes. */
  hash = 0;
  /** Whether the last text had escapes. */
  escaped = false;

  constructor(bytes: Uint8Array, at: number, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** Passes over white space and gives the byte after it, -1 at the end. */
  space(): number {
    const { bytes, end } = this;
    for (; this.at < end; this.at += 1) {
      const byte = bytes[this.at] as number;
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
    }
    return -1;
  }

  take(byte: number): void {
    if (this.space() !== byte) this.fault();
    this.at += 1;
  }

  /** Passes over what follows an item, a comma or `close`; whether that item was the last. */
  isLast(close: number): boolean {
    const next = this.space();
    if (next !== close && next !== sign.comma) this.fault();
    this.at += 1;
    return next === close;
  }

  fault(): never {
    throw new JsonFault(this.at);
  }

  /** A text, whose bytes are from where it starts, after its quote, up to `at - 1`. */
  text(): number {
    this.take(sign.quote);
    const { bytes, end } = this;
    const start = this.at;
    let hash = hashStart;
    this.escaped = false;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte === sign.quote) {
        this.at = at + 1;
        this.hash = hash;
        return start;
      }
      if (byte < 0x20) {
        this.at = at;
        this.fault();
      }
      if (byte === sign.backslash) {
        this.escaped = true;
        at += 1;
        if (!this.#escape(at)) {
          this.at = at;
          this.fault();
        }
      }
      hash = Math.imul(hash ^ byte, hashStep);
    }
    this.at = end;
    return this.fault();
  }

  /** A number; `true` if it is whole and as short as it can be written. */
  number(): boolean {
    const start = this.at;
    if (this.bytes[this.at] === sign.minus) this.at += 1;
    const first = this.at;
    const digits = this.#digits();
    if (digits > 1 && this.bytes[first] === 0x30) this.fault();
    let plain = digits <= 15;
    if (this.at < this.end && this.bytes[this.at] === 0x2e) {
      plain = false;
      this.at += 1;
      this.#digits();
    }
    const mark = this.at < this.end ? (this.bytes[this.at] as number) | 0x20 : 0;
    if (mark === 0x65) {
      plain = false;
      this.at += 1;
      const next = this.bytes[this.at];
      if (next === 0x2b || next === sign.minus) this.at += 1;
      this.#digits();
    }
    return plain && (this.bytes[first] !== 0x30 || first === start);
  }

  /** Whether `word` stands here; passes over it. */
  word(word: string): boolean {
    for (let k = 0; k < word.length; k += 1)
      if (this.at + k >= this.end || this.bytes[this.at + k] !== word.charCodeAt(k)) return false;
    this.at += word.length;
    return true;
  }

  /** Passes over one value, whatever it is. Too deep a nesting is refused. */
  pass(): void {
    const closes = new Uint8Array(deepest);
    let depth = 0;
    for (;;) {
      const byte = this.space();
      if (byte === sign.recordOpen || byte === sign.listOpen) {
        if (depth === deepest) throw new Unreadable('json_deep');
        const close = byte === sign.recordOpen ? sign.recordClose : sign.listClose;
        this.at += 1;
        if (this.space() !== close) {
          closes[depth] = close;
          depth += 1;
          if (close === sign.recordClose) this.#name();
          continue;
        }
        this.at += 1;
      } else this.#plain(byte);
      for (;;) {
        if (depth === 0) return;
        const close = closes[depth - 1] as number;
        if (!this.isLast(close)) {
          if (close === sign.recordClose) this.#name();
          break;
        }
        depth -= 1;
      }
    }
  }

  /** Whether what follows a backslash makes an escape. */
  #escape(at: number): boolean {
    const letter = this.bytes[at] as number;
    if (at >= this.end || !escapes.has(letter)) return false;
    if (letter !== 0x75) return true;
    if (at + 4 >= this.end) return false;
    return /^[0-9a-f]{4}$/i.test(String.fromCharCode(...this.bytes.subarray(at + 1, at + 5)));
  }

  #name(): void {
    this.text();
    this.take(sign.colon);
  }

  #plain(byte: number): void {
    if (byte === sign.quote) this.text();
    else if (byte === sign.minus || (byte >= 0x30 && byte <= 0x39)) this.number();
    else if (!['true', 'false', 'null', 'NaN'].some((word) => this.word(word))) this.fault();
  }

  #digits(): number {
    const start = this.at;
    for (; this.at < this.end; this.at += 1) {
      const byte = this.bytes[this.at] as number;
      if (byte < 0x30 || byte > 0x39) break;
    }
    if (this.at === start) this.fault();
    return this.at - start;
  }
}
