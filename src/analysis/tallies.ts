import { ofLevels } from './slices';
import type { Database } from '../engine/database';
import type { QueryRow } from '../engine/queries.gen';
import type { Weighted, WeightedPair } from '../stats/result';

/** The tallies of one measure and one group of people. They go from here to `stats` and nowhere else. */
export interface Tallies {
  readonly referred: number;
  readonly pairs: readonly WeightedPair[];
  readonly lostFirst: readonly Weighted[];
  readonly unpairedLast: readonly Weighted[];
  /** Only where every referral counts: people by how many pairs they have and their summed change. */
  readonly clusters:
    readonly { readonly pairs: number; readonly change: number; readonly n: number }[] | null;
}

/** All tallies of the members: by measure, and within a measure by stratum. */
export interface AllTallies {
  readonly referrals: number;
  readonly people: number;
  readonly strata: readonly { readonly stratum: string; readonly referrals: number }[];
  of(measure: string, stratum?: string): Tallies;
}

/** What the engine says of everybody's scores. */
export interface ScoreTables {
  readonly members: readonly QueryRow['members'][];
  readonly paired: readonly QueryRow['outcomes'][];
  readonly lost: readonly QueryRow['outcomes_lost'][];
  readonly unpaired: readonly QueryRow['outcomes_unpaired'][];
  /** Both only where every referral counts. */
  readonly clustered: readonly QueryRow['outcomes_clusters'][] | null;
  readonly people: readonly QueryRow['people'][] | null;
}

/** Asks the engine once for every measure and stratum together. */
export async function scoreTables(database: Database, everyReferral: boolean): Promise<ScoreTables> {
  return {
    members: referred(await database.query('members', {})),
    paired: referred(await database.query('outcomes', {})),
    lost: referred(await database.query('outcomes_lost', {})),
    unpaired: referred(await database.query('outcomes_unpaired', {})),
    clustered: everyReferral ? referred(await database.query('outcomes_clusters', {})) : null,
    people: everyReferral ? referred(await database.query('people', {})) : null,
  };
}

/** The tables as of these levels alone; only where each person's first referral counts. */
export function scoresOfLevels(
  { members, paired, lost, unpaired }: ScoreTables,
  levels: ReadonlySet<string> | null,
  isSplit: boolean,
): ScoreTables {
  return {
    members: ofLevels(members, levels, isSplit, ['referrals']),
    paired: ofLevels(paired, levels, isSplit, ['n']),
    lost: ofLevels(lost, levels, isSplit, ['n']),
    unpaired: ofLevels(unpaired, levels, isSplit, ['n']),
    clustered: null,
    people: null,
  };
}

export function talliesOf(tables: ScoreTables): AllTallies {
  const paired = grouped(tables.paired);
  const lost = grouped(tables.lost);
  const unpaired = grouped(tables.unpaired);
  const clustered = tables.clustered === null ? null : grouped(tables.clustered);
  const strata = tables.members.map(({ stratum, referrals }) => ({ stratum, referrals }));
  const referrals = sum(strata.map((one) => one.referrals));

  return {
    referrals,
    // Where each person's first referral counts, nobody is among them twice.
    people: tables.people === null ? referrals : sum(tables.people.map(({ people }) => people)),
    strata,
    of: (measure, stratum) => ({
      referred:
        stratum === undefined ? referrals : (strata.find((one) => one.stratum === stratum)?.referrals ?? 0),
      pairs: rows(paired, measure, stratum).map((row) => ({
        first: row.first_score,
        last: row.last_score,
        n: row.n,
      })),
      lostFirst: rows(lost, measure, stratum).map((row) => ({ value: row.first_score, n: row.n })),
      unpairedLast: rows(unpaired, measure, stratum).map((row) => ({ value: row.last_score, n: row.n })),
      clusters:
        clustered === null
          ? null
          : rows(clustered, measure, stratum).map((row) => ({
              pairs: row.pairs,
              change: row.change,
              n: row.n,
            })),
    }),
  };
}

/** Scores are asked of those who were referred. */
function referred<R extends { readonly arm: string }>(rows: readonly R[]): readonly R[] {
  return rows.filter(({ arm }) => arm === 'referred');
}

type Grouped<R> = ReadonlyMap<string, ReadonlyMap<string, readonly R[]>>;

function grouped<R extends { readonly measure: string; readonly stratum: string }>(
  all: readonly R[],
): Grouped<R> {
  const byMeasure = new Map<string, Map<string, R[]>>();
  for (const row of all) {
    const byStratum = byMeasure.get(row.measure) ?? new Map<string, R[]>();
    byMeasure.set(row.measure, byStratum);
    const list = byStratum.get(row.stratum) ?? [];
    byStratum.set(row.stratum, list);
    list.push(row);
  }
  return byMeasure;
}

function rows<R>(all: Grouped<R>, measure: string, stratum: string | undefined): readonly R[] {
  const byStratum = all.get(measure);
  if (byStratum === undefined) return [];
  return stratum === undefined ? [...byStratum.values()].flat() : (byStratum.get(stratum) ?? []);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
