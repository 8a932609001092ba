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
  /** Levels that people of one cohort alone have: nobody is like them, and they are in nothing that is adjusted. */
  readonly apart: ComparedCovariates['apart'];
  /** Everybody else. */
  readonly alike: readonly ArmPattern[];
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
  const { apart, alike } = setApart(pairs, used);
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
  const still = used
    .map(({ key, name }) => ({ key, name, levels: levelsOf(alike, key) }))
    .filter(({ levels }) => levels.length > 0);
  return { used: still, left, apart, alike };
}

/**
 * Takes out people at a level that the other cohort has nobody at, until each level that is left has somebody of both. A level of few people is not
 * looked at: it counts with the most frequent one.
 */
function setApart(
  pairs: readonly ArmPattern[],
  used: readonly UsedCovariate[],
): Pick<ChosenCovariates, 'apart' | 'alike'> {
  const apart: { readonly name: string; readonly side: 0 | 1 }[] = [];
  let alike = pairs;
  let before = -1;
  while (before !== apart.length) {
    before = apart.length;
    for (const { key, name } of used)
      for (const [level, n] of sidesOf(alike, key)) {
        if (n[0] + n[1] < fewestInGroup || Math.min(...n) > 0) continue;
        apart.push({ name: `${name}: ${level}`, side: n[1] > 0 ? 1 : 0 });
        alike = alike.filter((one) => one[key] !== level);
      }
  }
  return { apart, alike };
}

/** People of either cohort by level. */
function sidesOf(pairs: readonly ArmPattern[], key: Known): ReadonlyMap<string, readonly [number, number]> {
  const found = new Map<string, [number, number]>();
  for (const one of pairs) {
    const n = found.get(one[key]) ?? [0, 0];
    n[one.side] += one.n;
    found.set(one[key], n);
  }
  return found;
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
