import type { Database } from '../engine/database';
import { lengthOf } from '../engine/rows';
import { type Loaded, type MappedSource, prepare, type Prepared } from './prepare';
import { shapeOf, shapesOfPairs, wordsIn } from './shape';

/** Fills person, episode and score from files, in place of what was there; see `prepare`. */
export async function load(database: Database, files: readonly MappedSource[]): Promise<Loaded> {
  await empty(database);
  return fill(database, await prepare(files));
}

/** Puts prepared rows into the canonical tables, in place of what was there. */
export async function fill(database: Database, prepared: Prepared): Promise<Loaded> {
  const { loaded, person, episode, settled, further, measures } = prepared;
  try {
    await empty(database, ['episode', 'settled', 'further', 'pair']);
    // The types of an earlier load can only be replaced once no table has them.
    await database.run(
      [
        shapeOf('episode', wordsIn(episode)),
        shapeOf('settled', { ...wordsIn(settled), measure: measures }),
        shapeOf('further', { ...wordsIn(further), measure: measures }),
        ...shapesOfPairs(measures),
      ].join('; '),
    );
    for (const [table, rows] of Object.entries({ person, episode, settled, further }))
      if (lengthOf(rows) > 0) await database.insert(table, rows);
    await agree(database, prepared);
    return loaded;
  } catch (failure) {
    // Half of a file is worse than none; a database that has died cannot be emptied, and need not be.
    await empty(database).catch(() => undefined);
    throw failure;
  }
}

const tables = ['person', 'episode', 'settled', 'further', 'visit', 'contact', 'pair', 'member', 'chosen'];

/** Empties the canonical tables, but for those that are made anew anyway. */
async function empty(database: Database, but: readonly string[] = []): Promise<void> {
  const full = tables.filter((table) => !but.includes(table));
  await database.run(full.map((table) => `DELETE FROM ${table}`).join('; '));
}

/** What the engine counts must be what was handed over. */
async function agree(database: Database, { person, episode, settled, further }: Prepared): Promise<void> {
  const made = { person, episode, settled, further };
  const counts = Object.keys(made).map((table) => `(SELECT count(*) FROM ${table})::INTEGER`);
  const found = await database.run(`SELECT ${counts.join(', ')}`);
  for (const [at, [table, rows]] of Object.entries(made).entries()) {
    if (found.columns[at]?.[0] !== lengthOf(rows))
      throw new Error(
        `import: ${String(lengthOf(rows))} rows were made for ${table}, and ${String(found.columns[at]?.[0])} arrived; nothing is used`,
      );
  }
}
