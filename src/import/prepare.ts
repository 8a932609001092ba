import type { Source } from '../engine/database';
import { none, type Rows } from '../engine/rows';
import type { Issue, IssueCode, Ledger } from '../vocabulary/issue';
import type { CustomMeasure, Mapping } from '../vocabulary/mapping';
import { customMeasure, type Measure, measureById, measures } from '../vocabulary/measures';
import { checkIssues } from './check/check';
import { joinAlike } from './check/levels';
import { isoDay } from './days';
import type { SecondReader } from './encode';
import { episodeRows, personRows } from './episodes';
import { type Ids, Register } from './ids';
import { judgeRows } from './judge';
import { keepAccounts, unused } from './ledger';
import { parseMapping } from '../vocabulary/mappingfile';
import { judgeGroups, withCounted } from './countpeople';
import { judgeContacts } from './events';
import { foundersOf, isAboutUse } from './founders';
import { directoryOf, matchRows } from './matches';
import {
  cellIssues,
  columnIssues,
  orderIssues,
  repeatIssues,
  rowIssues,
  secondIssues,
  textIssues,
} from './notices';
import { foundPeople, type Known, type People } from './people';
import { digestOf } from './digest';
import { readSheet } from './readplace';
import { repaired } from './repaired';
import type { Placed } from './scorecolumns';
import { gatherScores } from './scores';
import type { WideMeasure } from './shape';
import { bringsPeople, columnsOf, hasId, setAside, type Sheet } from './sheet';
import { readTable } from './table';
import { gatherVisits } from './visits';

export interface MappedSource {
  readonly source: Source;
  readonly mapping: Mapping;
}

export interface LoadedFile {
  readonly name: string;
  readonly rows: number;
  readonly sha256: string;
}

