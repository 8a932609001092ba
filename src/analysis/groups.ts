import { outcomeOf } from './outcome';
import type { AllTallies } from './tallies';
import type { OutcomeGroup } from '../evidence/evidence';
import type { Scope } from '../evidence/scope';
import { welchOneway } from '../stats/oneway';
import { changes } from '../stats/paired';
import { withhold } from '../stats/result';
import { dimensionById, inOrder, notRecorded } from '../vocabulary/dimensions';
import type { Measure } from '../vocabulary/measures';

/** A group's estimate needs this many pairs to be shown at all. */
export const fewestInGroup = 10;

/** The outcome by the levels of the dimension in the scope, and the test between them, not yet corrected. */
export function splitOf(tallies: AllTallies, measure: Measure, scope: Scope) {
  if (scope.by === undefined) return null;
  const dimension = dimensionById.get(scope.by);
  if (dimension === undefined) return null;
  const groups: readonly OutcomeGroup[] = inOrder(
    dimension,
    tallies.strata.map(({ stratum, referrals }) => ({ level: stratum, n: referrals })),
  ).map(({ level }) => ({ level, outcome: outcomeOf(tallies.of(measure.id, level), measure) }));
  const enough = (group: OutcomeGroup): boolean => Number(group.outcome.followedUp.x) >= fewestInGroup;
  const compared = groups.filter((group) => enough(group) && group.level !== notRecorded);
  const difference =
    measure.kind === 'ordinal'
      ? withhold('ordinal')
      : scope.episodes === 'all'
        ? withhold('clustered')
        : welchOneway(compared.map(({ level }) => changes(tallies.of(measure.id, level).pairs)));
  return {
    dimension: dimension.id,
    name: dimension.name,
    groups: groups.filter(enough),
    hidden: groups.filter((group) => !enough(group)).length,
    difference,
  };
}
