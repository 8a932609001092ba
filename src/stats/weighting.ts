import { differenceOf } from './difference';
import type { Difference } from './difference';
import { surprise, weightedSum } from './logodds';
import { dot } from './matrix';
import { isConstant } from './moments';
import type { Target } from './overlap';
import type { ArmRow, Propensity } from './propensity';
import { withhold } from './result';
import type { Result } from './result';
import { sum } from './sum';
import { isScore } from './tally';
import { weightsOf } from './weights';
import type { Cap } from './weights';

/** People alike in what was known before and in what came of it: a change, a last score, or 0 and 1. */
export interface OutcomeRow extends ArmRow {
  readonly outcome: number;
}

/** In the unit of the outcome: the arm less the comparison. */
export interface WeightedDifference {
  readonly target: Target;
  /** People by arm: `n[1]` are in the cohort asked about; so are all pairs here. */
  readonly n: readonly [number, number];
  readonly means: readonly [number, number];
  readonly difference: number;
  readonly by: {
    /** The page's: knows that the scores were estimated from the same people. */
    readonly stacked: Difference;
    /** Takes the weights as given. */
    readonly robust: Difference;
  };
  /** How many equally weighted people would tell as much. */
  readonly effective: readonly [number, number];
  readonly largest: {
    /** The largest weight that one person has, after the cap. */
    readonly weight: number;
    /** The largest part of an arm's weight that one person holds. */
    readonly share: number;
  };
  readonly cap: Cap | null;
  /** One for each row of the propensity, in its order; for the balance after weighting. */
  readonly weights: readonly number[];
}

/** An error this small beside that of known weights is the rounding of outcomes that the covariates tell exactly. */
const NOTHING = 1e-7;

/**
 * By how much would the arms differ if both were alike in what was known before? Means weighted by the inverse of the
 * chance of being where one is, and their difference; it is an effect only if nothing else sets the arms apart.
 *
 * `by.robust` is HC0 of the weighted line through the arms and takes the weights as known; `by.stacked`, which is shown,
 * solves the propensity and both means as one set of estimating equations. A cap is taken as known by both. Student's
 * limits on n - 2. Withheld: `invalid` when an outcome is not a usable number; `no_variance` when nobody differs within
 * either arm; `exact_scores` when the covariates tell every outcome exactly.
 * Lunceford & Davidian (2004), Statistics in Medicine 23; Li, Morgan & Zaslavsky (2018), JASA 113.
 *
 * R: `m <- lm(outcome ~ arm, weights = w)`, `lmtest::coeftest(m, sandwich::vcovHC(m, "HC0"))`; stacked: A⁻¹ B A⁻ᵀ of
 * the estimating equations, A their derivative, in `test/stats/r/weighting.R`.
 */
export function weightedDifference(
  { n, rows, matrix, bread }: Propensity<OutcomeRow>,
  target: Target,
  capped = target !== 'overlap',
): Result<WeightedDifference> {
  if (!rows.every(({ outcome }) => isScore(outcome))) return withhold('invalid');
  const { weights, slopes, cap } = weightsOf(target, rows, capped);
  const inArm = (arm: 0 | 1, part: (i: number) => number) =>
    sum(rows.map((row, i) => (row.arm === arm ? row.n * part(i) : 0)));
  const w = (i: number) => weights[i] ?? 0;
  const y = (i: number) => rows[i]?.outcome ?? 0;
  const scale = rows.reduce((most, { outcome }) => Math.max(most, Math.abs(outcome)), 0);
  const arms = ([0, 1] as const).map((arm) => {
    const total = inArm(arm, w);
    const rough = inArm(arm, (i) => w(i) * y(i)) / total;
    const mean = rough + inArm(arm, (i) => w(i) * (y(i) - rough)) / total;
    const squares = inArm(arm, (i) => (w(i) * (y(i) - mean)) ** 2);
    const toScores = weightedSum(matrix.lines, matrix.names.length, ({ count }, i) =>
      count === arm ? (slopes[i] ?? 0) * (y(i) - mean) : 0,
    );
    const largest = rows.reduce((most, row, i) => (row.arm === arm ? Math.max(most, w(i)) : most), 0);
    return {
      total,
      mean,
      variance: squares / total ** 2,
      pull: bread.map((row) => dot(row, toScores) / total),
      effective: total ** 2 / inArm(arm, (i) => w(i) ** 2),
      largest,
    };
  });
  const [comparison, arm] = arms;
  if (comparison === undefined || arm === undefined) return withhold('one_group');
  const robust = Math.sqrt(comparison.variance + arm.variance);
  if (isConstant(robust * Math.sqrt(n[0] + n[1]), scale)) return withhold('no_variance', n[0] + n[1]);
  const pull = arm.pull.map((one, j) => one - (comparison.pull[j] ?? 0));
  const squares = rows.map((row, i) => {
    const line = matrix.lines[i];
    if (line === undefined) return 0;
    const own = row.arm === 1 ? arm : comparison;
    const direct = ((row.arm === 1 ? 1 : -1) * w(i) * (y(i) - own.mean)) / own.total;
    return row.n * (direct + dot(line.x, pull) * surprise(line, row.logit)) ** 2;
  });
  const difference = arm.mean - comparison.mean;
  const stacked = Math.sqrt(sum(squares));
  if (!Number.isFinite(robust + stacked)) return withhold('invalid');
  if (!(stacked > NOTHING * robust)) return withhold('exact_scores', n[0] + n[1]);
  const df = n[0] + n[1] - 2;
  return {
    target,
    n,
    means: [comparison.mean, arm.mean],
    difference,
    by: {
      stacked: differenceOf(difference, stacked, df),
      robust: differenceOf(difference, robust, df),
    },
    effective: [comparison.effective, arm.effective],
    largest: {
      weight: Math.max(comparison.largest, arm.largest),
      share: Math.max(comparison.largest / comparison.total, arm.largest / arm.total),
    },
    cap,
    weights,
  };
}
