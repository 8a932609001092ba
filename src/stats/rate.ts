import { gammaQuantile } from './gamma';
import { withhold } from './result';
import type { Interval, Result } from './result';
import { isScore } from './tally';

/** Visits, person-years, visits per person-year, and the exact limits of that rate. */
export interface EventRate {
  readonly events: number;
  readonly years: number;
  readonly rate: number;
  readonly interval95: Interval;
}

/** More than any register holds; the limits of far larger counts take too long to find. */
const MOST = 1e10;

/**
 * How many visits were there per person and year, and between which rates could they have come about by chance?
 *
 * Garwood's exact limits for a Poisson count, in visits per person-year. With no visit the lower limit is 0 and the
 * upper one -log(0.025) / years. They are too narrow where a few people make many of the visits, so no change is to be
 * read from two of them. Withheld: `no_exposure` without person-years; `invalid` when `events` is not a whole number from
 * 0 to 10 000 000 000 or `years` is not a usable number. Garwood (1936), Biometrika 28. R: `poisson.test(events, years)`.
 */
export function eventRate(events: number, years: number): Result<EventRate> {
  const isCount = Number.isInteger(events) && events >= 0 && events <= MOST;
  if (!isCount || years < 0 || !isScore(years)) return withhold('invalid');
  if (years === 0) return withhold('no_exposure', 0);
  const lower = events === 0 ? 0 : gammaQuantile(0.025, events) / years;
  const upper = gammaQuantile(0.975, events + 1) / years;
  return { events: events + 0, years, rate: events / years + 0, interval95: { lower, upper, level: 0.95 } };
}
