import type { Database } from '../engine/database';
import { dimensionById } from '../vocabulary/dimensions';
import type { ColumnRole } from '../vocabulary/mapping';
import { hasId, setAside } from './lines';
import type { Direct } from './direct';
import type { Place } from './plan';
import type { Sheet } from './sheet';

/** A sheet whose cells have been read: `cells` is the table of what they mean. */
export interface ReadSheet {
  readonly sheet: Sheet;
  readonly places: readonly Place[];
  readonly cells: string;
  /** Places whose every text is its own level: there is nothing to look up. */
  readonly asWritten: ReadonlySet<number>;
  /** Places that the engine reads by itself just as we do: there is nothing to look up either. */
  readonly direct: ReadonlyMap<number, Direct>;
}

/**
 * Makes people and episodes of the founding sheets: the wide ones, or the long ones where there is no wide one. Leaves the
 * tables `import_episode` (id, case_id, referral, person, episode, ordinal, of_many, file, line of its first row) and, for each
 * founding sheet, its rows' episodes in `import_at_N` (line, episode, referral). A referral that comes again with other details
 * is set aside in the sheet's table of rows. True where the rows of one file are the people, everybody once and none set aside: then
 * line k + 1 is episode k.
 */
export async function foundPeople(database: Database, founders: readonly ReadSheet[]): Promise<boolean> {
  const layout = founders[0]?.sheet.mapping.layout;
  const rows = founders.map((founder) => {
    const { sheet, places, cells, direct } = founder;
    const id = hasId(sheet) ? 't.id' : `'file ${String(sheet.file + 1)} line ' || t.line`;
    const joined = joinCells(cells, lookedUp(places, direct), ['referral_date']);
    return `SELECT ${String(sheet.file)} AS file, t.line, ${id} AS id, t.case_id, ${referralOf(founder)} AS referral FROM ${sheet.view} t ${joined} WHERE t.verdict IS NULL`;
  });
  const byCase = founders.every(({ sheet }) => sheet.mapping.columns.episode !== undefined);
  const different =
    layout === 'wide' && !byCase && founders.length === 1 && founders[0]?.sheet.idsDiffer === true;
  await database.run(
    `CREATE OR REPLACE TEMP ${different ? 'VIEW' : 'TABLE'} import_row AS ${rows.join(' UNION ALL ')}`,
  );
  if (different) {
    // Nobody comes twice.
  } else if (layout === 'wide') await dropRepeatedReferrals(database, founders, byCase);
  else await gatherReferrals(database, byCase);
  const once = await numberEpisodes(database, different);
  for (const founder of founders) await placeRows(database, founder.sheet, layout === 'wide');
  await database.run(`INSERT INTO person SELECT person, id FROM import_episode WHERE ordinal = 1`);
  await describeEpisodes(database, founders, layout === 'wide', once);
  return once;
}

/** The table of a sheet's rows with the episode each belongs to. */
export function placedIn(sheet: Sheet): string {
  return `import_at_${String(sheet.file)}`;
}

/** Joins what the cells of some roles mean to a sheet's view `t`; the alias of a role is `d_` and its name. */
export function joinCells(cells: string, places: readonly Place[], roles: readonly ColumnRole[]): string {
  return places
    .filter(({ role }) => role !== undefined && roles.includes(role))
    .map(
      ({ role, place, sql }) =>
        `LEFT JOIN (SELECT * FROM ${cells} WHERE place = ${String(place)}) d_${String(role)} ON d_${String(role)}.raw = ${sql}`,
    )
    .join(' ');
}

/** Places whose meaning has to be looked up in the table of cells. */
function lookedUp(places: readonly Place[], direct: ReadSheet['direct']): readonly Place[] {
  return places.filter(({ place }) => !direct.has(place));
}

function referralOf({ places, direct }: ReadSheet): string {
  const found = places.find(({ role }) => role === 'referral_date');
  if (found === undefined) return 'NULL::DATE';
  return direct.get(found.place)?.value(`t.${found.sql}`) ?? 'd_referral_date.day';
}

