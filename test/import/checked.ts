import { inspect } from '../../src/import/inspect';
import { type Loaded, prepare } from '../../src/import/prepare';
import type { Issue, IssueCode } from '../../src/vocabulary/issue';
import type { Mapping } from '../../src/vocabulary/mapping';
import { brief, file, wide } from './files';

/** What is said of a file under a mapping, and what is kept of it. */
export async function checked(
  lines: readonly string[],
  mapping: Mapping = wide,
): Promise<Loaded & { readonly levels: (column: string) => readonly string[] }> {
  const words = new Map<string, readonly string[]>();
  const source = file('people.csv', ...lines);
  const loaded = await prepare([{ source, mapping }], {
    hand: (table, rows) => {
      if (table !== 'episode') return;
      for (const [name, column] of Object.entries(rows))
        if (column.kind === 'word')
          words.set(
            name,
            [...new Set(column.codes)].map((code) => column.words[code] ?? ''),
          );
    },
  });
  return { ...loaded, levels: (column) => (words.get(column) ?? []).toSorted() };
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
