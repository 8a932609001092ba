import { type Taken, takenAs } from '../../src/pages/intake';
import type { Looked } from '../../src/vocabulary/looked';
import type { Mapping } from '../../src/vocabulary/mapping';

/** A mapping that says nothing, and what is said otherwise. */
export function mappingOf(parts: Partial<Mapping> = {}): Mapping {
  return {
    format: 'plainsight-mapping',
    version: 1,
    layout: 'wide',
    columns: {},
    dates: 'day first',
    decimal: '.',
    scores: [],
    tools: [],
    custom: [],
    ...parts,
  };
}

/** What a look at a small file found: each column by its name with its cells, and what is said otherwise. */
export function lookedAt(
  cells: Readonly<Record<string, readonly string[]>>,
  parts: Partial<Looked> = {},
): Looked {
  const header = Object.keys(cells);
  const rows = Math.max(0, ...Object.values(cells).map((column) => column.length));
  return {
    name: 'people.csv',
    header,
    sample: Array.from({ length: Math.min(rows, 8) }, (_, row) =>
      header.map((column) => cells[column]?.[row] ?? ''),
    ),
    rows,
    columns: Object.entries(cells).map(([column, texts]) => {
      const filled = texts.filter((text) => text !== '');
      const different = [...new Set(filled)];
      return {
        column,
        examples: different.slice(0, 5),
        filled: filled.length,
        different: different.length,
        rarest: Math.min(
          ...different.map((text) => filled.filter((one) => one === text).length),
          different.length === 0 ? 0 : Infinity,
        ),
      };
    }),
    tables: [''],
    table: '',
    sniffed: null,
    tripwires: [],
    similar: [],
    mapping: mappingOf(),
    certain: true,
    issues: [],
    ...parts,
  };
}

/** The same file on the table of the Import page. */
export function takenOf(looked: Looked, parts: Partial<Taken> = {}): Taken {
  return { ...takenAs(new File([''], looked.name), looked), ...parts };
}
