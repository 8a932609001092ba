import { countSums, observedPairs } from './countpairs';
import type { CountPair, CountSums } from './countpairs';
import { isConstant } from './moments';
import { normalQuantile, normalUpper } from './normal';
import { isWithheld, withhold } from './result';
import type { Interval, Result } from './result';
import { sum } from './sum';

/** A ratio with its error on the log scale. `p` is that of a ratio of 1. */
export interface RatioEstimate {
  readonly ratio: number;
  /** Standard error of the natural logarithm of the ratio. */
  readonly logSe: number;
  readonly z: number;
  readonly p: number;
  readonly interval95: Interval;
  readonly interval50: Interval;
}

/** Rates in visits per person-year; ratio: rate after over rate before. */
export interface EstimatedRatio extends RatioEstimate, CountSums {
  readonly kind: 'estimated';
}

/** No visit after: the ratio is 0, and only an upper limit can be given. */
export interface ZeroRatio extends CountSums {
  readonly kind: 'none_after';
  readonly ratio: 0;
  /** Upper limit of the exact two-sided interval at `level`, whose lower limit is 0. */
  readonly upper: number;
  readonly level: number;
}

export type PairedRateRatio = EstimatedRatio | ZeroRatio;

/** `flat`: everybody's visits changed by the same factor, so `logSe` is nothing but rounding. */
export interface LogRatio {
  readonly sums: CountSums;
  readonly log: number;
  readonly logSe: number;
  readonly flat: boolean;
}

/**
 * The log of the rate ratio and its error from each person's share in it: visits after beyond those expected from the
 * years observed, over all visits after, less the same before. People as from `observedPairs`, visits in both windows.
 */
export function logRatio(people: readonly CountPair[]): LogRatio {
  const sums = countSums(people);
  const { before, after } = sums;
  const shares = people.map((one) => ({
    before: one.before / before.events,
    after: one.after / after.events,
    expectedBefore: one.yearsBefore / before.years,
    expectedAfter: one.yearsAfter / after.years,
    n: one.n,
  }));
  const squares = shares.map((one) => {
    const beyond = one.after - one.expectedAfter - (one.before - one.expectedBefore);
    return one.n * beyond ** 2;
  });
  const largest = shares.map(
    (one) => one.n * Math.max(one.before, one.after, one.expectedBefore, one.expectedAfter) ** 2,
  );
  const logSe = Math.sqrt(sum(squares));
  return {
    sums,
    log: Math.log(after.rate / before.rate),
    logSe,
    flat: isConstant(logSe, Math.sqrt(sum(largest))),
  };
}

/** A ratio from its logarithm and the error of that, which is above 0: normal limits on the log scale. */
export function ratioEstimate(log: number, logSe: number): RatioEstimate {
  const around = (level: number): Interval => {
    const half = normalQuantile((1 + level) / 2) * logSe;
    return { lower: Math.exp(log - half), upper: Math.exp(log + half), level };
  };
  const z = log / logSe;
  return {
    ratio: Math.exp(log),
    logSe,
    z,
    p: 2 * normalUpper(Math.abs(z)),
    interval95: around(0.95),
    interval50: around(0.5),
  };
}

/** `poisson.test(c(0, before), c(yearsAfter, yearsBefore))$conf.int[2]`: the beta limit of 0 in `before` in closed form. */
function zeroRatio(sums: CountSums): ZeroRatio {
  const odds = Math.expm1(-Math.log(0.025) / sums.before.events);
  const upper = odds * (sums.before.years / sums.after.years);
  return { ...sums, kind: 'none_after', ratio: 0, upper, level: 0.95 };
}

/**
 * By what factor did the rate of visits of the same people change, and how sure is that?
 *
 * Visits per person-year after over before, all people together. The error comes from each person's own two counts, so
 * neither a few heavy users nor the likeness of a person's two windows makes it too small; it has no small-sample
 * factor and is too small with few people. It says nothing about why the rate changed. With no visit after, `kind` is
 * `none_after`: ratio 0 and the exact upper limit, which does assume that visits come independently.
 *
 * Withheld: `no_exposure`, `unobserved`, `too_few` (one person), `no_events`, `none_before` (read the difference),
 * `no_ratio_spread` when everybody's visits changed by the same factor, `invalid`.
 * R: `m <- glm(visits ~ period + offset(log(years)), poisson)`, `sandwich::vcovCL(m, cluster = person, type = "HC0",
 * cadjust = FALSE)`; also `geepack::geeglm(..., id = person, corstr = "independence")`.
 */
export function pairedRateRatio(pairs: readonly CountPair[]): Result<PairedRateRatio> {
  const people = observedPairs(pairs);
  if (isWithheld(people)) return people;
  const sums = countSums(people);
  const { n, before, after } = sums;
  if (n < 2) return withhold('too_few', n);
  if (before.events === 0) return withhold(after.events === 0 ? 'no_events' : 'none_before', n);
  if (after.events === 0) return zeroRatio(sums);
  const { log, logSe, flat } = logRatio(people);
  if (flat) return withhold('no_ratio_spread', n);
  return { kind: 'estimated', ...sums, ...ratioEstimate(log, logSe) };
}
