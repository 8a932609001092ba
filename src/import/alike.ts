import { type DimensionId, dimensionById } from '../vocabulary/dimensions';
import { type LevelCount, nearDuplicates, spellingKey } from './nearduplicates';

/** A column with more levels than this is no list of groups. */
export const mostLevels = 2000;
const mostInGroup = 100;

export interface Alike {
  /** Levels of one spelling key together, the most frequent first. */
  readonly same: readonly (readonly LevelCount[])[];
  /** Whether some of them differ by letters. */
  readonly like: boolean;
}

/** Whether the levels of a dimension are names that the file gives, and no list of ours. */
export function isFreelyNamed(id: DimensionId): boolean {
  return dimensionById.get(id)?.order.length === 0;
}

/** Levels of a column that look like one, in groups, and in each group those together that differ in their spelling alone. */
export function alikeOf(counted: readonly LevelCount[]): readonly Alike[] {
  if (counted.length < 2 || counted.length > mostLevels) return [];
  const counts = new Map(counted.map(({ level, n }) => [level, n]));
  return nearDuplicates(counted).flatMap(({ keep, others, differ }): readonly Alike[] => {
    const all = [keep, ...others].map((level) => ({ level, n: counts.get(level) ?? 0 }));
    if (differ === 'spelling') return [{ same: [all], like: false }];
    return all.length > mostInGroup ? [] : [{ same: bySpelling(all), like: true }];
  });
}

/** Levels in groups of which each differs in its spelling alone. */
function bySpelling(levels: readonly LevelCount[]): readonly (readonly LevelCount[])[] {
  const groups = new Map<string, LevelCount[]>();
  for (const one of levels) {
    const key = spellingKey(one.level);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
