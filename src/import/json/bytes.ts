import { Unreadable } from '../reader';

const mostBytes = 500_000_000;
const step = 1 << 20;

/** The bytes of a JSON file as UTF-8 without a mark at its start. UTF-16, as PowerShell writes it, is turned into UTF-8. */
export async function jsonBytes(blob: Blob): Promise<Uint8Array> {
  if (blob.size === 0) throw new Unreadable('empty_file');
  if (blob.size > mostBytes) throw new Unreadable('too_large');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const wide = wideness(bytes);
  if (wide !== undefined) return new TextEncoder().encode(decoded(wide, bytes));
  mustBeUtf8(bytes);
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function wideness(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function decoded(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable('not_utf8');
  }
}

/** A megabyte at a time, so that the text is never in memory as a whole. */
function mustBeUtf8(bytes: Uint8Array): void {
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += step)
      strict.decode(bytes.subarray(at, at + step), { stream: at + step < bytes.length });
  } catch {
    throw new Unreadable('not_utf8');
  }
}
