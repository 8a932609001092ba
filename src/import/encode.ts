import { type Codes, codesFor, type Grid, narrowed } from './grid';
import type { Delimiter } from '../vocabulary/sniffed';
import { hashOf, hashStart, hashStep, type TextList, Texts } from './texts';

/** Why a file is not read as text, and on which physical line that shows. */
export interface Fault {
  readonly fault: 'not_text' | 'not_utf8' | 'cell_too_long';
  readonly line: number;
}

/** The first bytes come soon, and each slice is walked over while a larger one comes. */
const [firstBytes, sliceBytes] = [1 << 19, 4 << 20];
const longestLine = 1 << 20;
/** Where the middle of a file lies in a longer line, the file is not shared. */
const lookedAt = 1 << 16;
const [newline, carriage, quote] = [0x0a, 0x0d, 0x22] as const;

/** The bytes of a file that are one reader's work: whole lines, of which so many are passed over first. */
export interface Part {
  readonly blob: Blob;
  readonly delimiter: Delimiter;
  readonly columns: number;
  readonly from: number;
  readonly until: number;
  readonly passed: number;
}

/** What one reader made of its part. */
export interface Encoded {
  readonly rows: number;
  /** A blank line stands at its end. */
  readonly blank: boolean;
  readonly columns: readonly { readonly texts: TextList; readonly codes: Codes }[];
}

/** A second reader, who works at the same time. */
export type SecondReader = (part: Part) => Promise<Encoded | Fault | undefined>;

/** A part smaller than this is not worth sharing. */
const worthSharing = 64 << 20;

/**
 * The rows of a file, every cell coded, in one walk over its bytes; or `undefined` where a row is not plain: one physical line with
 * the header's number of cells, quotation marks only around whole cells, no blank line before another row. `readRows` is for those.
 * The first row stands in line `first`. `progress` is told the share of bytes read. With a helper each reads one half.
 */
export async function encode(
  blob: Blob,
  delimiter: Delimiter,
  header: readonly string[],
  progress: (share: number) => void = () => undefined,
  helper?: SecondReader,
  first = 2,
): Promise<Grid | Fault | undefined> {
  const columns = header.length;
  const passed = first - 1;
  const until = blob.size;
  const middle = helper === undefined || until < worthSharing ? -1 : await lineAfter(blob, until >> 1);
  if (helper !== undefined && middle > 0) {
    const theirs = helper({ blob, delimiter, columns, from: middle, until, passed: 0 });
    theirs.catch(() => undefined);
    const own = await encodePart({ blob, delimiter, columns, from: 0, until: middle, passed }, progress);
    const both = own !== undefined && 'rows' in own ? joinedParts(own, await theirs) : undefined;
    if (both !== undefined) return gridOf(both, header, first);
    // One of them met what is not plain; the place of it is told by whoever reads from the start.
  }
  const found = await encodePart({ blob, delimiter, columns, from: 0, until, passed }, progress);
  return found !== undefined && 'rows' in found ? gridOf(found, header, first) : found;
}

function gridOf({ rows, columns }: Encoded, header: readonly string[], first: number): Grid {
  return {
    header,
    first,
    rows,
    columns: columns.map(({ texts, codes }) => ({ texts: Texts.of(texts), codes })),
    aside: [],
  };
}

/** Where the first line begins after a place; -1 if that is far away. */
async function lineAfter(blob: Blob, place: number): Promise<number> {
  const bytes = new Uint8Array(await blob.slice(place, place + lookedAt).arrayBuffer());
  const end = bytes.indexOf(newline);
  return end < 0 ? -1 : place + end + 1;
}

/** The first part with the rows of the second under it, in the first one's codes. */
function joinedParts(first: Encoded, second: Encoded | Fault | undefined): Encoded | undefined {
  if (second === undefined || !('rows' in second) || (first.blank && second.rows > 0)) return undefined;
  const rows = first.rows + second.rows;
  const columns = first.columns.map(({ texts: list, codes }, at) => {
    const texts = Texts.of(list);
    const other = second.columns[at] as Encoded['columns'][number];
    const { bytes, ends, hashes, size } = other.texts;
    texts.reserve(size);
    const map = new Int32Array(size);
    for (let code = 1; code < size; code += 1)
      map[code] = texts.codeOf(bytes, ends[code - 1] as number, ends[code] as number, hashes[code] as number);
    const all = codesFor(rows, texts.size);
    all.set(codes);
    for (let row = 0; row < second.rows; row += 1)
      all[first.rows + row] = map[other.codes[row] as number] as number;
    return { texts, codes: all };
  });
  return { rows, blank: second.blank, columns };
}

