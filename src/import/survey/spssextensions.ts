import type { SpssRecords } from './spssrecords';
import { spssFaults } from './spssrecords';
import { Unreadable } from '../reader';
import { Bytes } from './surveybytes';
import { codePage, type Decode, decoderFor } from './surveytext';

/** Kinds of extension records that bear on the cells; SPSS gives each a number. */
const [machine, reals, longNames, veryLong, encodingName, longLabels, longMissing] = [
  3, 4, 13, 14, 20, 21, 22,
] as const;

/** How the texts of the file are encoded; refuses files of machines whose numbers are not IEEE's. */
export function encodingOf(records: SpssRecords): Decode {
  const named = records.extensions.get(encodingName);
  const info = extension(records, machine);
  if (info.left >= 32) {
    info.pass(16);
    if (info.i32() !== 1)
      throw new Unreadable('spss_unsupported', { found: 'numbers that are not IEEE 754' });
    info.pass(8);
    const number = info.i32();
    if (named === undefined) {
      if (number === 1 || number === 4)
        throw new Unreadable('unknown_encoding', { found: number === 1 ? 'EBCDIC' : 'DEC Kanji' });
      return decoderFor(codePage(number));
    }
  }
  return decoderFor(named === undefined ? 'windows-1252' : String.fromCharCode(...named.subarray(0, 64)));
}

/** The number that stands for no value. */
export function systemMissing(records: SpssRecords): number {
  const found = extension(records, reals);
  return found.left >= 8 ? found.f64() : -Number.MAX_VALUE;
}

/** Long names by short names in capitals. */
export function namesOf(records: SpssRecords, decode: Decode): ReadonlyMap<string, string> {
  return pairs(records.extensions.get(longNames), decode);
}

/** Widths of texts of more than 255 bytes, by short names in capitals. */
export function widthsOf(records: SpssRecords, decode: Decode): ReadonlyMap<string, number> {
  const widths = new Map<string, number>();
  for (const [name, width] of pairs(records.extensions.get(veryLong), decode)) {
    if (/^\d{1,5}$/.test(width)) widths.set(name, Number(width));
    else throw new Unreadable(spssFaults.damaged);
  }
  return widths;
}

/** Labels of the values of texts of more than 8 bytes, by the variable's name. */
export function textLabelsOf(
  records: SpssRecords,
  decode: Decode,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const all = new Map<string, ReadonlyMap<string, string>>();
  const bytes = extension(records, longLabels);
  while (bytes.left > 0) {
    const name = decode(bytes.take(bytes.count()));
    bytes.pass(4);
    const labels = new Map<string, string>();
    for (let left = bytes.count(); left > 0; left -= 1) {
      const value = trimmed(decode(bytes.take(bytes.count())));
      labels.set(value, decode(bytes.take(bytes.count())));
    }
    all.set(name.toUpperCase(), labels);
  }
  return all;
}

/** Values that texts of more than 8 bytes declare missing (their first 8 bytes), by the variable's name. */
export function textMissingOf(records: SpssRecords, decode: Decode): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  const bytes = extension(records, longMissing);
  while (bytes.left > 0) {
    const name = decode(bytes.take(bytes.count()));
    const n = bytes.u8();
    const length = bytes.count();
    all.set(
      name.toUpperCase(),
      Array.from({ length: n }, () => trimmed(decode(bytes.take(length)))),
    );
  }
  return all;
}

/** A text without the spaces and zeros that fill its field. */
export function trimmed(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\0')) end -= 1;
  return text.slice(0, end);
}

/** The bytes of an extension; none where the file lacks it. */
function extension(records: SpssRecords, kind: number): Bytes {
  const content = records.extensions.get(kind) ?? new Uint8Array(0);
  const bytes = new Bytes(
    content,
    { short: spssFaults.damaged, damaged: spssFaults.damaged },
    content.byteOffset,
  );
  bytes.little = records.little;
  return bytes;
}

function pairs(content: Uint8Array | undefined, decode: Decode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pair of content === undefined ? [] : decode(content).split('\t')) {
    const equals = pair.indexOf('=');
    if (equals > 0) found.set(pair.slice(0, equals).toUpperCase(), trimmed(pair.slice(equals + 1)));
  }
  return found;
}
