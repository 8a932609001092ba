import type { Database, Source } from '../engine/database';
import type { Issue, Ledger } from '../vocabulary/issue';
import type { CustomMeasure, Mapping } from '../vocabulary/mapping';
import { customMeasure, measureById, measures, type Measure } from '../vocabulary/measures';
import { couldBeEither, orderOf } from './calendar';
import { type Found, readDistinct } from './dictionary';
import { dropCopies, hasId } from './lines';
import { keepAccounts } from './ledger';
import { parseMapping } from './mapping';
import { matchRows } from './matches';
import { cellIssues, rowIssues } from './notices';
import { orderIssues, repeatIssues, secondIssues } from './order';
import { foundPeople, type ReadSheet } from './people';
import { type Place, placesOf, readPlaces, type Readings } from './plan';
import { columnIssues } from './columns';
import { isSimple, judgeCells, scorePlaces, scoreRows, settleScores } from './scores';
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
  await empty(database);

  const issues: Issue[] = [];
  const sheets: Sheet[] = [];
  const unusable: Unusable[] = [];
  for (const [file, { source, mapping }] of mapped.entries()) {
    const opened = await openSheet(database, source, mapping, file);
    issues.push(...opened.issues);
    if ('unusable' in opened) unusable.push(opened.unusable);
    else if (mapping.layout === 'long' && !hasId(opened.sheet)) {
      issues.push({ code: 'no_id', severity: 'stop', file: source.name });
      unusable.push(opened.sheet);
    } else sheets.push(opened.sheet);
  }
  if (sheets.length > 0 && sheets.every((sheet) => scorePlaces(placesOf(sheet)).length === 0)) {
    for (const { name } of sheets) issues.push({ code: 'no_scores', severity: 'note', file: name });
  }

  const read: Ready[] = [];
  for (const sheet of sheets) {
    const one = await readSheet(database, sheet, measureOf);
    read.push(one);
    issues.push(...one.issues);
  }
  const wide = read.filter(({ sheet }) => sheet.mapping.layout === 'wide');
  const founders = wide.length > 0 ? wide : read;
  const followers = read.filter((one) => !founders.includes(one));
  if (founders.length > 0) await foundPeople(database, founders);
  const casesKnown = founders.every(({ sheet }) => sheet.mapping.columns.episode !== undefined);
  for (const follower of followers) await matchRows(database, follower, casesKnown);

  const [only] = read;
  const simple = read.length === 1 && only !== undefined && isSimple(only);
  const selects = (await Promise.all(read.map((one) => scoreRows(database, one)))).filter(
    (select) => select !== '',
  );
  if (selects.length > 0 && simple) {
    await database.run(
      `INSERT INTO score SELECT episode, measure, stage, stage_order, day, value FROM (${selects.join(' UNION ALL ')})`,
    );
  } else if (selects.length > 0) await settleScores(database, selects);
  const settled = selects.length > 0 && !simple;

  const ledgers = new Map<number, Ledger>();
  for (const one of read) {
    issues.push(...(await rowIssues(database, one)));
    issues.push(...(await cellIssues(database, one, one.troubled)));
    if (founders.includes(one)) issues.push(...(await repeatIssues(database, one)));
    if (settled) issues.push(...(await secondIssues(database, one)), ...(await orderIssues(database, one)));
    issues.push(...(await columnIssues(database, one, one.kinds)));
    ledgers.set(one.sheet.file, await keepAccounts(database, one, settled));
  }
  for (const { file, name, rows } of unusable) {
    ledgers.set(file, {
      file: name,
      rows_in: rows,
      rows_used: 0,
      rows_set_aside: rows,
      scores_in: 0,
      scores_used: 0,
    });
  }
  const every = [...sheets, ...unusable].toSorted((one, other) => one.file - other.file);
  const found = await foundIn(database, custom);
  await tidy(database);
  return {
    ledgers: every.flatMap(({ file }) => ledgers.get(file) ?? []),
    issues,
    files: every.map(({ name, rows, sha256 }) => ({ name, rows, sha256 })),
    custom,
    ...found,
  };
}

/** A sheet as read, with what its distinct cells alone already tell. */
interface Ready extends ReadSheet {
  /** Places where some cell could not be read, or was read with a doubt. */
  readonly troubled: ReadonlySet<number>;
  /** How many different scores each place has. */
  readonly kinds: ReadonlyMap<number, number>;
  readonly issues: readonly Issue[];
}

async function readSheet(
  database: Database,
  sheet: Sheet,
  measureOf: (id: string) => Measure,
): Promise<Ready> {
  await dropCopies(database, sheet);
  const places = placesOf(sheet);
  const cells = `import_cell_${String(sheet.file)}`;
  let scales: Readings['scales'] = [];
  const found = await readDistinct(database, cells, sheet.view, places, (texts) => {
    const read = readPlaces(places, texts, sheet.mapping, measureOf);
    scales = read.scales;
    return read.readings;
  });
  const changed = found.filter(
    ({ place, raw, reading }) => places[place]?.kind !== 'level' || reading.level !== raw,
  );
  const other = new Set(changed.map(({ place }) => place));
  const asWritten = new Set(
    places.flatMap(({ place, kind }) => (kind === 'level' && !other.has(place) ? [place] : [])),
  );
  const one: ReadSheet = { sheet, places, cells, asWritten };
  if (sheet.mapping.layout === 'long') await judgeCells(database, one);
  const scored = new Set(scorePlaces(places).map(({ place }) => place));
  const troubled = found.filter(({ place, reading }) => {
    return reading.problem !== undefined && (reading.problem !== 'blank' || scored.has(place));
  });
  const scores = new Map<number, Set<number>>();
  for (const { place, reading } of found) {
    if (reading.number !== undefined) scores.set(place, (scores.get(place) ?? new Set()).add(reading.number));
  }
  return {
    ...one,
    kinds: new Map([...scores].map(([place, values]) => [place, values.size])),
    troubled: new Set(troubled.map(({ place }) => place)),
    issues: [
      ...(hasId(sheet) ? [] : [{ code: 'one_row_a_person', severity: 'note', file: sheet.name } as const]),
      ...dateIssues(sheet, places, found),
      ...scales.flatMap(({ column, scale, unsure, n }): readonly Issue[] => [
        ...(unsure ? [{ code: 'scale_unsure', severity: 'note', file: sheet.name, column, n } as const] : []),
        ...(scale === 'raw'
          ? [{ code: 'raw_converted', severity: 'note', file: sheet.name, column, n } as const]
          : []),
      ]),
    ],
  };
}

/** Dates that were read day first although they need not be: columns where no day is over 12, and odd ones in an ISO file. */
function dateIssues(sheet: Sheet, places: readonly Place[], found: readonly Found[]): readonly Issue[] {
  if (sheet.mapping.dates === 'month first') return [];
  return places.flatMap(({ place, kind, column }): readonly Issue[] => {
    if (kind !== 'date') return [];
    const texts = found.filter((one) => one.place === place);
    const n = texts.filter(({ raw }) => couldBeEither(raw)).reduce((sum, one) => sum + one.n, 0);
    const settled = orderOf(texts.map(({ raw }) => raw)) === 'day first';
    return n === 0 || settled ? [] : [{ code: 'day_first', severity: 'note', file: sheet.name, column, n }];
  });
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

async function empty(database: Database): Promise<void> {
  for (const table of ['person', 'episode', 'score', 'visit', 'contact', 'pair', 'member', 'chosen']) {
    await database.run(`DELETE FROM ${table}`);
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
