import type { Database, Source } from '../engine/database';
import type { Issue, Ledger } from '../vocabulary/issue';
import type { CustomMeasure, Mapping } from '../vocabulary/mapping';
import { customMeasure, type Measure, measureById, measures } from '../vocabulary/measures';
import { columnIssues } from './columns';
import { keepAccounts } from './ledger';
import { hasId } from './lines';
import { parseMapping } from './mapping';
import { matchRows } from './matches';
import { cellIssues, rowIssues } from './notices';
import { wholeOrders } from './orders';
import { orderIssues, repeatIssues, secondIssues } from './order';
import { foundPeople, type ReadSheet } from './people';
import { placesOf } from './plan';
import { type Ready, readSheet } from './ready';
import { isSimple, scorePlaces, scoreRows, settleScores } from './scores';
import { shapeEpisodes, shapeTables } from './shape';
import { openSheet, type Sheet, type Unusable } from './sheet';

export interface LoadedFile {
  readonly name: string;
  readonly rows: number;
  readonly sha256: string;
}

export interface Loaded {
  /** One for each file, in their order. */
  readonly ledgers: readonly Ledger[];
  readonly issues: readonly Issue[];
  readonly files: readonly LoadedFile[];
  /** Ids of the measures that have a usable score, in the vocabulary's order, the user's own last. */
  readonly measures: readonly string[];
  readonly custom: readonly Measure[];
  /** First and last referral date; null where no referral is dated. */
  readonly period: { readonly from: string; readonly to: string } | null;
}

export interface MappedSource {
  readonly source: Source;
  readonly mapping: Mapping;
}

/**
 * Fills person, episode and score from files, in place of what was there. Wide files bring people, and scores if they have any;
 * long files bring scores of those people, or, where there is no wide file, people of their own. Rows in always equals rows used
 * plus rows set aside, or this throws. Whatever is set aside is in `issues`, with its line.
 */
export async function load(database: Database, files: readonly MappedSource[]): Promise<Loaded> {
  const mapped = files.map(({ source, mapping }) => ({ source, mapping: parseMapping(mapping) }));
  const custom = customIn(mapped.map(({ mapping }) => mapping));
  const measureOf = (id: string): Measure => {
    const measure = measureById.get(id) ?? custom.find((one) => one.id === id);
    if (measure === undefined) throw new Error(`import: unknown measure "${id}"`);
    return measure;
  };
  await empty(database, ['episode', 'score', 'pair']);
  await shapeTables(database, [...measures, ...custom]);
  try {
    return await fill(database, mapped, custom, measureOf);
  } catch (failure) {
    // Half of a file is worse than none; a database that has died cannot be emptied, and need not be.
    await empty(database).catch(() => undefined);
    throw failure;
  } finally {
    await tidy(database).catch(() => undefined);
  }
}

async function fill(
  database: Database,
  files: readonly MappedSource[],
  custom: readonly Measure[],
  measureOf: (id: string) => Measure,
): Promise<Loaded> {
  const issues: Issue[] = [];
  const sheets: Sheet[] = [];
  const unusable: Unusable[] = [];
  for (const [file, { source, mapping }] of files.entries()) {
    const opened = await openSheet(database, source, mapping, file);
    issues.push(...opened.issues);
    if ('unusable' in opened) unusable.push(opened.unusable);
    else if (mapping.layout === 'long' && !hasId(opened.sheet)) {
      issues.push({ code: 'no_id', severity: 'stop', file: source.name });
      unusable.push({ ...opened.sheet, sha256: await opened.sheet.sha256 });
    } else sheets.push(opened.sheet);
  }
  const peopleLost =
    files.some(({ mapping }) => mapping.layout === 'wide') &&
    sheets.every(({ mapping }) => mapping.layout === 'long');
  if (peopleLost) {
    for (const { name } of sheets) issues.push({ code: 'no_people', severity: 'stop', file: name });
    for (const sheet of sheets.splice(0)) unusable.push({ ...sheet, sha256: await sheet.sha256 });
  }
  if (sheets.length > 0 && sheets.every((sheet) => scorePlaces(placesOf(sheet)).length === 0)) {
    for (const { name } of sheets) issues.push({ code: 'no_scores', severity: 'note', file: name });
  }

  const read: Ready[] = [];
  for (const sheet of sheets) read.push(await readSheet(database, sheet, measureOf));
  await numberStages(database, read);
  const wide = read.filter(({ sheet }) => sheet.mapping.layout === 'wide');
  const founders = wide.length > 0 ? wide : read;
  if (founders.length > 0) await shapeEpisodes(database, founders);
  const once = founders.length > 0 && (await foundPeople(database, founders));
  const casesKnown = founders.every(({ sheet }) => sheet.mapping.columns.episode !== undefined);
  for (const one of read) if (!founders.includes(one)) await matchRows(database, one, casesKnown);
  const settled = await fillScores(database, read, once);

  const ledgers = new Map(unusable.map((one): [number, Ledger] => [one.file, unused(one)]));
  for (const one of read) {
    issues.push(...one.issues);
    issues.push(...(await rowIssues(database, one)));
    issues.push(...(await cellIssues(database, one, one.troubled)));
    if (founders.includes(one)) issues.push(...(await repeatIssues(database, one)));
    if (settled) issues.push(...(await secondIssues(database, one)), ...(await orderIssues(database, one)));
    issues.push(...(await columnIssues(database, one, one.kinds)));
    ledgers.set(one.sheet.file, await keepAccounts(database, one, settled));
  }
  const every = [...sheets, ...unusable].toSorted((one, other) => one.file - other.file);
  return {
    ledgers: every.flatMap(({ file }) => ledgers.get(file) ?? []),
    issues,
    files: await Promise.all(
      every.map(async ({ name, rows, sha256 }) => ({ name, rows, sha256: await sha256 })),
    ),
    custom,
    ...(await foundIn(database, custom)),
  };
}

