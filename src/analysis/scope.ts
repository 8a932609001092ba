import type { Database } from '../engine/database';
import type { PairRule, Scope } from '../evidence/scope';

/** Fills `member` with who is in scope, those who stand for comparison as well if there are any (`compared`), and `tally` with what became of their scores: the only step that knows of filters and splits. */
export async function applyScope(database: Database, scope: Scope, compared: boolean): Promise<void> {
  await database.run('DELETE FROM chosen; DELETE FROM member; DELETE FROM tally');
  for (const { dimension, levels } of scope.filters) {
    for (const level of levels) await database.run('INSERT INTO chosen VALUES (?, ?)', [dimension, level]);
  }
  for (const arm of compared ? ['referred', 'comparison'] : ['referred']) {
    await database.run('INSERT INTO member SELECT * FROM cohort(?, CAST(? AS DATE), CAST(? AS DATE), ?, ?)', [
      arm,
      scope.from ?? null,
      scope.to ?? null,
      scope.episodes,
      scope.by ?? '',
    ]);
  }
  await database.run('INSERT INTO tally SELECT * FROM tallies()');
}

/** Makes `pair` hold everybody's first and last score under the rule. */
export async function applyRule(database: Database, rule: PairRule): Promise<void> {
  // Most files leave nothing to choose, and asking is quicker than choosing from nothing.
  const { length } = await database.run('DELETE FROM chosen_pair; SELECT 1 FROM further LIMIT 1');
  if (length === 0) return;
  await database.run('INSERT INTO chosen_pair SELECT * FROM pairs(?, ?, ?)', [
    rule.before,
    rule.after,
    rule.gap,
  ]);
}
