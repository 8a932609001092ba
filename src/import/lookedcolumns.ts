import type { LookedColumn } from '../vocabulary/looked';
import type { Tripwire } from '../vocabulary/tripwire';
import type { Codes, Grid } from './grid';

const shown = 5;
/** Rows, spread evenly, in which the most frequent texts are looked for. */
const rowsLookedAt = 4_000;
const longest = 60;

/** What each column holds at a glance. A column that seems to name people shows nothing of what it holds. */
export function lookedColumns(grid: Grid, trips: readonly Tripwire[]): readonly LookedColumn[] {
  const hidden = new Set(trips.flatMap(({ column, level }) => (level === 'stop' ? [column] : [])));
  return grid.columns.map(({ texts, codes }, at): LookedColumn => {
    const column = grid.header[at] ?? '';
    const counts = new Int32Array(texts.size);
    const step = Math.max(1, Math.floor(codes.length / rowsLookedAt));
    for (let row = 0; row < codes.length; row += step) {
      const code = codes[row] as number;
      counts[code] = (counts[code] as number) + 1;
    }
    const most: number[] = [];
    let least = 0;
    for (let code = 1; code < counts.length; code += 1) {
      const n = counts[code] as number;
      if (n === 0 || (most.length === shown && n <= least)) continue;
      let place = most.length;
      while (place > 0 && (counts[most[place - 1] as number] as number) < n) place -= 1;
      most.splice(place, 0, code);
      if (most.length > shown) most.pop();
      least = counts[most.at(-1) as number] as number;
    }
    const examples = hidden.has(column) ? [] : most.map((code) => cut(texts.text(code)));
    return { column, examples, filled: codes.length - blanksIn(codes), different: texts.size - 1 };
  });
}

function blanksIn(codes: Codes): number {
  if (!codes.includes(0)) return 0;
  let blanks = 0;
  for (let row = 0; row < codes.length; row += 1) if (codes[row] === 0) blanks += 1;
  return blanks;
}

function cut(text: string): string {
  const plain = text.replace(/[\u0000-\u001f\s]+/g, ' ').trim();
  return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain;
}
