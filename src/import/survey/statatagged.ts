import { Unreadable } from '../reader';
import { laidOut, stataFaults, type StataLayout, type StataType } from './statalayout';
import { mostColumns } from './surveyanswers';
import { Bytes, byteWords } from './surveybytes';
import { decoderFor, untilZero } from './surveytext';

export const taggedStart = '<stata_dta><header><release>';

/** Reads the beginning of a file of the releases 117 to 119 (Stata 13 and later), whose parts stand between tags. */
export function readTaggedLayout(head: Uint8Array, size: number): StataLayout {
  const bytes = new Bytes(head, stataFaults);
  const release = readRelease(bytes);
  const unicode = release >= 118;
  const decode = decoderFor(unicode ? 'utf-8' : 'windows-1252');
  const n = between(bytes, 'K', () => (release === 119 ? bytes.u32() : bytes.u16()));
  const rows = between(bytes, 'N', () => (unicode ? bytes.u64() : bytes.u32()));
  between(bytes, 'label', () => bytes.pass(unicode ? bytes.u16() : bytes.u8()));
  between(bytes, 'timestamp', () => bytes.pass(bytes.u8()));
  bytes.expect('</header>');
  const map = between(bytes, 'map', () => Array.from({ length: 14 }, () => bytes.u64()));
  if (n === 0) bytes.damaged();
  if (n > mostColumns) throw new Unreadable('too_many_columns');

  const texts = (tag: string, width: number): readonly string[] =>
    between(bytes, tag, () => Array.from({ length: n }, () => decode(untilZero(bytes.take(width)))));
  const types = between(bytes, 'variable_types', () => Array.from({ length: n }, () => typeOf(bytes)));
  const names = texts('varnames', unicode ? 129 : 33);
  between(bytes, 'sortlist', () => bytes.pass((n + 1) * (release === 119 ? 4 : 2)));
  const formats = texts('formats', unicode ? 57 : 49);
  const labelSets = texts('value_label_names', unicode ? 129 : 33);
  const labels = texts('variable_labels', unicode ? 321 : 81);
  const laid = laidOut(types, { names, formats, labelSets, labels });
  const [data = 0, longTexts = 0, valueLabels = 0, end = 0] = map.slice(9, 13);
  if (end > size) throw new Unreadable(stataFaults.short, { found: byteWords(size) });
  const dataFrom = data + '<data>'.length;
  const ordered =
    bytes.at <= data &&
    dataFrom + rows * laid.width + '</data>'.length === longTexts &&
    longTexts <= valueLabels &&
    valueLabels <= end;
  if (!ordered) throw new Unreadable(stataFaults.damaged, { found: byteWords(data) });
  return {
    release,
    little: bytes.little,
    rows,
    ...laid,
    dataFrom,
    longTexts: { from: longTexts, to: valueLabels },
    valueLabels: { from: valueLabels, to: end },
  };
}

function readRelease(bytes: Bytes): number {
  bytes.expect(taggedStart);
  const release = String.fromCharCode(...bytes.take(3));
  if (!['117', '118', '119'].includes(release))
    throw new Unreadable('stata_version', { found: release.replace(/\D/g, '?') });
  bytes.expect('</release>');
  const order = between(bytes, 'byteorder', () => String.fromCharCode(...bytes.take(3)));
  if (order !== 'LSF' && order !== 'MSF') bytes.damaged();
  bytes.little = order === 'LSF';
  return Number(release);
}

function between<T>(bytes: Bytes, tag: string, read: () => T): T {
  bytes.expect(`<${tag}>`);
  const found = read();
  bytes.expect(`</${tag}>`);
  return found;
}

const numbers = ['double', 'float', 'long', 'int', 'byte'] as const;

function typeOf(bytes: Bytes): StataType {
  const place = bytes.at;
  const code = bytes.u16();
  const kind = numbers[code - 65_526];
  if (kind !== undefined) return { kind };
  if (code === 32_768) return { kind: 'strl' };
  return code >= 1 && code <= 2045 ? { kind: 'text', width: code } : bytes.damaged(place);
}
