import type { IssueCode } from '../vocabulary/issue';
import type { Delimiter } from './look';
import { nextLine, readRecord } from './record';

/** A row that is not used, and why. */
export interface Aside {
  readonly line: number;
  readonly code: IssueCode;
}

/** A file read with care: its good rows as plain CSV, the physical line first, and its bad rows by line. */
export interface Rows {
  readonly csv: Blob;
  readonly kept: number;
  readonly aside: readonly Aside[];
}

const sliceBytes = 4 << 20;

/**
 * Reads a file whose rows are not plain: cells with line breaks, blank rows, rows with too many or too few cells, quotation
 * marks that never close. A bad row costs itself and no other. Line breaks inside a cell become spaces.
 */
export async function readRows(blob: Blob, delimiter: Delimiter, columns: number): Promise<Rows> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  const aside: Aside[] = [];
  let blank: Aside[] = [];
  let kept = 0;
  let line = 1;
  let headerSeen = false;
  let text = '';

  for (let from = 0; from < blob.size; from += sliceBytes) {
    const final = from + sliceBytes >= blob.size;
    text += utf8.decode(await blob.slice(from, from + sliceBytes).arrayBuffer(), { stream: !final });
    const lines: string[] = [];
    let at = 0;
    while (at < text.length) {
      let record = readRecord(text, at, delimiter, final);
      if (record.kind === 'more') break;
      // A mark left open can close by chance at the next quoted cell, some lines down: then the cells do not add up.
      if (record.kind === 'record' && record.lines > 1 && record.cells.length !== columns) {
        record = { kind: 'unclosed', cells: [], end: nextLine(text, at), lines: 1 };
      }
      const [only] = record.cells;
      if (record.kind === 'unclosed') {
        for (const row of blank) aside.push(row);
        aside.push({ line, code: 'unclosed_quote' });
        blank = [];
      } else if (record.cells.length === 1 && only?.trim() === '') {
        blank.push({ line, code: 'blank_row' });
      } else {
        // Blank lines count once a row follows them, and only under the header.
        if (headerSeen) for (const row of blank) aside.push(row);
        blank = [];
        if (!headerSeen) headerSeen = true;
        else if (record.cells.length !== columns) aside.push({ line, code: 'ragged_row' });
        else {
          lines.push(`${String(line)},${record.cells.map(written).join(',')}\n`);
          kept += 1;
        }
      }
      line += record.lines;
      at = record.end;
    }
    text = text.slice(at);
    parts.push(lines.join(''));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { csv: new Blob(parts), kept, aside };
}

function written(cell: string): string {
  if (!/[",\r\n]/.test(cell)) return cell;
  return `"${cell.replaceAll('"', '""').replace(/\r\n|\r|\n/g, ' ')}"`;
}
