import type { Database } from '../engine/database';
import { type CompareChoice, type DoseBand, doseBand } from '../evidence/comparechoice';
import type { Clauses } from '../evidence/namedcohort';

/** A choice whose cohorts are not the levels of one dimension. */
export type MarkedChoice = Exclude<CompareChoice, { readonly kind: 'arms' | 'levels' }>;

/** Writes into the stratum of each member which of the two cohorts they are in. */
export async function markSides(database: Database, choice: MarkedChoice): Promise<void> {
  await database.run('DELETE FROM side');
  switch (choice.kind) {
    case 'dose':
      await takeDose(database, 'asked', choice.asked);
      await takeDose(database, 'against', choice.against);
      break;
    case 'date':
      await takeClauses(database, 'asked', { from: choice.day, filters: [] });
      await takeClauses(database, 'against', { to: dayBefore(choice.day), filters: [] });
      break;
    case 'cohorts':
      await takeClauses(database, 'asked', choice.asked);
      if (choice.against !== null) await takeClauses(database, 'against', choice.against);
      break;
  }
  await database.run(
    `UPDATE member SET stratum = coalesce(
      (SELECT CASE WHEN count(*) > 1 THEN 'both' ELSE any_value(side) END FROM side WHERE side.episode = member.episode), 'neither')`,
  );
  await database.run('DELETE FROM tally; INSERT INTO tally SELECT * FROM tallies()');
}

async function takeDose(database: Database, side: string, band: DoseBand): Promise<void> {
  const { least, most } = doseBand(band);
  await database.run('INSERT INTO side SELECT * FROM dosed(?, ?, CAST(? AS DOUBLE))', [side, least, most]);
}

async function takeClauses(database: Database, side: string, { from, to, filters }: Clauses): Promise<void> {
  await database.run('DELETE FROM chosen');
  for (const { dimension, levels } of filters)
    for (const level of levels) await database.run('INSERT INTO chosen VALUES (?, ?)', [dimension, level]);
  await database.run(
    `INSERT INTO side SELECT episode, ? FROM cohort('referred', CAST(? AS DATE), CAST(? AS DATE), 'all', '')`,
    [side, from ?? null, to ?? null],
  );
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
