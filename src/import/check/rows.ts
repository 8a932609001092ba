import { plainName } from '../../vocabulary/spelling';
import { cellOf, type Grid } from '../grid';
import type { Texts } from '../texts';

/** What a row says of itself in its id, or in its first cell that says anything. */
export type Said = 'total_row' | 'test_row';

const totals = /^[^a-z]*(?:grand|sub|overall|column)?[ -]*(?:totals?|averages?|means?|medians?)(?:[^a-z]|$)/;
const tests =
  /^(?:[zx]{1,3}[ _-]*)?(?:test|testing|dummy|example|sample|demo|fake)(?:[ _.-]*(?:patient|client|person|record|user|row|case|entry|data|account|id))*[ _.#-]*\d{0,6}$/;

/** Whether a text names a total, an average or a test instead of a person. */
export function saidBy(text: string): Said | undefined {
  const plain = text.trim().toLowerCase();
  if (totals.test(plain)) return 'total_row';
  return tests.test(plain) ? 'test_row' : undefined;
}

/** The first three letters of every word that `saidBy` looks for. */
const openings: ReadonlySet<number> = new Set(
  ['tot', 'ave', 'mea', 'med', 'tes', 'dum', 'exa', 'sam', 'dem', 'fak'].map((word) => packed(word)),
);
/** The first of these letters, as bits: a is bit 1. */
const initials = [...openings].reduce((bits, opening) => bits | (1 << ((opening >>> 16) & 31)), 0);

function packed(letters: string): number {
  return [...letters].reduce((sum, letter) => (sum << 8) | letter.charCodeAt(0), 0);
}

/** What ids say of themselves. Most are ruled out by their bytes, before a text is made of them. */
export function saidByIds(ids: Texts): (id: number) => Said | undefined {
  const { bytes, ends } = ids;
  return (id) => {
    const until = (ends[id] as number) - 2;
    for (let at = ends[id - 1] as number; at < until; at += 1) {
      const first = (bytes[at] as number) | 32;
      if (first < 97 || ((initials >>> (first & 31)) & 1) === 0) continue;
      const opening =
        (first << 16) | (((bytes[at + 1] as number) | 32) << 8) | ((bytes[at + 2] as number) | 32);
      if (openings.has(opening)) return saidBy(ids.text(id));
    }
    return undefined;
  };
}

/**
 * The rows that repeat the header: two cells or more say the name of their column, and hardly any says anything else. Only the column with
 * the fewest different texts is looked through.
 */
export function repeatedHeaders(grid: Grid): readonly number[] {
  const names = grid.header.map((name) => plainName(name.replace(/ \(\d+\)$/, '')));
  const named = names.flatMap((name, at) => (name === '' || /^column \d+$/.test(name) ? [] : [at]));
  const sizeOf = (at: number): number => grid.columns[at]?.texts.size ?? 0;
  const [narrow = -1] = named.toSorted((one, other) => sizeOf(one) - sizeOf(other));
  const column = grid.columns[narrow];
  if (column === undefined || named.length < 2) return [];
  const wanted = new Set<number>();
  for (let code = 1; code < column.texts.size; code += 1)
    if (plainName(column.texts.text(code)) === names[narrow]) wanted.add(code);
  if (wanted.size === 0) return [];
  const found: number[] = [];
  for (let row = 0; row < grid.rows; row += 1) {
    if (!wanted.has(column.codes[row] as number)) continue;
    const cells = names.map((_, at) => plainName(cellOf(grid, at, row)));
    const filled = cells.filter((cell) => cell !== '').length;
    const same = cells.filter((cell, at) => cell !== '' && cell === names[at]).length;
    if (same >= 2 && same * 5 >= filled * 4) found.push(row);
  }
  return found;
}
