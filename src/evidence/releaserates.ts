import { counter, fewestBehind, rounded, stepBehind, stepFor, toStep } from './releasecounts';
import type { WindowSum } from '../stats/countpairs';
import type { Profile } from '../vocabulary/profiles';

const monthsAYear = 12;

/** A number of visits that few people can have made, or that nobody made where that is hidden too. */
export function isFew(events: number, profile: Profile): boolean {
  return typeof counter(profile)(events) !== 'number';
}

/**
 * Person-years of n people, shown as `shown`: the months that each of them was watched go to the step of their own count, so that the
 * sum gives neither how many they are nor how long one of them was watched.
 */
export function yearsOf(years: number, n: number, shown: number, profile: Profile): number {
  return (shown * toStep((monthsAYear * years) / n, stepBehind(shown, profile))) / monthsAYear;
}

/** The step of a rate: person-years times the step are at least 5 visits, for the fewest people that the shown count can stand for. */
export function rateStep(shown: number, years: number, profile: Profile): number {
  const fewest = fewestBehind(shown, profile);
  return stepFor(Math.min(fewest, (fewest * years) / shown));
}

/** A rate to its step over years as they are shown, and the visits that follow from both; null where few visits are behind it. */
export function rateOf(exact: WindowSum, years: number, step: number, profile: Profile): WindowSum | null {
  if (isFew(exact.events, profile)) return null;
  const rate = toStep(exact.rate, step);
  const events = rounded(rate * years, profile);
  return exact.events > 0 && (events === 0 || isFew(events, profile)) ? null : { events, years, rate };
}

/** The error of the logarithm of a ratio: to 0.005, or finer where many people are behind it; never under one step. */
export function logSeOf(logSe: number, shown: number, profile: Profile): number {
  const step = Math.min(0.005, stepBehind(shown, profile));
  return Math.max(step, toStep(logSe, step));
}

/** The logarithm of a ratio to a step such that the visits behind it times the step are at least 5. */
export function logOf(ratio: number, events: number): number {
  return toStep(Math.log(ratio), stepFor(events));
}

/**
 * Variance over mean, from a deviation that went to the step as every deviation does; null where nothing is left of it. The mean
 * as it is, and as it is shown.
 */
export function dispersionOf(
  dispersion: number,
  mean: number,
  meanShown: number,
  step: number,
): number | null {
  const sd = toStep(Math.sqrt(dispersion * mean), step);
  return sd === 0 ? null : sd ** 2 / meanShown;
}

/**
 * Whether one person may have made so many of the visits that the others could work out that person's number to a tenth: the p% rule, as if
 * the next largest had made as many.
 */
export function isDominated(most: number, events: number): boolean {
  return 2.1 * most > events;
}

/** To 1, 2 or 5 times a power of ten, the nearest: enough for the size of one person's share, too coarse for that person's visits. */
export function coarse(share: number): number {
  const power = 10 ** Math.floor(Math.log10(share));
  const near = [1, 2, 5, 10].toSorted((a, b) => Math.abs(a * power - share) - Math.abs(b * power - share));
  return Number(((near[0] ?? 1) * power).toPrecision(12));
}
