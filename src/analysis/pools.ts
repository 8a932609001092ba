import { applyRule, applyScope } from './scope';
import { isMixed, levelsIn, peopleKey, sliced, type Slicing, slicingOf } from './slices';
import { scoresOfLevels, scoreTables, type ScoreTables } from './tallies';
import { tablesOfUse, type UseTables, narrowedUse } from './usetables';
import type { LaidOut } from './visits';
import type { Database } from '../engine/database';
import type { PairRule, Scope } from '../evidence/scope';
import type { DimensionId } from '../vocabulary/dimensions';

/** What is tallied of some people: of a scope, or by level of all that a scope becomes when the levels of one dimension are chosen in it. */
interface Pool {
  readonly scope: Scope;
  readonly slicing: Slicing | undefined;
  readonly scores: ScoreTables;
  use?: { readonly out: LaidOut; readonly tables: UseTables };
}

/** The tallies of the people of a scope. */
export interface Entered {
  readonly scores: ScoreTables;
  /** Of their service use, as it is laid out. */
  use(out: LaidOut): Promise<UseTables>;
}

/**
 * The tallies of one scope after another. Where a scope differs from the one before in the levels of one dimension alone, everything is tallied
 * by its levels once, and every further choice of them is answered from that without a question to the engine.
 */
export interface Pools {
  enter(scope: Scope): Promise<Entered>;
  /** Tallies by the levels of a dimension before any of them is chosen; null where they cannot be added up. */
  prepare(scope: Scope, slice: DimensionId): Promise<Entered | null>;
  /** Makes the table of members that of the scope, for queries that read it themselves. */
  apply(scope: Scope): Promise<void>;
  /** Lets the strata of the members that were applied last be written anew; what comes next fills the table again. */
  mark(write: () => Promise<void>): Promise<void>;
}

/** As many choices of people as these are remembered. */
const mostPools = 6;

export function createPools(database: Database, hasComparison: boolean): Pools {
  let rule: PairRule | undefined;
  /** Whom the table of members holds now. */
  let applied: string | undefined;
  let last: Scope | undefined;
  let pools: readonly Pool[] = [];
  const mixed = new Map<DimensionId, boolean>();

  const apply = async (scope: Scope): Promise<void> => {
    const people = peopleKey(scope);
    if (applied === people) return;
    applied = undefined;
    if (rule === undefined || JSON.stringify(rule) !== JSON.stringify(scope.rule)) {
      await applyRule(database, scope.rule);
      rule = scope.rule;
    }
    await applyScope(database, scope, hasComparison);
    applied = people;
  };

  const mixedIn = async (slice: DimensionId): Promise<boolean> => {
    const found = mixed.get(slice) ?? (await isMixed(database, slice));
    mixed.set(slice, found);
    return found;
  };

  const filled = async (scope: Scope, slicing: Slicing | undefined): Promise<Pool> => {
    const wide = slicing?.wide ?? scope;
    await apply(wide);
    const pool: Pool = {
      scope: wide,
      slicing,
      scores: await scoreTables(database, wide.episodes === 'all'),
    };
    pools = [pool, ...pools].slice(0, mostPools);
    return pool;
  };

  const poolOf = async (scope: Scope): Promise<Pool> => {
    const there = pools.find((pool) => keptOf(pool, scope) !== undefined);
    if (there !== undefined) return there;
    const slicing = last === undefined ? undefined : slicingOf(last, scope);
    return filled(scope, slicing === undefined || (await mixedIn(slicing.slice)) ? undefined : slicing);
  };

  const entered = (pool: Pool, scope: Scope): Entered => {
    const levels = keptOf(pool, scope) ?? null;
    const isSplit = pool.slicing === undefined || scope.by !== undefined;
    return {
      scores: pool.slicing === undefined ? pool.scores : scoresOfLevels(pool.scores, levels, isSplit),
      use: async (out) => {
        if (pool.use?.out !== out) {
          await apply(pool.scope);
          pool.use = { out, tables: await tablesOfUse(database, scope.episodes === 'all', out) };
        }
        return narrowedUse(pool.use.tables, levels, isSplit);
      },
    };
  };

  return {
    apply,
    mark: async (write) => {
      applied = undefined;
      await write();
    },
    enter: async (scope) => {
      const pool = await poolOf(scope);
      last = scope;
      return entered(pool, scope);
    },
    prepare: async (scope, slice) => {
      const slicing = sliced(scope, slice);
      if (slicing === undefined || (await mixedIn(slice))) return null;
      const there = pools.find((pool) => pool.slicing?.slice === slice && keptOf(pool, scope) !== undefined);
      return entered(there ?? (await filled(scope, slicing)), scope);
    },
  };
}

/** The levels of a pool that the scope keeps, null for all of them; undefined where it is about other people. */
function keptOf({ scope: own, slicing }: Pool, scope: Scope): ReadonlySet<string> | null | undefined {
  if (slicing !== undefined) return levelsIn(scope, slicing);
  return peopleKey(own) === peopleKey(scope) ? null : undefined;
}
