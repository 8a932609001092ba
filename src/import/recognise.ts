import type { Issue } from '../vocabulary/issue';
import type { Mapping } from '../vocabulary/mapping';
import { plainName } from '../vocabulary/spelling';
import { orderOf } from './calendar';
import { numberIn } from './cell';
import { withWholeOrders } from './orders';
import { type Layout, peopleOnly, systems } from './systems';

export interface Recognised {
  readonly mapping: Mapping;
  /** Every role that the layout needs was recognised by name: it can be loaded without asking. */
  readonly certain: boolean;
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
): Recognised {
  const known = systems.reduce<Layout | undefined>(
    (found, system) => found ?? system.read(header, sample),
    undefined,
  );
  const layout = known ?? peopleOnly(header);
  const cellsOf = (column: string | undefined): readonly string[] => {
    const at = column === undefined ? -1 : header.indexOf(column);
    return at < 0 ? [] : sample.map((row) => row[at] ?? '');
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
    scores: withWholeOrders(layout.scores),
    dates: datesOf(dates.flatMap(cellsOf)),
    decimal: decimalOf(scores),
    ...(deprivation === undefined ? {} : { deprivation }),
    custom: [],
  };
  const nothing = Object.keys(columns).length === 0 && layout.scores.length === 0;
  const issues: readonly Issue[] = nothing
    ? [{ code: 'unknown_columns', severity: 'stop', file }]
    : known === undefined
      ? [{ code: 'no_scores', severity: 'note', file }]
      : [];
  return { mapping, certain: isCertain(mapping), issues };
}

function isCertain(mapping: Mapping): boolean {
  const { columns, scores } = mapping;
  if (columns.person === undefined && columns.episode === undefined) return false;
  if (columns.deprivation !== undefined && mapping.deprivation === undefined) return false;
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
