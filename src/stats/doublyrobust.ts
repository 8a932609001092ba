import { differenceOf } from './difference';
import type { Difference } from './difference';
import { leastSquares, patternsOf } from './leastsquares';
import type { LeastSquares } from './leastsquares';
import { surprise, weightedSum } from './logodds';
import { dot } from './matrix';
import { overlap, overlapFails } from './overlap';
import type { Propensity } from './propensity';
import { isWithheld, withhold } from './result';
import type { Result } from './result';
import { sum } from './sum';
import { isScore } from './tally';
import type { OutcomeRow } from './weighting';

/** In the unit of the outcome: the arm less the comparison. */
export interface DoublyRobust {
  readonly target: 'ate' | 'att';
  /** People by arm: `n[1]` are in the cohort asked about; so are all pairs here. */
  readonly n: readonly [number, number];
  /** Mean outcome of the people the question is about, had they been in the comparison, and in the arm. */
  readonly means: readonly [number, number];
  readonly difference: number;
  readonly by: {
    /** The page's: from the spread of each person's influence, with scores and lines taken as known: right if both models are. */
    readonly influence: Difference;
    /** Knows that scores and lines were estimated from the same people: right if either model is. */
    readonly stacked: Difference;
  };
  /** Names that say nothing new among the people of each arm, and are left out of its line; `att` has no line for the arm. */
  readonly aliased: readonly [readonly string[], readonly string[]];
}

interface ArmLine {
  /** Each row's x in the columns of the line, centred as they are there. */
  readonly columns: readonly Float64Array[];
  /** The outcome expected of each row. */
  readonly expected: readonly number[];
  readonly fit: LeastSquares;
}

/** A line through the outcomes of one arm, on the columns of the propensity. */
function armLine({ rows, matrix }: Propensity<OutcomeRow>, arm: 0 | 1): Result<ArmLine> {
  const people = rows.flatMap((row, i) => {
    const x = matrix.lines[i]?.x;
    if (row.arm !== arm || x === undefined) return [];
    return [{ value: row.outcome, columns: [...x.subarray(1)], n: row.n }];
  });
  const fit = leastSquares(
    patternsOf(people, (row) => row.columns),
    ({ value }) => value,
  );
  if (isWithheld(fit)) return fit;
  const kept = matrix.names.flatMap((_, j) => (j === 0 || fit.place(j - 1) !== null ? [j] : []));
  const centres = fit.matrix.centres;
  const columns = matrix.lines.map(({ x }) => {
    const own = new Float64Array(kept.length);
    kept.forEach((j, at) => (own[at] = (x[j] ?? 0) - (centres[at] ?? 0)));
    return own;
  });
  return { fit, columns, expected: columns.map((x) => dot(x, fit.beta)) };
}

/** An error this small beside that of known models is rounding. */
const NOTHING = 1e-7;

/**
 * By how much would the arms differ if both were alike in what was known before, when that is modelled twice? What a line
 * through each arm expects, corrected by the weighted misses: right if either the propensity or the lines are.
 *
 * `ate`: for everybody; `att`: for those in the arm, where only the comparison's line and weights are used. Lines are linear in
 * the covariates of the propensity. Student's limits on n - 2. Withheld: `no_overlap` where `overlapFails`;
 * `few_for_covariates` when the people of an arm do not outnumber its coefficients; `exact_scores` where a line meets every
 * outcome of its arm; `invalid`. Robins, Rotnitzky & Zhao (1994), JASA 89.
 *
 * R: `mean(m1 - m0 + arm * (y - m1) / e - (1 - arm) * (y - m0) / (1 - e))`, its error `sqrt(mean((phi - est)^2) / n)`; stacked:
 * A⁻¹ B A⁻ᵀ of the estimating equations; both in `test/stats/r/doublyrobust.R`.
 */
