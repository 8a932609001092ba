import type { ArmPattern } from './comparedscores';
import { shareOf } from './share';
import { size } from './size';
import type { ComparedMissing } from '../evidence/comparedodds';
import type { Counted } from '../evidence/scope';
import { dimensionById, type DimensionId, notRecorded } from '../vocabulary/dimensions';

const known = [
  'age_band',
  'sex',
  'deprivation',
  'ethnicity',
  'reason',
  'referral_source',
  'site',
] as const satisfies readonly DimensionId[];

/** Of how many with both scores is each characteristic not recorded, in either cohort? Only what the data record of anybody. */
export function comparedMissing(
  pairs: readonly ArmPattern[],
  recorded: readonly DimensionId[],
  counted: Counted,
): readonly ComparedMissing[] {
  return known.flatMap((id) => {
    if (!recorded.includes(id)) return [];
    const share = (side: 0 | 1) => {
      const cohort = pairs.filter((one) => one.side === side);
      return shareOf(size(cohort.filter((one) => one[id] === notRecorded)), size(cohort), counted);
    };
    return [{ name: dimensionById.get(id)?.name ?? id, shares: [share(0), share(1)] as const }];
  });
}
