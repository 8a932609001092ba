import type { ColumnBuilder } from '../grid';
import { hashStart, hashStep } from '../texts';

/** Longest cell, in bytes. */
const longestCell = 1 << 20;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The code of the text in each row, hashed where it lies; row k is in `bytes` from `ends[k]` up to `ends[k + 1]`. A line break
 * in a cell becomes a space. -1 for a cell that is too long.
 */
export function textCodes(
  builder: ColumnBuilder,
  bytes: Uint8Array,
  ends: Int32Array,
): (row: number) => number {
  const { texts } = builder;
  return (row) => {
    const start = ends[row] as number;
    const end = ends[row + 1] as number;
    if (end - start > longestCell) return -1;
    let hash = hashStart;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte === 10 || byte === 13)
        return builder.codeOf(strict.decode(bytes.subarray(start, end)).replace(/\r\n|\r|\n/g, ' '));
      hash = Math.imul(hash ^ byte, hashStep);
    }
    return texts.codeOf(bytes, start, end, hash);
  };
}

/** Whether bytes that nobody calls text are text all the same. */
export function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
