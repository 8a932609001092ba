import type { ArmPattern } from './comparedscores';
import { fewestInGroup } from './groups';
import { size } from './size';
import { chosenBy, type CompareChoice, settledAfter } from '../evidence/comparechoice';
import type { ComparedCovariates } from '../evidence/comparison';
import { dimensionById, type DimensionId, notRecorded } from '../vocabulary/dimensions';

/** What is known of people before their first score, the most telling first: where not all can be carried the last are left out. */
const before = ['age_band', 'sex', 'deprivation', 'ethnicity', 'reason', 'referral_source'] as const;
type Known = (typeof before)[number];

/** People that a coefficient must rest on. */
const peopleEach = 10;

/** A dimension that is adjusted for, and its levels that get a coefficient of their own. */
export interface UsedCovariate {
  readonly key: Known;
  readonly name: string;
  readonly levels: readonly string[];
}

export interface ChosenCovariates {
  readonly used: readonly UsedCovariate[];
  readonly left: ComparedCovariates['left'];
}

/**
 * In what can people of the two cohorts be made alike? `recorded` are the dimensions that the data have. Only what was settled before the first score
 * is taken, because what comes after it may be part of what is compared.
 */
export function chosenCovariates(
  pairs: readonly ArmPattern[],
  choice: CompareChoice,
  recorded: readonly DimensionId[],
  perSite: boolean,
): ChosenCovariates {
  const used: UsedCovariate[] = [];
  const left: { readonly name: string; readonly why: string }[] = [];
  const by = chosenBy(choice);
  const people = size(pairs);
  const leave = (id: DimensionId, why: string): void => {
    left.push({ name: nameOf(id), why });
  };
  for (const id of by) leave(id, 'the cohorts are chosen by it');
  for (const key of before) {
    if (by.includes(key)) continue;
    const levels = levelsOf(pairs, key);
    // The constant, the cohort and the first score have a coefficient each.
    const coefficients = 3 + [...used, { levels }].reduce((total, one) => total + one.levels.length, 0);
    if (!isKnown(pairs, key)) leave(key, 'it is not recorded of enough people in both cohorts');
    else if (levels.length === 0) leave(key, 'nearly everybody is alike in it');
    else if (people < peopleEach * coefficients) leave(key, 'it has more levels than these people can carry');
    else used.push({ key, name: nameOf(key), levels });
  }
  for (const id of settledAfter)
    if (!by.includes(id) && recorded.includes(id))
      leave(id, 'it is settled after the first score, so it may be part of what is compared');
  if (!by.includes('site') && recorded.includes('site'))
    leave(
      'site',
      perSite
        ? 'it is where people were seen and not who they were; intervals of the models allow for it'
        : 'it is where people were seen and not who they were',
    );
  return { used, left };
}

function nameOf(id: DimensionId): string {
  return dimensionById.get(id)?.name ?? id;
}

function isKnown(pairs: readonly ArmPattern[], key: Known): boolean {
  return ([0, 1] as const).every(
    (side) => size(pairs.filter((one) => one.side === side && one[key] !== notRecorded)) >= fewestInGroup,
  );
}

/** All levels but the most frequent one; a level of few people counts with that. */
function levelsOf(pairs: readonly ArmPattern[], key: Known): readonly string[] {
  const counts = new Map<string, number>();
  for (const one of pairs) counts.set(one[key], (counts.get(one[key]) ?? 0) + one.n);
  return [...counts]
    .filter(([, n]) => n >= fewestInGroup)
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(1)
    .map(([level]) => level);
}
