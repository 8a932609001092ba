import { nearest } from './nearname';
import type { Looked } from '../vocabulary/looked';
import { usedIn, withCounts } from './mappingedit';
import type { ColumnRole, CountColumn, Mapping, ObservedColumn, ScoreColumn } from '../vocabulary/mapping';
import type { Remedy } from '../vocabulary/tripwire';

/** What a saved mapping used a column for. */
export type Part =
  | { readonly kind: 'role'; readonly role: ColumnRole }
  | { readonly kind: 'score'; readonly score: ScoreColumn }
  /** The day of these scores. */
  | { readonly kind: 'date'; readonly of: readonly ScoreColumn[] }
  | { readonly kind: 'count'; readonly count: CountColumn }
  | { readonly kind: 'observed'; readonly observed: ObservedColumn }
  | { readonly kind: 'repair'; readonly remedy: Remedy };

/** A column of a saved mapping that the file does not have, and the one it may be called now. */
export interface Failure {
  readonly column: string;
  readonly part: Part;
  readonly suggestion: string | null;
  /** What was decided about the spellings of the column. */
  readonly levels?: NonNullable<Mapping['levels']>;
}

export interface Replayed {
  readonly mapping: Mapping;
  readonly failures: readonly Failure[];
}

/** How like a name must be to be suggested; and how like where its own name says that it is something else. */
const alike = 0.55;
const veryAlike = 0.8;

type Columns = readonly (readonly [ColumnRole, string])[];

function rolesOf({ columns }: Mapping): Columns {
  return Object.entries(columns) as Columns;
}

/** The score with its date only where the file has that column. */
function dated({ date, ...score }: ScoreColumn, has: (column: string) => boolean): ScoreColumn {
  return date === undefined || !has(date) ? score : { ...score, date };
}

/** True where a score is one of these: of the same measure, in the same form, at the same time. */
function isOf(scores: readonly ScoreColumn[], { measure, order, scale }: ScoreColumn): boolean {
  return scores.some(
    (one) => one.measure === measure && one.order === order && (one.scale ?? scale) === (scale ?? one.scale),
  );
}

/** The mapping less whatever names a column that the file does not have. */
export function pruned(mapping: Mapping, header: readonly string[]): Mapping {
  const has = (column: string): boolean => header.includes(column);
  const fits = ({ column }: { readonly column: string }): boolean => has(column);
  const { levels: _, ...others } = mapping;
  const levels = mapping.levels?.filter(fits) ?? [];
  const next = {
    ...others,
    ...(levels.length === 0 ? {} : { levels }),
    columns: Object.fromEntries(rolesOf(mapping).filter(([, column]) => has(column))),
    scores: mapping.scores.filter(fits).map((score) => dated(score, has)),
  };
  return withCounts(next, (mapping.counts ?? []).filter(fits), (mapping.observed ?? []).filter(fits));
}

/** What is counted, and when. */
function countKey({ service, ...when }: CountColumn): string {
  return JSON.stringify('month' in when ? [service, when.month] : [service, when.from, when.to]);
}

/** True where two counts are of the same service in the same months. */
function isSameCount(one: CountColumn, other: CountColumn): boolean {
  return countKey(one) === countKey(other);
}

function isSameStretch(one: ObservedColumn, other: ObservedColumn): boolean {
  return one.from === other.from && one.to === other.to;
}

/** The column that this file's own names say is the same thing. */
function meant(part: Part, { columns, scores, counts, observed }: Mapping): string | undefined {
  switch (part.kind) {
    case 'role':
      return columns[part.role];
    case 'score':
      return scores.find((one) => isOf([part.score], one))?.column;
    case 'count':
      return counts?.find((one) => isSameCount(one, part.count))?.column;
    case 'observed':
      return observed?.find((one) => isSameStretch(one, part.observed))?.column;
    case 'date':
    case 'repair':
      return undefined;
  }
}

function partsOf(mapping: Mapping): readonly Omit<Failure, 'suggestion'>[] {
  const dates = new Map<string, ScoreColumn[]>();
  for (const score of mapping.scores) {
    const { date } = score;
    if (date !== undefined) dates.set(date, [...(dates.get(date) ?? []), score]);
  }
  return [
    ...rolesOf(mapping).map(([role, column]) => {
      const levels = mapping.levels?.filter((one) => one.column === column) ?? [];
      return {
        column,
        part: { kind: 'role', role } as const,
        ...(levels.length === 0 ? {} : { levels }),
      };
    }),
    ...mapping.scores.map((score) => ({ column: score.column, part: { kind: 'score', score } as const })),
    ...[...dates].map(([column, of]) => ({ column, part: { kind: 'date', of } as const })),
    ...(mapping.counts ?? []).map((count) => ({
      column: count.column,
      part: { kind: 'count', count } as const,
    })),
    ...(mapping.observed ?? []).map((observed) => ({
      column: observed.column,
      part: { kind: 'observed', observed } as const,
    })),
    ...(mapping.repairs ?? []).map(({ column, remedy }) => ({
      column,
      part: { kind: 'repair', remedy } as const,
    })),
  ];
}

