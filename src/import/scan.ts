import type { Delimiter } from './look';

/** What a pass over every byte found, apart from any reader. */
export interface Scan {
  /** Rows under the header; only to be relied on where `plain`. */
  readonly records: number;
  /**
   * Every row is one physical line with the header's number of cells and quotation marks only around whole cells, so that row
   * k is line k + 1.
   */
  readonly plain: boolean;
  readonly fault?: 'not_text' | 'not_utf8';
  /** Physical line of the fault. */
  readonly line?: number;
}

const sliceBytes = 4 << 20;
const longestLine = 1 << 20;
const [newline, carriage, quote] = [0x0a, 0x0d, 0x22] as const;
const [atStart, inCell, inQuotes, afterQuote] = [0, 1, 2, 3] as const;

interface Walk {
  state: number;
  cells: number;
  /** Bytes of the row so far. */
  length: number;
  rows: number;
  lines: number;
  blankBefore: boolean;
  afterCarriage: boolean;
  ends: 'none' | 'lf' | 'crlf';
  plain: boolean;
  zero: boolean;
  high: boolean;
}

/**
 * How many rows does the file hold, and is each of them plain? A state machine over the bytes, in slices of 4 MB with a pause
 * between them; it shares nothing with the database's reader, whose count must agree.
 */
export function scan(blob: Blob, delimiter: Delimiter, columns: number): Promise<Scan> {
  const key = `${delimiter} ${String(columns)}`;
  const before = scans.get(blob);
  if (before?.key === key) return before.found;
  const found = walkThrough(blob, delimiter, columns);
  scans.set(blob, { key, found });
  return found;
}

/** A blob never changes, and the page looks at a file before it loads it. */
const scans = new WeakMap<Blob, { readonly key: string; readonly found: Promise<Scan> }>();

async function walkThrough(blob: Blob, delimiter: Delimiter, columns: number): Promise<Scan> {
  const walk: Walk = {
    state: atStart,
    cells: 1,
    length: 0,
    rows: 0,
    lines: 1,
    blankBefore: false,
    afterCarriage: false,
    ends: 'none',
    plain: true,
    zero: false,
    high: false,
  };
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let decoding = false;
  for (let from = 0; from < blob.size; from += sliceBytes) {
    const bytes = new Uint8Array(await blob.slice(from, from + sliceBytes).arrayBuffer());
    const before = walk.lines;
    take(walk, bytes, delimiter.charCodeAt(0), columns);
    if (walk.zero)
      return { records: walk.rows, plain: false, fault: 'not_text', line: before + linesBefore(bytes) };
    decoding ||= walk.high;
    try {
      if (decoding) utf8.decode(bytes, { stream: from + sliceBytes < blob.size });
    } catch {
      return { records: walk.rows, plain: false, fault: 'not_utf8', line: before + linesUntilFault(bytes) };
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
  if (walk.state === inQuotes || walk.afterCarriage) walk.plain = false;
  if (walk.length > 0) endRow(walk, columns);
  return { records: Math.max(0, walk.rows - 1), plain: walk.plain };
}

function take(walk: Walk, bytes: Uint8Array, delimiter: number, columns: number): void {
  let { state, cells } = walk;
  let rowStart = -walk.length;
  let high = 0;
  const end = bytes.length;
  for (let at = 0; at < end; at += 1) {
    const byte = bytes[at] as number;
    high |= byte;
    if (byte > delimiter && byte > quote && state === inCell) continue;
    if (byte === 0) walk.zero = true;
    if (walk.afterCarriage && byte !== newline) walk.plain = false;
    if (state === inQuotes) {
      if (byte === quote) state = afterQuote;
      else if (byte === newline || byte === carriage) walk.plain = false;
    } else if (byte === newline) {
      const found = walk.afterCarriage ? 'crlf' : 'lf';
      if (walk.ends === 'none') walk.ends = found;
      else if (walk.ends !== found) walk.plain = false;
      walk.length = at - rowStart - (walk.afterCarriage ? 1 : 0);
      walk.cells = cells;
      endRow(walk, columns);
      walk.afterCarriage = false;
      rowStart = at + 1;
      cells = 1;
      state = atStart;
    } else if (byte === carriage) {
      walk.afterCarriage = true;
      state = afterQuote;
    } else if (byte === delimiter) {
      cells += 1;
      state = atStart;
    } else if (byte === quote) {
      if (state === atStart || state === afterQuote) state = inQuotes;
      else walk.plain = false;
    } else {
      if (state === afterQuote) walk.plain = false;
      state = inCell;
    }
  }
  walk.high ||= high >= 0x80;
  walk.state = state;
  walk.cells = cells;
  walk.length = end - rowStart;
}

function endRow(walk: Walk, columns: number): void {
  walk.lines += 1;
  if (walk.length === 0) {
    walk.blankBefore = true;
  } else {
    if (walk.blankBefore || walk.cells !== columns || walk.length > longestLine) walk.plain = false;
    walk.rows += 1;
  }
  walk.cells = 1;
  walk.length = 0;
}

function linesBefore(bytes: Uint8Array): number {
  return bytes.subarray(0, bytes.indexOf(0)).reduce((lines, byte) => lines + Number(byte === newline), 0);
}

function linesUntilFault(bytes: Uint8Array): number {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let line = 0;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(newline, from);
    const until = end < 0 ? bytes.length : end + 1;
    try {
      utf8.decode(bytes.subarray(from, until));
    } catch {
      return line;
    }
    from = until;
  }
  return line;
}
