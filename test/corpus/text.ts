import { table } from './people';

export interface Dialect {
  readonly delimiter?: string;
  readonly end?: string;
  /** Put quotation marks around every cell, and not only where a cell needs them. */
  readonly quoteAll?: boolean;
  /** End the last line too. */
  readonly closed?: boolean;
}

/** Rows as delimited text, quoted as RFC 4180 has it. */
export function delimited(rows: readonly (readonly string[])[], dialect: Dialect = {}): string {
  const { delimiter = ',', end = '\n', quoteAll = false, closed = true } = dialect;
  const written = (cell: string): string =>
    quoteAll || cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = rows.map((row) => row.map(written).join(delimiter));
  return lines.join(end) + (closed ? end : '');
}

/** The made people as plain CSV, its lines changed by `change` (the header is line 0). */
export function lines(
  change: (line: string, at: number) => string | readonly string[] = (line) => line,
): string {
  const plain = delimited(table()).trimEnd().split('\n');
  return `${plain.flatMap(change).join('\n')}\n`;
}

/** The made people's CSV with single cells replaced, by line (1 is the first person) and column name place. */
export function withCells(cells: Readonly<Record<string, string>>, rows = table()): string {
  return delimited(
    rows.map((row, line) => row.map((cell, at) => cells[`${String(line)}:${String(at)}`] ?? cell)),
  );
}

/** Bytes put one after another. */
export function joined(...parts: readonly (string | Uint8Array | readonly number[])[]): Uint8Array {
  const utf8 = new TextEncoder();
  const all = parts.map((part) => {
    if (typeof part === 'string') return utf8.encode(part);
    return part instanceof Uint8Array ? part : Uint8Array.from(part);
  });
  const bytes = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export function utf16(text: string, order: 'little' | 'big', mark = true): Uint8Array {
  const whole = mark ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(whole.length * 2));
  for (let at = 0; at < whole.length; at += 1)
    view.setUint16(at * 2, whole.charCodeAt(at), order === 'little');
  return new Uint8Array(view.buffer);
}

const windowsOnly: Readonly<Record<string, number>> = {
  '€': 0x80,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
};

/** Text as Windows-1252 bytes; throws on a letter that it does not have. */
export function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = windowsOnly[letter] ?? letter.charCodeAt(0);
    if (code > 255 || (code >= 0x80 && code < 0xa0 && windowsOnly[letter] === undefined))
      throw new RangeError(`no Windows-1252 byte for ${letter}`);
    return code;
  });
}
