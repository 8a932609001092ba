import { binaryMatrix } from './binarydesign';
import type { BinaryRow } from './binarydesign';
import { chiSquaredQuantile, chiSquaredUpper } from './chisquared';
import type { DesignMatrix } from './designmatrix';
import { penalised } from './firthfit';
import type { Penalised } from './firthfit';
import { normalQuantile, normalUpper } from './normal';
import { isWithheld, withhold } from './result';
import type { Interval, Result } from './result';
import { uncentred, uncentredVariance } from './sandwich';

/** A log odds ratio per unit, or, for the constant, the log odds where all else is 0. */
export interface FirthCoefficient {
  readonly name: string;
  readonly estimate: number;
  /** e to the estimate. */
  readonly ratio: number;
  /** From the information without the penalty, at the penalised estimate. */
  readonly se: number;
  readonly p: number;
  readonly interval: Interval;
  readonly ratioInterval: Interval;
  /** `profile`: p and limits from the penalised likelihood, all else set anew. `wald`: from the estimate and its error. */
  readonly limits: 'profile' | 'wald';
}

export interface FirthRegression {
  readonly n: number;
  readonly events: number;
  readonly coefficients: readonly FirthCoefficient[];
  readonly aliased: readonly string[];
  /** The penalised log likelihood at its highest. */
  readonly logLikelihood: number;
}

const MOST_STEPS = 60;
/** Newton's steps square their error: after one this small, what is left is rounding. */
const SETTLED = 1e-7;
const HALVED = 1e-12;

/** By how much twice the penalised log likelihood falls when one coefficient is held at a value. */
function fallOf(top: Penalised, held: Penalised): number {
  return 2 * Math.max(0, top.logLikelihood - held.logLikelihood);
}

/**
 * Where the profile has fallen by the 95% point of chi-squared on 1 df, on one side: Newton's method on the square root
 * of the fall (a straight line if the likelihood were normal), kept inside the bracket it has learned.
 */
function profileLimit(
  matrix: DesignMatrix,
  top: Penalised,
  place: number,
  se: number,
  side: -1 | 1,
): number | null {
  const root = Math.sqrt(chiSquaredQuantile(0.95, 1));
  const best = top.beta[place] ?? 0;
  let inner = 0;
  let outer = Infinity;
  let away = root * se;
  let start = top.beta;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const at = best + side * away;
    const held = penalised(
      matrix,
      start.map((one, j) => (j === place ? at : one)),
      place,
    );
    if (held === null) return null;
    start = held.beta;
    const fallen = Math.sqrt(fallOf(top, held));
    if (fallen < root) inner = away;
    else outer = away;
    // Where all else is set anew, only the coefficient itself moves the likelihood.
    const slope = (-side * (held.score[place] ?? 0)) / fallen;
    let next = away + (root - fallen) / slope;
    const inside = next > inner && next < outer;
    if (!inside) next = outer === Infinity ? 2 * away : (inner + outer) / 2;
    if (Math.abs(next - away) <= (inside ? SETTLED : HALVED) * away) return best + side * next;
    away = next;
  }
  return null;
}

interface Read {
  readonly p: number;
  readonly lower: number;
  readonly upper: number;
  readonly limits: 'profile' | 'wald';
}

function byProfile(matrix: DesignMatrix, top: Penalised, place: number, se: number): Read | null {
  const none = penalised(
    matrix,
    top.beta.map((one, j) => (j === place ? 0 : one)),
    place,
  );
  const lower = profileLimit(matrix, top, place, se, -1);
  const upper = profileLimit(matrix, top, place, se, 1);
  if (none === null || lower === null || upper === null) return null;
  return { p: chiSquaredUpper(fallOf(top, none), 1), lower, upper, limits: 'profile' };
}

/**
 * By what factor do the odds of an event differ with each covariate, when for some people the outcome is certain, or
 * events are rare? Firth's penalised likelihood: always finite, and less biased than maximum likelihood.
 *
 * `profiled` names the covariates whose p and limits come from the profile of the penalised likelihood (all, unless it is
 * given); the constant, and the others, have Wald's. Wald's limits are too trusting where the data are separated.
 * Withheld: as `binaryMatrix`; `not_settled`. Firth (1993), Biometrika 80; Heinze & Schemper (2002), Statistics in
 * Medicine 21.
 *
 * R: the score x'(w (y - p + h (1/2 - p))) set to 0, h the leverages of `glm`, and `uniroot` on the profile, written out in
 * `test/stats/r/firth.R`; the same as `logistf::logistf(y ~ x)`.
 */
export function firthRegression(
  names: readonly string[],
  rows: readonly BinaryRow[],
  profiled: readonly string[] = names,
): Result<FirthRegression> {
  const matrix = binaryMatrix(names, rows);
  if (isWithheld(matrix)) return matrix;
  const top = penalised(matrix);
  if (top === null) return withhold('not_settled', matrix.n);
  const estimates = uncentred(matrix, top.beta);
  const errors = uncentredVariance(matrix, top.bread).map((row, j) => Math.sqrt(row[j] ?? 0));
  const coefficients = matrix.names.map((name, j): FirthCoefficient => {
    const [estimate, se] = [estimates[j] ?? 0, errors[j] ?? 0];
    const half = normalQuantile(0.975) * se;
    const wald: Read = {
      p: 2 * normalUpper(Math.abs(estimate / se)),
      lower: estimate - half,
      upper: estimate + half,
      limits: 'wald',
    };
    const asked = j > 0 && profiled.includes(name);
    const { p, lower, upper, limits } = (asked ? byProfile(matrix, top, j, se) : null) ?? wald;
    return {
      name,
      estimate,
      ratio: Math.exp(estimate),
      se,
      p,
      interval: { lower, upper, level: 0.95 },
      ratioInterval: { lower: Math.exp(lower), upper: Math.exp(upper), level: 0.95 },
      limits,
    };
  });
  const printable = coefficients.every(
    ({ se, ratio, ratioInterval }) => se > 0 && Number.isFinite(ratio + ratioInterval.upper),
  );
  if (!printable) return withhold('not_settled', matrix.n);
  const { n, events, aliased } = matrix;
  return { n, events, coefficients, aliased, logLikelihood: top.logLikelihood };
}
