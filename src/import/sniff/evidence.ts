import { plainName } from '../../vocabulary/spelling';
import { kindOfCell, type Kind, shapeOf, usualKind } from './kinds';
import type { Row } from './records';

/** How many cells of a row speak for names of columns, and how many for values like those below. */
export interface Evidence {
  readonly names: number;
  readonly data: number;
}

const usualWords =
  /\b(?:id|ref|reference|no|number|code|date|day|month|year|name|client|patient|person|age|gender|sex|ethnicity|site|practice|pcn|postcode|reason|source|status|stage|tool|measure|question|score|total|baseline|start|end|pre|post|before|after|first|last|referral|imd|notes?|activity|provider|attended|group|column)\b/;

/** So many rows are enough to tell a name from a value. */
export const rowsCompared = 60;

/** Compares each cell of `row` with the cells under it: a word above numbers is a name; a number above numbers is data. */
export function evidenceOf(row: Row, below: readonly Row[]): Evidence {
  const same = row.cells.join('\0');
  const under = below.slice(0, rowsCompared).filter(({ cells }) => cells.join('\0') !== same);
  const kinds = row.cells.map(kindOfCell);
  const known = new Map<string, Kind>();
  const runs = runsIn(row.cells);
  let [names, data] = [0, 0];
  for (const [at, cell] of row.cells.entries()) {
    const kind = kinds[at] as Kind;
    if (kind === 'blank' || kind === 'mark' || runs.has(at)) continue;
    const column = under.map(({ cells }) => cells[at] ?? '');
    const usual = usualKind(column, known);
    if (kind !== 'text') {
      if (usual === kind || usual === undefined) data += 1;
      else if (usual !== 'text') names += 1;
    } else if (usual !== undefined && usual !== 'text') names += 1;
    else if (recurs(cell, column)) data += 1;
    else if (usualWords.test(plainName(cell.slice(0, 200)))) names += 1;
  }
  return { names, data };
}

/** The same text again below, or a code of the same shape as most. */
export function recurs(cell: string, column: readonly string[]): boolean {
  const text = cell.trim();
  const filled = column.filter((one) => one.trim() !== '');
  if (filled.some((one) => one.trim() === text)) return true;
  if (!/\d/.test(text)) return false;
  const shape = shapeOf(text);
  return filled.length > 0 && filled.filter((one) => shapeOf(one) === shape).length * 10 >= filled.length * 6;
}

/** Columns named by a run of numbers or years: `-12, -11, …`, `2021, 2022, 2023`. */
function runsIn(cells: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  const numbers = cells.map((cell) => (/^\s*[-+]?\d{1,4}\s*$/.test(cell) ? Number(cell) : undefined));
  for (let from = 0; from < numbers.length;) {
    let to = from + 1;
    while (to < numbers.length && numbers[to] !== undefined && numbers[to] === (numbers[to - 1] ?? NaN) + 1)
      to += 1;
    const years = (numbers[from] ?? 0) >= 1990 && (numbers[from] ?? 0) < 2100;
    if (to - from >= (years ? 2 : 5)) for (let at = from; at < to; at += 1) found.add(at);
    from = to;
  }
  return found;
}
