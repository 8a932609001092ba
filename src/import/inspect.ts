import type { Source } from '../engine/database';
import type { Looked } from '../vocabulary/looked';
import type { Mapping } from '../vocabulary/mapping';
import type { Tripwire } from '../vocabulary/tripwire';
import { isDoubtful } from './doubts';
import type { Grid } from './grid';
import { lookedColumns } from './lookedcolumns';
import { recognise } from './recognise';
import { similarLevels } from './similarlevels';
import { repaired } from './repaired';
import { type Aids, readTable } from './table';
import { tripwires } from './tripwire/tripwire';

const shown = 8;

/**
 * What the Import page shows of a file before it is loaded: its columns, a few rows, how many there are, how its bytes were understood, by
 * what somebody could be known, and the best mapping. `chosen` is what a person has said of it so far.
 */
export async function inspect(
  source: Source,
  chosen: Pick<Mapping, 'reading' | 'repairs'> = {},
  aids: Aids = {},
): Promise<Looked> {
  const read = await readTable(source, chosen.reading, aids);
  const { name, rows, tables, table, sniffed, issues } = read;
  const guess = recognise(read.header, read.sample, name, read.grid && textsIn(read.grid));
  const own = {
    ...(chosen.reading === undefined ? {} : { reading: chosen.reading }),
    ...(chosen.repairs === undefined ? {} : { repairs: chosen.repairs }),
  };
  const base = { name, rows, tables, table, sniffed };
  if (read.grid === undefined) {
    const { header } = read;
    const nothing = {
      columns: [],
      tripwires: [],
      similar: [],
      sample: read.sample.slice(0, shown),
      certain: false,
    };
    return { ...base, ...nothing, header, mapping: { ...guess.mapping, ...own }, issues };
  }
  const grid = repaired(read.grid, { ...guess.mapping, ...own });
  const { header } = grid;
  // A repaired column has changed, and perhaps its meaning with it.
  const again =
    grid === read.grid ? guess : recognise(header, sampleUnder(header, read.header, read.sample), name);
  const trips = tripwires(grid);
  const columns = lookedColumns(grid, trips);
  const hidden = new Set(
    columns.flatMap(({ examples, different }, at) => (examples.length === 0 && different > 0 ? [at] : [])),
  );
  return {
    ...base,
    header,
    columns,
    tripwires: trips,
    similar: similarLevels(grid, again.mapping, unseenIn(trips, chosen)),
    sample: sampleUnder(header, read.header, read.sample)
      .slice(0, shown)
      .map((row) => row.map((cell, at) => (hidden.has(at) ? '' : cell))),
    mapping: { ...again.mapping, ...own },
    certain: again.certain && !read.open && !isDoubtful(again.mapping, grid),
    issues: [...issues, ...again.issues],
  };
}

/** Columns of which no cell is shown: those that seem to name people, and those that were mended. */
function unseenIn(
  trips: readonly Tripwire[],
  { repairs = [] }: Pick<Mapping, 'repairs'>,
): ReadonlySet<string> {
  const stops = trips.filter(({ level }) => level === 'stop');
  return new Set([...stops, ...repairs].map(({ column }) => column));
}

/** The sample's cells of the columns that are left. */
function sampleUnder(
  header: readonly string[],
  before: readonly string[],
  sample: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  if (header.length === before.length) return sample;
  const at = header.map((column) => before.indexOf(column));
  return sample.map((row) => at.map((place) => row[place] ?? ''));
}

/** So many different texts of a column settle how it is written; a column of notes has more, and nobody asks it. */
const mostTexts = 5000;

function textsIn({ header, columns }: Grid): (column: string) => readonly string[] {
  return (column) => {
    const texts = columns[header.indexOf(column)]?.texts;
    if (texts === undefined) return [];
    return Array.from({ length: Math.min(texts.size, mostTexts) - 1 }, (_, at) => texts.text(at + 1));
  };
}
