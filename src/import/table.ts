import type { Source } from '../engine/database';
import type { Issue, IssueCode } from '../vocabulary/issue';
import { encode, type Fault, type SecondReader } from './encode';
import type { Grid } from './grid';
import { look } from './look';
import { readRows } from './rows';

/** A file as read: its grid, or why there is none. `rows` is how many it has under its header, used or not. */
export interface ReadTable {
  readonly name: string;
  readonly grid: Grid | undefined;
  /** The column names, as far as they could be read. */
  readonly header: readonly string[];
  readonly rows: number;
  /** The first rows, as typed. */
  readonly sample: readonly (readonly string[])[];
  readonly issues: readonly Issue[];
}

/** A blob never changes: what was read for the form is not read again for the load. */
const known = new WeakMap<Blob, Promise<ReadTable>>();

/** Reads a file whole, whatever its rows look like. Issues that stop it leave it without a grid. */
export function readTable(
  source: Source,
  progress?: (share: number) => void,
  helper?: SecondReader,
): Promise<ReadTable> {
  const before = known.get(source.blob);
  if (before !== undefined) return before;
  const found = read(source, progress, helper);
  known.set(source.blob, found);
  found.catch(() => known.delete(source.blob));
  return found;
}

async function read(
  { name, blob }: Source,
  progress?: (share: number) => void,
  helper?: SecondReader,
): Promise<ReadTable> {
  const seen = await look({ name, blob });
  const { header, sample, issues } = seen;
  const base = { name, header, sample, rows: 0 };
  const stop = (code: IssueCode, more: Partial<Issue> = {}): ReadTable => ({
    ...base,
    grid: undefined,
    issues: [...issues, { code, severity: 'stop', file: name, ...more }],
  });
  if (!seen.readable) return { ...base, grid: undefined, issues };
  const found =
    (await encode(blob, seen.delimiter, header, progress, helper)) ??
    (await readRows(blob, seen.delimiter, header, progress));
  if (isFault(found)) return stop(found.fault, { line: found.line });
  const rows = found.rows + found.aside.length;
  if (rows === 0) return stop('header_only', { line: 1 });
  return { ...base, grid: found, rows, issues };
}

function isFault(found: Grid | Fault): found is Fault {
  return 'fault' in found;
}
