import type { Decision, Encoding } from '../../vocabulary/sniffed';
import type { BadBytes } from '../decode';
import { kindOf } from './magic';
import { Utf8Check } from './utf8';

const all: readonly Encoding[] = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'];
const bytewise: readonly Encoding[] = ['utf-8', 'windows-1252'];

/**
 * In which encoding is a text written, from its first bytes and, of a longer file, its last (they may not overlap; without `tail` the
 * head is the whole file)? `not text` where the bytes are of another kind of file or hold zero bytes as no text does. A file whose
 * first letters beyond ASCII come later is settled by `encodingAfter`.
 */
export function encodingOf(head: Uint8Array, tail?: Uint8Array): Decision<Encoding | 'not text'> {
  const [a, b, c, d] = head;
  const kind = kindOf(head);
  if (kind !== undefined) return notText(`This is ${kind}, whatever its name says.`);
  if (a === 0xff && b === 0xfe) return marked('utf-16le');
  if (a === 0xfe && b === 0xff) return marked('utf-16be');
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return notText('This is UTF-32, which is not read.');
  if (head.includes(0) || tail?.includes(0) === true) return zeros(head);
  const marks = a === 0xef && b === 0xbb && c === 0xbf;
  const found = lettersIn(head, tail);
  if (found.controls * 100 > head.length + (tail?.length ?? 0)) {
    return notText('It holds many control characters, which no table of text has.');
  }
  if (marks) return { ...marked('utf-8'), sure: found.stray === 0, choices: bytewise };
  if (found.stray === 0) {
    const why =
      found.wide > 0
        ? 'Every letter beyond plain English is whole as UTF-8.'
        : 'It holds plain English letters only, which are the same in every usual encoding.';
    return { value: 'utf-8', sure: true, why, choices: bytewise };
  }
  if (found.wide > found.stray) {
    const why =
      'Most letters are whole as UTF-8 but some bytes are not: the file was damaged or put together.';
    return { value: 'utf-8', sure: false, why, choices: bytewise };
  }
  const doubtful = found.wide > 0 || found.empty > 0 || found.accents * 3 > found.letters;
  const why = doubtful
    ? 'It is not UTF-8; Windows-1252 is the likeliest of the older encodings, but some bytes are unusual in it.'
    : 'It is not UTF-8, and its few bytes beyond plain English are letters and signs of Windows-1252.';
  return { value: 'windows-1252', sure: !doubtful, why, choices: bytewise };
}

/**
 * What a byte that is no UTF-8 deep in the file tells: where no letter before it needed UTF-8, the file is Windows-1252 after all and
 * can be read again as that; otherwise `undefined`, and the fault stands.
 */
export function encodingAfter(
  before: Decision<Encoding>,
  fault: Pick<BadBytes, 'wide' | 'where'>,
): Decision<Encoding> | undefined {
  if (before.value !== 'utf-8' || fault.wide > 0 || !before.choices.includes('windows-1252'))
    return undefined;
  const line = fault.where.line === undefined ? '' : `, in line ${String(fault.where.line)},`;
  const why = `The first letter beyond plain English${line} is not UTF-8, so the file is read as Windows-1252.`;
  return { value: 'windows-1252', sure: true, why, choices: bytewise };
}

function marked(value: Encoding): Decision<Encoding> {
  return { value, sure: true, why: 'The file begins with the mark of this encoding.', choices: [value] };
}

function notText(why: string): Decision<'not text'> {
  return { value: 'not text', sure: true, why, choices: ['not text'] };
}

/** Plain letters in UTF-16 have a zero byte each, all on the same side. */
function zeros(head: Uint8Array): Decision<Encoding | 'not text'> {
  const counts = [0, 0];
  for (let at = 0; at < head.length; at += 1) {
    if (head[at] === 0) counts[at % 2] = (counts[at % 2] as number) + 1;
  }
  const [even = 0, odd = 0] = counts;
  const half = head.length / 2;
  const more = Math.max(even, odd);
  if (more < half / 4 || Math.min(even, odd) > half / 50) {
    return notText('It holds zero bytes, which no table of text has.');
  }
  const value = odd > even ? 'utf-16le' : 'utf-16be';
  const why = 'Every other byte is zero, as plain letters are in UTF-16.';
  return { value, sure: more > half * 0.7, why, choices: all };
}

interface Letters {
  /** Letters of more than one byte, whole as UTF-8. */
  readonly wide: number;
  /** Bytes beyond ASCII that are not part of such a letter. */
  readonly stray: number;
  /** Stray bytes that mean nothing in Windows-1252. */
  readonly empty: number;
  /** Stray bytes that are accented letters in Windows-1252. */
  readonly accents: number;
  /** Letters a to z, and accented ones. */
  readonly letters: number;
  /** Control characters other than tab, line ends, form feed and the end-of-file mark of DOS. */
  readonly controls: number;
}

const emptyInWindows: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const usualControls: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1a]);

function lettersIn(head: Uint8Array, tail: Uint8Array | undefined): Letters {
  const found = { wide: 0, stray: 0, empty: 0, accents: 0, letters: 0, controls: 0 };
  count(found, head, tail !== undefined);
  if (tail !== undefined) {
    let from = 0;
    while (from < 3 && ((tail[from] ?? 0) & 0xc0) === 0x80) from += 1;
    count(found, tail.subarray(from), false);
  }
  return found;
}

function count(found: { -readonly [Part in keyof Letters]: number }, bytes: Uint8Array, cut: boolean): void {
  for (const byte of bytes) {
    if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) found.letters += 1;
    if (byte < 0x20 && !usualControls.has(byte)) found.controls += 1;
  }
  for (let from = 0; from < bytes.length;) {
    const check = new Utf8Check();
    const rest = bytes.subarray(from);
    const fault = check.take(rest) ?? (cut ? undefined : check.finish());
    found.wide += check.wide;
    if (fault === undefined) return;
    const byte = rest[fault] as number;
    found.stray += 1;
    if (byte >= 0xc0) {
      found.accents += 1;
      found.letters += 1;
    }
    if (emptyInWindows.has(byte)) found.empty += 1;
    from += fault + 1;
  }
}
