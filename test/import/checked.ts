import { inspect } from '../../src/import/inspect';
import { type LevelCount, levelsIn } from '../../src/import/episodes';
import { type Prepared, prepare } from '../../src/import/prepare';
import type { Issue, IssueCode } from '../../src/vocabulary/issue';
import type { Mapping } from '../../src/vocabulary/mapping';
import { brief, file, wide } from './files';

/** What is said of a file under a mapping, and what is kept of it. */
export async function checked(
  lines: readonly string[],
  mapping: Mapping = wide,
): Promise<Prepared & { readonly levels: (column: string) => readonly string[] }> {
  const source = file('people.csv', ...lines);
  let levels: readonly LevelCount[] = [];
  const loaded = await prepare([{ source, mapping }], {
    hand: (table, rows) => {
      if (table === 'episode') levels = levelsIn(rows);
    },
  });
  return {
    ...loaded,
    levels: (column) => levels.flatMap(({ dimension, level }) => (dimension === column ? [level] : [])),
  };
}

/** The same under the mapping that the file's own names suggest. */
export async function checkedAsSeen(lines: readonly string[]): ReturnType<typeof checked> {
  return checked(lines, (await inspect(file('people.csv', ...lines))).mapping);
}

export function only(issues: readonly Issue[], ...codes: readonly IssueCode[]): readonly string[] {
  return brief(issues.filter(({ code }) => codes.includes(code)));
}

/** Whole numbers from 0 up to, not including, `n`. */
export function upTo(n: number): readonly number[] {
  return Array.from({ length: n }, (_, at) => at);
}
