import { isMissing } from '../../vocabulary/cells';
import type { Column } from '../grid';

/** Rows looked at, spread evenly over the file. */
const mostRows = 4_000;
/** Different texts read word by word, where a share is all that is asked. */
const mostRead = 4096;
/** Different texts tested of those whose shape allows something. */
const mostTested = 16_384;
/** Of a long cell only the beginning is looked at. */
const mostBytes = 2000;

/** What the bytes of a text allow it to be, so that only those few need to be read. */
export const shapes = { digits10: 1, phone: 2, card: 4, insurance: 8, postcode: 16, at: 32 } as const;

export interface Hits {
  /** Different texts whose shape allowed it. */
  readonly triedDistinct: number;
  readonly rows: number;
  readonly distinct: number;
  /** Share of the filled rows that pass. */
  readonly share: number;
}

/** The digits of a text, whatever stands between them; good until the next is asked for. */
export interface Digits {
  readonly of: Uint8Array;
  readonly length: number;
}

/** A text without odd spaces and invisible characters, and in how many rows it stands. */
export interface Read {
  readonly text: string;
  readonly n: number;
}

/** The rows looked at: how many, and which is the k-th. */
export interface Rows {
  readonly n: number;
  readonly at: (k: number) => number;
}

export function rowsLookedAt(rows: number): Rows {
  if (rows <= mostRows) return { n: rows, at: (k) => k };
  return { n: mostRows, at: (k) => Math.floor((k * rows) / mostRows) };
}

/** The different texts of one column among the rows looked at, blanks and words for "nothing" left out. */
export class Cells {
  readonly column: Column;
  /** Rows with something in them. */
  readonly filled: number;
  readonly distinct: number;
  /** Whether any text has a letter, and any a digit. */
  readonly letters: boolean;
  readonly digits: boolean;
  readonly #codes: Int32Array;
  readonly #counts: Int32Array;
  readonly #shapes: Uint8Array;
  #read: readonly Read[] | undefined;

  constructor(column: Column, rows: Rows) {
    const { texts, codes } = column;
    const times = new Int32Array(texts.size);
    for (let k = 0; k < rows.n; k += 1) {
      const code = codes[rows.at(k)] as number;
      times[code] = (times[code] as number) + 1;
    }
    let distinct = 0;
    for (let code = 1; code < times.length; code += 1) if (times[code] !== 0) distinct += 1;
    this.column = column;
    this.#codes = new Int32Array(distinct);
    this.#counts = new Int32Array(distinct);
    this.#shapes = new Uint8Array(distinct);
    let filled = 0;
    let place = 0;
    let all = 0;
    for (let code = 1; code < times.length; code += 1) {
      const n = times[code] as number;
      if (n === 0) continue;
      if (n * 200 >= rows.n && isMissing(textOf(column, code))) continue;
      const made = madeOf(column, code);
      if (made === 0) continue;
      this.#codes[place] = code;
      this.#counts[place] = n;
      this.#shapes[place] = shapesOf(made);
      all |= made;
      filled += n;
      place += 1;
    }
    this.distinct = place;
    this.filled = filled;
    this.digits = (all & 0xfff) !== 0;
    this.letters = ((all >> 12) & 0xfff) !== 0;
  }

