import type { Issue } from '../vocabulary/issue';
import type { Mapping } from '../vocabulary/mapping';
import { presetFor } from '../vocabulary/presets';
import { plainName } from '../vocabulary/spelling';
import { orderOf } from './calendar';
import { numberIn } from './cell';
import { guessedCounts, isGroup } from './countcolumns';
import { scoreRoles } from './eventcolumns';
import { wholeOrders, withWholeOrders } from './orders';
import { matchHeaders } from './similar';
import { type Layout, peopleOnly, systems } from './systems';

export interface Recognised {
  readonly mapping: Mapping;
  /** Every role that the layout needs was recognised by name: it can be loaded without asking. */
  readonly certain: boolean;
  /** Some kind of export with scores fits. */
  readonly known: boolean;
  readonly issues: readonly Issue[];
}

/**
 * The best guess at what a file's columns hold, from their names and a few rows. Never certain where a person is not named, where no
 * score is, or, in a long file, where nothing says when a score was taken.
 */
export function recognise(
  header: readonly string[],
  sample: readonly (readonly string[])[],
  file: string,
  textsOf?: (column: string) => readonly string[],
): Recognised {
  const known = systems.reduce<Layout | undefined>(
    (found, system) => found ?? system.read(header, sample),
    undefined,
  );
  // What merely resembles a known export is a proposal: somebody has to look at it.
  const near = known === undefined ? presetFor(header)?.mapping : undefined;
  const layout = withGroup(known ?? near ?? withLikely(peopleOnly(header), header), header, sample);
  const cellsOf = (column: string | undefined): readonly string[] => {
    const at = column === undefined ? -1 : header.indexOf(column);
    if (column === undefined || at < 0) return [];
    return textsOf === undefined ? sample.map((row) => row[at] ?? '') : textsOf(column);
  };
  const { columns } = layout;
  const dates = [
    columns.referral_date,
    columns.first_contact,
    columns.closed,
    columns.date,
    ...layout.scores.map(({ date }) => date),
  ];
  const scores = [columns.score, ...layout.scores.map(({ column }) => column)].flatMap(cellsOf);
  const deprivation = deprivationOf(columns.deprivation, cellsOf(columns.deprivation));
  const mapping: Mapping = {
    format: 'plainsight-mapping',
    version: 1,
    ...layout,
    ...withOrders(layout),
    dates: datesOf(dates.flatMap(cellsOf)),
    decimal: decimalOf(scores),
    ...(deprivation === undefined ? {} : { deprivation }),
    custom: [],
  };
  const nothing = Object.keys(columns).length === 0 && layout.scores.length === 0;
  const issues: readonly Issue[] = nothing
    ? [{ code: 'unknown_columns', severity: 'stop', file }]
    : known === undefined && mapping.scores.length === 0
      ? [{ code: 'no_scores', severity: 'note', file }]
      : [];
  const guessed = guessedCounts(mapping).map((column): Issue => ({
    code: 'guessed_service',
    severity: 'note',
    file,
    column,
  }));
  return {
    mapping,
    certain: known !== undefined && isCertain(mapping),
    known: known !== undefined,
    issues: [...issues, ...guessed],
  };
}

/** Whole numbers for the stages of totals and of single answers alike. */
function withOrders({ scores, items = [] }: Layout): Pick<Mapping, 'scores' | 'items'> {
  if (items.length === 0) return { scores: withWholeOrders(scores) };
  const whole = wholeOrders([...scores, ...items].flatMap(({ order }) => order ?? []));
  const numbered = <T extends { readonly order?: number }>(list: readonly T[]): readonly T[] =>
    list.map((one) => (one.order === undefined ? one : { ...one, order: whole(one.order) }));
  return { scores: numbered(scores), items: numbered(items) };
}

/** People who stand for comparison must not pass for referred ones: a column that says who is which is never left out. */
function withGroup(
  layout: Layout,
  header: readonly string[],
  sample: readonly (readonly string[])[],
): Layout {
  if (layout.layout !== 'wide' || layout.columns.group !== undefined) return layout;
  const used = new Set([...Object.values(layout.columns), ...layout.scores.map(({ column }) => column)]);
  const group = header.find((column, at) => !used.has(column) && isGroup(column, sample, at));
  return group === undefined ? layout : { ...layout, columns: { ...layout.columns, group } };
}

/** Roles of columns whose names come near to one that is known. */
function withLikely(layout: Layout, header: readonly string[]): Layout {
  const columns = { ...layout.columns };
  const used = new Set(Object.values(columns));
  for (const match of matchHeaders(header)) {
    if (match.kind !== 'role' || match.confidence < leastLikely || used.has(match.column)) continue;
    if (columns[match.role] === undefined && layout.layout === 'wide' && !longRoles.has(match.role))
      columns[match.role] = match.column;
  }
  return { ...layout, columns };
}

const leastLikely = 0.75;
const longRoles: ReadonlySet<string> = new Set([
  ...scoreRoles,
  'group',
  'deceased',
  'service',
  'role',
  'attended',
  'hours',
]);

function isCertain(mapping: Mapping): boolean {
  const { columns } = mapping;
  const scores = [...mapping.scores, ...(mapping.items ?? [])];
  if (columns.person === undefined && columns.episode === undefined) return false;
  if (columns.deprivation !== undefined && mapping.deprivation === undefined) return false;
  if (mapping.layout === 'events' || mapping.layout === 'attendance') return columns.date !== undefined;
  // A count before or after needs no date of its own; a calendar month is before or after only by somebody's referral date.
  if (mapping.counts !== undefined && scores.length === 0)
    return mapping.counts.every((count) => 'from' in count);
  if (mapping.layout === 'wide')
    return scores.some(({ order }) => order === 0) && scores.some(({ order = 0 }) => order > 0);
  return [columns.stage, columns.date, columns.day, columns.month].some((column) => column !== undefined);
}

/** Day first unless the cells say otherwise: short dates are far more often so in the United Kingdom. */
function datesOf(cells: readonly string[]): Mapping['dates'] {
  const found = orderOf(cells);
  const years = cells.filter((cell) => /^\d{4}-/.test(cell.trim())).length;
  if (found !== undefined && years * 2 > cells.filter((cell) => cell.trim() !== '').length)
    return 'year first';
  return found ?? 'day first';
}

function decimalOf(cells: readonly string[]): Mapping['decimal'] {
  const fractions = (mark: '.' | ','): number =>
    cells.filter((cell) => cell.includes(mark) && numberIn(cell, mark) !== undefined).length;
  return fractions(',') > fractions('.') ? ',' : '.';
}

/** The official indices of England, Scotland, Wales and Northern Ireland all number the most deprived 1. */
function deprivationOf(column: string | undefined, cells: readonly string[]): Mapping['deprivation'] {
  const name = plainName(column ?? '');
  const official = /\b(?:imd|simd|wimd|nimdm|index of multiple deprivation)\b/.test(name);
  const numbers = cells.flatMap((cell) => numberIn(cell, '.') ?? []);
  const tenths = /\bdecile\b/.test(name) || numbers.some((number) => number > 5 && number <= 10);
  const fifths = /\b(?:quintile|fifth)\b/.test(name);
  if (!official || tenths === fifths) return undefined;
  return { most_deprived: 'lowest', steps: tenths ? 10 : 5 };
}
