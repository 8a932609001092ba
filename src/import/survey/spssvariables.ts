import { Unreadable } from '../reader';
import {
  encodingOf,
  namesOf,
  systemMissing,
  textLabelsOf,
  textMissingOf,
  trimmed,
  widthsOf,
} from './spssextensions';
import type { LabelSet, SlotRun, SpssRecords } from './spssrecords';
import { spssFaults } from './spssrecords';
import { writerFor } from './spssformat';
import { checkLabels } from './surveyanswers';
import { type Decode, oneLine } from './surveytext';

interface Named {
  readonly name: string;
  readonly label: string;
}

export interface NumberVariable extends Named {
  readonly kind: 'number';
  readonly slot: number;
  /** Labels of all values, missing ones too. */
  readonly labels: ReadonlyMap<number, string>;
  /** Closed ranges of what is declared missing. */
  readonly missing: readonly (readonly [from: number, to: number])[];
  readonly write: (value: number) => string;
}

export interface TextVariable extends Named {
  readonly kind: 'text';
  /** Where in a case the bytes lie; a text of more than 255 bytes lies in several parts. */
  readonly parts: readonly { readonly from: number; readonly length: number }[];
  readonly width: number;
  readonly labels: ReadonlyMap<string, string>;
  readonly missing: readonly string[];
}

export type SpssVariable = NumberVariable | TextVariable;

export interface SpssDictionary {
  readonly variables: readonly SpssVariable[];
  readonly decode: Decode;
  readonly systemMissing: number;
}

/** What the records of the dictionary mean: names and labels as text, parts of long texts joined. */
export function readVariables(records: SpssRecords): SpssDictionary {
  const decode = encodingOf(records);
  const names = namesOf(records, decode);
  const widths = widthsOf(records, decode);
  const textLabels = textLabelsOf(records, decode);
  const textMissing = textMissingOf(records, decode);
  const sets = new Map<number, LabelSet>();
  for (const set of records.labelSets) for (const slot of set.slots) sets.set(slot, set);
  checkLabels(records.variables.map(({ slot }) => sets.get(slot)?.labels.length ?? 0));

  const variables: SpssVariable[] = [];
  for (let at = 0; at < records.variables.length;) {
    const first = records.variables[at] as SlotRun;
    const short = trimmed(decode(first.name));
    const name = oneLine(names.get(short.toUpperCase()) ?? short);
    if (short === '' || name === '')
      throw new Unreadable(spssFaults.damaged, { column: String(variables.length + 1) });
    const label = oneLine(decode(first.label).trim());
    const set = sets.get(first.slot);
    if (first.width === 0) {
      variables.push(numberVariable({ name, label }, first, set, records.little, decode));
      at += 1;
      continue;
    }
    const width = widths.get(short.toUpperCase()) ?? first.width;
    const runs = records.variables.slice(at, at + (width > 255 ? Math.ceil(width / 252) : 1));
    checkRuns(runs, width, name);
    const value = (bytes: Uint8Array): string => trimmed(decode(bytes.subarray(0, width)));
    const longLabels = textLabels.get(name.toUpperCase());
    variables.push({
      kind: 'text',
      name,
      label,
      width,
      parts: runs.map((run) => ({ from: run.slot * 8, length: run.width })),
      labels: longLabels ?? new Map(set?.labels.map(([bytes, text]) => [value(bytes), decode(text)])),
      missing: textMissing.get(name.toUpperCase()) ?? first.missing.map(value),
    });
    at += runs.length;
  }
  return { variables, decode, systemMissing: systemMissing(records) };
}

/** A text of more than 255 bytes is cut into runs of 255, each counted as 252, and one that holds the rest. */
function checkRuns(runs: readonly SlotRun[], width: number, column: string): void {
  const needed = width > 255 ? Math.ceil(width / 252) : 1;
  const whole = runs.length === needed && width > 0 && width <= 32_767;
  const fits = runs.every((run, k) =>
    needed === 1 ? run.width >= width : k === needed - 1 ? run.width > 0 : run.width === 255,
  );
  if (!whole || !fits) throw new Unreadable(spssFaults.damaged, { column });
}

function numberVariable(
  named: Named,
  { slot, format, missing, range }: SlotRun,
  set: LabelSet | undefined,
  little: boolean,
  decode: Decode,
): NumberVariable {
  const number = (bytes: Uint8Array): number =>
    new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, little);
  const labels = new Map(set?.labels.map(([value, text]) => [number(value), decode(text)]));
  const ends = missing.map(number);
  const ranges: (readonly [number, number])[] = [];
  if (range) ranges.push([ends.shift() ?? NaN, ends.shift() ?? NaN]);
  for (const value of ends) ranges.push([value, value]);
  return { kind: 'number', ...named, slot, labels, missing: ranges, write: writerFor(format) };
}