  /**
   * How many of the texts whose shape allows it pass? `maybe` looks at their digits alone first, which costs less than reading them.
   * Where very many are left, a part of them, evenly taken, stands for all.
   */
  hits(shape: number, test: (text: string) => boolean, maybe?: (digits: Digits) => boolean): Hits {
    const left = new Int32Array(this.distinct);
    let [triedDistinct, n] = [0, 0];
    for (let place = 0; place < this.distinct; place += 1) {
      if (((this.#shapes[place] as number) & shape) === 0) continue;
      triedDistinct += 1;
      if (maybe !== undefined && !maybe(digitsOf(this.column, this.#codes[place] as number))) continue;
      left[n] = place;
      n += 1;
    }
    const tested = Math.min(n, mostTested);
    let [rows, distinct] = [0, 0];
    for (let k = 0; k < tested; k += 1) {
      const place = left[n === tested ? k : Math.floor((k * n) / tested)] as number;
      if (!test(tidy(textOf(this.column, this.#codes[place] as number)))) continue;
      rows += this.#counts[place] as number;
      distinct += 1;
    }
    const all = tested === 0 ? 1 : n / tested;
    rows = Math.min(this.filled, Math.round(rows * all));
    distinct = Math.round(distinct * all);
    return { triedDistinct, rows, distinct, share: rows / Math.max(1, this.filled) };
  }

  /** The different texts, or enough of them, evenly taken, to tell a share. */
  read(): readonly Read[] {
    this.#read ??= this.some(mostRead);
    return this.#read;
  }

  /** So many of the different texts at most, evenly taken. */
  some(most: number): readonly Read[] {
    const n = Math.min(this.distinct, most);
    return Array.from({ length: n }, (_, k): Read => {
      const place = Math.floor((k * this.distinct) / n);
      return {
        text: tidy(textOf(this.column, this.#codes[place] as number)),
        n: this.#counts[place] as number,
      };
    });
  }

  /** Which share of the filled rows passes, by the texts read. */
  share(test: (text: string) => boolean): number {
    return shareOf(this.read(), test);
  }
}

/** Which share of the rows passes. */
export function shareOf(read: readonly Read[], test: (text: string) => boolean): number {
  let [passed, all] = [0, 0];
  for (const { text, n } of read) {
    all += n;
    if (test(text)) passed += n;
  }
  return all === 0 ? 0 : passed / all;
}

const utf8 = new TextDecoder();

function textOf({ texts }: Column, code: number): string {
  const start = texts.ends[code - 1] as number;
  return utf8.decode(texts.bytes.subarray(start, Math.min(texts.ends[code] as number, start + mostBytes)));
}

const digits = { of: new Uint8Array(20), length: 0 };

function digitsOf({ texts: { bytes, ends } }: Column, code: number): Digits {
  const end = ends[code] as number;
  let n = 0;
  for (let at = ends[code - 1] as number; at < end && n < 20; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 48 || byte > 57) continue;
    digits.of[n] = byte - 48;
    n += 1;
  }
  digits.length = n;
  return digits;
}

const odd = /[^ -~]| {2}|^ | $/;

/** One space where there are several or odd ones, no invisible marks. */
export function tidy(text: string): string {
  if (!odd.test(text)) return text;
  return text
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Digits count 1, ASCII letters 4096, "@" 2^24; any other byte but a space leaves a mark, so that only blanks come to 0. */
const weights = Int32Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 48 && byte <= 57) return 1;
  if ((byte | 32) >= 97 && (byte | 32) <= 122) return 1 << 12;
  return byte === 64 ? 1 << 24 : 0;
});
const something = 1 << 30;

function madeOf({ texts: { bytes, ends } }: Column, code: number): number {
  const start = ends[code - 1] as number;
  const end = Math.min(ends[code] as number, start + mostBytes);
  let sum = 0;
  let blank = 1;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte > 32) blank = 0;
    if (byte !== 64 || sum < 1 << 24) sum += weights[byte] as number;
  }
  return blank === 1 ? 0 : sum | something;
}

function shapesOf(made: number): number {
  const digits = made & 0xfff;
  const letters = (made >> 12) & 0xfff;
  let found = (made & (1 << 24)) === 0 ? 0 : shapes.at;
  if (letters === 0) {
    if (digits === 10 || digits === 11) found |= shapes.digits10;
    if (digits >= 10 && digits <= 14) found |= shapes.phone;
    if (digits >= 13 && digits <= 19) found |= shapes.card;
  } else if (letters <= 5) {
    if (digits === 6 && letters <= 3) found |= shapes.insurance;
    if (digits >= 1 && digits <= 3) found |= shapes.postcode;
  }
  return found;
}
