import { fields, type Field } from '../vocabulary/fields';
import type {
  ColumnRole,
  CountColumn,
  CustomMeasure,
  Mapping,
  ObservedColumn,
  ScoreColumn,
  StageKind,
} from '../vocabulary/mapping';

/** What one column of a file is used as. */
export type Use =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'role'; readonly role: ColumnRole }
  | { readonly kind: 'score'; readonly score: ScoreColumn }
  | { readonly kind: 'count'; readonly count: CountColumn }
  | { readonly kind: 'observed'; readonly observed: ObservedColumn };

function rolesOf({ columns }: Mapping): readonly (readonly [ColumnRole, string])[] {
  return Object.entries(columns) as readonly (readonly [ColumnRole, string])[];
}

export function useOf(mapping: Mapping, column: string): Use {
  const score = mapping.scores.find((one) => one.column === column);
  if (score !== undefined) return { kind: 'score', score };
  const count = mapping.counts?.find((one) => one.column === column);
  if (count !== undefined) return { kind: 'count', count };
  const observed = mapping.observed?.find((one) => one.column === column);
  if (observed !== undefined) return { kind: 'observed', observed };
  const role = rolesOf(mapping).find(([, name]) => name === column)?.[0];
  return role === undefined ? { kind: 'nothing' } : { kind: 'role', role };
}

/** The columns that a mapping uses as something, days of scores apart. */
export function usedIn({ columns, scores, counts = [], observed = [] }: Mapping): ReadonlySet<string> {
  return new Set([
    ...Object.values(columns),
    ...[...scores, ...counts, ...observed].map(({ column }) => column),
  ]);
}

/** The list with one entry for a column put in its old place, or at the end, or taken out. */
function placed<Entry extends { readonly column: string }>(
  entries: readonly Entry[],
  column: string,
  entry: Entry | undefined,
): readonly Entry[] {
  const place = entries.findIndex((one) => one.column === column);
  const rest = entries.filter((one) => one.column !== column);
  return entry === undefined
    ? rest
    : rest.toSpliced(place < 0 ? rest.length : place, 0, { ...entry, column });
}

/** The mapping with its counts of service use; without the keys where there are none. */
export function withCounts(
  mapping: Mapping,
  counts: readonly CountColumn[],
  observed: readonly ObservedColumn[],
): Mapping {
  const { counts: _, observed: __, ...rest } = mapping;
  return {
    ...rest,
    ...(counts.length === 0 ? {} : { counts }),
    ...(observed.length === 0 ? {} : { observed }),
  };
}

/** The mapping with one column used otherwise. A role has one column: another that had it is let go. */
export function assign(mapping: Mapping, column: string, use: Use): Mapping {
  const others = rolesOf(mapping).filter(
    ([role, name]) => name !== column && !(use.kind === 'role' && role === use.role),
  );
  const columns: Mapping['columns'] = Object.fromEntries(
    use.kind === 'role' ? [...others, [use.role, column]] : others,
  );
  const scores = placed(mapping.scores, column, use.kind === 'score' ? use.score : undefined);
  const counts = placed(mapping.counts ?? [], column, use.kind === 'count' ? use.count : undefined);
  const observed = placed(mapping.observed ?? [], column, use.kind === 'observed' ? use.observed : undefined);
  return withCounts({ ...mapping, columns, scores }, counts, observed);
}

/** What a column of a file laid out like this can be. */
export function fieldsIn(layout: Mapping['layout']): readonly Field[] {
  return fields.filter(({ id, on }) => {
    if (on === 'case') return true;
    if (layout === 'long') return on === 'score';
    return on === 'use' || (layout !== 'wide' && id === 'date');
  });
}

/** A score column of a wide file at another stage; the start is 0, reviews count on, the exit comes last. */
export function staged(score: ScoreColumn, stage: StageKind, order?: number): ScoreColumn {
  const usual = stage === 'baseline' ? 0 : stage === 'exit' ? 1000 : 1;
  return { ...score, stage, order: stage === 'review' ? (order ?? usual) : usual };
}

/** The mapping laid out otherwise. Only the columns of a wide file have a stage of their own, or count. */
export function laidOut(mapping: Mapping, layout: Mapping['layout']): Mapping {
  const scores = mapping.scores.map(({ stage, order, date, ...score }) =>
    layout !== 'wide'
      ? score
      : { ...staged(score, stage ?? 'baseline', order), ...(date === undefined ? {} : { date }) },
  );
  const next = { ...mapping, layout, scores };
  return layout === 'wide' ? next : withCounts(next, [], []);
}

/** An id for a measure of the user's own that no other has. */
export function customId(name: string, taken: readonly string[]): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const stem = `own-${plain === '' ? 'measure' : plain}`;
  const free = [stem, ...taken.map((_, place) => `${stem}-${String(place + 2)}`)].find(
    (id) => !taken.includes(id),
  );
  return free ?? `${stem}-${String(taken.length + 2)}`;
}

/** The mapping without a measure of the user's own, and without the columns that held it. */
export function withoutCustom(mapping: Mapping, { id }: CustomMeasure): Mapping {
  return {
    ...mapping,
    custom: mapping.custom.filter((one) => one.id !== id),
    scores: mapping.scores.filter((one) => one.measure !== id),
    tools: mapping.tools.filter((one) => one.measure !== id),
  };
}

/** What still stands between the mapping and a result, in words; empty when it can be loaded. */
export function lacking(mapping: Mapping): readonly string[] {
  const words: string[] = [];
  const { columns, scores, tools } = mapping;
  const about = rolesOf(mapping).length > 0;
  if (mapping.layout === 'wide') {
    const starts = scores.filter(({ stage }) => stage === 'baseline');
    const later = scores.filter(({ stage }) => stage !== undefined && stage !== 'baseline');
    if (scores.length > 0 && later.length === 0) words.push('No column is named as a later score.');
    if (scores.length > 0 && starts.length === 0) words.push('No column is named as a first score.');
  } else if (mapping.layout !== 'long') {
    if (columns.person === undefined) words.push('No column says who the person was.');
    if (columns.date === undefined) words.push('No column says on which day it was.');
  } else if (scores.length > 0 || columns.score !== undefined) {
    if (
      columns.stage === undefined &&
      columns.date === undefined &&
      columns.day === undefined &&
      columns.month === undefined
    ) {
      words.push('No column says when a score was taken: name a stage, a date, a day or a month.');
    }
    if (columns.person === undefined && columns.episode === undefined) {
      words.push('No column says whose score it is.');
    }
    if (columns.score !== undefined && tools.length === 0 && columns.tool !== undefined) {
      words.push('No tool is matched to a measure.');
    }
  }
  const counted = mapping.counts !== undefined && mapping.counts.length > 0;
  if (scores.length === 0 && columns.score === undefined && !about && !counted)
    words.push('No column is used yet.');
  return words;
}
