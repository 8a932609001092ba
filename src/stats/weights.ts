import type { Target } from './overlap';
import type { ArmRow, Scored } from './propensity';
import { quantile } from './quantiles';
import { isWithheld } from './result';

/** The cap put on weights: the 99th percentile of each arm's own, and how many people were above it. */
export interface Cap {
  readonly percentile: number;
  /** By arm. */
  readonly at: readonly [number, number];
  readonly people: number;
}

/** A weight for each row, in their order. `slopes`: how it changes with the log odds of its score; 0 where it is capped. */
export interface Weights {
  readonly weights: readonly number[];
  readonly slopes: readonly number[];
  readonly cap: Cap | null;
}

const PERCENTILE = 0.99;

function weightOf(target: Target, { arm, score, logit }: Scored<ArmRow>): readonly [number, number] {
  const odds = Math.exp(arm === 1 ? -logit : logit);
  if (target === 'ate') return [1 + odds, arm === 1 ? -odds : odds];
  if (target === 'att') return arm === 1 ? [1, 0] : [odds, odds];
  const other = score * Math.exp(-logit);
  return arm === 1 ? [other, -score * other] : [score, score * other];
}

/**
 * How many people does each person stand for, so that both arms look alike in what was known?
 *
 * With score e. `ate`: 1/e in the arm, 1/(1 - e) in the other. `att`: 1 and e/(1 - e). `overlap`: 1 - e and e, which no score
 * can make large. With `capped`, weights above the 99th percentile (type 7) of their own arm's people are put down to
 * it, which trades some balance for less dependence on single people.
 * R: `ifelse(arm == 1, 1 / e, 1 / (1 - e))`; `pmin(w, ave(w, arm, FUN = function(v) quantile(v, 0.99)))`.
 */
export function weightsOf(target: Target, rows: readonly Scored<ArmRow>[], capped: boolean): Weights {
  const raw = rows.map((row) => weightOf(target, row));
  const weights = raw.map(([weight]) => weight);
  const slopes = raw.map(([, slope]) => slope);
  if (!capped) return { weights, slopes, cap: null };
  const of = (arm: 0 | 1): number => {
    const own = rows.flatMap((row, i) => (row.arm === arm ? [{ value: weights[i] ?? 0, n: row.n }] : []));
    const found = quantile(own, PERCENTILE);
    return isWithheld(found) ? Infinity : found.value;
  };
  const at: readonly [number, number] = [of(0), of(1)];
  const above = rows.map(({ arm }, i) => (weights[i] ?? 0) > at[arm]);
  return {
    weights: rows.map(({ arm }, i) => Math.min(weights[i] ?? 0, at[arm])),
    slopes: slopes.map((slope, i) => (above[i] === true ? 0 : slope)),
    cap: {
      percentile: PERCENTILE,
      at,
      people: rows.reduce((all, { n }, i) => all + (above[i] === true ? n : 0), 0),
    },
  };
}
