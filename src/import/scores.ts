import type { Database } from '../engine/database';
import { setAside } from './lines';
import { type ReadSheet, joinCells, placedIn } from './people';
import type { Place } from './plan';
import { columnOf, type Sheet } from './sheet';

/** Sets aside the rows of a long sheet whose tool or stage is not known. */
export async function judgeCells(database: Database, { sheet, places, cells }: ReadSheet): Promise<void> {
  for (const { place, sql, kind } of places) {
    if (kind !== 'tool score' && kind !== 'stage') continue;
    const code = kind === 'stage' ? 'unknown_stage' : 'unknown_tool';
    await setAside(
      database,
      sheet,
      code,
      `SELECT t.line FROM ${sheet.view} t JOIN (SELECT raw FROM ${cells} WHERE place = ${String(place)} AND problem = '${code}') d ON d.raw = ${sql}`,
    );
  }
}

export function scorePlaces(places: readonly Place[]): readonly Place[] {
  return places.filter(({ kind }) => kind === 'score' || kind === 'tool score');
}

/** Whether the scores of this sheet alone can neither be dated nor stand twice at one stage: they need no further look. */
export function isSimple({ sheet, places }: ReadSheet): boolean {
  const stages = places.flatMap(({ score }) =>
    score === undefined ? [] : [`${score.measure} ${String(score.order)}`],
  );
  return (
    sheet.mapping.layout === 'wide' &&
    new Set(stages).size === stages.length &&
    places.every(
      ({ score }) => score === undefined || (score.date === undefined && score.order !== undefined),
    )
  );
}

/** The table of a sheet's used rows: line, episode, referral, when, and the cells that hold scores. */
export function usedIn(sheet: Sheet): string {
  return `import_used_${String(sheet.file)}`;
}

/** The usable scores of a sheet's used rows: file, line, place, episode, measure, stage, stage_order, taken, day, value, referral. */
export async function scoreRows(
  database: Database,
  read: ReadSheet,
  once: boolean,
): Promise<readonly string[]> {
  const { sheet, places, cells, direct } = read;
  const used = usedIn(sheet);
  const wanted = new Set<string>();
  const { tool, question, score: scored } = sheet.mapping.columns;
  for (const column of [tool, question, scored])
    if (column !== undefined) wanted.add(columnOf(sheet, column));
  for (const { score } of scorePlaces(places)) {
    if (score !== undefined) wanted.add(columnOf(sheet, score.column));
    if (score?.date !== undefined) wanted.add(columnOf(sheet, score.date));
  }
  const has = (role: string): boolean => places.some((place) => place.role === role);
  const day = [...(has('day') ? ['d_day.number'] : []), ...(has('month') ? ['d_month.number'] : [])];
  const when = [
    has('stage')
      ? 'd_stage.level AS stage, d_stage.number::INTEGER AS stage_order'
      : 'NULL::VARCHAR AS stage, NULL::INTEGER AS stage_order',
    has('date') ? 'd_date.day AS taken' : 'NULL::DATE AS taken',
    day.length > 0 ? `coalesce(${day.join(', ')})::INTEGER AS day` : 'NULL::INTEGER AS day',
  ];
  const joined = joinCells(cells, places, ['stage', 'date', 'day', 'month']);
  const cellsOf = [...when, ...[...wanted].map((column) => `t.${column}`)].join(', ');
  if (once && isSimple(read)) {
    await database.run(
      `CREATE OR REPLACE TEMP VIEW ${used} AS SELECT t.line, t.line - 1 AS episode, NULL::DATE AS referral, ${cellsOf} FROM ${sheet.view} t WHERE t.verdict IS NULL`,
    );
  } else
    await database.run(
      `CREATE OR REPLACE TEMP TABLE ${used} AS SELECT l.line, l.episode, l.referral, ${cellsOf} FROM ${placedIn(sheet)} l JOIN ${sheet.view} t ON t.line = l.line ${joined}`,
    );
  const selects = scorePlaces(places).map(({ place, sql, score }) => {
    const own = score === undefined ? undefined : direct.get(place);
    const measure = own === undefined || score === undefined ? 'd.level' : `'${score.measure}'`;
    const date = places.find(
      ({ kind, role, column }) => kind === 'date' && role === undefined && column === score?.date,
    );
    const stage = score?.stage === undefined ? `coalesce(u.stage, 'not recorded')` : `'${score.stage}'`;
    const order = score?.order === undefined ? 'u.stage_order' : `${String(score.order)}`;
    const dated =
      date === undefined
        ? ''
        : `LEFT JOIN (SELECT * FROM ${cells} WHERE place = ${String(date.place)}) w ON w.raw = u.${date.sql}`;
    return `SELECT ${String(sheet.file)} AS file, u.line, ${String(place)} AS place, u.episode, ${measure} AS measure, ${stage} AS stage, ${order}::INTEGER AS stage_order, ${date === undefined ? 'u.taken' : 'w.day'} AS taken, u.day, ${own?.value(`u.${sql}`) ?? 'd.number'} AS value, u.referral
FROM ${used} u ${own === undefined ? `JOIN (SELECT * FROM ${cells} WHERE place = ${String(place)} AND number IS NOT NULL) d ON d.raw = ${sql}` : ''} ${dated} ${own === undefined ? '' : `WHERE ${own.given(`u.${sql}`)}`}`;
  });
  return selects;
}

