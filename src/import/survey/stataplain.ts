import { Unreadable } from '../reader';
import { laidOut, stataFaults, type StataLayout, type StataType } from './statalayout';
import { mostColumns } from './surveyanswers';
import { Bytes } from './surveybytes';
import { decoderFor, untilZero } from './surveytext';

/** Reads the beginning of a file of the releases 113 to 115 (Stata 8 to 12), whose parts follow each other without tags. */
export function readPlainLayout(head: Uint8Array, size: number): StataLayout {
  const bytes = new Bytes(head, stataFaults);
  const decode = decoderFor('windows-1252');
  const texts = (n: number, width: number): readonly string[] =>
    Array.from({ length: n }, () => decode(untilZero(bytes.take(width))));
  const release = bytes.u8();
  bytes.little = bytes.u8() === 2;
  bytes.pass(2);
  const n = bytes.u16();
  const rows = bytes.count();
  bytes.pass(81 + 18);
  if (n === 0) bytes.damaged(4);
  if (n > mostColumns) throw new Unreadable('too_many_columns');
  const types = Array.from({ length: n }, () => typeOf(bytes));
  const names = texts(n, 33);
  bytes.pass(2 * (n + 1));
  const formats = texts(n, release === 113 ? 12 : 49);
  const labelSets = texts(n, 33);
  const labels = texts(n, 81);
  for (;;) {
    const kind = bytes.u8();
    const length = bytes.count();
    if (kind === 0 && length === 0) break;
    bytes.pass(length);
  }
  const laid = laidOut(types, { names, formats, labelSets, labels });
  const dataFrom = bytes.at;
  const valueLabels = { from: dataFrom + rows * laid.width, to: size };
  return { release, little: bytes.little, rows, ...laid, dataFrom, longTexts: undefined, valueLabels };
}

const numbers = ['byte', 'int', 'long', 'float', 'double'] as const;

function typeOf(bytes: Bytes): StataType {
  const place = bytes.at;
  const code = bytes.u8();
  const kind = numbers[code - 251];
  if (kind !== undefined) return { kind };
  return code >= 1 && code <= 244 ? { kind: 'text', width: code } : bytes.damaged(place);
}
