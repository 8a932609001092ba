import { cellOf, type Grid } from './grid';

const lookedAt = 20;
const sentence = /\S+\s+\S+\s+\S/;

/**
 * The rows at the end of a table that hold a note: one cell, the first with anything in it, of three words or more, and nothing beside it. The row
 * above the first note must hold more.
 */
export function footnotes(grid: Grid): readonly number[] {
  if (grid.columns.length < 3) return [];
  const notes: number[] = [];
  for (let row = grid.rows - 1; row >= Math.max(0, grid.rows - lookedAt); row -= 1) {
    const said = grid.columns.flatMap((_, at) => {
      const text = cellOf(grid, at, row).trim();
      return text === '' ? [] : [text];
    });
    if (said.length === 0) continue;
    if (said.length > 1) return notes;
    if (!sentence.test(said[0] ?? '')) return [];
    notes.push(row);
  }
  return [];
}
