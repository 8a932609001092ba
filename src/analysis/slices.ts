import type { Database } from '../engine/database';
import type { Scope } from '../evidence/scope';
import { type DimensionId, dimensions } from '../vocabulary/dimensions';

/** A wider scope in which a narrower one is some levels of one dimension: what is tallied of it by level answers every choice of levels. */
export interface Slicing {
  readonly slice: DimensionId;
  /** The scope without a filter on the slice, split by it. */
  readonly wide: Scope;
}

/** The scope without its filter on a dimension. */
function without({ filters, ...scope }: Scope, dimension: DimensionId): Scope {
  return { ...scope, filters: filters.filter((one) => one.dimension !== dimension) };
}

/** What decides which people a scope is about and how they are split; not how what is known of them is shown. */
export function peopleKey({ from, to, episodes, filters, by, rule }: Scope): string {
  return JSON.stringify([from, to, episodes, filters, by, rule]);
}

/** A scope cut into slices by a dimension. Undefined where every referral counts, and where it is split by another: there is no room for slices. */
export function sliced(scope: Scope, slice: DimensionId): Slicing | undefined {
  if (scope.episodes === 'all' || (scope.by !== undefined && scope.by !== slice)) return undefined;
  return { slice, wide: { ...without(scope, slice), by: slice } };
}

/** Cut by the dimension whose levels alone make the difference between two scopes; undefined where there is more, or nothing, between them. */
export function slicingOf(before: Scope, after: Scope): Slicing | undefined {
  if (peopleKey(before) === peopleKey(after)) return undefined;
  const moved = dimensions.find(({ id }) => peopleKey(without(before, id)) === peopleKey(without(after, id)));
  return moved === undefined ? undefined : sliced(after, moved.id);
}

/** The levels of the slice that a scope keeps, null for all; undefined where the scope is about other people than the slices. */
export function levelsIn(scope: Scope, { slice, wide }: Slicing): ReadonlySet<string> | null | undefined {
  if (scope.by !== undefined && scope.by !== slice) return undefined;
  if (peopleKey({ ...without(scope, slice), by: slice }) !== peopleKey(wide)) return undefined;
  const filter = scope.filters.find(({ dimension }) => dimension === slice);
  return filter === undefined ? null : new Set(filter.levels);
}

/**
 * Whether somebody's referrals lie in different levels of the dimension: their first one in scope then depends on the levels that are kept, and
 * what is tallied by level cannot be added up.
 */
export async function isMixed(database: Database, slice: DimensionId): Promise<boolean> {
  const { length } = await database.run(
    `SELECT 1 FROM episode WHERE of_many GROUP BY person HAVING min(${slice}) <> max(${slice}) LIMIT 1`,
  );
  return length > 0;
}

/** The rows of these levels, as they would have been tallied of nobody else: under one stratum unless the scope is split. */
export function ofLevels<R extends { readonly stratum: string }>(
  rows: readonly R[],
  levels: ReadonlySet<string> | null,
  isSplit: boolean,
  sums: readonly (keyof R)[],
): readonly R[] {
  const kept = levels === null ? rows : rows.filter(({ stratum }) => levels.has(stratum));
  return isSplit ? kept : addedUp(kept, sums);
}

/** Rows that agree in all but `sums` made one, in the order of the queries: by words as they first come, then by numbers. */
function addedUp<R extends { readonly stratum: string }>(
  rows: readonly R[],
  sums: readonly (keyof R)[],
): readonly R[] {
  const names = Object.keys(rows[0] ?? {}) as (keyof R)[];
  const keys = names.filter((name) => name !== 'stratum' && !sums.includes(name));
  const words = new Map<unknown, number>();
  const place = (value: unknown): number => {
    if (typeof value === 'number') return value;
    const known = words.get(value) ?? words.size;
    words.set(value, known);
    return known;
  };
  const found = new Map<
    string,
    { readonly at: readonly number[]; readonly sums: number[]; readonly row: R }
  >();
  for (const row of rows) {
    const at = keys.map((key) => place(row[key]));
    const key = at.join();
    const one = found.get(key);
    if (one === undefined) found.set(key, { at, sums: sums.map((name) => Number(row[name])), row });
    else {
      for (const [which, name] of sums.entries())
        one.sums[which] = (one.sums[which] ?? 0) + Number(row[name]);
    }
  }
  return [...found.values()]
    .toSorted((a, b) => compared(a.at, b.at))
    .map(({ row, sums: totals }) => ({
      ...row,
      stratum: 'everyone',
      ...Object.fromEntries(sums.map((name, which) => [name, totals[which] ?? 0])),
    }));
}

function compared(a: readonly number[], b: readonly number[]): number {
  for (const [at, one] of a.entries()) {
    const difference = one - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
