import { Unreadable } from '../reader';
import { Bytes, type Faults } from './surveybytes';

export const spssFaults: Faults = { short: 'spss_cut_short', damaged: 'spss_damaged' };

/** A variable record; a text of more than 8 bytes takes further slots of 8 bytes. */
export interface SlotRun {
  readonly name: Uint8Array;
  readonly label: Uint8Array;
  /** Bytes of a text, 0 for a number. */
  readonly width: number;
  /** The number of the print format's kind. */
  readonly format: number;
  readonly slot: number;
  /** What is declared missing, 8 bytes each. */
  readonly missing: readonly Uint8Array[];
  /** The first two of `missing` are the ends of a range. */
  readonly range: boolean;
}

/** Labels by the 8 bytes of their values, and the slots (from 0) of the variables that they are for. */
export interface LabelSet {
  readonly labels: readonly (readonly [value: Uint8Array, label: Uint8Array])[];
  readonly slots: readonly number[];
}

/** The dictionary of an SPSS file as its records hold it, texts not yet decoded. */
export interface SpssRecords {
  readonly little: boolean;
  readonly compression: 'none' | 'bytecode' | 'zlib';
  /** Cases, or `undefined` where the file does not say. */
  readonly cases: number | undefined;
  /** What a compressed number is stored above its value. */
  readonly bias: number;
  readonly weighted: boolean;
  readonly variables: readonly SlotRun[];
  readonly slots: number;
  readonly labelSets: readonly LabelSet[];
  /** The last extension of each kind. */
  readonly extensions: ReadonlyMap<number, Uint8Array>;
  /** Where the cases begin. */
  readonly end: number;
}

const mostColumns = 100_000;

/** Reads the records at the beginning of an SPSS file up to its cases. */
export function readRecords(head: Uint8Array): SpssRecords {
  const bytes = new Bytes(head, spssFaults);
  const magic = bytes.take(4)[3];
  bytes.pass(60);
  bytes.little = [2, 3].includes(bytes.i32());
  if (!bytes.little) {
    bytes.at = 64;
    if (![2, 3].includes(bytes.i32())) bytes.damaged(64);
  }
  bytes.pass(4);
  const compression = (['none', 'bytecode', 'zlib'] as const)[bytes.i32()];
  if (compression === undefined || (compression === 'zlib') !== (magic === 0x33)) return bytes.damaged(72);
  const weighted = bytes.i32() !== 0;
  const cases = bytes.i32();
  const bias = bytes.f64();
  if (!Number.isFinite(bias) || Math.abs(bias) > 1e6) bytes.damaged(84);
  bytes.pass(84);

  const variables: SlotRun[] = [];
  const labelSets: LabelSet[] = [];
  const extensions = new Map<number, Uint8Array>();
  let slots = 0;
  for (;;) {
    const place = bytes.at;
    const kind = bytes.i32();
    if (kind === 2) {
      const variable = readVariable(bytes, slots);
      variables.push(variable);
      slots += slotsOf(variable.width);
      if (variables.length > mostColumns) throw new Unreadable('too_many_columns');
    } else if (kind === 3) labelSets.push(readLabels(bytes, slots));
    else if (kind === 6) bytes.pass(80 * bytes.count());
    else if (kind === 7) {
      const subtype = bytes.i32();
      extensions.set(subtype, bytes.take(bytes.count() * bytes.count()));
    } else if (kind === 999) break;
    else bytes.damaged(place);
  }
  bytes.pass(4);
  if (slots === 0 || cases < -1) bytes.damaged(cases < -1 ? 80 : bytes.at);
  return {
    little: bytes.little,
    compression,
    cases: cases < 0 ? undefined : cases,
    bias,
    weighted,
    variables,
    slots,
    labelSets,
    extensions,
    end: bytes.at,
  };
}

function slotsOf(width: number): number {
  return Math.max(1, Math.ceil(width / 8));
}

function readVariable(bytes: Bytes, slot: number): SlotRun {
  const place = bytes.at;
  const width = bytes.i32();
  const labelled = bytes.i32();
  const missing = bytes.i32();
  const format = (bytes.i32() >> 16) & 255;
  bytes.pass(4);
  const name = bytes.take(8);
  if (width < 0 || width > 255 || ![0, 1].includes(labelled)) bytes.damaged(place);
  if (missing < -3 || missing === -1 || missing > 3 || (missing < 0 && width > 0)) bytes.damaged(place + 8);
  const length = labelled === 1 ? bytes.count() : 0;
  const label = bytes.take(length);
  bytes.pass((4 - (length % 4)) % 4);
  const values = Array.from({ length: Math.abs(missing) }, () => bytes.take(8));
  for (let further = slotsOf(width); further > 1; further -= 1) skipContinuation(bytes);
  return { name, label, width, format, slot, missing: values, range: missing < 0 };
}

function skipContinuation(bytes: Bytes): void {
  const place = bytes.at;
  if (bytes.i32() !== 2 || bytes.i32() !== -1) bytes.damaged(place);
  const labelled = bytes.i32();
  const missing = bytes.i32();
  if (labelled !== 0 || missing !== 0) bytes.damaged(place);
  bytes.pass(16);
}

function readLabels(bytes: Bytes, slots: number): LabelSet {
  const labels: (readonly [Uint8Array, Uint8Array])[] = [];
  for (let left = bytes.count(); left > 0; left -= 1) {
    const value = bytes.take(8);
    const length = bytes.u8();
    labels.push([value, bytes.take(length)]);
    bytes.pass(7 - (length % 8));
  }
  const place = bytes.at;
  if (bytes.i32() !== 4) bytes.damaged(place);
  const forSlots: number[] = [];
  for (let left = bytes.count(); left > 0; left -= 1) {
    const slot = bytes.i32() - 1;
    if (slot < 0 || slot >= slots) bytes.damaged(bytes.at - 4);
    forSlots.push(slot);
  }
  return { labels, slots: forSlots };
}
