import { textOf } from '../decode';
import { Unreadable } from '../reader';

/** Text in the code page of a file; a letter cut at the end of a field is left out. */
export type Decode = (bytes: Uint8Array) => string;

const windowsNames = /^(?:windows-?|cp)?-?1252$|^(?:iso[-_]?8859-1|latin-?1)$/i;
const numbered: ReadonlyMap<number, string> = new Map([
  [2, 'ascii'],
  [3, 'windows-1252'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [20127, 'ascii'],
  [20866, 'koi8-r'],
  [51949, 'euc-kr'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
]);

/** The name of a code page that a file gives by its number in Windows. */
export function codePage(number: number): string {
  if (number >= 1250 && number <= 1258) return `windows-${String(number)}`;
  if (number >= 28591 && number <= 28606) return `iso-8859-${String(number - 28590)}`;
  return numbered.get(number) ?? `cp${String(number)}`;
}

/**
 * How to read text in the code page of this name. Of one that is not known, plain English can be read; the first byte beyond it
 * refuses the file. Windows-1252 goes by a table, because Node 20 takes it for Latin-1.
 */
export function decoderFor(name: string): Decode {
  const label = name.trim().toLowerCase();
  if (windowsNames.test(label)) return (bytes) => textOf(bytes, 'windows-1252', true);
  if (/^utf-?8$/.test(label)) return decodeUtf8;
  const decoder = knownDecoder(label.replace(/^(?:cp|windows)-?(?=125\d$)/, 'windows-'));
  return (bytes) => {
    if (bytes.every((byte) => byte < 0x80)) return decodeUtf8(bytes);
    if (decoder === undefined) throw new Unreadable('unknown_encoding', { found: name.trim().slice(0, 40) });
    return decoder.decode(bytes).replace(/\ufffd$/, '');
  };
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array): string {
  return utf8.decode(bytes).replace(/\ufffd$/, '');
}

function knownDecoder(label: string): TextDecoder | undefined {
  if (/^(?:us-)?ascii$|^utf-?16|^replacement$/.test(label)) return undefined;
  try {
    return new TextDecoder(label, { ignoreBOM: true });
  } catch {
    return undefined;
  }
}

/** Bytes up to the first zero. */
export function untilZero(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** A text of a file as a cell holds it: line breaks are spaces. */
export function oneLine(text: string): string {
  return /[\r\n]/.test(text) ? text.replace(/\r\n|\r|\n/g, ' ') : text;
}

/** The names of columns, each its own: a second one of a name carries a number. */
export function ownNames(names: readonly string[]): {
  readonly header: readonly string[];
  readonly repeated: readonly string[];
} {
  const header: string[] = [];
  const repeated: string[] = [];
  const taken = new Set<string>();
  for (const name of names) {
    let own = name;
    for (let copy = 2; taken.has(own); copy += 1) own = `${name} (${String(copy)})`;
    if (own !== name) repeated.push(own);
    taken.add(own);
    header.push(own);
  }
  return { header, repeated };
}
