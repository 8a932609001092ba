import { counter, hidden, quiet, stepBehind } from './releasecounts';
import { dispersionOf, isDominated, rateOf, rateStep, yearsOf } from './releaserates';
import type { VisitFinding } from './visits';
import type { MonthRate } from '../stats/eventtime';
import { normalQuantile } from '../stats/normal';
import { eventRate } from '../stats/rate';
import { isWithheld, type Interval, type Result } from '../stats/result';
import type { Profile } from '../vocabulary/profiles';

/** The rates of every month; a month with few people at risk or few visits is hidden by itself. */
export function releaseMonths(months: VisitFinding['months'], profile: Profile): VisitFinding['months'] {
  return months.map(({ month, referred, comparison }) => ({
    month,
    referred: releaseMonth(referred, profile),
    comparison: comparison === null ? null : releaseMonth(comparison, profile),
  }));
}

/** Everything from the people at risk and the rate as they are shown. */
export function releaseMonth(exact: Result<MonthRate>, profile: Profile): Result<MonthRate> {
  if (isWithheld(exact)) return quiet(exact, profile);
  const people = counter(profile)(exact.people);
  if (typeof people !== 'number' || exact.people < profile.minimumForMean) return hidden;
  const years = yearsOf(exact.years, exact.people, people, profile);
  if (!(years > 0)) return hidden;
  const shown = rateOf(exact, years, rateStep(people, years, profile), profile);
  if (shown === null) return hidden;
  const dispersion = shown.rate === 0 ? 0 : dispersionAgain(exact, shown.rate * years, people, profile);
  const found = { people, ...shown, dispersion };
  if (isCarried(exact) || isCarried(found)) return hidden;
  if (dispersion > 1) return { ...found, method: 'robust', interval: around(shown.rate, years, dispersion) };
  const limits = eventRate(shown.events, years);
  return isWithheld(limits) ? limits : { ...found, method: 'exact', interval: limits.interval95 };
}

function dispersionAgain(exact: MonthRate, visits: number, people: number, profile: Profile): number {
  const step = stepBehind(people, profile);
  return (
    dispersionOf(exact.dispersion, (exact.rate * exact.years) / exact.people, visits / people, step) ?? 0
  );
}

/** The most that one person can have made of a month's visits, with so much spread, is too much of them. */
function isCarried({ people, events, dispersion }: Omit<MonthRate, 'method' | 'interval'>): boolean {
  return events > 0 && isDominated(events / people + Math.sqrt(dispersion * events), events);
}

/** As `monthRate`, from the rate, the years and the dispersion. */
function around(rate: number, years: number, dispersion: number): Interval {
  const level = 0.95;
  const half = normalQuantile((1 + level) / 2) * Math.sqrt(dispersion / (rate * years));
  return { lower: rate * Math.exp(-half), upper: rate * Math.exp(half), level };
}
