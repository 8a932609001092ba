/** One record of a delimited text, or why there is none. `end` is where the next one starts. */
export interface RecordRead {
  readonly kind: 'record' | 'unclosed' | 'more';
  readonly cells: readonly string[];
  readonly end: number;
  /** Physical lines from the record's first character to `end`. */
  readonly lines: number;
}

/** A quoted cell longer than this is taken for a quotation mark that was never closed. */
const longestCell = 1 << 20;

/**
 * The record that starts at `from`. `final` says that the text ends where the file ends; otherwise a record that reaches the
 * end of the text is `more`. A quotation mark that does not close before a separator is `unclosed`: `end` is then the next
 * physical line, so that one bad row costs one row.
 */
export function readRecord(text: string, from: number, delimiter: string, final: boolean): RecordRead {
  const cells: string[] = [];
  let at = from;
  let lines = 1;
  const feed = text.indexOf('\n', from);
  if (feed >= 0) {
    const line = text.slice(from, feed > from && text[feed - 1] === '\r' ? feed - 1 : feed);
    if (!line.includes('"') && !line.includes('\r')) {
      return { kind: 'record', cells: line.split(delimiter), end: feed + 1, lines };
    }
  }
  for (;;) {
    if (text[at] === '"') {
      const quoted = readQuoted(text, at, delimiter);
      if (quoted.kind === 'open' && !final && text.length - at <= longestCell) return more(from);
      if (quoted.kind !== 'closed') return unclosed(text, from);
      cells.push(quoted.cell);
      lines += quoted.lines;
      at = quoted.end;
    } else {
      const start = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
      cells.push(text.slice(start, at));
    }
    if (at >= text.length) return final ? { kind: 'record', cells, end: at, lines } : more(from);
    if (text[at] === delimiter) {
      at += 1;
      continue;
    }
    if (text[at] === '\r' && at + 1 >= text.length && !final) return more(from);
    return { kind: 'record', cells, end: at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1), lines };
  }
}

type Quoted =
  | { readonly kind: 'closed'; readonly cell: string; readonly end: number; readonly lines: number }
  | { readonly kind: 'open' | 'broken' };

function readQuoted(text: string, from: number, delimiter: string): Quoted {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || quote - from > longestCell) return { kind: quote < 0 ? 'open' : 'broken' };
    const next = text[quote + 1];
    if (next === '"') {
      at = quote + 2;
      continue;
    }
    if (next === undefined || next === delimiter || next === '\n' || next === '\r') {
      const inside = text.slice(from + 1, quote);
      return { kind: 'closed', cell: inside.replaceAll('""', '"'), end: quote + 1, lines: breaks(inside) };
    }
    return { kind: 'broken' };
  }
}

function breaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

function more(from: number): RecordRead {
  return { kind: 'more', cells: [], end: from, lines: 0 };
}

function unclosed(text: string, from: number): RecordRead {
  return { kind: 'unclosed', cells: [], end: nextLine(text, from), lines: 1 };
}

/** Where the physical line after the one at `from` starts. */
export function nextLine(text: string, from: number): number {
  const found = /\r\n|\r|\n/g;
  found.lastIndex = from;
  const end = found.exec(text);
  return end === null ? text.length : end.index + end[0].length;
}
