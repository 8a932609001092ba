import type { Source } from '../engine/database';
import type { Looked } from '../vocabulary/looked';
import type { SecondReader } from './encode';
import { recognise } from './recognise';
import { readTable } from './table';

const shown = 8;

/** What the Import page shows of a file before it is loaded: its header, a few rows, how many there are, and the best mapping. */
export async function inspect(source: Source, helper?: SecondReader): Promise<Looked> {
  const { header, sample, rows, grid, issues } = await readTable(source, undefined, helper);
  const { mapping, certain, issues: doubts } = recognise(header, sample, source.name);
  const base = { name: source.name, header, sample: sample.slice(0, shown), mapping, rows };
  if (grid === undefined) return { ...base, certain: false, issues };
  return { ...base, certain, issues: [...issues, ...doubts] };
}