/** One row is one referral: a case number that comes twice, or a person twice on one day, is one too many. */
async function dropRepeatedReferrals(
  database: Database,
  founders: readonly ReadSheet[],
  byCase: boolean,
): Promise<void> {
  const counts = await database.run(
    `SELECT count(*)::INTEGER, count(DISTINCT id)::INTEGER, count(DISTINCT case_id)::INTEGER, count(case_id)::INTEGER FROM import_row`,
  );
  const [rows = 0, ids = 0, cases = 0, withCase = 0] = counts.columns.map((column) => Number(column[0]));
  if (rows === ids && (!byCase || cases === withCase)) return;
  const pairs = await database.run(
    `SELECT count(*)::INTEGER FROM (SELECT DISTINCT id, case_id FROM import_row WHERE case_id IS NOT NULL)`,
  );
  // Numbers such as 1, 2, 3 that begin again with every person are no case numbers of their own.
  const ownNumber = cases * 2 >= Number(pairs.columns[0]?.[0]);
  const byDay = `id || chr(30) || coalesce(referral::VARCHAR, '')`;
  const key = byCase
    ? `CASE WHEN case_id IS NULL THEN ${byDay} ELSE ${ownNumber ? 'case_id' : `id || chr(30) || chr(30) || case_id`} END`
    : byDay;
  await database.run(
    `CREATE OR REPLACE TEMP TABLE import_repeated AS SELECT file, line FROM import_row QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY file, line) > 1`,
  );
  for (const { sheet } of founders) {
    await setAside(
      database,
      sheet,
      'duplicate_id',
      `SELECT line FROM import_repeated WHERE file = ${String(sheet.file)}`,
    );
  }
  await database.run(
    `DELETE FROM import_row WHERE (file, line) IN (SELECT (file, line) FROM import_repeated)`,
  );
}

/** Many rows are one referral: those of one person and case, or, without cases, of one person and referral date. */
async function gatherReferrals(database: Database, byCase: boolean): Promise<void> {
  const key = byCase ? 'case_id' : `coalesce(r.referral, f.referral)::VARCHAR`;
  await database.run(
    `CREATE OR REPLACE TEMP TABLE import_keyed AS
SELECT r.file, r.line, r.id, r.case_id, r.referral, r.id || chr(30) || coalesce(${key}, '') AS key
FROM import_row r LEFT JOIN (SELECT id, min(referral) AS referral FROM import_row GROUP BY id HAVING min(referral) IS NOT NULL) f ON f.id = r.id`,
  );
  await database.run(
    `CREATE OR REPLACE TEMP TABLE import_row AS
SELECT (min(place) // 4294967296)::INTEGER AS file, (min(place) % 4294967296)::INTEGER AS line, id, any_value(case_id) AS case_id, min(referral) AS referral, key
FROM (SELECT *, file * 4294967296 + line AS place FROM import_keyed)
GROUP BY id, key`,
  );
}

/** Numbers people and episodes; true where the lines of one file already do. */
async function numberEpisodes(database: Database, different: boolean): Promise<boolean> {
  const counts = await database.run(
    `SELECT ${different ? 'true' : 'count(*) = count(DISTINCT id)'} AND min(file) = max(file) AND max(line) - 1 = count(*) FROM import_row`,
  );
  // Everybody once, in one file without a gap: the line already numbers people and referrals.
  if (counts.columns[0]?.[0] === true) {
    await database.run(
      `CREATE OR REPLACE TEMP VIEW import_episode AS SELECT *, line - 1 AS person, line - 1 AS episode, 1 AS ordinal, false AS of_many FROM import_row`,
    );
    return true;
  }
  await database.run(
    `CREATE OR REPLACE TEMP TABLE import_episode AS
WITH people AS (
  SELECT id, n, (row_number() OVER (ORDER BY first))::INTEGER AS person
  FROM (SELECT id, count(*) AS n, min(file * 4294967296 + line) AS first FROM import_row GROUP BY id)
),
numbered AS (
  SELECT r.*, p.person, p.n > 1 AS of_many, (row_number() OVER (ORDER BY p.person, r.referral NULLS LAST, r.file, r.line))::INTEGER AS episode
  FROM import_row r JOIN people p ON p.id = r.id
)
SELECT *, (episode - min(episode) OVER (PARTITION BY person) + 1)::INTEGER AS ordinal FROM numbered`,
  );
  return false;
}

