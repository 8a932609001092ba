import type { Uniqueness } from '../../vocabulary/tripwire';
import type { Grid } from '../grid';

/** A group for each entry, numbered from 0, and how many groups there are. */
export interface Groups {
  readonly of: ArrayLike<number>;
  readonly size: number;
}

/** Entries that agree in both. Time grows with their number. */
export function together(one: Groups, other: Groups): Groups {
  const n = one.of.length;
  const product = one.size * other.size;
  const of = new Int32Array(n);
  let size = 0;
  if (product <= Math.max(1 << 16, 4 * n)) {
    const known = new Int32Array(product);
    for (let at = 0; at < n; at += 1) {
      const place = (one.of[at] as number) * other.size + (other.of[at] as number);
      let group = known[place] as number;
      if (group === 0) {
        size += 1;
        group = size;
        known[place] = group;
      }
      of[at] = group - 1;
    }
    return { of, size };
  }
  let slots = 1 << 4;
  while (slots < 2 * n) slots *= 2;
  const firsts = new Int32Array(slots);
  for (let at = 0; at < n; at += 1) {
    const a = one.of[at] as number;
    const b = other.of[at] as number;
    let mixed = Math.imul(a, 0x2c1b3c6d) ^ Math.imul(b, 0x297a2d39);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x45d9f3b);
    let slot = (mixed ^ (mixed >>> 13)) & (slots - 1);
    for (;;) {
      const first = (firsts[slot] as number) - 1;
      if (first < 0) {
        firsts[slot] = at + 1;
        of[at] = size;
        size += 1;
        break;
      }
      if (one.of[first] === a && other.of[first] === b) {
        of[at] = of[first] as number;
        break;
      }
      slot = (slot + 1) & (slots - 1);
    }
  }
  return { of, size };
}

/**
 * How many people could be picked out by these columns together (age, sex, ethnicity, place, dates)? Shares of people whose answers
 * nobody else has (k = 1) and fewer than five have (k < 5), and the column without which fewest would be rare. Every row counts as a
 * person, or the first row of each where `person` names their column; an empty cell is an answer like another.
 */
export function uniqueness(grid: Grid, columns: readonly string[], person?: string): Uniqueness {
  const rows = person === undefined ? undefined : firstRows(grid, person);
  const people = rows?.length ?? grid.rows;
  const parts = columns.map((name): Groups => {
    const column = grid.columns[grid.header.indexOf(name)];
    if (column === undefined) throw new RangeError(`import: no column "${name}"`);
    const { codes, texts } = column;
    return { of: rows === undefined ? codes : rows.map((row) => codes[row] as number), size: texts.size };
  });
  if (people === 0 || parts.length === 0) return { people, columns, k1: 0, below5: 0, level: 'none' };
  const none: Groups = { of: new Uint8Array(people), size: 1 };
  const before = [none];
  for (const part of parts) before.push(together(before.at(-1) ?? none, part));
  const { k1, below5 } = rare(before.at(-1) ?? none);
  let after = none;
  let best: Uniqueness['coarsen'];
  for (let at = parts.length - 1; at >= 0; at -= 1) {
    const left = rare(together(before[at] ?? none, after));
    const column = columns[at];
    if (column !== undefined && left.below5 < below5 && (best === undefined || left.below5 <= best.below5))
      best = { column, ...left };
    after = together(after, parts[at] ?? none);
  }
  return {
    people,
    columns,
    k1,
    below5,
    ...(best === undefined ? {} : { coarsen: best }),
    level: below5 > 0.05 ? 'warn' : 'none',
  };
}

function firstRows(grid: Grid, person: string): Int32Array {
  const column = grid.columns[grid.header.indexOf(person)];
  if (column === undefined) throw new RangeError(`import: no column "${person}"`);
  const seen = new Uint8Array(column.texts.size);
  const rows: number[] = [];
  for (let row = 0; row < grid.rows; row += 1) {
    const code = column.codes[row] as number;
    if (code !== 0 && seen[code] === 1) continue;
    seen[code] = 1;
    rows.push(row);
  }
  return Int32Array.from(rows);
}

function rare({ of, size }: Groups): { readonly k1: number; readonly below5: number } {
  const counts = new Int32Array(size);
  for (let at = 0; at < of.length; at += 1) counts[of[at] as number] = (counts[of[at] as number] ?? 0) + 1;
  let [ones, few] = [0, 0];
  for (const n of counts) {
    if (n === 1) ones += 1;
    if (n < 5) few += n;
  }
  return { k1: ones / of.length, below5: few / of.length };
}
