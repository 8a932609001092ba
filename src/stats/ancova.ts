import { armEffect, armErrors } from './armeffect';
import type { ArmEffect, ArmErrors } from './armeffect';
import { intraclass } from './intraclass';
import type { Intraclass } from './intraclass';
import { leastSquares, patternsOf, withoutColumn } from './leastsquares';
import { isWithheld, withhold } from './result';
import type { Result } from './result';
import { checkScores, scoreTotals } from './scorerows';
import type { ScoreRow, ScoreTable } from './scorerows';
import { standardisedDifference } from './standardised';
import type { Standardised } from './standardised';
import { size } from './tally';

/** What the clusters cost, by the estimate itself. */
export interface Sites extends Intraclass {
  /** Variance of the adjusted difference with clusters over that without; null where the clusters leave none to judge. */
  readonly inflation: number | null;
}

/** Where the two cohorts started. */
export interface BaselineGap {
  /** First scores of cohort 1 less those of cohort 0, among people with the same covariates, in points. */
  readonly gap: number;
  /** The same without covariates, in standard deviations; beyond 0.1 all three estimates have to be shown. */
  readonly standardised: Result<Standardised>;
}

/** Last scores of cohort 1 less those of cohort 0, reckoned three ways, in points. */
export interface Ancova {
  /** `n[1]` people are in the cohort asked about. */
  readonly n: readonly [number, number];
  /** Among people with the same first score and the same covariates. */
  readonly adjusted: ArmEffect;
  /** The difference in change, the first score not held equal: adjusted + (slope - 1) gap. */
  readonly change: ArmEffect;
  /** The difference in last scores, the first left out of sight: adjusted + slope × gap. */
  readonly after: ArmEffect;
  /** Points of the last score for each point of the first; null where everybody started alike, or as the covariates say. */
  readonly slope: number | null;
  readonly baseline: BaselineGap;
  /** Covariates that say nothing that those before them do not say: left out. */
  readonly aliased: readonly string[];
  /** People with a quality nobody shares: it is adjusted for, so their scores add nothing. */
  readonly alone: number;
  /** Null where fewer than two clusters are given. */
  readonly sites: Sites | null;
}

/** The coefficient of the arm, the last column. Withheld, `arm_told`, where the covariates say who is in which cohort. */
function ofArm(errors: ArmErrors, column: number): Result<ArmEffect> {
  const { fit } = errors;
  const place = fit.place(column);
  if (place === null) return withhold('arm_told', fit.n);
  return armEffect(
    errors,
    fit.beta.map((_, j) => (j === place ? 1 : 0)),
  );
}

function gapOf(rows: readonly ScoreRow[]): Result<Standardised> {
  const of = (asked: 0 | 1) =>
    rows.filter(({ arm }) => arm === asked).map(({ first, n }) => ({ value: first, n }));
  return standardisedDifference(of(1), of(0));
}

/**
 * How much higher or lower did cohort 1 end than people of cohort 0 who started at the same score and are alike in
 * the covariates? With the difference in change and the difference in last scores beside it, which differ from it
 * where the cohorts started apart: change = adjusted + (slope - 1) × gap.
 *
 * Errors HC3 with t on n - k; with more than one cluster CR1 with t on G - 1. Covariates that say nothing new are
 * dropped and named; where everybody started at the same score, or at one that the covariates say, the first score is left
 * out and the three estimates are one. Withheld: as `checkScores`; `few_for_covariates` when people do not outnumber the coefficients;
 * `arm_told` when the covariates say exactly who is in which cohort; `exact_scores` when the model meets every score;
 * `alone` when the difference rests on one person whom nobody is like, and there are no clusters.
 *
 * R: `fit <- lm(last ~ first + arm + covariates)`, `lm(last - first ~ arm + covariates)`, `lm(last ~ arm + covariates)`;
 * `sandwich::vcovHC(fit, "HC3")`; `sandwich::vcovCL(fit, cluster, type = "HC1")`.
 */
export function ancova(table: ScoreTable): Result<Ancova> {
  const checked = checkScores(table);
  if (isWithheld(checked)) return checked;
  const { names, rows } = checked;
  // The first score after the covariates and the arm last: none of them is dropped for one that comes later.
  const [first, arm] = [names.length, names.length + 1];
  const patterns = patternsOf(rows, (row) => [...row.covariates, row.first, row.arm]);
  const fit = leastSquares(patterns, ({ last }) => last);
  if (isWithheld(fit)) return fit;
  const errors = armErrors(fit);
  const adjusted = ofArm(errors, arm);
  if (isWithheld(adjusted)) return adjusted;
  const lean = withoutColumn(patterns, first);
  const without = (value: (row: ScoreRow) => number) => {
    const other = leastSquares(lean, value);
    return isWithheld(other) ? other : ofArm(armErrors(other), arm);
  };
  const change = without((row) => row.last - row.first);
  if (isWithheld(change)) return change;
  const after = without((row) => row.last);
  if (isWithheld(after)) return after;
  const at = fit.place(first);
  return {
    n: scoreTotals(rows).n,
    adjusted,
    change,
    after,
    slope: at === null ? null : (fit.beta[at] ?? null),
    baseline: { gap: after.difference - change.difference, standardised: gapOf(rows) },
    aliased: fit.aliased.flatMap((column) => names[column] ?? []),
    alone: size(errors.robust.alone.map(({ weight }) => ({ n: weight }))),
    sites: fit.clusters > 1 ? { ...intraclass(fit), inflation: inflationOf(adjusted) } : null,
  };
}

function inflationOf({ clustered, naive }: ArmEffect): number | null {
  return clustered === null || isWithheld(clustered) ? null : (clustered.se / naive.se) ** 2;
}
