import type { Issue, IssueCode } from '../../vocabulary/issue';
import { type Aside, ColumnBuilder, type Grid, Growing } from '../grid';
import { type JsonScanner, sign } from './scanner';
import { Unreadable } from '../reader';
import { hashOf } from '../texts';

const mostColumns = 2000;
/** Five million rows of forty columns. */
const mostCells = 200_000_000;
const longestCell = 1 << 20;
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

interface Field {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly builder: ColumnBuilder;
  /** The row that gave it last, counted from 1, and its code there. */
  row: number;
  code: number;
  /** How often a record gave it again, and where first. */
  again: number;
  againLine: number;
}

/** Gathers flat records into a grid whose header is every name, in the order they were first met. */
export class JsonRecords {
  rows = 0;
  readonly #fields: Field[] = [];
  readonly #named = new Map<string, Field>();
  readonly #lines = new Growing();
  readonly #aside: Aside[] = [];

  /** Whether there is no record, or none that has a name in it. */
  get empty(): boolean {
    return this.#fields.length === 0;
  }

  setAside(line: number, code: IssueCode): void {
    this.#aside.push({ line, code });
  }

  /** Reads the record that starts where the scanner stands. */
  add(scanner: JsonScanner, line: number): void {
    const row = this.rows + 1;
    scanner.take(sign.recordOpen);
    if (scanner.space() === sign.recordClose) scanner.at += 1;
    else this.#readFields(scanner, row, line);
    for (const field of this.#fields) field.builder.addCode(field.row === row ? field.code : 0);
    this.#lines.push(line);
    this.rows = row;
    if (row * this.#fields.length > mostCells) throw new Unreadable('too_large');
  }

  finish(): Grid {
    const lines = this.#lines.finish();
    const plain = lines.every((line, row) => line === row + 2);
    return {
      header: this.#fields.map(({ name }) => name),
      rows: this.rows,
      columns: this.#fields.map(({ builder }) => builder.finish()),
      aside: this.#aside,
      ...(plain ? {} : { lines }),
    };
  }

  /** One note for each name that a record gave more than once. */
  notes(file: string): readonly Issue[] {
    return this.#fields
      .filter(({ again }) => again > 0)
      .map(({ name, again, againLine }) => ({
        code: 'duplicate_key',
        severity: 'note',
        file,
        line: againLine,
        column: name,
        n: again,
      }));
  }

  #readFields(scanner: JsonScanner, row: number, line: number): void {
    for (let guess = 0; ; guess += 1) {
      const field = this.#field(scanner, guess, line);
      scanner.take(sign.colon);
      if (field.row === row) {
        field.againLine = field.again === 0 ? line : field.againLine;
        field.again += 1;
      }
      field.code = codeOf(scanner, field, line);
      field.row = row;
      if (scanner.isLast(sign.recordClose)) return;
    }
  }

  /** The field whose name stands here. Records of one file name their fields in one order, as a rule: `guess` is tried first. */
  #field(scanner: JsonScanner, guess: number, line: number): Field {
    const start = scanner.text();
    const end = scanner.at - 1;
    const guessed = this.#fields[guess];
    if (guessed !== undefined && sameBytes(scanner.bytes, start, end, guessed.nameBytes)) return guessed;
    if (end - start > longestCell) throw new Unreadable('cell_too_long', { line });
    const name = spelled(scanner, start, end);
    const known = this.#named.get(name);
    if (known !== undefined) return known;
    if (this.#fields.length === mostColumns) throw new Unreadable('too_many_columns');
    const builder = new ColumnBuilder();
    for (let row = 0; row < this.rows; row += 1) builder.addCode(0);
    const nameBytes = scanner.bytes.slice(start, end);
    const field: Field = { name, nameBytes, builder, row: 0, code: 0, again: 0, againLine: 0 };
    this.#fields.push(field);
    this.#named.set(name, field);
    return field;
  }
}

/** The code of the value that stands here, which must be plain. */
function codeOf(scanner: JsonScanner, { name, builder }: Field, line: number): number {
  const byte = scanner.space();
  if (byte === sign.quote) {
    const start = scanner.text();
    const end = scanner.at - 1;
    if (end - start > longestCell) throw new Unreadable('cell_too_long', { column: name, line });
    if (!scanner.escaped) return builder.texts.codeOf(scanner.bytes, start, end, scanner.hash);
    return builder.codeOf(spelled(scanner, start, end).replace(/\r\n|\r|\n/g, ' '));
  }
  if (byte === sign.minus || (byte >= 0x30 && byte <= 0x39)) {
    const start = scanner.at;
    if (scanner.number())
      return builder.texts.codeOf(scanner.bytes, start, scanner.at, hashOf(scanner.bytes, start, scanner.at));
    if (scanner.at - start > longestCell) throw new Unreadable('cell_too_long', { column: name, line });
    return builder.codeOf(numberText(utf8.decode(scanner.bytes.subarray(start, scanner.at))));
  }
  if (scanner.word('null') || scanner.word('NaN')) return 0;
  if (scanner.word('true')) return builder.codeOf('true');
  if (scanner.word('false')) return builder.codeOf('false');
  if (byte === sign.recordOpen || byte === sign.listOpen) {
    scanner.pass();
    throw new Unreadable('nested_column', { column: name, line });
  }
  return scanner.fault();
}

/** A number as it would be written by itself, or as it stands in the file where that would lose digits. */
export function numberText(written: string): string {
  const value = Number(written);
  const [digits = ''] = written.replace(/^-/, '').replace('.', '').split(/e/i);
  const significant = digits.replace(/^0+/, '').replace(/0+$/, '');
  const lost = !Number.isFinite(value) || (value === 0 && significant !== '');
  return lost || significant.length > 15 ? written : String(value);
}

/** A text with its escapes undone. */
function spelled(scanner: JsonScanner, start: number, end: number): string {
  const raw = utf8.decode(scanner.bytes.subarray(start, end));
  if (!scanner.escaped) return raw;
  return JSON.parse(`"${raw}"`) as string;
}

function sameBytes(bytes: Uint8Array, start: number, end: number, other: Uint8Array): boolean {
  if (end - start !== other.length) return false;
  for (let k = 0; k < other.length; k += 1) if (bytes[start + k] !== other[k]) return false;
  return true;
}