export function doublyRobust(scored: Propensity<OutcomeRow>, target: 'ate' | 'att'): Result<DoublyRobust> {
  const { n, rows, matrix, bread } = scored;
  if (!rows.every(({ outcome }) => isScore(outcome))) return withhold('invalid');
  const people = n[0] + n[1];
  if (overlapFails(overlap(scored), target)) return withhold('no_overlap', people);
  const all = target === 'ate';
  const none = armLine(scored, 0);
  if (isWithheld(none)) return none;
  const one = all ? armLine(scored, 1) : none;
  if (isWithheld(one)) return one;
  // What each person adds to the mean had they been in one arm: the line's part, and the part of their own miss.
  const parts = rows.map(({ arm, outcome, logit }, i) => {
    const [low, high] = [none.expected[i] ?? 0, one.expected[i] ?? 0];
    const odds = Math.exp(arm === 1 ? -logit : logit);
    const asked = all || arm === 1 ? 1 : 0;
    const heavy = all ? 1 + odds : odds;
    return {
      asked,
      odds,
      miss: outcome - (arm === 1 ? high : low),
      low: asked * low + (arm === 0 ? heavy * (outcome - low) : 0),
      high: all ? high + (arm === 1 ? heavy * (outcome - high) : 0) : arm * outcome,
      lowPull: (arm === 0 ? heavy : 0) - asked,
      highPull: all ? 1 - (arm === 1 ? heavy : 0) : 0,
    };
  });
  const total = all ? people : n[1];
  const mean = (part: (each: (typeof parts)[number]) => number) =>
    sum(parts.map((each, i) => (rows[i]?.n ?? 0) * part(each))) / total;
  const means = [mean(({ low }) => low), mean(({ high }) => high)] as const;
  const difference = means[1] - means[0];
  const size = matrix.names.length;
  const { lines } = matrix;
  const toScores = weightedSum(lines, size, ({ count }, i) => {
    const { odds = 0, miss = 0 } = parts[i] ?? {};
    return count === 1 ? (all ? -odds * miss : 0) : -odds * miss;
  });
  const pullOf = ({ fit, columns }: ArmLine, pull: 'lowPull' | 'highPull') => {
    const taken = new Float64Array(fit.matrix.names.length);
    columns.forEach((x, i) => {
      const by = (rows[i]?.n ?? 0) * (parts[i]?.[pull] ?? 0);
      for (let j = 0; j < x.length; j += 1) taken[j] = (taken[j] ?? 0) + by * (x[j] ?? 0);
    });
    return fit.bread.map((row) => dot(row, taken));
  };
  const [byScores, byLow, byHigh] = [
    bread.map((row) => dot(row, toScores)),
    pullOf(none, 'lowPull'),
    pullOf(one, 'highPull'),
  ];
  let [known, whole] = [0, 0];
  rows.forEach(({ arm, logit, n: copies }, i) => {
    const [line, part] = [lines[i], parts[i]];
    if (line === undefined || part === undefined) return;
    const direct = part.high - part.low - part.asked * difference;
    const own = arm === 1 ? dot(byHigh, one.columns[i] ?? []) : dot(byLow, none.columns[i] ?? []);
    const indirect = dot(line.x, byScores) * surprise(line, logit) + own * part.miss;
    known += copies * direct ** 2;
    whole += copies * (direct + indirect) ** 2;
  });
  const [influence, stacked] = [Math.sqrt(known) / total, Math.sqrt(whole) / total];
  if (!Number.isFinite(influence + stacked)) return withhold('invalid');
  if (!(influence > 0) || !(stacked > NOTHING * influence)) return withhold('exact_scores', people);
  const limits = (se: number) => differenceOf(difference, se, people - 2);
  const named = ({ fit }: ArmLine) => fit.aliased.map((column) => matrix.names[column + 1] ?? '');
  return {
    target,
    n,
    means,
    difference,
    by: { influence: limits(influence), stacked: limits(stacked) },
    aliased: [named(none), all ? named(one) : []],
  };
}
