import { comparisonsOf } from '../../src/analysis/comparison';
import type { ComparedTables, ScorePattern } from '../../src/analysis/comparedscores';
import type { ComparedSubgroup, ComparedSubgroups } from '../../src/evidence/comparedsubgroups';
import type { CompareChoice } from '../../src/evidence/comparechoice';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import { everyone, type Scope } from '../../src/evidence/scope';
import { usable } from '../../src/evidence/select';
import type { DimensionId } from '../../src/vocabulary/dimensions';
import { measures } from '../../src/vocabulary/measures';

export interface Someone {
  readonly sex: string;
  readonly age: string;
  readonly reason: string;
  readonly site: string;
}

/** A made-up service: how many people, what gardening adds to whom in points, and the draws. */
export interface World {
  readonly people: number;
  readonly adds: (one: Someone) => number;
  readonly seed: number;
  readonly measures?: readonly string[];
  readonly sites?: readonly string[];
  readonly scope?: Partial<Scope>;
}

export const gardening: CompareChoice = {
  kind: 'levels',
  dimension: 'activity',
  asked: ['Gardening'],
  against: null,
};

const recorded: readonly DimensionId[] = ['age_band', 'sex', 'reason', 'site', 'activity'];

function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function pick<T>(from: readonly T[], roll: number): T {
  const found = from[Math.floor(roll * from.length)];
  if (found === undefined) throw new Error('world: nothing to pick');
  return found;
}

/** Everybody's scores, as the engine would tally them; every 40th person is of a reason that hardly anybody has. */
function patternsOf({
  people,
  adds,
  seed,
  sites = ['Harbour', 'Vale', 'Moor'],
}: World): readonly ScorePattern[] {
  const roll = dice(seed);
  return Array.from({ length: people }, (_, at): ScorePattern => {
    const one: Someone = {
      sex: at % 19 === 0 ? 'not recorded' : pick(['Female', 'Male'], roll()),
      age: pick(['55-64', '18-24', '75-84', '35-44'], roll()),
      reason: at % 40 === 7 ? 'Debt' : pick(['Loneliness', 'Low mood', 'Housing'], roll()),
      site: pick(sites, roll()),
    };
    const isAsked = roll() < 0.5;
    const first = 3 + Math.floor(roll() * 4);
    const noise = 1.5 * (roll() + roll() + roll() - 1.5);
    const last = Math.round(first + 1 - 0.4 * (first - 4.5) + noise + (isAsked ? adds(one) : 0));
    return {
      arm: 'referred',
      stratum: isAsked ? 'Gardening' : 'Walking',
      age_band: one.age,
      sex: one.sex,
      ethnicity: 'not recorded',
      deprivation: 'not recorded',
      referral_source: 'not recorded',
      reason: one.reason,
      site: one.site,
      first_score: first,
      last_score: Math.min(10, Math.max(0, last)),
      n: 1,
    };
  });
}

/** What the comparison finds of it on every measure. */
export function findingsOf(world: World): readonly ComparisonFinding[] {
  const ids = world.measures ?? ['ons-life-satisfaction'];
  const patterns = new Map(ids.map((id, at) => [id, patternsOf({ ...world, seed: world.seed + 1000 * at })]));
  const strata = ['Gardening', 'Walking'].map((stratum) => ({
    arm: 'referred',
    stratum,
    referrals: world.people,
  }));
  const tables: ComparedTables = { members: strata, lost: [], patterns };
  return comparisonsOf(
    tables,
    { ...everyone, ...world.scope, compare: gardening },
    {
      measures: measures.filter(({ id }) => ids.includes(id)),
      custom: new Set(),
      recorded,
    },
  );
}

export function findingOf(world: World): ComparisonFinding {
  const [found] = findingsOf(world);
  if (found === undefined) throw new Error('world: nothing was compared');
  return found;
}

export function subgroupsOf({ subgroups }: ComparisonFinding): ComparedSubgroups {
  if (subgroups === undefined || !usable(subgroups))
    throw new Error(`no subgroups: ${JSON.stringify(subgroups)}`);
  return subgroups;
}

export function subgroupBy(finding: ComparisonFinding, dimension: DimensionId): ComparedSubgroup {
  const found = subgroupsOf(finding).dimensions.find((one) => one.dimension === dimension);
  if (found === undefined) throw new Error(`no ${dimension}`);
  return found;
}

/** Gardening adds 2 points for women and none for anybody else. */
export const forWomen: World = { people: 500, adds: ({ sex }) => (sex === 'Female' ? 2 : 0), seed: 11 };
/** It adds 1 point for everybody. */
export const alike: World = { people: 500, adds: () => 1, seed: 11 };
