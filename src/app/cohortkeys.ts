import { isDay } from '../evidence/scope';
import type { NamedCohort } from '../evidence/namedcohort';
import { dimensionById, type DimensionId } from '../vocabulary/dimensions';

/** The longest that the name of a cohort may be. */
export const longestName = 60;

/** A cohort as one value of an address: its name and its conditions, as an address of its own. */
export function formatCohort({ name, from, to, filters }: NamedCohort): string {
  const keys = new URLSearchParams([['name', name]]);
  if (from !== undefined) keys.append('from', from);
  if (to !== undefined) keys.append('to', to);
  for (const { dimension, levels } of filters) for (const level of levels) keys.append(dimension, level);
  return keys.toString();
}

/** The cohort that a value stands for; undefined where any of it is not understood, so that nobody reads of other people than were meant. */
export function parseCohort(text: string): NamedCohort | undefined {
  const found: { name?: string; from?: string; to?: string } = {};
  const levels = new Map<DimensionId, Set<string>>();
  for (const [key, value] of new URLSearchParams(text)) {
    if (dimensionById.has(key as DimensionId)) {
      const dimension = key as DimensionId;
      if (value === '') return undefined;
      levels.set(dimension, (levels.get(dimension) ?? new Set()).add(value));
    } else if (key === 'name' && found.name === undefined && isName(value)) found.name = value;
    else if ((key === 'from' || key === 'to') && found[key] === undefined && isDay(value)) found[key] = value;
    else return undefined;
  }
  const { name, from, to } = found;
  if (name === undefined || (from !== undefined && to !== undefined && to < from)) return undefined;
  return {
    name,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    filters: [...levels].map(([dimension, chosen]) => ({ dimension, levels: [...chosen] })),
  };
}

/** Whether a text can be the name of a cohort. */
export function isName(text: string): boolean {
  return text.trim() === text && text !== '' && text.length <= longestName;
}
