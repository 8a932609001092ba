import { stataFaults, type StataLayout } from './statalayout';
import { Unreadable } from '../reader';
import { Bytes, bytesOf } from './surveybytes';
import { type Decode, oneLine, untilZero } from './surveytext';

/** Labels of values; those of the missing values `.a` to `.z` stand apart, at 1 to 26. */
export interface LabelSet {
  readonly values: ReadonlyMap<number, string>;
  readonly missing: readonly (string | undefined)[];
}

const mostBytes = 64 << 20;
const firstMissing = 2_147_483_621;

/** The sets of value labels of a file by their names. */
export async function readLabelSets(
  blob: Blob,
  { release, little, valueLabels: { from, to } }: StataLayout,
  decode: Decode,
): Promise<ReadonlyMap<string, LabelSet>> {
  if (to - from > mostBytes) throw new Unreadable('too_large');
  const bytes = new Bytes(await bytesOf(blob, from, to), stataFaults, from);
  bytes.little = little;
  const tagged = release >= 117;
  const sets = new Map<string, LabelSet>();
  if (tagged) bytes.expect('<value_labels>');
  while (tagged ? bytes.whole[bytes.at + 1] !== 0x2f : bytes.left > 0) {
    if (tagged) bytes.expect('<lbl>');
    const length = bytes.count();
    const name = decode(untilZero(bytes.take(release >= 118 ? 129 : 33)));
    bytes.pass(3);
    const end = bytes.at + length;
    sets.set(name, readSet(bytes, decode));
    if (bytes.at !== end) bytes.damaged();
    if (tagged) bytes.expect('</lbl>');
  }
  if (tagged) bytes.expect('</value_labels>');
  return sets;
}

function readSet(bytes: Bytes, decode: Decode): LabelSet {
  const start = bytes.at;
  const n = bytes.count();
  const length = bytes.count();
  if (n * 8 + length > bytes.left) bytes.damaged(start);
  const places = Array.from({ length: n }, () => bytes.count());
  const values = Array.from({ length: n }, () => bytes.i32());
  const text = bytes.take(length);
  const labels = new Map<number, string>();
  const missing: string[] = [];
  const known = new Map<number, string>();
  let read = 0;
  for (const [k, place] of places.entries()) {
    let label = known.get(place);
    if (label === undefined) {
      const written = untilZero(text.subarray(place));
      read += written.length + 1;
      // Labels that lie inside each other would make a small file large.
      if (place >= length || read > length + 1) bytes.damaged(start);
      label = oneLine(decode(written));
      known.set(place, label);
    }
    const value = values[k] ?? 0;
    if (value >= firstMissing) missing[value - firstMissing] = label;
    else labels.set(value, label);
  }
  return { values: labels, missing };
}
