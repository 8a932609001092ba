import type { FacetTable } from './facettable';
import type { FacetChoice, FacetId } from '../evidence/facets';
import { notRecorded } from '../vocabulary/dimensions';

/** A choice in one column: 1 for each bin that it keeps. For a period also its first and last bin. */
export interface Kept {
  readonly bins: Uint8Array;
  readonly range: readonly [number, number] | null;
}

/** A choice as the table has it. */
export interface Sieve {
  /** By column; null where nothing is chosen. */
  readonly columns: readonly (Kept | null)[];
  /** What was chosen where the files say nothing of anybody, and whether it keeps all of them (else nobody). */
  readonly beside: readonly { readonly id: FacetId; readonly keepsAll: boolean }[];
}

/** As `cohort.sql` understands it: levels of one dimension add up, no level is no choice, and who has no date is in no period. */
export function sieveOf(table: FacetTable, { from, to, filters }: FacetChoice): Sieve {
  const levels = new Map<FacetId, Set<string>>();
  for (const filter of filters) {
    if (filter.levels.length === 0) continue;
    const known = levels.get(filter.dimension) ?? new Set();
    levels.set(filter.dimension, known);
    for (const level of filter.levels) known.add(level);
  }
  const isLimited = from !== undefined || to !== undefined;
  const columns = table.columns.map(({ id, binCount, shown }): Kept | null => {
    if (id === 'referred') return isLimited ? periodOf(table.days, from, to) : null;
    const chosen = levels.get(id);
    if (chosen === undefined) return null;
    const bins = new Uint8Array(binCount);
    for (const { level, cell } of shown) if (chosen.has(level)) bins[cell] = 1;
    return { bins, range: null };
  });
  const has = (id: FacetId): boolean => table.columns.some((column) => column.id === id);
  const beside = [...levels]
    .filter(([id]) => !has(id))
    .map(([id, chosen]) => ({ id, keepsAll: chosen.has(notRecorded) }));
  const undated = isLimited && !has('referred') ? [{ id: 'referred', keepsAll: false } as const] : [];
  return { columns, beside: [...beside, ...undated] };
}

function periodOf(days: Int32Array, from: string | undefined, to: string | undefined): Kept {
  const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  const first = from === undefined ? 1 : before(days, day(from)) + 1;
  const last = to === undefined ? days.length : before(days, day(to) + 1);
  return {
    bins: new Uint8Array(days.length + 1).fill(1, first, Math.max(first, last + 1)),
    range: [first, last],
  };
}

/** How many of these rising days come before `day`. */
function before(days: Int32Array, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
