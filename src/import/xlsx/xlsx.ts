import type { Source } from '../../engine/database';
import type { Issue } from '../../vocabulary/issue';
import { Unreadable, type Progress, type RowTable } from '../reader';
import { Archive } from './archive';
import { bookIn, type SheetEntry } from './book';
import { CellTexts } from './cell';
import { meaningsIn } from './formats';
import { outsideFault } from './kind';
import { workbookLimits, type WorkbookLimits } from './limits';
import { fillHeadings } from './merges';
import { readPart } from './part';
import { lettersOf } from './place';
import { SheetRows, type SheetRow } from './rows';
import { SheetListener } from './sheet';
import { takeStrays } from './strays';
import { stringsIn } from './strings';

/**
 * The sheets of an Excel workbook (.xlsx, .xlsm) that show and hold something, in the workbook's order. All rows of a table have as
 * many cells; hidden sheets are left out with a note, hidden rows and columns are read with one. Formulas give the result saved with
 * them. Throws `Unreadable` where a part is damaged, cut short, locked or over a limit: never half a table.
 */
export async function readXlsx(
  source: Source,
  limits: WorkbookLimits = workbookLimits,
  progress: Progress = () => undefined,
): Promise<readonly RowTable[]> {
  const { blob, name: file } = source;
  if (blob.size > limits.bytes) throw new Unreadable('too_large');
  const fault = await outsideFault(blob);
  if (fault !== undefined) throw new Unreadable(fault);
  const archive = await Archive.open(blob, limits);
  const book = await bookIn(archive);
  const shown = book.sheets.filter(({ hidden }) => !hidden);
  const parts = [...(book.strings === undefined ? [] : [book.strings]), ...shown.map(({ part }) => part)];
  const all = parts.reduce((sum, part) => sum + archive.packed(part), 0);
  let done = 0;
  const counting = (part: string): Progress => {
    const [before, own] = [done, archive.packed(part)];
    done += own;
    return (share) => progress((before + own * share) / all);
  };

  const meanings = await meaningsIn(archive, book.styles);
  const strings = await stringsIn(archive, book.strings, limits, counting(book.strings ?? ''));
  const texts = new CellTexts({ strings, meanings, from1904: book.from1904 });
  const tables: RowTable[] = [];
  let places = 0;
  for (const sheet of shown) {
    const numbersBefore = texts.numbers;
    const found = await readSheet(archive, sheet, texts, limits, places, counting(sheet.part));
    places += found.places;
    if (found.rows.length === 0) continue;
    const days: Issue[] =
      book.from1904 && texts.numbers > numbersBefore
        ? [{ code: 'days_from_1904', severity: 'note', file }]
        : [];
    const issues = [...days, ...found.issues.map((issue) => ({ ...issue, file }))];
    tables.push({ kind: 'rows', name: sheet.name, rows: found.rows, issues });
  }

  const hidden = book.sheets.length - shown.length;
  const [first, ...rest] = tables;
  if (first === undefined) throw new Unreadable(hidden > 0 ? 'hidden_sheet' : 'empty_file');
  const notes: readonly Issue[] =
    hidden > 0 ? [{ code: 'hidden_sheet', severity: 'note', file, n: hidden }] : [];
  return [{ ...first, issues: [...notes, ...first.issues] }, ...rest];
}

interface SheetFound {
  readonly rows: readonly SheetRow[];
  readonly places: number;
  readonly issues: readonly Omit<Issue, 'file'>[];
}

async function readSheet(
  archive: Archive,
  { part }: SheetEntry,
  texts: CellTexts,
  limits: WorkbookLimits,
  placesBefore: number,
  count: Progress,
): Promise<SheetFound> {
  const sheet = new SheetRows(limits, placesBefore);
  const listener = new SheetListener(texts, sheet, limits.cell);
  try {
    await readPart(archive, part, listener, limits.cell * 8, count);
    listener.end();
  } catch (error) {
    if (!(error instanceof Unreadable) || error.where.line !== undefined || listener.line === 0) throw error;
    throw new Unreadable(error.code, { ...error.where, line: listener.line });
  }
  const strays = takeStrays(sheet);
  const left = fillHeadings(sheet, listener.merges);
  const width = sheet.filled.length;
  if (placesBefore + width * sheet.rows.length > limits.cells) throw new Unreadable('too_many_cells');
  for (const { cells } of sheet.rows) while (cells.length < width) cells.push('');

  const issues: Omit<Issue, 'file'>[] = strays.map((stray) => ({
    code: 'far_cell',
    severity: 'note',
    ...stray,
  }));
  if (left !== undefined) issues.push({ code: 'merged_cells', severity: 'note', ...left });
  if (listener.firstUnsolved !== undefined) {
    const { line, column } = listener.firstUnsolved;
    const n = listener.unsolved;
    issues.push({ code: 'unsolved_formula', severity: 'note', line, column: lettersOf(column), n });
  }
  const columns = sheet.filled.filter(
    (n, column) => n > 0 && listener.hiddenColumns.some(([from, to]) => column >= from && column <= to),
  ).length;
  if (sheet.hidden + columns > 0)
    issues.push({ code: 'hidden_cells', severity: 'note', n: sheet.hidden + columns });
  return { rows: sheet.rows, places: width * sheet.rows.length, issues };
}
