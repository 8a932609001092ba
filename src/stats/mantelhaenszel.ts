import { chiSquaredUpper } from './chisquared';
import { normalQuantile, normalUpper } from './normal';
import { ratioEstimate } from './pairedrate';
import type { RatioEstimate } from './pairedrate';
import { withhold } from './result';
import type { Interval, Result } from './result';
import { sameOdds } from './sameodds';
import type { Counts, SameOdds } from './sameodds';
import { sum } from './sum';

/** People of one stratum with and without the outcome: `yes[1]` and `no[1]` are of the cohort asked about. */
export interface TwoByTwo {
  readonly yes: readonly [number, number];
  readonly no: readonly [number, number];
}

/** Do the cohorts differ in any stratum, all taken together? Chi-squared with 1 degree of freedom. */
export interface MantelHaenszelTest {
  readonly statistic: number;
  readonly df: 1;
  readonly p: number;
}

/** Share of cohort 1 less share of cohort 0, from -1 to 1. */
export interface RiskDifference {
  readonly difference: number;
  readonly se: number;
  readonly z: number;
  readonly p: number;
  readonly interval: Interval;
}

export interface MantelHaenszel {
  /** People in strata with both cohorts. */
  readonly n: readonly [number, number];
  readonly strata: number;
  /** Of these, strata where some have the outcome and some have not: the others say nothing about odds. */
  readonly informative: number;
  /** Strata without anybody of the other cohort, and their people. */
  readonly dropped: { readonly strata: number; readonly n: readonly [number, number] };
  readonly test: Result<MantelHaenszelTest>;
  readonly oddsRatio: Result<RatioEstimate>;
  readonly sameOdds: Result<SameOdds>;
  readonly riskDifference: Result<RiskDifference>;
}

function countsOf({ yes, no }: TwoByTwo): Counts {
  const [[c, a], [d, b]] = [yes, no];
  return { a, b, c, d, n1: a + b, n0: c + d, yes: a + c, all: a + b + c + d };
}

const CORRECTION = 0.5;

function associationOf(strata: readonly Counts[]): Result<MantelHaenszelTest> {
  const apart = Math.abs(sum(strata.map(({ a, n1, yes, all }) => a - (n1 * yes) / all)));
  const variance = sum(
    strata.map(({ n1, n0, yes, all }) => (((n1 / all) * n0) / all) * ((yes * (all - yes)) / (all - 1))),
  );
  if (!(variance > 0)) return withhold('same_outcome');
  const statistic = (apart >= CORRECTION ? apart - CORRECTION : apart) ** 2 / variance;
  return { statistic, df: 1, p: chiSquaredUpper(statistic, 1) };
}

function oddsRatioOf(strata: readonly Counts[]): Result<RatioEstimate> {
  const terms = strata.map(({ a, b, c, d, all }) => ({
    agree: (a + d) / all,
    differ: (b + c) / all,
    for: (a * d) / all,
    against: (b * c) / all,
  }));
  const [above, below] = [sum(terms.map((one) => one.for)), sum(terms.map((one) => one.against))];
  if (!(above > 0 && below > 0)) return withhold('no_odds_ratio');
  const variance =
    sum(terms.map((one) => one.agree * one.for)) / above ** 2 +
    sum(terms.map((one) => one.agree * one.against + one.differ * one.for)) / (above * below) +
    sum(terms.map((one) => one.differ * one.against)) / below ** 2;
  return ratioEstimate(Math.log(above / below), Math.sqrt(variance / 2));
}

function riskDifferenceOf(strata: readonly Counts[]): Result<RiskDifference> {
  const weight = sum(strata.map(({ n1, n0, all }) => (n1 * n0) / all));
  const difference = sum(strata.map(({ a, c, n1, n0, all }) => (a * n0) / all - (c * n1) / all)) / weight;
  const lean = sum(
    strata.map(({ a, c, n1, n0, all }) => {
      const [one, none] = [n1 / all, n0 / all];
      return c * one ** 2 - a * none ** 2 + (one * none * (n0 - n1)) / 2;
    }),
  );
  const mixed = sum(strata.map(({ a, b, c, d, all }) => (a * d + c * b) / all)) / 2;
  const se = Math.sqrt(Math.max(0, difference * lean + mixed)) / weight;
  if (!(se > 1e-12)) return withhold('no_variance');
  const half = normalQuantile(0.975) * se;
  const z = difference / se;
  const interval = { lower: difference - half, upper: difference + half, level: 0.95 };
  return { difference, se, z, p: 2 * normalUpper(Math.abs(z)), interval };
}

/**
 * How much more often does something happen in cohort 1 than among people of cohort 0 in the same stratum? One odds
 * ratio and one difference in shares for all strata, a test, and whether the strata agree on the odds ratio.
 *
 * Test with continuity correction 0.5 (none where the counts are nearer than that); Robins–Breslow–Greenland limits;
 * Breslow–Day at the Mantel–Haenszel ratio, with Tarone's correction; error of the difference by Sato, Greenland and
 * Robins. Strata without both cohorts are dropped and counted. Withheld: `no_common_strata`, `invalid`; inside,
 * `same_outcome` (no stratum has people with and without the outcome), `no_odds_ratio` (it would be 0 or without
 * bounds), `one_stratum` (nothing to compare odds between), `no_variance`.
 *
 * Robins, Breslow & Greenland (1986), Biometrics 42; Tarone (1985), Biometrika 72; Sato (1989), Biometrics 45.
 * R: `mantelhaen.test(x)` without strata of one cohort; `metafor::rma.mh(measure = "OR")$BD`, `$TA`;
 * `metafor::rma.mh(measure = "RD")`.
 */
export function mantelHaenszel(tables: readonly TwoByTwo[]): Result<MantelHaenszel> {
  const sound = tables.every(({ yes, no }) =>
    [...yes, ...no].every((one) => Number.isSafeInteger(one) && one >= 0),
  );
  if (!sound) return withhold('invalid');
  const strata = tables.map(countsOf).filter(({ all }) => all > 0);
  const kept = strata.filter(({ n1, n0 }) => n1 > 0 && n0 > 0);
  const lost = strata.filter(({ n1, n0 }) => n1 === 0 || n0 === 0);
  if (kept.length === 0) return withhold('no_common_strata', 0);
  const informative = kept.filter(({ yes, all }) => yes > 0 && yes < all);
  const people = (list: readonly Counts[]): readonly [number, number] => [
    sum(list.map(({ n0 }) => n0)),
    sum(list.map(({ n1 }) => n1)),
  ];
  const oddsRatio = oddsRatioOf(informative);
  return {
    n: people(kept),
    strata: kept.length,
    informative: informative.length,
    dropped: { strata: lost.length, n: people(lost) },
    test: associationOf(informative),
    oddsRatio,
    sameOdds: 'withheld' in oddsRatio ? oddsRatio : sameOdds(informative, oddsRatio.ratio),
    riskDifference: riskDifferenceOf(kept),
  };
}
