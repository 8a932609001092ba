import type { Decision, HeaderPlace } from '../../vocabulary/sniffed';
import { type Evidence, evidenceOf } from './evidence';
import { isPair, isUnits } from './layers';
import type { Row } from './records';

const mostTitles = 30;
const mostOffered = 12;

/** Where do the names of the columns stand, among rows that each hold something? */
export function placeOf(rows: readonly Row[]): Decision<HeaderPlace> {
  const [top] = rows;
  if (top === undefined) {
    const value = { names: [], first: 1 };
    return { value, sure: true, why: 'There are no rows.', choices: [value] };
  }
  const at = firstFull(rows);
  const row = rows[at] ?? top;
  const below = rows.slice(at + 1);
  const evidence = evidenceOf(row, below);
  if (evidence.data > evidence.names) {
    const value = { names: [], first: row.line };
    const why = `The first full row, line ${String(row.line)}, looks like the rows under it, so no row names the columns.`;
    return { value, sure: false, why, choices: offered(value, rows) };
  }
  const { lines, last, sure: paired } = layersAt(rows, at);
  const next = rows[last + 1];
  const units = next !== undefined && isUnits(next, rows.slice(last + 2)) ? next.line : undefined;
  const value: HeaderPlace = {
    names: lines,
    ...(units === undefined ? {} : { units }),
    first: (units ?? lines.at(-1) ?? row.line) + 1,
  };
  const sure = paired && (lines.length === 2 || isClear(evidence));
  return { value, sure, why: reasonFor(value, evidence, paired), choices: offered(value, rows) };
}

function isClear({ names, data }: Evidence): boolean {
  return names > 0 && names >= data * 2;
}

function reasonFor({ names, units }: HeaderPlace, evidence: Evidence, paired: boolean): string {
  const [line, second] = names;
  const start =
    second !== undefined
      ? `Line ${String(line)} names groups of columns and line ${String(second)} the columns in them.${paired ? '' : ' The upper line could be a title instead.'}`
      : evidence.names === 0
        ? `Line ${String(line)} is the first full row, but nothing tells its cells from those under them.`
        : `Line ${String(line)} is the first full row, and it holds words where the rows under it hold values.`;
  return units === undefined ? start : `${start} Line ${String(units)} holds units.`;
}

/** Titles have few cells: the first row with at least half of the usual number, or a fuller row of words soon after it. */
function firstFull(rows: readonly Row[]): number {
  // A merged title stands in every cell that it covers, and is one cell all the same.
  const counts = rows.map(({ cells }) => {
    const said = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    return said.every((cell) => cell === said[0]) ? Math.min(1, said.length) : said.length;
  });
  const usual = counts.toSorted((one, other) => other - one)[Math.floor(counts.length / 5)] ?? 1;
  const enough = Math.min(usual, Math.max(2, usual / 2));
  const first = counts.findIndex((count) => count >= enough);
  if (first < 0 || first > mostTitles) return 0;
  const count = counts[first] as number;
  const own = evidenceOf(rows[first] as Row, rows.slice(first + 1));
  const fuller = counts.findIndex((other, at) => {
    if (at <= first || at > first + 5 || other <= count) return false;
    const { names, data } = evidenceOf(rows[at] as Row, rows.slice(at + 1));
    return data === 0 && names > 1 && (other >= count * 2 || (own.data > 0 && names > own.names));
  });
  return fuller < 0 ? first : fuller;
}

/** The rows that name the columns together with the row at `at`: one above, one below, or it alone. */
function layersAt(
  rows: readonly Row[],
  at: number,
): { readonly lines: readonly number[]; readonly last: number; readonly sure: boolean } {
  const row = rows[at] as Row;
  const [above, next] = [rows[at - 1], rows[at + 1]];
  const over = above === undefined ? 'no' : isPair(above, row, rows.slice(at + 1));
  if (above !== undefined && over !== 'no') {
    return { lines: [above.line, row.line], last: at, sure: over === 'sure' };
  }
  const under =
    next === undefined || isUnits(next, rows.slice(at + 2)) ? 'no' : isPair(row, next, rows.slice(at + 2));
  if (next !== undefined && under !== 'no') {
    return { lines: [row.line, next.line], last: at + 1, sure: under === 'sure' };
  }
  return { lines: [row.line], last: at, sure: true };
}

function offered(value: HeaderPlace, rows: readonly Row[]): readonly HeaderPlace[] {
  const singles = rows
    .slice(0, mostOffered)
    .map(({ line }): HeaderPlace => ({ names: [line], first: line + 1 }));
  const none = [...new Set([rows[0]?.line ?? 1, value.first])].map((first): HeaderPlace => ({
    names: [],
    first,
  }));
  const all = [value, ...singles, ...none];
  const texts = all.map((one) => JSON.stringify(one));
  return all.filter((_, at) => texts.indexOf(texts[at] ?? '') === at);
}
