import { type Fault, lineBreaks, linesUntilFault } from './encode';
import { type Aside, type Grid, GridBuilder } from './grid';
import type { Delimiter } from './look';
import { nextLine, readRecord } from './record';

const sliceBytes = 4 << 20;

/**
 * Reads a file whose rows are not plain: cells with line breaks, blank rows, rows with too many or too few cells, quotation
 * marks that never close. A bad row costs itself and no other. Line breaks inside a cell become spaces.
 */
export async function readRows(
  blob: Blob,
  delimiter: Delimiter,
  header: readonly string[],
  progress: (share: number) => void = () => undefined,
): Promise<Grid | Fault> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const grid = new GridBuilder(header);
  const columns = header.length;
  let blank: Aside[] = [];
  let line = 1;
  let headerSeen = false;
  let text = '';

  for (let from = 0; from < blob.size; from += sliceBytes) {
    const final = from + sliceBytes >= blob.size;
    const bytes = new Uint8Array(await blob.slice(from, from + sliceBytes).arrayBuffer());
    const before = line + (text.match(/\n/g)?.length ?? 0);
    const zero = bytes.indexOf(0);
    if (zero >= 0) return { fault: 'not_text', line: before + lineBreaks(bytes.subarray(0, zero)) };
    try {
      text += utf8.decode(bytes, { stream: !final });
    } catch {
      return { fault: 'not_utf8', line: before + linesUntilFault(bytes) };
    }
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
        for (const row of blank) grid.setAside(row.line, row.code);
        grid.setAside(line, 'unclosed_quote');
        blank = [];
      } else if (record.cells.length === 1 && only?.trim() === '') {
        blank.push({ line, code: 'blank_row' });
      } else {
        // Blank lines count once a row follows them, and only under the header.
        if (headerSeen) for (const row of blank) grid.setAside(row.line, row.code);
        blank = [];
        if (!headerSeen) headerSeen = true;
        else if (record.cells.length !== columns) grid.setAside(line, 'ragged_row');
        else grid.row(record.cells, line);
      }
      line += record.lines;
      at = record.end;
    }
    text = text.slice(at);
    progress(Math.min(1, (from + sliceBytes) / blob.size));
  }
  return grid.finish();
}
