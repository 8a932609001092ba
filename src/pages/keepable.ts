import { hushed, type Taken } from './intake';
import { dimensionById } from '../vocabulary/dimensions';
import type { Mapping } from '../vocabulary/mapping';

/** A mapping that is kept on this device, and the columns of the file that it was made for. */
export interface KeptMapping {
  readonly header: readonly string[];
  /** The day on which it was kept. */
  readonly on: string;
  readonly mapping: Mapping;
}

/** A spelling is kept only where every value of its column stands in so many rows. */
export const fewestRows = 10;

/** What of a mapping may be kept on this device. */
export interface Keepable {
  readonly header: readonly string[];
  readonly mapping: Mapping;
  /** Words of the file that are in the mapping and are not kept. */
  readonly left: number;
}

/**
 * The mapping less whatever could repeat a rare value of the file: column names and what they mean stay. Spellings, names of tools and words
 * for stages stay only where they are values of a column whose values stand in at least `fewestRows` rows each. The name of a sheet goes.
 */
export function keepable({ looked, mapping }: Pick<Taken, 'looked' | 'mapping'>): Keepable {
  const silent = hushed({ looked, mapping });
  const common = new Set(
    looked.columns.flatMap(({ column, rarest }) =>
      rarest >= fewestRows && !silent.has(column) ? [column] : [],
    ),
  );
  const isCommon = (...columns: readonly (string | undefined)[]): boolean =>
    columns.every((column) => column === undefined || common.has(column));
  const { columns } = mapping;
  const categories = new Set(
    [...dimensionById.keys()].flatMap((id) => (id === 'link_worker' ? [] : (columns[id] ?? []))),
  );
  const isThere = (column: string, text: string): boolean =>
    looked.similar.some(
      (group) =>
        group.column === column &&
        group.levels.some(({ level, also, n }) => n >= fewestRows && [level, ...also].includes(text)),
    );
  const { levels = [], stages = [], reading, ...rest } = mapping;
  const spelled = levels.filter(
    ({ column, text, level }) =>
      categories.has(column) && isCommon(column) && isThere(column, text) && isThere(column, level),
  );
  const tools = isCommon(columns.tool, columns.question) ? mapping.tools : [];
  const staged = isCommon(columns.stage) ? stages : [];
  const choices = reading?.choices;
  const dropped = (mapping.repairs ?? []).map(({ column }) => column);
  return {
    header: [...new Set([...looked.header, ...dropped])],
    mapping: {
      ...rest,
      tools,
      ...(spelled.length === 0 ? {} : { levels: spelled }),
      ...(staged.length === 0 ? {} : { stages: staged }),
      ...(choices === undefined ? {} : { reading: { choices } }),
    },
    left:
      levels.length -
      spelled.length +
      (mapping.tools.length - tools.length) +
      (stages.length - staged.length),
  };
}

/** So much of all columns of both files must be the same. */
const alike = 0.6;

/** How much of two sets of columns is the same, from 0 to 1. */
function shared(one: readonly string[], other: readonly string[]): number {
  const [a, b] = [new Set(one), new Set(other)];
  const both = [...a].filter((name) => b.has(name)).length;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

export function isSameHeader(one: readonly string[], other: readonly string[]): boolean {
  return shared(one, other) === 1;
}

/** The kept mapping whose columns are most like those of a file; the later of two. Null where none is like enough. */
export function keptFor(
  kept: readonly KeptMapping[],
  { looked, mapping }: Pick<Taken, 'looked' | 'mapping'>,
): KeptMapping | null {
  const { header } = keepable({ looked, mapping });
  const [best] = kept
    .map((one) => ({ one, share: shared(one.header, header) }))
    .filter(({ share }) => share >= alike)
    .toSorted((a, b) => b.share - a.share || (a.one.on < b.one.on ? 1 : -1));
  return best?.one ?? null;
}

/** True where two mappings say the same, in whatever order and with lists left out or empty. */
export function isKeptAlike(one: Mapping, other: Mapping): boolean {
  const plain = (mapping: Mapping): string =>
    JSON.stringify(
      Object.entries(mapping)
        .filter(([, value]) => !Array.isArray(value) || value.length > 0)
        .map(([key, value]): readonly [string, unknown] => [
          key,
          key === 'columns' ? Object.entries(value as Mapping['columns']).toSorted() : value,
        ])
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  return plain(one) === plain(other);
}
