import { type Column, type Grid, narrowed } from './grid';
import type { Delimiter } from './look';
import { hashOf, hashStart, hashStep, Texts } from './texts';

/** Why a file is not text, and on which physical line that shows. */
export interface Fault {
  readonly fault: 'not_text' | 'not_utf8';
  readonly line: number;
}

const sliceBytes = 4 << 20;
const longestLine = 1 << 20;
const [newline, carriage, quote] = [0x0a, 0x0d, 0x22] as const;

/**
 * The rows of a file, every cell coded, in one walk over its bytes; or `undefined` where a row is not plain: one physical line with
 * the header's number of cells, quotation marks only around whole cells, no blank line before another row. `readRows` is for those.
 * `progress` is told the share of bytes read.
 */
export async function encode(
  blob: Blob,
  delimiter: Delimiter,
  header: readonly string[],
  progress: (share: number) => void = () => undefined,
): Promise<Grid | Fault | undefined> {
  const walk = new Walk(delimiter.charCodeAt(0), header.length);
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let decoding = false;
  let rest = new Uint8Array(0);
  const read = async (from: number): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await blob.slice(from, from + sliceBytes).arrayBuffer());
  let ahead = read(0);
  for (let from = 0; from < blob.size; from += sliceBytes) {
    const slice = await ahead;
    // The next bytes come while these are walked over.
    ahead = read(from + sliceBytes);
    ahead.catch(() => undefined);
    const final = from + sliceBytes >= blob.size;
    const zero = slice.indexOf(0);
    if (zero >= 0)
      return { fault: 'not_text', line: walk.lines + lineBreaks(rest) + lineBreaks(slice.subarray(0, zero)) };
    // The bytes before the first that is not ASCII are whole characters: nothing is lost by beginning late.
    decoding ||= !isAscii(slice);
    try {
      if (decoding) utf8.decode(slice, { stream: !final });
    } catch {
      return { fault: 'not_utf8', line: walk.lines + lineBreaks(rest) + linesUntilFault(slice) };
    }
    const bytes = joined(rest, slice, final);
    const taken = walk.take(bytes, final);
    if (taken < 0) return undefined;
    rest = bytes.slice(taken, final ? taken : bytes.length);
    if (rest.length > longestLine) return undefined;
    progress(Math.min(1, (from + sliceBytes) / blob.size));
  }
  return walk.finish(header);
}

function isAscii(bytes: Uint8Array<ArrayBuffer>): boolean {
  const words = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
  let high = 0;
  for (let at = 0; at < words.length; at += 1) high |= words[at] as number;
  for (let at = words.length * 4; at < bytes.length; at += 1) high |= bytes[at] as number;
  return (high & 0x80808080) === 0;
}

/** What is left of the slice before, and this one; the last line of a file ends as the others do. */
function joined(rest: Uint8Array, slice: Uint8Array, final: boolean): Uint8Array<ArrayBuffer> {
  const whole = rest.length + slice.length;
  const closed = final && slice.at(-1) !== newline;
  const bytes = new Uint8Array(whole + (closed ? 1 : 0));
  bytes.set(rest);
  bytes.set(slice, rest.length);
  if (closed) bytes[whole] = newline;
  return bytes;
}

/** Bytes at which a cell that is not quoted may end, or must not hold. */
function endings(delimiter: number): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of [delimiter, newline, carriage, quote]) table[byte] = 1;
  return table;
}

class Walk {
  /** The physical line of the next row, counted from 1. */
  lines = 1;
  readonly #delimiter: number;
  readonly #ends: Uint8Array;
  readonly #texts: readonly Texts[];
  /** Cells of one or two bytes, by column: the bytes and their code, side by side. */
  readonly #short: readonly Int32Array[];
  #codes: readonly Int32Array[];
  #rows = -1;
  #room = 1 << 12;
  #blank = false;

  constructor(delimiter: number, columns: number) {
    this.#delimiter = delimiter;
    this.#ends = endings(delimiter);
    this.#texts = Array.from({ length: columns }, () => new Texts());
    this.#short = this.#texts.map(() => new Int32Array(1 << 13));
    this.#codes = this.#texts.map(() => new Int32Array(this.#room));
  }

