import type { Issue } from '../../vocabulary/issue';
import { numberIn } from '../cell';
import { lineOf } from '../grid';
import { Notes, short } from '../notices';
import { type ReadPlace, type ReadSheet, usedCounts } from '../readplace';

/** Ages that systems write for "not known" and that nearly nobody reaches. */
const placeholders: ReadonlySet<number> = new Set([111, 119, 120]);
const heap = 5;

const dates: readonly RegExp[] = [
  /^\d{1,2}[- ][a-z]{3,4}$/i,
  /^[a-z]{3,4}[- ]\d{2}$/i,
  /^20[1-9]\d-\d{2}-\d{2}(?: 00:00:00)?$/,
];

/** Ages that stand for no age, and age bands that a spreadsheet has made dates, by line. */
export function ageIssues(read: ReadSheet): readonly Issue[] {
  const notes = new Notes(read.sheet.name);
  for (const place of read.places) {
    if (place.role !== 'age' && place.role !== 'age_band') continue;
    const raws = Array.from({ length: place.size }, (_, code) => (code === 0 ? '' : place.raw(code).trim()));
    const doubtful = new Map<number, 'excel_date' | 'placeholder_age'>();
    for (const [code, raw] of raws.entries()) {
      if (dates.some((date) => date.test(raw))) doubtful.set(code, 'excel_date');
      else if (placeholders.has(ageIn(raw))) doubtful.set(code, 'placeholder_age');
    }
    for (const code of heapAt99(read, place, raws)) doubtful.set(code, 'placeholder_age');
    if (doubtful.size > 0) noteRows(read, place, doubtful, notes);
  }
  return notes.issues();
}

function ageIn(raw: string): number {
  return numberIn(raw, '.') ?? NaN;
}

/** The codes of 99 where more people have that age than all of those from 95 to 98. */
function heapAt99({ sheet }: ReadSheet, place: ReadPlace, raws: readonly string[]): readonly number[] {
  const at99 = raws.flatMap((raw, code) => (ageIn(raw) === 99 ? [code] : []));
  if (at99.length === 0) return [];
  const counts = usedCounts(sheet, place);
  const peopleAged = (from: number, to: number): number =>
    raws.reduce((sum, raw, code) => {
      const age = ageIn(raw);
      return age >= from && age <= to ? sum + (counts[code] as number) : sum;
    }, 0);
  const many = peopleAged(99, 99);
  return many >= heap && many > peopleAged(95, 98) ? at99 : [];
}

function noteRows(
  { sheet: { grid, verdict } }: ReadSheet,
  { codes, raw, column }: ReadPlace,
  doubtful: ReadonlyMap<number, 'excel_date' | 'placeholder_age'>,
  notes: Notes,
): void {
  for (let row = 0; row < grid.rows; row += 1) {
    const own = codes[row] as number;
    const code = doubtful.get(own);
    if (code !== undefined && verdict[row] === 0)
      notes.add(code, lineOf(grid, row), () => ({ column, found: short(raw(own)) }));
  }
}
