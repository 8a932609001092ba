import type { ComparedTables, ScorePattern } from '../../src/analysis/comparedscores';
import { comparisonsOf } from '../../src/analysis/comparison';
import type { CompareChoice } from '../../src/evidence/comparechoice';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import { everyone, type Scope } from '../../src/evidence/scope';
import { measures } from '../../src/vocabulary/measures';

/** One person with a first and a last score; without a last one they were lost. */
export interface ComparedPerson {
  readonly site: string;
  readonly age: string;
  readonly sex: string;
  readonly first: number;
  readonly last: number | null;
}

export const harbour: CompareChoice = {
  kind: 'levels',
  dimension: 'site',
  asked: ['Harbour'],
  against: ['Vale'],
};

/** The same draws in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** People on life satisfaction, 0 to 10: those who start low come to Harbour more often, `effect` is what Harbour adds; a few are at neither site. */
export function peopleDrawn(n: number, effect: number, seed = 7): readonly ComparedPerson[] {
  const roll = dice(seed);
  return Array.from({ length: n }, (): ComparedPerson => {
    const low = roll() < 0.5;
    const first = low ? 3 + Math.floor(roll() * 3) : 4 + Math.floor(roll() * 3);
    const at = roll();
    const site = at < 0.05 ? 'Mill' : at < (low ? 0.58 : 0.42) ? 'Harbour' : 'Vale';
    const noise = 2 * (roll() + roll() + roll() - 1.5);
    const last = first + (low ? 2 : 1) - 0.5 * (first - 4.5) + noise + (site === 'Harbour' ? effect : 0);
    return {
      site,
      first,
      last: roll() < 0.2 ? null : Math.min(10, Math.max(0, Math.round(last))),
      age: low ? '65 to 74' : roll() < 0.1 ? '18 to 24' : '35 to 44',
      sex: roll() < 0.5 ? 'Female' : 'Male',
    };
  });
}

function patternOf({ site, age, sex, first, last }: ComparedPerson): readonly ScorePattern[] {
  const silent = 'not recorded';
  const known = { ethnicity: silent, deprivation: silent, referral_source: silent, reason: silent };
  if (last === null) return [];
  return [
    {
      ...{ arm: 'referred', stratum: site, age_band: age, sex, ...known, site },
      ...{ first_score: first, last_score: last, n: 1 },
    },
  ];
}

/** As the engine would tally these people. */
export function tablesOf(people: readonly ComparedPerson[], measure: string): ComparedTables {
  const tally = <T extends { readonly n: number }>(rows: readonly T[]): readonly T[] => {
    const found = new Map<string, T>();
    for (const row of rows) {
      const key = JSON.stringify({ ...row, n: 0 });
      const was = found.get(key);
      found.set(key, was === undefined ? row : { ...was, n: was.n + row.n });
    }
    return [...found.values()];
  };
  const sites = [...new Set(people.map(({ site }) => site))];
  return {
    members: sites.map((site) => ({
      arm: 'referred',
      stratum: site,
      referrals: people.filter((one) => one.site === site).length,
    })),
    lost: tally(
      people.flatMap(({ site, first, last }) =>
        last === null ? [{ measure, arm: 'referred', stratum: site, first_score: first, n: 1 }] : [],
      ),
    ),
    patterns: new Map([[measure, tally(people.flatMap(patternOf))]]),
  };
}

/** What the program finds between these people's cohorts, with no engine between. */
export function findingOf(
  people: readonly ComparedPerson[],
  scope: Partial<Scope> = {},
  id = 'ons-life-satisfaction',
): ComparisonFinding {
  const measure = measures.find((one) => one.id === id);
  if (measure === undefined) throw new Error('fixture: no measure');
  const [found] = comparisonsOf(
    tablesOf(people, id),
    { ...everyone, compare: harbour, ...scope },
    { measures: [measure], custom: new Set(), recorded: ['site', 'age_band', 'sex'] },
  );
  if (found === undefined) throw new Error('fixture: nothing is compared');
  return found;
}
