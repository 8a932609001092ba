import type { Database, Source } from '../../src/engine/database';
import { inspect } from '../../src/import/inspect';
import { load, type Loaded } from '../../src/import/load';
import type { Issue } from '../../src/vocabulary/issue';
import type { Mapping } from '../../src/vocabulary/mapping';

/** A file drawn in a test. */
export function file(name: string, ...lines: readonly string[]): Source {
  return { name, blob: new Blob([lines.join('\n')]) };
}

export function bytes(name: string, ...parts: readonly number[]): Source {
  return { name, blob: new Blob([new Uint8Array(parts)]) };
}

/** Loads files under the mappings that their names and rows suggest, each changed by `change`. */
export async function loadAsSeen(
  database: Database,
  sources: readonly Source[],
  change: (mapping: Mapping) => Mapping = (mapping) => mapping,
): Promise<Loaded> {
  const mapped = [];
  for (const source of sources) mapped.push({ source, mapping: change((await inspect(source)).mapping) });
  return load(database, mapped);
}

export async function rows(database: Database, sql: string): Promise<readonly (readonly unknown[])[]> {
  const { columns, length } = await database.run(sql);
  return Array.from({ length }, (_, row) => columns.map((column) => column[row]));
}

/** Issues in short: code, line, column, found, n, with nothing for what is not there. */
export function brief(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ code, line, column, found, n }) =>
    [code, line, column, found, n === undefined ? undefined : `×${String(n)}`]
      .filter((part) => part !== undefined)
      .join(' | '),
  );
}

export const wide: Mapping = {
  format: 'plainsight-mapping',
  version: 1,
  layout: 'wide',
  columns: { person: 'id', referral_date: 'referred' },
  dates: 'day first',
  decimal: '.',
  scores: [
    { column: 'before', measure: 'ons-life-satisfaction', stage: 'baseline', order: 0 },
    { column: 'after', measure: 'ons-life-satisfaction', stage: 'exit', order: 1000 },
  ],
  tools: [],
  custom: [],
};

export const long: Mapping = {
  format: 'plainsight-mapping',
  version: 1,
  layout: 'long',
  columns: { person: 'id', tool: 'tool', stage: 'stage', date: 'date', score: 'score' },
  dates: 'year first',
  decimal: '.',
  scores: [],
  tools: [],
  custom: [],
};