async function placeRows(database: Database, sheet: Sheet, wide: boolean): Promise<void> {
  const from = wide
    ? `SELECT line, episode, referral FROM import_episode WHERE file = ${String(sheet.file)}`
    : `SELECT k.line, e.episode, e.referral FROM import_keyed k JOIN import_episode e ON e.key = k.key WHERE k.file = ${String(sheet.file)}`;
  await database.run(`CREATE OR REPLACE TEMP ${wide ? 'VIEW' : 'TABLE'} ${placedIn(sheet)} AS ${from}`);
}

const columns = ['first_contact', 'closed', 'status', ...dimensionById.keys()] as const;

/** Fills `episode`: from its own row, or, where it has many rows, from the first that says anything. */
async function describeEpisodes(
  database: Database,
  founders: readonly ReadSheet[],
  wide: boolean,
  once: boolean,
): Promise<void> {
  const rows = founders.map((founder) => {
    const { sheet, places, cells, asWritten, direct } = founder;
    const looked = lookedUp(places, direct).filter(({ place }) => !asWritten.has(place));
    const values = columns.map((role) => `${valueOf(founder, role)} AS ${role}`);
    const from = wide
      ? `import_episode e JOIN ${sheet.view} t ON t.line = e.line AND e.file = ${String(sheet.file)}`
      : `${placedIn(sheet)} e JOIN ${sheet.view} t ON t.line = e.line`;
    const own = wide
      ? 'e.person, e.ordinal, e.of_many, e.referral AS referral_date'
      : `${String(sheet.file)} AS file, t.line`;
    if (wide && once) {
      const { view } = sheet;
      return `SELECT t.line - 1 AS episode, t.line - 1 AS person, 1 AS ordinal, false AS of_many, ${referralOf(founder)} AS referral_date, ${values.join(', ')} FROM ${view} t ${joinCells(cells, looked, ['referral_date', ...columns, 'age'])} WHERE t.verdict IS NULL`;
    }
    return `SELECT e.episode, ${own}, ${values.join(', ')} FROM ${from} ${joinCells(cells, looked, [...columns, 'age'])}`;
  });
  const texts = columns.filter((role) => role !== 'first_contact' && role !== 'closed');
  const filled = texts.map((role) => `coalesce(${role}, 'not recorded') AS ${role}`).join(', ');
  const union = rows.join(' UNION ALL ');
  if (wide) {
    await database.run(`INSERT INTO episode BY NAME SELECT * REPLACE (${filled}) FROM (${union})`);
    return;
  }
  const first = columns.map((role) => `arg_min(${role}, place) FILTER (${role} IS NOT NULL) AS ${role}`);
  await database.run(
    `INSERT INTO episode BY NAME
SELECT e.episode, e.person, e.ordinal, e.of_many, e.referral AS referral_date, d.* EXCLUDE (episode) REPLACE (${filled})
FROM import_episode e JOIN (
  SELECT episode, ${first.join(', ')} FROM (SELECT *, file * 4294967296 + line AS place FROM (${union})) GROUP BY episode
) d ON d.episode = e.episode`,
  );
}

/** What a founder's cells say of a column of `episode`, null for nothing. */
function valueOf({ places, asWritten, direct }: ReadSheet, role: (typeof columns)[number]): string {
  const roles = role === 'age_band' ? (['age', 'age_band'] as const) : ([role] as const);
  const values = places
    .filter((place) => roles.some((one) => one === place.role))
    .map(({ role: of, place, sql, kind }) => {
      if (kind === 'date') return direct.get(place)?.value(`t.${sql}`) ?? `d_${String(of)}.day`;
      return asWritten.has(place) ? `t.${sql}` : `nullif(d_${String(of)}.level, 'not recorded')`;
    });
  const none = role === 'first_contact' || role === 'closed' ? 'NULL::DATE' : 'NULL::VARCHAR';
  return values.length === 0 ? none : `coalesce(${values.join(', ')}, ${none})`;
}
