import { repeatedHeaders, saidBy, saidByIds } from './check/rows';
import { footnotes } from './footnotes';
import type { Grid } from './grid';
import type { Ids } from './ids';
import { hasId, roleAt, setAside, type Sheet } from './sheet';
import type { Texts } from './texts';

/**
 * Judges the rows of a sheet one by one: the header once more, blank, a total, a test, without a person, or a copy of an earlier row, cell for
 * cell. Where no column is an id, every row is one person, and two equal rows are two people. Says whether some id came more than once.
 */
export function judgeRows(sheet: Sheet, { id }: Ids, ids: Texts): boolean {
  const { grid } = sheet;
  const named = hasId(sheet);
  const said = saidByIds(ids);
  const seen = new Uint8Array(ids.size);
  const tests: number[] = [];
  let again = false;
  for (const row of repeatedHeaders(grid)) setAside(sheet, row, 'repeated_header');
  for (const row of footnotes(grid)) setAside(sheet, row, 'footnote_row');
  const first = roleAt(sheet, 'person') < 0 ? roleAt(sheet, 'episode') : roleAt(sheet, 'person');
  for (let row = 0; row < grid.rows; row += 1) {
    const own = id[row] as number;
    if (own !== 0) {
      again ||= seen[own] === 1;
      seen[own] = 1;
      const says = said(own);
      if (says === 'total_row') setAside(sheet, row, says);
      else if (says === 'test_row') tests.push(row);
      continue;
    }
    const lead = saidIn(grid, row, first);
    if (lead === undefined) setAside(sheet, row, 'blank_row');
    else if (saidBy(lead) === 'total_row') setAside(sheet, row, 'total_row');
    else if (named) setAside(sheet, row, 'no_id');
  }
  // Where most ids have such a word, it is how they all begin.
  if (tests.length * 2 < grid.rows) for (const row of tests) setAside(sheet, row, 'test_row');
  if (again && named) setCopiesAside(sheet);
  return again;
}

/** The first cell of a row that says anything, the id's own first. */
function saidIn({ columns }: Grid, row: number, first: number): string | undefined {
  for (let at = first < 0 ? 0 : -1; at < columns.length; at += 1) {
    const column = columns[at < 0 ? first : at];
    const code = column?.codes[row] ?? 0;
    if (column === undefined || code === 0) continue;
    const text = column.texts.text(code);
    if (!/^[\s\u00a0\ufeff]*$/.test(text)) return text;
  }
  return undefined;
}

/** Sets aside rows that repeat an earlier one in every cell. */
function setCopiesAside(sheet: Sheet): void {
  const { grid, verdict } = sheet;
  const hashes = new Int32Array(grid.rows);
  for (const { codes } of grid.columns) {
    for (let row = 0; row < grid.rows; row += 1)
      hashes[row] =
        Math.imul((hashes[row] as number) ^ (codes[row] as number), 0x01000193) ^
        ((hashes[row] as number) >>> 13);
  }
  let size = 1 << 10;
  while (size < grid.rows * 2) size *= 2;
  const slots = new Int32Array(size);
  for (let row = 0; row < grid.rows; row += 1) {
    if (verdict[row] !== 0) continue;
    const hash = hashes[row] as number;
    let slot = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & (size - 1);
    for (;;) {
      const earlier = (slots[slot] as number) - 1;
      if (earlier < 0) {
        slots[slot] = row + 1;
        break;
      }
      if (hashes[earlier] === hash && grid.columns.every(({ codes }) => codes[earlier] === codes[row])) {
        setAside(sheet, row, 'duplicate_row');
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
}
