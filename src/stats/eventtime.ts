import { normalQuantile } from './normal';
import { eventRate } from './rate';
import { isWithheld, withhold } from './result';
import type { Interval, Result } from './result';
import { sum } from './sum';

/**
 * One month relative to referral, summed over the people observed in it: v is a person's visits, t the person-years
 * they were observed. `squares` is Σv², `crossed` Σvt, `yearsSquared` Σt².
 */
export interface MonthTally {
  readonly month: number;
  /** At risk: observed for part of the month at least. */
  readonly people: number;
  readonly years: number;
  readonly events: number;
  readonly squares: number;
  readonly crossed: number;
  readonly yearsSquared: number;
}

/** Visits per person-year. `dispersion`: variance between people over that of chance alone; above 1, they differ by more. */
export interface MonthRate {
  readonly people: number;
  readonly years: number;
  readonly events: number;
  readonly rate: number;
  readonly dispersion: number;
  readonly method: 'robust' | 'exact';
  readonly interval: Interval;
}

export interface EventMonth {
  readonly month: number;
  readonly rate: Result<MonthRate>;
}

const LEVEL = 0.95;
/** Years are sums of decimals. */
const ROUNDING = 1e-9;

function isUsable({ month, people, years, events, squares, crossed, yearsSquared }: MonthTally): boolean {
  const counts = [people, events, squares].every((n) => Number.isSafeInteger(n) && n >= 0);
  const times = [years, crossed, yearsSquared].every((time) => time >= 0 && time < 1e100);
  const seen = events === 0 || (people > 0 && years > 0);
  const sums = squares >= events && squares <= events ** 2 && yearsSquared <= years ** 2 * (1 + ROUNDING);
  return Number.isSafeInteger(month) && counts && times && seen && sums;
}

/**
 * How often did people visit in one month, per person-year observed, and between which rates does the truth lie?
 *
 * The limits are those of the logarithm of the rate with the variance between people around rate × exposure, so that
 * a few heavy users widen them. Where people differ by no more than chance (also: no visits at all, one person)
 * they are the exact Poisson limits; with no visits 0 and -log(0.025) / years. Withheld: `nobody_at_risk`; `invalid`,
 * also for visits while nobody was observed and for sums no people can have. R: `glm(v ~ offset(log(t)), poisson)` with
 * `sandwich::vcovHC(fit, type = "HC0")`; exact: `poisson.test(events, years)$conf.int`.
 */
export function monthRate(tally: MonthTally): Result<MonthRate> {
  if (!isUsable(tally)) return withhold('invalid');
  const { people, years, events, squares, crossed, yearsSquared } = tally;
  if (people === 0 || !(years > 0)) return withhold('nobody_at_risk', 0);
  const rate = events / years;
  const spread = Math.max(0, sum([squares, -2 * rate * crossed, rate ** 2 * yearsSquared]));
  const dispersion = events === 0 ? 0 : spread / events;
  const found = { people, years, events, rate, dispersion };
  if (![rate, dispersion].every(Number.isFinite)) return withhold('invalid');
  if (dispersion > 1) {
    const half = (normalQuantile((1 + LEVEL) / 2) * Math.sqrt(spread)) / events;
    const interval = { lower: rate * Math.exp(-half), upper: rate * Math.exp(half), level: LEVEL };
    return { ...found, method: 'robust', interval };
  }
  const exact = eventRate(events, years);
  return isWithheld(exact) ? exact : { ...found, method: 'exact', interval: exact.interval95 };
}

function add(one: MonthTally, other: MonthTally): MonthTally {
  return {
    month: one.month,
    people: one.people + other.people,
    years: one.years + other.years,
    events: one.events + other.events,
    squares: one.squares + other.squares,
    crossed: one.crossed + other.crossed,
    yearsSquared: one.yearsSquared + other.yearsSquared,
  };
}

/**
 * How did the rate of visits run month by month around referral? Months ascending; rows of the same month (strata of
 * different people) are added up. Each month is withheld by itself, as `monthRate`.
 */
export function eventTime(tallies: readonly MonthTally[]): Result<readonly EventMonth[]> {
  if (!tallies.every(isUsable)) return withhold('invalid');
  const months = new Map<number, MonthTally>();
  for (const one of tallies) {
    const before = months.get(one.month);
    months.set(one.month, before === undefined ? one : add(before, one));
  }
  return [...months.values()]
    .sort((a, b) => a.month - b.month)
    .map((one) => ({ month: one.month, rate: monthRate(one) }));
}
