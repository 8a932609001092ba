import { recurs, rowsCompared } from './evidence';
import { kindOfCell, usualKind } from './kinds';
import type { Row } from './records';

const stageWords =
  /^(?:(?:start|end|entry|exit|pre|post|before|after|initial|final|first|last|baseline|review|follow[- ]?up|closure|month|t|wave|time|visit)s?[\s-]*\d*|m-?\d+)$/i;
const units =
  /^(?:[([{].*[)\]}]|years?|yrs?|months?|days?|weeks?|hours?|hrs?|min(?:ute)?s?|scores?|points?|n|no\.?|number|counts?|£|gbp|%|per ?cent|text|string|integer|numeric|date|d{1,2}[-/. ]m{1,3}[-/. ]y{2,4}|m{1,2}[-/]d{1,2}[-/]y{2,4}|y{4}-m{2}-d{2}|y(?:es)?\/no?|-?\d+ ?(?:-|–|to) ?\d+|decile|quintile|code|id)$/i;

/**
 * Whether `upper` names groups of the columns that `lower` names one by one, as merged cells do: `ONS4` over `Start` and `End`.
 * `sure` where the names below repeat or are stages; otherwise the row above might be a title.
 */
export function isPair(upper: Row, lower: Row, below: readonly Row[]): 'sure' | 'unsure' | 'no' {
  const above = upper.cells.map((cell) => cell.trim());
  const names = lower.cells.map((cell) => cell.trim());
  const said = [...above, ...names].filter((cell) => cell !== '');
  if (said.some((cell) => cell.length > 200 || cell.endsWith(':'))) return 'no';
  if (
    said.some(
      (cell) => kindOfCell(cell) !== 'text' && !/^(?:19|20)\d\d$/.test(cell) && !/^m?-?\d{1,2}$/.test(cell),
    )
  )
    return 'no';
  if (lower.line - upper.line > 3) return 'no';
  const groups = groupsIn(above, names);
  if (groups.every(({ size }) => size < 2)) return 'no';
  const [only] = groups;
  if (groups.length === 1 && only?.from === 0 && new Set(above.filter((cell) => cell !== '')).size === 1)
    return 'no';
  const columns = names.map((_, at) => below.slice(0, rowsCompared).map(({ cells }) => cells[at] ?? ''));
  if (names.some((name, at) => name !== '' && recurs(name, columns[at] ?? []))) return 'no';
  const inGroups = groups
    .filter(({ size }) => size > 1)
    .flatMap(({ from, size }) => names.slice(from, from + size));
  const repeated = new Set(inGroups).size < inGroups.length;
  if (repeated || inGroups.every((name) => stageWords.test(name))) return 'sure';
  const kinds = columns.map((column) => usualKind(column));
  const overValues = names.some((name, at) => name !== '' && kinds[at] !== undefined && kinds[at] !== 'text');
  return overValues &&
    (groups.length > 1 || above.filter((cell) => cell !== '').length > 1 || only?.from !== 0)
    ? 'unsure'
    : 'no';
}

/** The cells of two rows that name columns together, as one row. */
export function joined(upper: readonly string[], lower: readonly string[]): readonly string[] {
  const width = Math.max(upper.length, lower.length);
  let group = '';
  return Array.from({ length: width }, (_, at) => {
    const [above, name] = [(upper[at] ?? '').trim(), (lower[at] ?? '').trim()];
    if (name === '') {
      group = '';
      return above;
    }
    if (above !== '') group = above;
    return group === '' || group === name ? name : `${group} ${name}`;
  });
}

/** Whether a row under the names holds units or ranges and nothing else. */
export function isUnits(row: Row, below: readonly Row[]): boolean {
  const filled = [...row.cells.entries()].filter(([, cell]) => cell.trim() !== '');
  if (filled.length === 0 || below.length === 0) return false;
  if (!filled.every(([, cell]) => units.test(cell.trim()) && cell.length < 60)) return false;
  const columns = filled.map(([at]) => below.slice(0, rowsCompared).map(({ cells }) => cells[at] ?? ''));
  if (filled.some(([, cell], at) => recurs(cell, columns[at] ?? []))) return false;
  return columns.some((cells) => {
    const usual = usualKind(cells);
    return usual !== undefined && usual !== 'text';
  });
}

interface Group {
  readonly from: number;
  readonly size: number;
}

/** Runs of columns under one name above: a name, then blanks or the same name again, each with a name of its own below. */
function groupsIn(above: readonly string[], names: readonly string[]): readonly Group[] {
  const groups: Group[] = [];
  for (let from = 0; from < above.length;) {
    let to = from + 1;
    if (above[from] !== '' && (names[from] ?? '') !== '') {
      while (to < names.length && names[to] !== '' && ['', above[from]].includes(above[to] ?? '')) to += 1;
      groups.push({ from, size: to - from });
    }
    from = to;
  }
  return groups;
}
