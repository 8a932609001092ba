import type { Encoding } from '../vocabulary/sniffed';
import { type Progress, Unreadable } from './reader';
import { endOfAscii, Utf8Check } from './sniff/utf8';

const sliceBytes = 4 << 20;
const utf8 = new TextEncoder();

/** Bytes that cannot be text in the encoding they were read as: the line of the first, and what came before it. */
export class BadBytes extends Unreadable {
  /** Letters of more than one byte that were whole up to there; where there are none, the text may be of another encoding. */
  readonly wide: number;
  constructor(line: number, wide: number) {
    super('not_utf8', { line });
    this.name = 'BadBytes';
    this.wide = wide;
  }
}

/**
 * The text of `blob` as UTF-8 bytes without a byte-order mark, in slices of about 4 MB that may part a letter; never the whole at once.
 * UTF-8 passes through as it is. Bytes that are no text in `encoding` end it with `BadBytes` and their physical line. The 27 letters of
 * Windows-1252 that Latin-1 lacks are those of the WHATWG encoding standard; its five empty places become control characters.
 */
export async function* decoded(
  blob: Blob,
  encoding: Encoding,
  progress: Progress = () => undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const start = markLength(new Uint8Array(await blob.slice(0, 3).arrayBuffer()), encoding);
  const decoder = decoders[encoding]();
  for (let from = start; from < blob.size; from += sliceBytes) {
    const bytes = new Uint8Array(await blob.slice(from, from + sliceBytes).arrayBuffer());
    const given = decoder.take(bytes, from + sliceBytes >= blob.size);
    if (given.fault !== undefined) {
      throw new BadBytes(await lineAt(blob, start, start + given.fault, encoding), given.wide);
    }
    progress(Math.min(1, (from + bytes.length) / blob.size));
    if (given.bytes.length > 0) yield given.bytes;
  }
}

/** The beginning of a text for a first look: bytes that are no text become U+FFFD; `whole` says that the file ends there. */
export function textOf(head: Uint8Array, encoding: Encoding, whole: boolean): string {
  const bytes = head.subarray(markLength(head, encoding));
  if (encoding === 'windows-1252') return new TextDecoder().decode(fromWindows(bytes));
  const label = encoding === 'utf-8' ? 'utf-8' : 'utf-16le';
  const ordered = encoding === 'utf-16be' ? swapped(bytes) : bytes;
  return new TextDecoder(label, { ignoreBOM: true }).decode(ordered, { stream: !whole });
}

/** How many bytes of a byte-order mark of `encoding` the text starts with. */
export function markLength(head: Uint8Array, encoding: Encoding): number {
  const [first, second, third] = head;
  if (encoding === 'utf-8') return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  if (encoding === 'utf-16le') return first === 0xff && second === 0xfe ? 2 : 0;
  if (encoding === 'utf-16be') return first === 0xfe && second === 0xff ? 2 : 0;
  return 0;
}

interface Decoder {
  /** `fault` counts from the first byte ever taken. */
  readonly take: (bytes: Uint8Array, last: boolean) => Taken;
}

type Taken = { readonly bytes: Uint8Array; readonly wide: number; readonly fault?: number | undefined };

const decoders: Readonly<Record<Encoding, () => Decoder>> = {
  'utf-8': () => {
    const check = new Utf8Check();
    return {
      take: (bytes, last) => {
        const fault = check.take(bytes) ?? (last ? check.finish() : undefined);
        return { bytes, wide: check.wide, fault };
      },
    };
  },
  'utf-16le': () => wideDecoder(false),
  'utf-16be': () => wideDecoder(true),
  'windows-1252': () => ({ take: (bytes) => ({ bytes: fromWindows(bytes), wide: 0 }) }),
};

function wideDecoder(highFirst: boolean): Decoder {
  const decoder = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });
  let before = 0;
  /** The first half of a letter of two units at the end of the slice before. */
  let open = false;
  return {
    take: (given, last) => {
      const bytes = highFirst ? swapped(given) : given;
      const units = bytes.length >> 1;
      for (let unit = 0; unit < units; unit += 1) {
        const high = bytes[unit * 2 + 1] as number;
        if (high < 0xd8 && !open) continue;
        const follows = high >= 0xdc && high <= 0xdf;
        if (open !== follows) return { bytes, wide: 0, fault: before + (open ? unit - 1 : unit) * 2 };
        open = high >= 0xd8 && high < 0xdc;
      }
      before += bytes.length;
      if (last && (open || bytes.length % 2 === 1)) {
        return { bytes, wide: 0, fault: before - (bytes.length % 2) - (open ? 2 : 0) };
      }
      return { bytes: utf8.encode(decoder.decode(bytes, { stream: !last })), wide: 0 };
    },
  };
}

function swapped(bytes: Uint8Array): Uint8Array {
  const turned = bytes.slice();
  for (let at = 0; at + 1 < turned.length; at += 2) {
    turned[at] = bytes[at + 1] as number;
    turned[at + 1] = bytes[at] as number;
  }
  return turned;
}

/** Code points of the bytes 0x80 to 0x9f. */
const windows = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,
  0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0x9d, 0x017e, 0x0178,
] as const;

function fromWindows(bytes: Uint8Array): Uint8Array {
  const first = endOfAscii(bytes, 0);
  if (first === bytes.length) return bytes;
  const made = new Uint8Array(first + (bytes.length - first) * 3);
  made.set(bytes.subarray(0, first));
  let to = first;
  for (let at = first; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 0x80) {
      made[to++] = byte;
      continue;
    }
    const point = windows[byte - 0x80] ?? byte;
    if (point < 0x800) {
      made[to++] = 0xc0 | (point >> 6);
    } else {
      made[to++] = 0xe0 | (point >> 12);
      made[to++] = 0x80 | ((point >> 6) & 0x3f);
    }
    made[to++] = 0x80 | (point & 0x3f);
  }
  return made.slice(0, to);
}

/** The physical line of the byte at `until`, counted from 1; a line ends with LF, CRLF or CR. Only asked when something is wrong. */
async function lineAt(blob: Blob, start: number, until: number, encoding: Encoding): Promise<number> {
  const step = encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1;
  const low = encoding === 'utf-16be' ? 1 : 0;
  let line = 1;
  let carriage = false;
  for (let from = start; from < until; from += sliceBytes) {
    const bytes = new Uint8Array(await blob.slice(from, Math.min(until, from + sliceBytes)).arrayBuffer());
    for (let at = 0; at < bytes.length; at += step) {
      const unit = step === 1 || bytes[at + 1 - low] === 0 ? bytes[at + low] : -1;
      if (unit === 0x0d || (unit === 0x0a && !carriage)) line += 1;
      carriage = unit === 0x0d;
    }
  }
  return line;
}
