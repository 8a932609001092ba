import { exactOdds } from './exactodds';
import type { ExactOdds } from './exactodds';
import { fisherExact } from './fisherexact';
import type { TwoByTwo } from './mantelhaenszel';
import { newcombe } from './newcombe';
import { ratioEstimate } from './pairedrate';
import type { RatioEstimate } from './pairedrate';
import { wilson } from './proportion';
import type { Proportion } from './proportion';
import { isWithheld, withhold } from './result';
import type { Interval, Result } from './result';

/** Counts too small for normal limits of the odds ratio: limits and p from all tables with the same margins. */
export interface ExactComparison {
  readonly odds: Result<ExactOdds>;
  /** Fisher's; null where there are too many tables to go through. */
  readonly p: number | null;
}

/** Pairs are by cohort: `[1]` is the one asked about. */
export interface ComparedShares {
  readonly shares: readonly [Proportion, Proportion];
  /** Share of cohort 1 less that of cohort 0, from -1 to 1. */
  readonly difference: number;
  readonly interval: Interval;
  /** Share of cohort 1 over that of cohort 0. */
  readonly riskRatio: Result<RatioEstimate>;
  readonly oddsRatio: Result<RatioEstimate>;
  /** Where a count below 5 would be expected if the cohorts were alike; else null. */
  readonly exact: ExactComparison | null;
}

const FEW = 5;

/**
 * By how much, and by what factor, do two cohorts differ in the share who had an outcome?
 *
 * The difference has Newcombe's limits (method 10), which stay within -1 and 1. Ratios have normal limits on the log scale.
 * Withheld: `one_group` when a cohort is empty; `invalid`. A ratio alone: `none_in_cohort` where nobody in one
 * cohort had the outcome; `same_outcome` where all or none in both had it; the odds ratio also `certain_outcome` where
 * everybody in one cohort had it: then read `exact`.
 * Newcombe (1998), Statistics in Medicine 17. R: `prop.test(c(x1, x0), c(n1, n0), correct = FALSE)$estimate`, limits by formula in
 * `test/stats/r/riskratio.R`; `glm(y ~ arm, binomial("log"))`; `glm(y ~ arm, binomial)`; `fisher.test(x)`.
 */
export function comparedShares(table: TwoByTwo): Result<ComparedShares> {
  const { yes, no } = table;
  const [none, one] = [wilson(yes[0], yes[0] + no[0]), wilson(yes[1], yes[1] + no[1])];
  for (const side of [none, one])
    if (isWithheld(side)) return side.withheld === 'no_values' ? withhold('one_group', 0) : side;
  if (isWithheld(none) || isWithheld(one)) return withhold('invalid');
  if (![...yes, ...no].every((count) => Number.isSafeInteger(count) && count >= 0))
    return withhold('invalid');
  const n = none.n + one.n;
  const [had, hadNot] = [yes[0] + yes[1], no[0] + no[1]];
  const expected = Math.min(had, hadNot) * (Math.min(none.n, one.n) / n);
  const same = had === 0 || hadNot === 0;
  const small = (): ExactComparison => ({
    odds: exactOdds(table),
    p: fisherExact([
      [yes[1], yes[0]],
      [no[1], no[0]],
    ]),
  });
  return {
    shares: [none, one],
    ...newcombe(one, none),
    riskRatio: riskRatio(table, same),
    oddsRatio: oddsRatio(table, same),
    exact: !same && expected < FEW ? small() : null,
  };
}

function riskRatio({ yes, no }: TwoByTwo, same: boolean): Result<RatioEstimate> {
  const n = [yes[0] + no[0], yes[1] + no[1]] as const;
  if (same) return withhold('same_outcome', n[0] + n[1]);
  if (Math.min(...yes) === 0) return withhold('none_in_cohort', n[0] + n[1]);
  const variance = no[1] / (yes[1] * n[1]) + no[0] / (yes[0] * n[0]);
  return ratioEstimate(Math.log(((yes[1] / n[1]) * n[0]) / yes[0]), Math.sqrt(variance));
}

function oddsRatio({ yes, no }: TwoByTwo, same: boolean): Result<RatioEstimate> {
  const n = yes[0] + no[0] + yes[1] + no[1];
  if (same) return withhold('same_outcome', n);
  if (Math.min(...yes) === 0) return withhold('none_in_cohort', n);
  if (Math.min(...no) === 0) return withhold('certain_outcome', n);
  const variance = 1 / yes[1] + 1 / no[1] + 1 / yes[0] + 1 / no[0];
  return ratioEstimate(Math.log(((yes[1] / no[1]) * no[0]) / yes[0]), Math.sqrt(variance));
}
