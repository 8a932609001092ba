import type { Delimiter, Quote } from '../vocabulary/sniffed';
import { type Fault, lineBreaks, linesUntilFault } from './encode';
import { type Aside, type Grid, GridBuilder } from './grid';
import { nextLine, readRecord, type RecordRead } from './record';

const sliceBytes = 4 << 20;
const longestCell = 1 << 20;
const longestRow = 1 << 24;

/** How the rows of a text are told apart. */
export interface RowShape {
  readonly delimiter: Delimiter;
  readonly quote: Quote;
  readonly header: readonly string[];
  /** Cells beyond the header that a row may have if they are blank. */
  readonly dropped: number;
  /** The line of the first row. */
  readonly first: number;
}

/**
 * Reads a file whose rows are not plain: cells with line breaks, blank rows, rows with too many or too few cells, quotation
 * marks that never close. A bad row costs itself and no other. Line breaks inside a cell become spaces.
 */
export async function readRows(
  blob: Blob,
  { delimiter, quote, header, dropped, first }: RowShape,
  progress: (share: number) => void = () => undefined,
): Promise<Grid | Fault> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const grid = new GridBuilder(header);
  const columns = header.length;
  let blank: Aside[] = [];
  let line = 1;
  let text = '';

  for (let from = 0; from < blob.size; from += sliceBytes) {
    const final = from + sliceBytes >= blob.size;
    const bytes = new Uint8Array(await blob.slice(from, from + sliceBytes).arrayBuffer());
    const before = line + (text.match(/\n/g)?.length ?? 0);
    const zero = bytes.indexOf(0);
    if (zero >= 0) return { fault: 'not_text', line: before + lineBreaks(bytes.subarray(0, zero)) };
    try {
      // The reader of records knows double quotation marks only, so the two marks trade places before and after.
      const more = utf8.decode(bytes, { stream: !final });
      text += quote === "'" ? swappedQuotes(more) : more;
    } catch {
      return { fault: 'not_utf8', line: before + linesUntilFault(bytes) };
    }
    let at = 0;
    while (at < text.length) {
      let record =
        quote === '' ? readLine(text, at, delimiter, final) : readRecord(text, at, delimiter, final);
      if (record.kind === 'more' && text.length - at > longestRow) return { fault: 'cell_too_long', line };
      if (record.kind === 'more') break;
      if (record.kind === 'unclosed' && nextLine(text, at) - at > longestCell)
        return { fault: 'cell_too_long', line };
      if (record.end - at > longestCell && record.cells.some((cell) => cell.length > longestCell))
        return { fault: 'cell_too_long', line };
      const width = record.cells.length;
      // A mark left open can close by chance at the next quoted cell, some lines down: then the cells do not add up.
      if (record.kind === 'record' && record.lines > 1 && (width < columns || width > columns + dropped)) {
        record = { kind: 'unclosed', cells: [], end: nextLine(text, at), lines: 1 };
      }
      if (line >= first) {
        const cells = quote === "'" ? record.cells.map(swappedQuotes) : record.cells;
        if (record.kind === 'unclosed') {
          for (const row of blank) grid.setAside(row.line, row.code);
          grid.setAside(line, 'unclosed_quote');
          blank = [];
        } else if (cells.length === 1 && cells[0]?.trim() === '') {
          blank.push({ line, code: 'blank_row' });
        } else {
          // Blank lines count once a row follows them.
          for (const row of blank) grid.setAside(row.line, row.code);
          blank = [];
          const beyond = cells.slice(columns);
          const fits =
            cells.length >= columns && beyond.length <= dropped && beyond.every((cell) => cell.trim() === '');
          if (fits) grid.row(cells.slice(0, columns), line);
          else grid.setAside(line, 'ragged_row');
        }
      }
      line += record.lines;
      at = record.end;
    }
    text = text.slice(at);
    progress(Math.min(1, (from + sliceBytes) / blob.size));
  }
  return grid.finish();
}

/** The same for a text in which quotation marks are characters like any other: every line is a record. */
function readLine(text: string, from: number, delimiter: string, final: boolean): RecordRead {
  const end = nextLine(text, from);
  if (!final && (end >= text.length || (text[end - 1] === '\r' && end === text.length)))
    return { kind: 'more', cells: [], end: from, lines: 0 };
  return {
    kind: 'record',
    cells: text
      .slice(from, end)
      .replace(/[\r\n]+$/, '')
      .split(delimiter),
    end,
    lines: 1,
  };
}

function swappedQuotes(text: string): string {
  return text.replace(/["']/g, (mark) => (mark === '"' ? "'" : '"'));
}
