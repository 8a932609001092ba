import { type Decision, type HeaderPlace, type Note, settled } from '../../vocabulary/sniffed';
import { placeOf } from './place';
import { joined } from './layers';
import { namesOf } from './names';
import { isFilled, type Row } from './records';

/** The names of a table's columns, and its first rows. */
export interface Heading {
  readonly place: Decision<HeaderPlace>;
  readonly names: readonly string[];
  /** Cells at the right end of a row that have no name and hold nothing in the rows looked at. */
  readonly dropped: number;
  /** The rows given that are data, blank ones left out. */
  readonly sample: readonly Row[];
  readonly notes: readonly Note[];
}

const rowsLookedAt = 400;

/**
 * What are the columns called, and where does the data begin? From the first rows of a text or a sheet: titles above, blank rows, a row
 * of units below, two rows of names, no names at all. In a `sheet` every row has as many cells as the widest.
 */
export function headerOf(
  rows: readonly Row[],
  { chosen, sheet = false }: { readonly chosen?: HeaderPlace | undefined; readonly sheet?: boolean } = {},
): Heading {
  const filled = rows.slice(0, rowsLookedAt).filter(isFilled);
  const found = placeOf(filled);
  const place = settled(chosen, found);
  const { names, units, first } = place.value;
  const [upper = [], lower] = names.map((line) => rows.find((row) => row.line === line)?.cells ?? []);
  const cells = lower === undefined ? upper : joined(upper, lower);
  const sample = filled.filter(({ line }) => line >= first);
  const extents = sample.map(({ cells }) => extentOf(cells));
  const physical = Math.max(cells.length, usual(sample.map(({ cells }) => cells.length)));
  const own = extentOf(cells);
  const more =
    names.length > 0 &&
    extents.length > 0 &&
    extents.filter((n) => n > own).length * 10 >= extents.length * 9;
  const width =
    sheet || names.length === 0
      ? Math.max(own, sheet ? Math.max(0, ...extents) : usual(sample.map(({ cells }) => cells.length)))
      : Math.max(own, more ? usual(extents) : 0, ...extents.map((extent) => Math.min(extent, cells.length)));
  const shown = names.length === 0 && !sheet ? Math.min(width, Math.max(0, ...extents)) : width;
  const line = names[0] ?? first;
  const read = namesOf(
    Array.from({ length: shown }, (_, at) => cells[at] ?? ''),
    line,
  );
  const dropped = Math.max(0, physical - shown);
  const titles = filled.filter((row) => row.line < (names[0] ?? first));
  const shifted =
    more && !sheet && usual(extents) > own && usual(sample.map(({ cells }) => cells.length)) > cells.length;
  const note = (code: Note['code'], at: number, n?: number): Note => ({
    code,
    severity: 'note',
    line: at,
    ...(n === undefined ? {} : { n }),
  });
  const notes: readonly Note[] = [
    ...(titles[0] === undefined ? [] : [note('title_rows', titles[0].line, titles.length)]),
    ...(names.length === 0 && filled.length > 0 ? [note('no_header', first)] : []),
    ...(names.length === 2 ? [note('two_row_header', line)] : []),
    ...(units === undefined ? [] : [note('units_row', units)]),
    ...(dropped === 0 ? [] : [note('blank_column', line, dropped)]),
    ...(shifted ? [note('more_cells', line)] : []),
    ...read.notes,
  ];
  const why = shifted ? `${place.why} But most rows have more cells than there are names.` : place.why;
  const sure = place.sure && (!shifted || chosen !== undefined);
  return { place: { ...place, why, sure }, names: read.names, dropped, sample, notes };
}

/** How many cells a row has up to its last with something in it. */
function extentOf(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

function usual(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])[0];
}
