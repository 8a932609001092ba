import { type Column, ColumnBuilder, Growing } from '../grid';
import { Unreadable } from '../reader';
import { oneLine } from './surveytext';
import { hashStart, hashStep } from '../texts';

/** The most cells a table may have, and the most bytes that the different texts of all its columns may take. */
const [mostCells, mostTextBytes] = [200_000_000, 512 << 20];
/** The most columns a table may have, and the most labels of values that its columns may have together. */
export const mostColumns = 2_000;
const mostLabels = 2_000_000;
const mostKnown = 4096;

/** What a value is called that its owner declared missing without saying why. */
const unlabelled = 'not answered';

/** A column so far: the bytes that its different texts take, and the whole once all rows are in. */
export interface Answers {
  readonly held: number;
  readonly finish: () => Column;
}

/**
 * A column of a survey file. Where every value that occurs has a label the labels are its cells, otherwise the values, written by
 * `write`. Missing values do not count for that; they have texts of their own.
 */
export class AnswerColumn<V extends number | string> implements Answers {
  readonly #labels: ReadonlyMap<V, string>;
  readonly #write: (value: V) => string;
  readonly #builder = new ColumnBuilder();
  readonly #known = new Map<V, number>();
  /** The places in `#answers` of the rows so far, while every value has a label. */
  #rows: Growing | undefined;
  readonly #answers: { readonly value?: V; readonly text: string }[] = [{ text: '' }];
  readonly #places = new Map<V, number>();
  readonly #missing = new Map<string, number>([['', 0]]);

  constructor(labels: ReadonlyMap<V, string>, write: (value: V) => string) {
    this.#labels = distinct(labels, write);
    this.#write = write;
    this.#rows = labels.size > 0 ? new Growing() : undefined;
  }

  add(value: V): void {
    if (this.#rows !== undefined) {
      const place = this.#places.get(value) ?? this.#newPlace(value);
      if (place !== undefined) {
        this.#rows.push(place);
        return;
      }
      this.#settle(this.#rows, this.#write);
    }
    this.#builder.addCode(this.#codeOf(value));
  }

  /** A text without labels, from its bytes; `false` where they are not plain ASCII of one line, so that it has to be decoded. */
  addPlain(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#rows !== undefined) return false;
    let hash = hashStart;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte >= 0x80 || byte === 0x0a || byte === 0x0d) return false;
      hash = Math.imul(hash ^ byte, hashStep);
    }
    this.#builder.addCode(this.#builder.texts.codeOf(bytes, start, end, hash));
    return true;
  }

  /** A row without a value: with the empty text, or with the reason that is known. */
  addMissing(text: string): void {
    if (this.#rows === undefined) {
      this.#builder.add(text);
      return;
    }
    let place = this.#missing.get(text);
    if (place === undefined) {
      place = this.#answers.push({ text }) - 1;
      this.#missing.set(text, place);
    }
    this.#rows.push(place);
  }

  /** Bytes that the different texts take. */
  get held(): number {
    return this.#builder.texts.bytes.length;
  }

  finish(): Column {
    if (this.#rows !== undefined) {
      this.#settle(this.#rows, (value) => this.#labels.get(value) ?? this.#write(value));
    }
    return this.#builder.finish();
  }

  #newPlace(value: V): number | undefined {
    const text = this.#labels.get(value);
    if (text === undefined) return undefined;
    const place = this.#answers.push({ value, text }) - 1;
    this.#places.set(value, place);
    return place;
  }

  #codeOf(value: V): number {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const code = this.#builder.codeOf(oneLine(this.#write(value)));
    if (this.#known.size < mostKnown) this.#known.set(value, code);
    return code;
  }

  #settle(rows: Growing, write: (value: V) => string): void {
    this.#rows = undefined;
    const codes = this.#answers.map(({ value, text }) =>
      this.#builder.codeOf(value === undefined ? text : oneLine(write(value))),
    );
    for (const place of rows.finish()) this.#builder.addCode(codes[place] ?? 0);
  }
}

/** What a cell says whose value its owner declared missing: its label, or that it was not answered; never a number. */
export function missingText(label: string | undefined): string {
  return label !== undefined && /\p{L}/u.test(label) ? oneLine(label.trim()) : unlabelled;
}

/** Labels that tell the values apart: blank ones are no labels, and one that several values share carries the value. */
function distinct<V extends number | string>(
  labels: ReadonlyMap<V, string>,
  write: (value: V) => string,
): ReadonlyMap<V, string> {
  const uses = new Map<string, number>();
  for (const label of labels.values()) uses.set(label.trim(), (uses.get(label.trim()) ?? 0) + 1);
  const told = new Map<V, string>();
  for (const [value, label] of labels) {
    const text = oneLine(label.trim());
    if (text !== '') told.set(value, uses.get(label.trim()) === 1 ? text : `${text} (${write(value)})`);
  }
  return told;
}

/** Refuses a table that would not fit into memory; asked before the rows are read and after every piece of them. */
export function checkSize(rows: number, columns: readonly { readonly answers: Answers }[]): void {
  const held = columns.reduce((sum, { answers }) => sum + answers.held, 0);
  if (rows * columns.length > mostCells || held > mostTextBytes) throw new Unreadable('too_large');
}

/** Refuses a table whose columns share so many labels that they would not fit; `counts` are the labels of each column. */
export function checkLabels(counts: readonly number[]): void {
  if (counts.reduce((sum, n) => sum + n, 0) > mostLabels) throw new Unreadable('too_large');
}
