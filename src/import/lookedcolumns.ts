import type { LookedColumn } from '../vocabulary/looked';
import type { Tripwire } from '../vocabulary/tripwire';
import { countsOf, type Grid } from './grid';

const shown = 5;
const longest = 60;

/** What each column holds at a glance. A column that seems to name people shows nothing of what it holds. */
export function lookedColumns(grid: Grid, trips: readonly Tripwire[]): readonly LookedColumn[] {
  const hidden = new Set(trips.flatMap(({ column, level }) => (level === 'stop' ? [column] : [])));
  return grid.columns.map((found, at): LookedColumn => {
    const { texts, codes } = found;
    const column = grid.header[at] ?? '';
    const counts = countsOf(found);
    const most: number[] = [];
    let least = 0;
    let rarest = 0;
    for (let code = 1; code < counts.length; code += 1) {
      const n = counts[code] as number;
      if (n > 0 && (rarest === 0 || n < rarest)) rarest = n;
      if (n === 0 || (most.length === shown && n <= least)) continue;
      let place = most.length;
      while (place > 0 && (counts[most[place - 1] as number] as number) < n) place -= 1;
      most.splice(place, 0, code);
      if (most.length > shown) most.pop();
      least = counts[most.at(-1) as number] as number;
    }
    const examples = hidden.has(column) ? [] : most.map((code) => cut(texts.text(code)));
    return {
      column,
      examples,
      filled: codes.length - (counts[0] as number),
      different: texts.size - 1,
      rarest,
    };
  });
}

function cut(text: string): string {
  const plain = text.replace(/[\u0000-\u001f\s]+/g, ' ').trim();
  return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain;
}
