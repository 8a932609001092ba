import { differenceOf } from './difference';
import type { Difference } from './difference';
import { isConstant, moments } from './moments';
import type { Moments } from './moments';
import { isWithheld, withhold } from './result';
import type { Result } from './result';
import { checkScores, scoreTotals } from './scorerows';
import type { ScoreRow } from './scorerows';
import { sum } from './sum';
import { reach, tally } from './tally';

/** Mean scores of one cohort at both times. */
export interface CohortMeans {
  readonly n: number;
  readonly first: number;
  readonly last: number;
  readonly change: number;
}

/** How much more the scores of cohort 1 changed than those of cohort 0, in points. */
export interface ScoreDifferences {
  /** By arm: `cohorts[1]` is the cohort asked about. */
  readonly cohorts: readonly [CohortMeans, CohortMeans];
  /** A person's two scores belong together, no factor for small samples; t on people less one. */
  readonly cr0: Difference;
  /** The same times G/(G - 1) and (N - 1)/(N - 4), N being scores and G people. */
  readonly cr1: Difference;
  /** CR1 with people of a cluster belonging together, t on clusters less one; null where fewer than two are given, `few_sites` when they cannot tell. */
  readonly clustered: Result<Difference> | null;
}

/** A spread this small beside that of people is the rounding of scores that cancel. */
const NOTHING = 1e-9;

interface Cohort {
  readonly means: CohortMeans;
  readonly change: Moments;
  readonly furthest: number;
}

function cohort(rows: readonly ScoreRow[], asked: 0 | 1): Cohort {
  const own = rows.filter(({ arm }) => arm === asked);
  const of = (value: (row: ScoreRow) => number) =>
    tally(own.map((row) => ({ value: value(row), n: row.n }))) ?? [];
  const [firsts, lasts] = [of(({ first }) => first), of(({ last }) => last)];
  const change = moments(of(({ first, last }) => last - first));
  const means = { n: change.n, first: moments(firsts).mean, last: moments(lasts).mean, change: change.mean };
  return { means, change, furthest: Math.max(reach(firsts), reach(lasts)) };
}

/** The sum of squares of what each cluster adds to the difference. */
function scattered(rows: readonly ScoreRow[], cohorts: readonly [Cohort, Cohort]): number {
  const clusters = new Map<number, number[]>();
  for (const { first, last, arm, n, cluster = 0 } of rows) {
    const { means } = cohorts[arm];
    const part = ((arm === 1 ? 1 : -1) * n * (last - first - means.change)) / means.n;
    const known = clusters.get(cluster);
    if (known === undefined) clusters.set(cluster, [part]);
    else known.push(part);
  }
  return sum([...clusters.values()].map((parts) => sum(parts) ** 2));
}

/**
 * Did the scores of one cohort change more than those of the other, whatever both would have done anyway?
 *
 * Rests on the assumption that both would have moved alike; covariates are not looked at. Everybody has both scores, so
 * the estimate is the difference of the mean changes. Withheld: as `checkScores`; `no_variance` when nobody's
 * change differs from the others of the cohort; `invalid`.
 *
 * R: `fit <- lm(score ~ arm * after)` on two rows a person, `sandwich::vcovCL(fit, person, type = "HC0", cadjust = FALSE)` and
 * `sandwich::vcovCL(fit, person or site, type = "HC1", cadjust = TRUE)`.
 */
export function scoreDifferences(rows: readonly ScoreRow[]): Result<ScoreDifferences> {
  const checked = checkScores({ names: [], rows: rows.map((row) => ({ ...row, covariates: [] })) });
  if (isWithheld(checked)) return checked;
  const cohorts = [cohort(checked.rows, 0), cohort(checked.rows, 1)] as const;
  const { people, clusters } = scoreTotals(checked.rows);
  const [one, other] = cohorts;
  const variance = sum(cohorts.map(({ change: { squares, n } }) => squares / n / n));
  const se = Math.sqrt(variance);
  const difference = other.change.mean - one.change.mean;
  if (!Number.isFinite(se) || !Number.isFinite(difference)) return withhold('invalid');
  if (isConstant(se, Math.max(one.furthest, other.furthest))) return withhold('no_variance', people);
  const scores = 2 * people;
  const grown = (groups: number, by: number) =>
    Math.sqrt(by * (groups / (groups - 1)) * ((scores - 1) / (scores - 4)));
  const sites = (): Result<Difference> => {
    const by = grown(clusters, scattered(checked.rows, [...cohorts]));
    return by > NOTHING * se ? differenceOf(difference, by, clusters - 1) : withhold('few_sites', people);
  };
  return {
    cohorts: [one.means, other.means],
    cr0: differenceOf(difference, se, people - 1),
    cr1: differenceOf(difference, grown(people, variance), people - 1),
    clustered: clusters > 1 ? sites() : null,
  };
}