/**
 * Puts scores into the canonical table. Of two scores of one measure at one stage of an episode the first in the file is kept, and
 * so it is of two without a stage on one day. A day counts from the referral; where that is unknown, from the episode's earliest
 * dated score.
 */
export async function settleScores(database: Database, selects: readonly string[]): Promise<void> {
  await database.run(
    `CREATE OR REPLACE TEMP TABLE import_score AS SELECT * FROM (${selects.join(' UNION ALL ')})`,
  );
  await database.run(
    `CREATE OR REPLACE TEMP TABLE import_settled AS
SELECT s.file, s.line, s.place, s.episode, s.measure, s.stage, s.stage_order, coalesce(s.taken - coalesce(s.referral, f.first), s.day)::INTEGER AS day, s.value
FROM import_score s LEFT JOIN (
  SELECT episode, min(taken) AS first FROM import_score WHERE referral IS NULL GROUP BY episode
) f ON f.episode = s.episode`,
  );
  await database.run(
    `CREATE OR REPLACE TEMP TABLE import_second AS
SELECT s.file, s.line, s.place, CASE WHEN s.stage_order IS NULL THEN 'second_on_day' ELSE 'second_at_stage' END AS code
FROM (SELECT *, ${moment} AS moment FROM import_settled) s JOIN (
  SELECT episode, measure, moment FROM (SELECT episode, measure, ${moment} AS moment FROM import_settled)
  WHERE moment IS NOT NULL GROUP BY episode, measure, moment HAVING count(*) > 1
) m ON m.episode = s.episode AND m.measure = s.measure AND m.moment = s.moment
QUALIFY row_number() OVER (PARTITION BY s.episode, s.measure, s.moment ORDER BY s.file, s.line, s.place) > 1`,
  );
  const seconds = await database.run(`SELECT count(*)::INTEGER FROM import_second`);
  if (Number(seconds.columns[0]?.[0]) > 0) {
    await database.run(
      `DELETE FROM import_settled WHERE (file, line, place) IN (SELECT (file, line, place) FROM import_second)`,
    );
  }
  await database.run(
    `INSERT INTO score SELECT episode, measure, stage, stage_order, day, value FROM import_settled`,
  );
}

/** One number for a stage or, without a stage, for a day: none where a score has neither. */
const moment = `CASE WHEN stage_order IS NULL THEN day::BIGINT + 8589934592 ELSE stage_order::BIGINT END`;
