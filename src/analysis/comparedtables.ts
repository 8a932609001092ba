import type { ComparedTables, ScorePattern } from './comparedscores';
import type { Pools } from './pools';
import { markSides } from './sides';
import type { Database } from '../engine/database';
import type { Scope } from '../evidence/scope';

/** Everybody whom the scope's comparison could be between: without its filter on the dimension compared by, and split by that. */
export function comparedScope(scope: Scope): Scope {
  const { compare } = scope;
  const { by: _, ...everybody } = scope;
  if (compare?.kind !== 'levels') return everybody;
  const filters = scope.filters.filter(({ dimension }) => dimension !== compare.dimension);
  return { ...everybody, filters, by: compare.dimension };
}

/** Asks the engine once for each measure. */
export async function comparedTables(
  database: Database,
  pools: Pools,
  scope: Scope,
  measures: readonly { readonly id: string }[],
): Promise<ComparedTables> {
  const { compare } = scope;
  await pools.apply(comparedScope(scope));
  if (compare !== undefined && compare.kind !== 'arms' && compare.kind !== 'levels')
    await pools.mark(() => markSides(database, compare));
  const patterns = new Map<string, readonly ScorePattern[]>();
  for (const { id } of measures) patterns.set(id, await database.query('score_patterns', { of_measure: id }));
  return {
    members: await database.query('members', {}),
    lost: await database.query('outcomes_lost', {}),
    patterns,
  };
}