/** Makes the orders of the stages that rows name whole, over all files at once. */
async function numberStages(database: Database, read: readonly Ready[]): Promise<void> {
  const named = [...new Set(read.flatMap(({ orders }) => orders))];
  const mapped = read.flatMap(({ sheet }) => sheet.mapping.scores.flatMap(({ order }) => order ?? []));
  const whole = wholeOrders([...named, ...mapped]);
  const other = named.filter((order) => whole(order) !== order);
  if (other.length === 0) return;
  const cases = other.map((order) => `WHEN ${String(order)}::DOUBLE THEN ${String(whole(order))}`).join(' ');
  for (const { cells, places } of read) {
    for (const { place } of places.filter(({ kind }) => kind === 'stage'))
      await database.run(
        `UPDATE ${cells} SET number = CASE number ${cases} ELSE number END WHERE place = ${String(place)}`,
      );
  }
}

/** Fills `score`, and says whether the scores had to be settled between rows. */
async function fillScores(database: Database, read: readonly ReadSheet[], once: boolean): Promise<boolean> {
  const selects: string[] = [];
  for (const one of read) {
    const select = await scoreRows(database, one, once);
    selects.push(...select);
  }
  const [only] = read;
  if (selects.length === 0) return false;
  if (read.length > 1 || only === undefined || !isSimple(only)) {
    await settleScores(database, selects);
    return true;
  }
  // One after another, so that each measure and stage is a constant and not a text in every row.
  for (const select of selects)
    await database.run(
      `INSERT INTO score SELECT episode, measure, stage, stage_order, day, value FROM (${select})`,
    );
  return false;
}

function unused({ name, rows }: Unusable): Ledger {
  return { file: name, rows_in: rows, rows_used: 0, rows_set_aside: rows, scores_in: 0, scores_used: 0 };
}

function customIn(mappings: readonly Mapping[]): readonly Measure[] {
  const specs = new Map<string, CustomMeasure>();
  for (const spec of mappings.flatMap(({ custom }) => custom)) {
    const before = specs.get(spec.id);
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(spec)) {
      throw new Error(`mapping: the files define the measure "${spec.id}" in two ways`);
    }
    specs.set(spec.id, spec);
  }
  return [...specs.values()].map((spec) => customMeasure(spec));
}

/** Empties the canonical tables, but for those that are made anew anyway. */
async function empty(database: Database, but: readonly string[] = []): Promise<void> {
  for (const table of ['person', 'episode', 'score', 'visit', 'contact', 'pair', 'member', 'chosen']) {
    if (!but.includes(table)) await database.run(`DELETE FROM ${table}`);
  }
}

async function foundIn(
  database: Database,
  custom: readonly Measure[],
): Promise<{ readonly measures: readonly string[]; readonly period: Loaded['period'] }> {
  const ids = await database.run(`SELECT DISTINCT measure FROM score`);
  const present = new Set(ids.columns[0]);
  const dates = await database.run(
    `SELECT min(referral_date)::VARCHAR, max(referral_date)::VARCHAR FROM episode`,
  );
  const [from, to] = [dates.columns[0]?.[0], dates.columns[1]?.[0]];
  return {
    measures: [...measures, ...custom].map(({ id }) => id).filter((id) => present.has(id)),
    period: typeof from === 'string' && typeof to === 'string' ? { from, to } : null,
  };
}

/** Drops everything that was only for loading: the texts of the files do not stay in the engine. */
async function tidy(database: Database): Promise<void> {
  const left = await database.run(
    `SELECT name, kind FROM (SELECT view_name AS name, 'VIEW' AS kind FROM duckdb_views() WHERE temporary AND NOT internal UNION ALL SELECT table_name, 'TABLE' FROM duckdb_tables() WHERE temporary) WHERE starts_with(name, 'import_') ORDER BY kind DESC`,
  );
  const [names = [], kinds = []] = left.columns;
  for (const [at, name] of names.entries()) await database.run(`DROP ${String(kinds[at])} ${String(name)}`);
}
