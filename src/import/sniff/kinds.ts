import { hiddenCount, isMissing } from '../../vocabulary/cells';
import { readDate } from '../calendar';
import { isNumeric } from './numbers';

/** What a cell looks like by itself; `mark` says that there is no value, or hides one. */
export type Kind = 'blank' | 'text' | 'number' | 'date' | 'mark';

const months =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?[-/ ']{1,2}(?:\d{4}|\d{2})$/i;
const longest = 40;
const longestWord = 25;

export function kindOfCell(cell: string): Kind {
  const text = cell.trim();
  if (text === '') return 'blank';
  if (text.length > longest) return 'text';
  if (isNumeric(text)) return 'number';
  if (text.length < longestWord && (isMissing(text) || hiddenCount(text) !== undefined)) return 'mark';
  if (!/\d/.test(text)) return 'text';
  if (months.test(text)) return 'date';
  return readDate(text, 'day first').problem === 'bad_date' &&
    readDate(text, 'month first').problem === 'bad_date'
    ? 'text'
    : 'date';
}

/** What most of the cells with a value look like; `undefined` where there is none or they differ. `known` spares a second look at a text. */
export function usualKind(cells: readonly string[], known = new Map<string, Kind>()): Kind | undefined {
  const counts = new Map<Kind, number>();
  let all = 0;
  for (const cell of cells) {
    const kind = known.get(cell) ?? kindOfCell(cell);
    known.set(cell, kind);
    if (kind === 'blank' || kind === 'mark') continue;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    all += 1;
  }
  return [...counts].find(([, n]) => n * 10 >= all * 6)?.[0];
}

/** Letters as `a`, digits as `9`: cells of one code share it (`A1093` and `B2214`). */
export function shapeOf(cell: string): string {
  return cell
    .slice(0, longest)
    .trim()
    .replace(/\p{Letter}/gu, 'a')
    .replace(/\d/g, '9');
}
