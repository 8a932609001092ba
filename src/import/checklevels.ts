import { dimensionById, notRecorded } from '../vocabulary/dimensions';
import type { Issue } from '../vocabulary/issue';
import { type LevelCount, nearDuplicates } from './nearduplicates';
import { short } from './notices';
import type { ReadPlace, ReadSheet } from './readplace';
import type { Reading } from './reading';

/** A column with more levels than this is no list of groups. */
const mostLevels = 2000;
const mostInGroup = 100;

/**
 * The sheet with spellings of one level counted as one, where they differ in capitals, spaces, accents and punctuation alone: the most frequent
 * one stands for all. Levels that differ by a letter or two stay apart. Both are told.
 */
export function joinAlike(read: ReadSheet): { readonly read: ReadSheet; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const places = read.places.map((place): ReadPlace => {
    if (!isFree(place) || seldom(place.readings)) return place;
    const alike = alikeAt(read, place);
    const base = { severity: 'note', file: read.sheet.name, column: place.column } as const;
    // The name of a worker is not repeated.
    const shown = (levels: readonly string[]): Partial<Issue> =>
      place.role === 'link_worker' ? {} : { found: short(levels.join(' / ')) };
    const keep = new Map<string, string>();
    for (const { same, like } of alike) {
      for (const [first, ...others] of same) {
        if (first === undefined || others.length === 0) continue;
        for (const { level } of others) keep.set(level, first.level);
        const n = others.reduce((sum, one) => sum + one.n, 0);
        issues.push({
          code: 'alike_levels',
          ...base,
          ...shown([first, ...others].map(({ level }) => level)),
          n,
        });
      }
      if (like) {
        const n = same.flat().reduce((sum, one) => sum + one.n, 0);
        issues.push({
          code: 'similar_levels',
          ...base,
          ...shown(same.flatMap(([first]) => (first === undefined ? [] : [first.level]))),
          n,
        });
      }
    }
    if (keep.size === 0) return place;
    const readings = place.readings.map((one): Reading => {
      const level = keep.get(one.level ?? '');
      return level === undefined ? one : { ...one, level };
    });
    return { ...place, readings };
  });
  return { read: { ...read, places }, issues };
}

function isFree({ kind, role }: ReadPlace): boolean {
  const dimension = [...dimensionById].find(([id]) => id === role)?.[1];
  return kind === 'level' && dimension !== undefined && dimension.order.length === 0;
}

function seldom(readings: readonly Reading[]): boolean {
  return readings.length > mostLevels * 2;
}

interface Alike {
  /** Levels of one spelling key together, the most frequent first. */
  readonly same: readonly (readonly LevelCount[])[];
  /** Whether some of them differ by letters. */
  readonly like: boolean;
}

function alikeAt({ sheet: { grid, verdict } }: ReadSheet, { readings, codes }: ReadPlace): readonly Alike[] {
  const levels = new Set(readings.flatMap(({ level }) => level ?? []));
  levels.delete(notRecorded);
  if (levels.size < 2 || levels.size > mostLevels) return [];
  if (nearDuplicates([...levels].map((level) => ({ level, n: 1 }))).length === 0) return [];
  const byCode = new Int32Array(readings.length);
  for (let row = 0; row < grid.rows; row += 1) {
    const code = codes[row] as number;
    if (verdict[row] === 0) byCode[code] = (byCode[code] as number) + 1;
  }
  const counts = new Map<string, number>();
  for (const [code, { level }] of readings.entries()) {
    const n = byCode[code] as number;
    if (level !== undefined && level !== notRecorded && n > 0)
      counts.set(level, (counts.get(level) ?? 0) + n);
  }
  const counted = [...counts].map(([level, n]) => ({ level, n }));
  return nearDuplicates(counted).flatMap(({ keep, others, differ }): readonly Alike[] => {
    const all = [keep, ...others].map((level) => ({ level, n: counts.get(level) ?? 0 }));
    if (differ === 'spelling') return [{ same: [all], like: false }];
    return all.length > mostInGroup ? [] : [{ same: bySpelling(all), like: true }];
  });
}

/** Levels in groups of which each differs in its spelling alone. */
function bySpelling(levels: readonly LevelCount[]): readonly (readonly LevelCount[])[] {
  const groups: LevelCount[][] = [];
  for (const one of levels) {
    const group = groups.find(([first]) => first !== undefined && isSpelling(first, one));
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups;
}

function isSpelling(one: LevelCount, other: LevelCount): boolean {
  return nearDuplicates([one, other])[0]?.differ === 'spelling';
}
