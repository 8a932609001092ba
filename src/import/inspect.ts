import type { Source } from '../engine/database';
import type { Looked } from '../vocabulary/looked';
import { look } from './look';
import { recognise } from './recognise';
import { readRows } from './rows';
import { scan } from './scan';

const shown = 8;

/** What the Import page shows of a file before it is loaded: its header, a few rows, how many there are, and the best mapping. */
export async function inspect(source: Source): Promise<Looked> {
  const seen = await look(source);
  const guess = recognise(seen.header, seen.sample, source.name);
  const base = {
    name: source.name,
    header: seen.header,
    sample: seen.sample.slice(0, shown),
    mapping: guess.mapping,
  };
  if (!seen.readable) return { ...base, rows: 0, certain: false, issues: seen.issues };
  const counted = await scan(source.blob, seen.delimiter, seen.header.length);
  if (counted.fault !== undefined) {
    const line = counted.line === undefined ? {} : { line: counted.line };
    const issue = { code: counted.fault, severity: 'stop', file: source.name, ...line } as const;
    return { ...base, rows: 0, certain: false, issues: [...seen.issues, issue] };
  }
  const rows = counted.plain
    ? counted.records
    : await countCarefully(source.blob, seen.delimiter, seen.header.length);
  return { ...base, rows, certain: guess.certain, issues: [...seen.issues, ...guess.issues] };
}

async function countCarefully(...file: Parameters<typeof readRows>): Promise<number> {
  const { kept, aside } = await readRows(...file);
  return kept + aside.length;
}
