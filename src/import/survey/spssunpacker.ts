import { Unreadable } from '../reader';
import type { SpssRecords } from './spssrecords';
import { spssFaults } from './spssrecords';
import { byteWords } from './surveybytes';

/** Told of every case: 8 bytes for each slot, which are overwritten by the next case. */
export type TakeCase = (bytes: Uint8Array, view: DataView) => void;

const [padding, end, literal, spaces, nothing] = [0, 252, 253, 254, 255] as const;

/**
 * Unpacks SPSS bytecode. Each 8 bytes of codes tell what the next slots hold: a small number, 8 bytes that follow the codes, 8 spaces,
 * or nothing. A code that does not fit its slot (spaces in a number, a number in a text) refuses the file.
 */
export class Unpacker {
  /** The end was marked. */
  ended = false;
  readonly #row: Uint8Array;
  readonly #view: DataView;
  readonly #codes = new Uint8Array(8);
  readonly #texts: readonly boolean[];
  readonly #bias: number;
  readonly #little: boolean;
  readonly #takeCase: TakeCase;
  #next = 8;
  #slot = 0;
  #rest = new Uint8Array(0);

  constructor({ slots, bias, little }: SpssRecords, texts: readonly boolean[], takeCase: TakeCase) {
    this.#row = new Uint8Array(slots * 8);
    this.#view = new DataView(this.#row.buffer);
    this.#texts = texts;
    this.#bias = bias;
    this.#little = little;
    this.#takeCase = takeCase;
  }

  /** Whether nothing is left half read. */
  get whole(): boolean {
    return this.#slot === 0 && (this.ended || this.#rest.length === 0);
  }

  /** The next bytes; `place` is where they lie in the file. */
  take(given: Uint8Array, place: number): void {
    const bytes = this.#rest.length === 0 ? given : joined(this.#rest, given);
    const until = bytes.length - 7;
    let at = 0;
    while (!this.ended) {
      if (this.#next === 8) {
        if (at >= until) break;
        this.#codes.set(bytes.subarray(at, at + 8));
        at += 8;
        this.#next = 0;
      }
      const code = this.#codes[this.#next] as number;
      if (code === literal) {
        if (at >= until) break;
        this.#row.set(bytes.subarray(at, at + 8), this.#slot * 8);
        at += 8;
        this.#step();
      } else if (code === end) this.ended = true;
      else if (code !== padding && !this.#fill(code)) {
        throw new Unreadable(spssFaults.damaged, { found: byteWords(place + at - this.#rest.length) });
      }
      this.#next += 1;
    }
    this.#rest = bytes.slice(at);
  }

  #fill(code: number): boolean {
    const text = this.#texts[this.#slot] === true;
    if (text !== (code === spaces)) return false;
    if (text) this.#row.fill(0x20, this.#slot * 8, this.#slot * 8 + 8);
    else this.#view.setFloat64(this.#slot * 8, code === nothing ? NaN : code - this.#bias, this.#little);
    this.#step();
    return true;
  }

  #step(): void {
    this.#slot += 1;
    if (this.#slot < this.#texts.length) return;
    this.#slot = 0;
    this.#takeCase(this.#row, this.#view);
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
