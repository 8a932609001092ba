import { dimensionById, notRecorded } from '../../vocabulary/dimensions';
import type { Issue } from '../../vocabulary/issue';
import { type Alike, alikeOf, isFreelyNamed, mostLevels } from '../alike';
import { nearDuplicates } from '../nearduplicates';
import { short } from '../notices';
import type { ReadPlace, ReadSheet } from '../readplace';
import type { Reading } from '../reading';

/**
 * The sheet with spellings of one level counted as one, where they differ in capitals, spaces, accents and punctuation alone: the most frequent
 * one stands for all. Levels that differ by a letter or two stay apart. Both are told. A level that the mapping names for the column was decided
 * by a person: it stands, is not told of, and others are counted with it.
 */
export function joinAlike(read: ReadSheet): { readonly read: ReadSheet; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const places = read.places.map((place): ReadPlace => {
    if (!isFree(place) || seldom(place.readings)) return place;
    const alike = alikeAt(read, place);
    const { levels = [] } = read.sheet.mapping;
    const decided = new Set(levels.flatMap(({ column, level }) => (column === place.column ? [level] : [])));
    const base = { severity: 'note', file: read.sheet.name, column: place.column } as const;
    // The name of a worker is not repeated.
    const shown = (names: readonly string[]): Partial<Issue> =>
      place.role === 'link_worker' ? {} : { found: short(names.join(' / ')) };
    const keep = new Map<string, string>();
    for (const { same, like } of alike) {
      const heads = same.flatMap(
        (spelled) => spelled.find(({ level }) => decided.has(level)) ?? spelled[0] ?? [],
      );
      for (const [at, head] of heads.entries()) {
        const others = (same[at] ?? []).filter((one) => one !== head && !decided.has(one.level));
        if (others.length === 0) continue;
        for (const { level } of others) keep.set(level, head.level);
        const n = others.reduce((sum, one) => sum + one.n, 0);
        issues.push({
          code: 'alike_levels',
          ...base,
          ...shown([head, ...others].map(({ level }) => level)),
          n,
        });
      }
      if (like && heads.some(({ level }) => !decided.has(level))) {
        const n = same.flat().reduce((sum, one) => sum + one.n, 0);
        issues.push({ code: 'similar_levels', ...base, ...shown(heads.map(({ level }) => level)), n });
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
  const id = [...dimensionById.keys()].find((one) => one === role);
  return kind === 'level' && id !== undefined && isFreelyNamed(id);
}

function seldom(readings: readonly Reading[]): boolean {
  return readings.length > mostLevels * 2;
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
  return alikeOf([...counts].map(([level, n]) => ({ level, n })));
}
