import type { Taken } from './intake';
import { dimensionById } from '../vocabulary/dimensions';
import type { SimilarLevel, SimilarLevels } from '../vocabulary/looked';
import type { Mapping } from '../vocabulary/mapping';

type Level = NonNullable<Mapping['levels']>[number];

/** Values that may be one, and what each is to be read as where that was decided. */
export interface Spelling {
  readonly group: SimilarLevels;
  /** By level; null while somebody has yet to say. */
  readonly decided: ReadonlyMap<string, string> | null;
}

/** What may be one in the columns that are used as categories, in the order of the file's columns. */
export function spellingsOf({ looked, mapping }: Pick<Taken, 'looked' | 'mapping'>): readonly Spelling[] {
  const used = new Set(
    [...dimensionById.keys()].flatMap((id) => (id === 'link_worker' ? [] : (mapping.columns[id] ?? []))),
  );
  return looked.similar
    .filter(({ column }) => used.has(column))
    .toSorted((one, other) => looked.header.indexOf(one.column) - looked.header.indexOf(other.column))
    .map((group) => ({ group, decided: decidedIn(mapping, group) }));
}

/** A level that others of its column are read as was decided too. */
function decidedIn({ levels = [] }: Mapping, { column, levels: asked }: SimilarLevels): Spelling['decided'] {
  const own = levels.filter((one) => one.column === column);
  const as = new Map(own.map(({ text, level }) => [text, level]));
  const targets = new Set(as.values());
  const decided = new Map<string, string>();
  for (const { level } of asked) {
    const now = as.get(level) ?? (targets.has(level) ? level : undefined);
    if (now === undefined) return null;
    decided.set(level, now);
  }
  return decided;
}

function textsOf({ levels }: SimilarLevels): readonly string[] {
  return levels.flatMap(({ level, also }) => [level, ...also]);
}

function withLevels(mapping: Mapping, made: readonly Level[]): Mapping {
  const { levels: _, ...rest } = mapping;
  return made.length === 0 ? rest : { ...rest, levels: made };
}

/** The mapping without what was decided about these values. */
export function withoutSpelling(mapping: Mapping, group: SimilarLevels): Mapping {
  const texts = new Set(textsOf(group));
  const others = (mapping.levels ?? []).filter(
    ({ column, text, level }) => column !== group.column || !(texts.has(text) || texts.has(level)),
  );
  return withLevels(mapping, others);
}

/**
 * The mapping in which every value of the group is to be read as `as` says, and as itself where it says nothing. Each stands in the mapping
 * with what it is read as, so that nobody is asked again; what was read as one of them before follows it.
 */
export function withSpelling(
  mapping: Mapping,
  group: SimilarLevels,
  as: (level: SimilarLevel) => string | undefined,
): Mapping {
  const made = group.levels.flatMap((one): readonly Level[] =>
    [one.level, ...one.also].map((text) => ({
      column: group.column,
      text,
      level: as(one) ?? one.level,
    })),
  );
  const next = new Map(made.map(({ text, level }) => [text, level]));
  const others = (mapping.levels ?? []).flatMap((one): readonly Level[] => {
    if (one.column !== group.column) return [one];
    return next.has(one.text) ? [] : [{ ...one, level: next.get(one.level) ?? one.level }];
  });
  return withLevels(mapping, [...others, ...made]);
}