  /** Takes the whole lines of `bytes` and says where the rest begins; -1 where a row is not plain. */
  take(bytes: Uint8Array, final: boolean): number {
    const last = bytes.lastIndexOf(newline);
    const columns = this.#texts.length;
    let at = 0;
    while (at <= last) {
      if (bytes[at] === newline || (bytes[at] === carriage && bytes[at + 1] === newline)) {
        this.#blank = true;
        at += bytes[at] === newline ? 1 : 2;
        this.lines += 1;
        continue;
      }
      if (this.#blank) return -1;
      if (this.#rows === this.#room) this.#grow();
      const next = this.#rows < 0 ? this.#header(bytes, at, columns) : this.#row(bytes, at, columns);
      if (next < 0 || next - at > longestLine) return -1;
      at = next;
      this.#rows += 1;
      this.lines += 1;
    }
    return final && at < bytes.length ? -1 : at;
  }

  finish(header: readonly string[]): Grid {
    const rows = Math.max(0, this.#rows);
    const columns = this.#texts.map((texts, at): Column => ({
      texts,
      codes: narrowed((this.#codes[at] as Int32Array).subarray(0, rows), texts.size),
    }));
    return { header, rows, columns, aside: [] };
  }

  #row(bytes: Uint8Array, start: number, columns: number): number {
    const ends = this.#ends;
    const delimiter = this.#delimiter;
    const row = this.#rows;
    let at = start;
    for (let column = 0; column < columns; column += 1) {
      const texts = this.#texts[column] as Texts;
      let byte = bytes[at] as number;
      let code: number;
      if (byte === quote) {
        const close = closing(bytes, at + 1);
        if (close < 0) return -1;
        code = quotedCode(texts, bytes, at + 1, close);
        at = close + 1;
        byte = bytes[at] as number;
      } else {
        const from = at;
        let hash = hashStart;
        while (ends[byte] === 0) {
          hash = Math.imul(hash ^ byte, hashStep);
          at += 1;
          byte = bytes[at] as number;
        }
        const length = at - from;
        if (length === 0) code = 0;
        else if (length > 2) code = texts.codeOf(bytes, from, at, hash);
        else {
          const key =
            length === 1
              ? (bytes[from] as number)
              : (bytes[from] as number) | ((bytes[from + 1] as number) << 8);
          const short = this.#short[column] as Int32Array;
          const place = (key & 0xfff) << 1;
          if (short[place] === key) code = short[place + 1] as number;
          else {
            code = texts.codeOf(bytes, from, at, hash);
            short[place] = key;
            short[place + 1] = code;
          }
        }
      }
      (this.#codes[column] as Int32Array)[row] = code;
      if (column < columns - 1) {
        if (byte !== delimiter) return -1;
        at += 1;
      } else {
        if (byte === carriage && bytes[at + 1] === newline) return at + 2;
        return byte === newline ? at + 1 : -1;
      }
    }
    return -1;
  }

  /** The header is known already: only its shape is looked at. */
  #header(bytes: Uint8Array, start: number, columns: number): number {
    let at = start;
    for (let column = 1; ; column += 1) {
      if (bytes[at] === quote) {
        const close = closing(bytes, at + 1);
        if (close < 0) return -1;
        at = close + 1;
      } else while (this.#ends[bytes[at] as number] === 0) at += 1;
      if (bytes[at] === this.#delimiter) at += 1;
      else {
        const wide = bytes[at] === carriage && bytes[at + 1] === newline;
        if (column !== columns || (!wide && bytes[at] !== newline)) return -1;
        return at + (wide ? 2 : 1);
      }
    }
  }

  #grow(): void {
    this.#room *= 2;
    this.#codes = this.#codes.map((codes) => {
      const larger = new Int32Array(this.#room);
      larger.set(codes);
      return larger;
    });
  }
}

/** Where the quotation mark that closes a cell stands, on the same line; -1 for none. */
function closing(bytes: Uint8Array, from: number): number {
  for (let at = from; ; at += 1) {
    const byte = bytes[at];
    if (byte === undefined || byte === newline || byte === carriage) return -1;
    if (byte !== quote) continue;
    if (bytes[at + 1] !== quote) return at;
    at += 1;
  }
}

let scratch = new Uint8Array(1 << 12);

function quotedCode(texts: Texts, bytes: Uint8Array, from: number, until: number): number {
  if (scratch.length < until - from) scratch = new Uint8Array((until - from) * 2);
  let length = 0;
  for (let at = from; at < until; at += 1) {
    scratch[length] = bytes[at] as number;
    length += 1;
    if (bytes[at] === quote) at += 1;
  }
  return texts.codeOf(scratch, 0, length, hashOf(scratch, 0, length));
}

export function lineBreaks(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) if (byte === newline) lines += 1;
  return lines;
}

export function linesUntilFault(bytes: Uint8Array): number {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let line = 0;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(newline, from);
    const until = end < 0 ? bytes.length : end + 1;
    try {
      utf8.decode(bytes.subarray(from, until));
    } catch {
      return line;
    }
    from = until;
  }
  return line;
}
