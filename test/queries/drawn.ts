import type { Database } from '../../src/engine/database';
import { tables } from '../../src/import/load';

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

type Cell = string | number | boolean | null;

/**
 * Rows drawn as text: the first line names the columns, `|` parts the cells, `-` is missing. Numbers, `true` and `false` are read as
 * what they are; all else is text.
 *
 *     episode | measure | value
 *     1       | swemwbs | 21.5
 */
export function drawn(text: string): readonly Readonly<Record<string, Cell>>[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const [names = [], ...rows] = lines;
  return rows.map((row) => {
    if (row.length !== names.length) throw new Error(`drawn: ${row.join(' | ')} does not fit its columns`);
    return Object.fromEntries(names.map((name, at) => [name, read(row[at] ?? '')]));
  });
}

function read(cell: string): Cell {
  if (cell === '-') return null;
  if (cell === 'true' || cell === 'false') return cell === 'true';
  return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
}

/** What a column holds where the drawing leaves it out: a referral of its own person about whom nothing is recorded. */
function usual(table: string, row: Readonly<Record<string, Cell>>): Readonly<Record<string, Cell>> {
  const silent = 'not recorded';
  switch (table) {
    case 'person':
      return { source_id: `id ${String(row['person'])}` };
    case 'episode':
      return {
        person: row['episode'] ?? null,
        ordinal: 1,
        of_many: false,
        status: silent,
        age_band: silent,
        sex: silent,
        ethnicity: silent,
        deprivation: silent,
        site: silent,
        area: silent,
        referral_source: silent,
        reason: silent,
        activity: silent,
        mode: silent,
        link_worker: silent,
        group_label: 'referred',
        deceased: silent,
      };
    case 'further':
      return {
        measure: 'swemwbs',
        stage: silent,
      };
    case 'chosen_pair':
      return { measure: 'swemwbs', status: 'pair', any_last: row['last_score'] ?? null };
    case 'member':
      return { arm: 'referred', stratum: 'everyone' };
    default:
      return {};
  }
}

/** Adds drawn rows to a canonical table. */
export async function draw(database: Database, table: string, text: string): Promise<void> {
  for (const row of drawn(text)) {
    const whole = { ...usual(table, row), ...row };
    const names = Object.keys(whole).map(quoteName).join(', ');
    const holes = Object.keys(whole)
      .map(() => '?')
      .join(', ');
    await database.run(`INSERT INTO ${quoteName(table)} (${names}) VALUES (${holes})`, Object.values(whole));
  }
}

/** Takes every row out of every canonical table. */
export async function erase(database: Database): Promise<void> {
  for (const table of tables) await database.run(`DELETE FROM ${table}`);
}

/** Makes members of every referral that is drawn. */
export async function lookAtAll(database: Database): Promise<void> {
  await database.run(`INSERT INTO member SELECT episode, 'referred', 'everyone' FROM episode`);
}

/** Counts what was drawn, as an analysis does whenever pairs or members change. */
export async function tallied(database: Database): Promise<void> {
  await database.run('DELETE FROM tally; INSERT INTO tally SELECT * FROM tallies()');
}