export interface Prepared {
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

/** The tables that files fill. */
export type FilledTable =
  'person' | 'episode' | 'wide' | 'settled' | 'further' | 'monthly' | 'span' | 'contact';

/** What is told on the way. */
export interface Along {
  /** The share of bytes read so far. */
  readonly progress?: (share: number) => void;
  readonly hand: Hand;
  /** Whether people's own ids are wanted: only where somebody writes the tables out. A page has no use for them. */
  readonly ids?: boolean;
}

/** What a second thread can do meanwhile. */
export interface Aids {
  readonly second?: SecondReader | undefined;
  readonly digest?: ((blob: Blob) => Promise<string>) | undefined;
  readonly largest?: number | undefined;
}

/** Takes the rows of one table as soon as they are made: each table once at most, in the order of `FilledTable`, the wide one with its measures. */
export type Hand = (table: FilledTable, rows: Rows, measures?: readonly WideMeasure[]) => void;

/**
 * Reads files whole and makes the rows of the canonical tables from them. Wide files bring people, and scores and counts if they have
 * any; long files bring scores of those people, or, where there is no wide file, people of their own. Rows in always equals rows used plus
 * rows set aside, or this throws: what was handed on before is then worth nothing. Whatever is set aside is in `issues`, with its line.
 */
export async function prepare(
  files: readonly MappedSource[],
  { progress = () => undefined, hand, ids: named = false }: Along,
  { second, digest = digestOf, largest }: Aids = {},
): Promise<Prepared> {
  const mapped = files.map(({ source, mapping }) => ({ source, mapping: parseMapping(mapping) }));
  const custom = customIn(mapped.map(({ mapping }) => mapping));
  const ids = [...measures, ...custom].map(({ id }) => id);
  const measureOf = (id: string): Measure => {
    const measure = measureById.get(id) ?? custom.find((one) => one.id === id);
    if (measure === undefined) throw new Error(`import: unknown measure "${id}"`);
    return measure;
  };
  const issues: Issue[] = [];
  const opened: (Sheet | Unusable)[] = [];
  for (const [file, { source, mapping }] of mapped.entries()) {
    const table = await openSheet(
      source,
      mapping,
      file,
      (share) => {
        progress((file + share) / mapped.length);
      },
      { second, largest },
    );
    issues.push(...table.issues);
    opened.push(table.sheet);
  }
  const hashes = mapped.map(({ source }) => digest(source.blob));
  for (const hash of hashes) hash.catch(() => undefined);
  const sheets = withPeople(opened, issues);
  const register = new Register();
  const known = sheets.map((sheet): Known => {
    const rows: Ids = register.idsOf(sheet);
    const again = judgeRows(sheet, rows, register.ids);
    const { read, issues: alike } = joinAlike(readSheet(sheet, measureOf));
    issues.push(...alike);
    const { layout } = sheet.mapping;
    if (layout === 'long') judgeCells(read);
    if (layout === 'events' || layout === 'attendance') judgeContacts(read);
    return { ...read, ids: rows, again };
  });
  judgeGroups(known);
  const founders = foundersOf(known);
  const listed = foundPeople(founders, register.ids);
  const counted = known.filter(
    ({ sheet }) => sheet.mapping.layout === 'wide' && !founders.some((one) => one.sheet === sheet),
  );
  const people = withCounted(listed, counted, hasCases(founders));
  if (named) hand('person', personRows(people, register.ids));
  const episodes = episodeRows(people, [...founders, ...counted]);
  hand('episode', episodes);
  const placed = placedRows(known, founders, people);
  const scores = gatherScores(placed, people, ids);
  hand('wide', scores.wide.rows, scores.wide.measures);
  hand('settled', scores.settled);
  hand('further', scores.further);
  const visits = gatherVisits(placed, people);
  if (visits.monthly !== undefined) hand('monthly', visits.monthly);
  if (visits.span !== undefined) hand('span', visits.span);
  if (visits.contact !== undefined) hand('contact', visits.contact);

  const ledgers = new Map<number, Ledger>();
  for (const one of opened) if (!('grid' in one)) ledgers.set(one.file, unused(one.name, one.rows));
  for (const one of placed) {
    const founded = founders.some(({ sheet }) => sheet === one.sheet);
    issues.push(...textIssues(one), ...rowIssues(one.sheet), ...cellIssues(one));
    if (founded) issues.push(...repeatIssues(one.sheet, people));
    issues.push(
      ...secondIssues(one, scores.seconds),
      ...orderIssues(one, scores.reversed),
      ...columnIssues(one),
    );
    issues.push(...(visits.issues.get(one.sheet.file) ?? []));
    ledgers.set(one.sheet.file, keepAccounts(one, scores));
  }
  issues.push(...checkIssues({ known, placed, founders, people, ids: register.ids, measureOf }));
  const hashed = await Promise.all(hashes);
  return {
    ledgers: opened.flatMap(({ file }) => ledgers.get(file) ?? []),
    issues,
    files: opened.map(({ file, name, rows }) => ({ name, rows, sha256: hashed[file] ?? '' })),
    custom,
    measures: ids.filter((id) => scores.measures.has(id)),
    period: periodOf(listed),
  };
}

/** A file that cannot be used. */
interface Unusable {
  readonly file: number;
  readonly name: string;
  readonly rows: number;
  readonly mapping: Mapping;
}

async function openSheet(
  source: Source,
  mapping: Mapping,
  file: number,
  progress: (share: number) => void,
  aids: Pick<Aids, 'second' | 'largest'>,
): Promise<{ readonly sheet: Sheet | Unusable; readonly issues: readonly Issue[] }> {
  const { name } = source;
  const table = await readTable(source, mapping.reading, { progress, ...aids });
  const { rows } = table;
  const grid = table.grid === undefined ? undefined : repaired(table.grid, mapping);
  const stop = (code: IssueCode, more: Partial<Issue> = {}) => ({
    sheet: { file, name, rows, mapping },
    issues: [...table.issues, { code, severity: 'stop', file: name, ...more } as const],
  });
  if (grid === undefined) return { sheet: { file, name, rows, mapping }, issues: table.issues };
  const missing = columnsOf(mapping).find((column) => !grid.header.includes(column));
  if (missing !== undefined) return stop('missing_column', { column: missing });
  if (mapping.layout !== 'wide' && !hasId({ mapping })) return stop('no_id');
  const sheet: Sheet = { file, name, mapping, grid, rows, verdict: new Uint8Array(grid.rows) };
  const issues: Issue[] = [...table.issues];
  if (rows === 1) issues.push({ code: 'one_row', severity: 'note', file: name, line: 2 });
  if (!hasId(sheet)) issues.push({ code: 'one_row_a_person', severity: 'note', file: name });
  return { sheet, issues };
}

/** The sheets that can be used: without the list of people that was meant to go with them, none can. */
function withPeople(opened: (Sheet | Unusable)[], issues: Issue[]): readonly Sheet[] {
  const usable = opened.filter((one): one is Sheet => 'grid' in one);
  const meant = opened.some(({ mapping }) => bringsPeople(mapping));
  if (meant && usable.every(({ mapping }) => !bringsPeople(mapping))) {
    for (const { file, name, rows, mapping } of usable) {
      issues.push({ code: 'no_people', severity: 'stop', file: name });
      opened[file] = { file, name, rows, mapping };
    }
    return [];
  }
  if (
    usable.every(
      ({ mapping }) =>
        mapping.scores.length === 0 &&
        mapping.items === undefined &&
        mapping.columns.score === undefined &&
        !isAboutUse(mapping),
    )
  ) {
    for (const { name } of usable) issues.push({ code: 'no_scores', severity: 'note', file: name });
  }
  return usable;
}

/** Sets aside the rows of a long sheet whose tool or stage is not known. */
function judgeCells({ sheet, places }: { readonly sheet: Sheet; readonly places: Placed['places'] }): void {
  for (const { kind, problems, codes } of places) {
    const code = kind === 'stage' ? 'unknown_stage' : 'unknown_tool';
    if ((kind !== 'tool score' && kind !== 'stage') || !problems.includes(code)) continue;
    for (let row = 0; row < sheet.grid.rows; row += 1)
      if (problems[codes[row] as number] === code) setAside(sheet, row, code);
  }
}

function hasCases(founders: readonly Known[]): boolean {
  return founders.every(({ sheet }) => sheet.mapping.columns.episode !== undefined);
}

function placedRows(known: readonly Known[], founders: readonly Known[], people: People): readonly Placed[] {
  const casesKnown = hasCases(founders);
  const directory = known.length > founders.length ? directoryOf(people) : undefined;
  return known.map((one): Placed => {
    const own = people.at.get(one.sheet.file);
    if (own !== undefined) return { ...one, referral: own };
    if (directory === undefined) throw new Error('import: nobody to look for');
    return { ...one, referral: matchRows(one, directory, casesKnown) };
  });
}

function periodOf({ referred }: People): Prepared['period'] {
  let [from, to] = [Infinity, -Infinity];
  for (const day of referred) {
    if (day === none) continue;
    from = Math.min(from, day);
    to = Math.max(to, day);
  }
  return from > to ? null : { from: isoDay(from), to: isoDay(to) };
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
