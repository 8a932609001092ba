import type { Database } from '../engine/database';
import { type Column, lengthOf, type Rows } from '../engine/rows';
import { dimensionById } from '../vocabulary/dimensions';
import { sideMarks } from '../vocabulary/sides';
import { comparedIn, type LevelCount, levelsIn } from './episodes';
import { type FilledTable, type Hand, type MappedSource, type Prepared, prepare } from './prepare';
import { shapeOf, shapeOfWide, shapesOfPairs, type WideMeasure, wordsIn } from './shape';
import { shapeOfMonthly, viewOfVisits } from './visitshape';

/** What was loaded, and among whom it can be looked at. */
export interface Loaded extends Prepared {
  /** The levels of every dimension among everybody who was referred. */
  readonly levels: readonly LevelCount[];
  /** How many referrals stand for comparison. */
  readonly compared: number;
  /** How many contacts with the service were recorded one by one. */
  readonly contacts: number;
}

/** Fills the canonical tables from files, in place of what was there; see `prepare`. */
export async function load(database: Database, files: readonly MappedSource[]): Promise<Loaded> {
  return filling(database, (hand) => prepare(files, { hand, ids: true }));
}

/**
 * Puts rows into the canonical tables as `make` hands them on, in place of what was there. Where anything fails, on either side, the tables
 * are left empty: half of a file is worse than none.
 */
export async function filling(database: Database, make: (hand: Hand) => Promise<Prepared>): Promise<Loaded> {
  const counts = new Map<string, number>();
  let measures: readonly string[] = [];
  let wide: readonly WideMeasure[] = [];
  let months: readonly string[] = [];
  let referrals: Rows = {};
  // Tables without rows are made with the views at the end, in one call.
  const shapesLeft: string[] = [];
  let work = empty(database);
  // Waited for below, with its failure; until then it must not go unheard.
  work.catch(() => undefined);
  try {
    const loaded = await make((table, rows, side) => {
      const words = wordsIn(rows);
      if (table === 'settled') measures = words['measure'] ?? [];
      counts.set(table, lengthOf(rows));
      if (table === 'episode') referrals = rows;
      if (side !== undefined) wide = side;
      if (table === 'monthly') months = Object.keys(rows);
      const shapes = [...shapesFor(table, rows, side), ...(table === 'episode' ? [memberShape(rows)] : [])];
      if (lengthOf(rows) === 0) {
        shapesLeft.push(...shapes);
        return;
      }
      work = work.then(async () => {
        await database.run(shapes.join('; '));
        await database.insert(table, rows);
      });
      work.catch(() => undefined);
    });
    // The engine is still at work on what was handed over.
    const [levels, compared] = [levelsIn(referrals), comparedIn(referrals)];
    await work;
    await database.run([...shapesLeft, ...shapesOfPairs(measures, wide), viewOfVisits(months)].join('; '));
    await agree(database, counts);
    return { ...loaded, levels, compared, contacts: counts.get('contact') ?? 0 };
  } catch (failure) {
    await work.catch(() => undefined);
    // A database that has died cannot be emptied, and need not be.
    await empty(database).catch(() => undefined);
    throw failure;
  }
}

function shapesFor(
  table: FilledTable,
  rows: Rows,
  side: readonly WideMeasure[] | undefined,
): readonly string[] {
  if (table === 'monthly') return [shapeOfMonthly(rows)];
  return [side === undefined ? shapeOf(table, wordsIn(rows)) : shapeOfWide({ measures: side, rows })];
}

/** Who is looked at is split by the levels of a dimension: their words are known once the referrals are. */
function memberShape(episode: Rows): string {
  const levels = [...dimensionById.keys()].flatMap((id) => wordsOf(episode[id]));
  const words = [...new Set(['everyone', ...sideMarks, ...levels])].toSorted((one, other) =>
    one < other ? -1 : 1,
  );
  return shapeOf('member', { arm: ['comparison', 'referred'], stratum: words });
}

function wordsOf(column: Column | undefined): readonly string[] {
  return column?.kind === 'word' ? column.words : [];
}

/** The canonical tables. */
export const tables = [
  'person',
  'episode',
  'settled',
  'further',
  'monthly',
  'span',
  'used',
  'contact',
  'chosen_pair',
  'side',
  'member',
  'chosen',
  'tally',
];

/** Empties the canonical tables. */
async function empty(database: Database): Promise<void> {
  const views = [shapeOfWide({ measures: [], rows: {} }), ...shapesOfPairs([], [])];
  const visits = [shapeOfMonthly({}), viewOfVisits([])];
  await database.run([...views, ...visits, ...tables.map((table) => `DELETE FROM ${table}`)].join('; '));
}

/** What the engine counts must be what was handed over. */
async function agree(database: Database, counts: ReadonlyMap<string, number>): Promise<void> {
  const made = [...counts.keys()].map((table) => `(SELECT count(*) FROM ${table})::INTEGER`);
  const found = await database.run(`SELECT ${made.join(', ')}`);
  for (const [at, [table, count]] of [...counts].entries()) {
    if (found.columns[at]?.[0] !== count)
      throw new Error(
        `import: ${String(count)} rows were made for ${table}, and ${String(found.columns[at]?.[0])} arrived; nothing is used`,
      );
  }
}
