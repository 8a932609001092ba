import { withhold } from './result';
import type { Result } from './result';
import { isScore } from './tally';

/** People alike in all that a comparison of scores looks at, and how many they are; `n = 1` throughout is the raw list. */
export interface ScoreRow {
  readonly first: number;
  readonly last: number;
  /** 1: the cohort asked about; 0: the cohort it is held against. */
  readonly arm: 0 | 1;
  /** One number for each name of the table, in its order; no column for the constant, the first score or the arm. */
  readonly covariates: readonly number[];
  /** The site, or whatever these people share; given for everybody or for nobody. */
  readonly cluster?: number;
  readonly n: number;
}

/** Scores of two cohorts with what is known beside them. */
export interface ScoreTable<Row extends ScoreRow = ScoreRow> {
  readonly names: readonly string[];
  readonly rows: readonly Row[];
}

/** How many people, by arm: `n[1]` are in the cohort asked about. */
export interface ScoreTotals {
  readonly n: readonly [number, number];
  readonly people: number;
  /** Different clusters; 0 where none are given. */
  readonly clusters: number;
}

function usable(row: ScoreRow, covariates: number, clustered: boolean): boolean {
  return (
    isScore(row.first) &&
    isScore(row.last) &&
    (row.arm === 0 || row.arm === 1) &&
    row.covariates.length === covariates &&
    row.covariates.every(isScore) &&
    (clustered ? Number.isFinite(row.cluster) : row.cluster === undefined) &&
    Number.isSafeInteger(row.n) &&
    row.n >= 0
  );
}

/**
 * The rows that somebody has, if two cohorts can be compared by them.
 *
 * Withheld: `invalid` when a score or covariate is not a usable number, an arm is neither 0 nor 1, an n is not a whole
 * number from 0, clusters are given for some rows only, names repeat or do not match the covariates one to one;
 * `one_group` when either cohort has fewer than two people.
 */
export function checkScores<Row extends ScoreRow>({ names, rows }: ScoreTable<Row>): Result<ScoreTable<Row>> {
  const clustered = rows.some(({ cluster }) => cluster !== undefined);
  const sound = rows.every((row) => usable(row, names.length, clustered));
  if (!sound || new Set(names).size !== names.length) return withhold('invalid');
  const kept = rows.filter(({ n }) => n > 0);
  const smaller = Math.min(...scoreTotals(kept).n);
  return smaller < 2 ? withhold('one_group', smaller) : { names, rows: kept };
}

/** People by arm, and clusters. R: `table(arm)`, `length(unique(cluster))`. */
export function scoreTotals(rows: readonly ScoreRow[]): ScoreTotals {
  let [none, one] = [0, 0];
  const clusters = new Set<number>();
  for (const { arm, n, cluster } of rows) {
    if (arm === 1) one += n;
    else none += n;
    if (cluster !== undefined && n > 0) clusters.add(cluster);
  }
  return { n: [none, one], people: none + one, clusters: clusters.size };
}