/**
 * A saved mapping on a file whose columns may be others: what fits, and each thing that does not with the column it may be called now, by
 * what this file's own names say, else by the name most like it. `looked` is the file before the mapping's repairs are made.
 */
export function replayed(saved: Mapping, looked: Looked): Replayed {
  const { header } = looked;
  const has = (column: string): boolean => header.includes(column);
  const repairs = saved.repairs?.filter(({ column }) => has(column));
  const { repairs: _, ...rest } = pruned(saved, header);
  const mapping: Mapping = repairs === undefined || repairs.length === 0 ? rest : { ...rest, repairs };

  const parts = partsOf(saved);
  const used = new Set(parts.map(({ column }) => column).filter(has));
  const free = new Set(header.filter((column) => !used.has(column)));
  const found = new Map<string, string | null>();
  const lost = parts.filter(({ column }) => !has(column));
  const give = (column: string, suggestion: string | null | undefined): void => {
    if (found.has(column) || suggestion == null || !free.delete(suggestion)) return;
    found.set(column, suggestion);
  };
  for (const { column, part } of lost) give(column, meant(part, looked.mapping));
  const known = usedIn(looked.mapping);
  for (const { column } of lost) {
    if (found.has(column)) continue;
    const among = [...free].filter((one) => !known.has(one));
    give(column, nearest(column, among, alike) ?? nearest(column, [...free], veryAlike));
  }
  return {
    mapping,
    failures: lost.map((failure) => ({ ...failure, suggestion: found.get(failure.column) ?? null })),
  };
}

/** The mapping with the suggested column in the place of one that was lost. */
export function accepted(
  mapping: Mapping,
  { part, suggestion, levels = [] }: Failure,
  header: readonly string[],
): Mapping {
  if (suggestion === null) return mapping;
  switch (part.kind) {
    case 'role': {
      const columns = { ...mapping.columns, [part.role]: suggestion };
      const decided = [
        ...(mapping.levels ?? []).filter(({ column }) => column !== suggestion || levels.length === 0),
        ...levels.map((one) => ({ ...one, column: suggestion })),
      ];
      return { ...mapping, columns, ...(decided.length === 0 ? {} : { levels: decided }) };
    }
    case 'score': {
      const score = { ...dated(part.score, (date) => header.includes(date)), column: suggestion };
      return { ...mapping, scores: [...mapping.scores.filter(({ column }) => column !== suggestion), score] };
    }
    case 'date': {
      const scores = mapping.scores.map((one) =>
        one.date === undefined && isOf(part.of, one) ? { ...one, date: suggestion } : one,
      );
      return { ...mapping, scores };
    }
    case 'count': {
      const others = (mapping.counts ?? []).filter(({ column }) => column !== suggestion);
      return { ...mapping, counts: [...others, { ...part.count, column: suggestion }] };
    }
    case 'observed': {
      const others = (mapping.observed ?? []).filter(({ column }) => column !== suggestion);
      return { ...mapping, observed: [...others, { ...part.observed, column: suggestion }] };
    }
    case 'repair': {
      const others = (mapping.repairs ?? []).filter(({ column }) => column !== suggestion);
      return { ...mapping, repairs: [...others, { column: suggestion, remedy: part.remedy }] };
    }
  }
}

/** True while nothing stands in the place of what was lost. A date waits for its score. */
export function isOpen({ part, suggestion }: Failure, mapping: Mapping): boolean {
  switch (part.kind) {
    case 'role':
      return mapping.columns[part.role] === undefined;
    case 'score':
      return !mapping.scores.some((one) => isOf([part.score], one));
    case 'date':
      return mapping.scores.some((one) => one.date === undefined && isOf(part.of, one));
    case 'count':
      return !(mapping.counts ?? []).some((one) => isSameCount(one, part.count));
    case 'observed':
      return !(mapping.observed ?? []).some((one) => isSameStretch(one, part.observed));
    case 'repair':
      return !(mapping.repairs ?? []).some(({ column }) => column === suggestion);
  }
}
