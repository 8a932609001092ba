import { none } from '../../engine/rows';
import type { Issue } from '../../vocabulary/issue';
import { type Codes, lineOf } from '../grid';
import { Notes, short } from '../notices';
import { placeOf, type ReadPlace, type ReadSheet } from '../readplace';

/** People are at times seen some days before their referral is written down. */
const daysAhead = 30;
const heapRows = 30;
const heapShare = 0.3;

/** Cases closed before their referral, or seen more than 30 days before it, by line; and one day that a large share of referrals has. */
export function dayIssues(read: ReadSheet): readonly Issue[] {
  const referred = placeOf(read, 'referral_date');
  if (referred === undefined) return [];
  const notes = new Notes(read.sheet.name);
  for (const [role, days] of [
    ['first_contact', daysAhead],
    ['closed', 0],
  ] as const) {
    const place = placeOf(read, role);
    if (place !== undefined) reversedAt(read, referred, place, days, notes);
  }
  return [...notes.issues(), ...heapIssue(read, referred)];
}

function reversedAt(
  { sheet: { grid, verdict } }: ReadSheet,
  referred: ReadPlace,
  later: ReadPlace,
  days: number,
  notes: Notes,
): void {
  for (let row = 0; row < grid.rows; row += 1) {
    const code = later.codes[row] as number;
    const day = later.days[code] as number;
    const start = referred.days[referred.codes[row] as number] as number;
    if (day === none || start === none || day + days >= start || verdict[row] !== 0) continue;
    notes.add('dates_reversed', lineOf(grid, row), () => ({
      column: later.column,
      found: short(later.raw(code)),
    }));
  }
}

function heapIssue({ sheet }: ReadSheet, { codes, days, size, raw, column }: ReadPlace): readonly Issue[] {
  const which = commonest(codes, days, size);
  if (which === 0) return [];
  let [all, most] = [0, 0];
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    if (code === which) most += 1;
    if (days[code] !== none) all += 1;
  }
  return most < heapRows || most < heapShare * all
    ? []
    : [
        {
          code: 'heaped_dates',
          severity: 'note',
          file: sheet.name,
          column,
          found: short(raw(which)),
          n: most,
        },
      ];
}

const looked = 1000;

/** The code of the day that is most frequent among some rows from all over the file, if a fifth of them has it; else 0. */
function commonest(codes: Codes, days: Int32Array, size: number): number {
  const step = Math.max(1, Math.floor(codes.length / looked));
  const counts = new Int32Array(size);
  let [seen, most, which] = [0, 0, 0];
  for (let row = 0; row < codes.length; row += step) {
    const code = codes[row] as number;
    if (days[code] === none) continue;
    const n = (counts[code] as number) + 1;
    counts[code] = n;
    seen += 1;
    if (n > most) [most, which] = [n, code];
  }
  return most * 5 >= seen ? which : 0;
}