/** Reads one part from its first byte to its last. */
export async function encodePart(
  { blob, delimiter, columns, from: first, until, passed }: Part,
  progress: (share: number) => void = () => undefined,
): Promise<Encoded | Fault | undefined> {
  const walk = new Walk(delimiter.charCodeAt(0), columns, passed, until - first);
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let decoding = false;
  let rest = new Uint8Array(0);
  const read = async (from: number, size: number): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await blob.slice(from, Math.min(until, from + size)).arrayBuffer());
  let size = firstBytes;
  let ahead = read(first, size);
  for (let from = first; from < until;) {
    const slice = await ahead;
    from += size;
    size = Math.min(size * 2, sliceBytes);
    ahead = read(from, size);
    ahead.catch(() => undefined);
    const final = from >= until;
    const zero = slice.indexOf(0);
    if (zero >= 0) return { fault: 'not_text', line: walk.lines + lineBreaks(slice.subarray(0, zero)) };
    // The bytes before the first that is not ASCII are whole characters: nothing is lost by beginning late.
    decoding ||= !isAscii(slice);
    try {
      if (decoding) utf8.decode(slice, { stream: !final });
    } catch {
      return { fault: 'not_utf8', line: walk.lines + linesUntilFault(slice) };
    }
    // A line that lies across two slices is put together by itself; the others stay where they are.
    const cut = slice.indexOf(newline) + 1;
    const last = slice.lastIndexOf(newline) + 1;
    if (cut === 0) rest = together(rest, slice);
    else {
      if (!walk.take(rest.length === 0 ? slice.subarray(0, cut) : together(rest, slice.subarray(0, cut))))
        return undefined;
      if (!walk.take(slice.subarray(cut, last))) return undefined;
      rest = slice.slice(last);
    }
    if (rest.length > longestLine) return undefined;
    progress(Math.min(1, (from - first) / (until - first)));
  }
  // The last line ends as the others do.
  if (rest.length > 0 && !walk.take(together(rest, Uint8Array.of(newline)))) return undefined;
  return walk.finish();
}

function together(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

function isAscii(bytes: Uint8Array<ArrayBuffer>): boolean {
  const words = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
  let high = 0;
  for (let at = 0; at < words.length; at += 1) high |= words[at] as number;
  for (let at = words.length * 4; at < bytes.length; at += 1) high |= bytes[at] as number;
  return (high & 0x80808080) === 0;
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
  #rows = 0;
  /** Lines still to be passed over: titles and the header, which are known already. */
  #passing: number;
  #room = 1 << 12;
  #blank = false;

  readonly #size: number;
  #taken = 0;

  /** `passed` lines are not rows; `size` is how many bytes there are to take. */
  constructor(delimiter: number, columns: number, passed: number, size: number) {
    this.#size = size;
    this.#passing = passed;
    this.#delimiter = delimiter;
    this.#ends = endings(delimiter);
    this.#texts = Array.from({ length: columns }, () => new Texts());
    this.#short = this.#texts.map(() => new Int32Array(1 << 13));
    this.#codes = this.#texts.map(() => new Int32Array(this.#room));
  }

  /** Takes whole lines; false where a row is not plain. */
  take(bytes: Uint8Array): boolean {
    const columns = this.#texts.length;
    let at = 0;
    while (at < bytes.length) {
      if (this.#passing > 0) {
        const end = bytes.indexOf(newline, at);
        const lone = bytes.indexOf(carriage, at);
        // A line that ends in nothing but a carriage return is for the careful reader.
        if (lone >= 0 && lone < end - 1) return false;
        at = end + 1;
        this.#passing -= 1;
        this.lines += 1;
        continue;
      }
      if (bytes[at] === newline || (bytes[at] === carriage && bytes[at + 1] === newline)) {
        this.#blank = true;
        at += bytes[at] === newline ? 1 : 2;
        this.lines += 1;
        continue;
      }
      if (this.#blank) return false;
      if (this.#rows === this.#room) this.#grow(this.#taken + at);
      const next = this.#row(bytes, at, columns);
      if (next < 0 || next - at > longestLine) return false;
      at = next;
      this.#rows += 1;
      this.lines += 1;
    }
    this.#taken += bytes.length;
    return true;
  }

  finish(): Encoded {
    const rows = this.#rows;
    const columns = this.#texts.map((texts, at) => ({
      texts,
      codes: narrowed((this.#codes[at] as Int32Array).subarray(0, rows), texts.size),
    }));
    return { rows, blank: this.#blank, columns };
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

  /** Makes room for as many rows as the bytes so far let expect, and somewhat more. */
  #grow(taken: number): void {
    const expected = Math.ceil((this.#rows * this.#size * 1.02) / Math.max(1, taken));
    this.#room = Math.max(this.#room * 1.25, expected) | 0;
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
