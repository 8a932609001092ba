import { type ComparedTimes, fewestWatched, type TimedCohort, type TimedCurve } from './comparedtimes';
import { both, quietBetween } from './releasebalance';
import { counter, hidden, quiet, rounded } from './releasecounts';
import { logRank } from '../stats/logrank';
import { normalQuantile } from '../stats/normal';
import { isWithheld, type Interval } from '../stats/result';
import type { WatchedRow } from '../stats/survival';
import type { Profile } from '../vocabulary/profiles';

/** Days are shown as whole weeks, upwards. */
const week = 7;

/** One fall of a curve as it is shown: how many were watched just before it, and to how many it happened since the last one. */
interface Fall {
  readonly day: number;
  readonly atRisk: number;
  readonly events: number;
  /** As in the step of a curve. */
  readonly happened: number;
  readonly watched: number;
}

/**
 * Times as the profile lets them be seen. A curve falls only where it has happened to enough people since its last fall, on whole weeks; shares,
 * limits, the median and the test are made again from the rounded counts of these falls. A curve ends where what follows is not
 * shown. Releasing once more changes nothing.
 */
export function releaseTimes(exact: ComparedTimes, profile: Profile): ComparedTimes {
  const seen = both(exact.cohorts, (one) => releaseTimed(one, profile));
  const cohorts = both(seen, ({ cohort }) => cohort);
  const [held, asked] = both(seen, ({ rows }) => rows);
  const tested = (): ComparedTimes['logRank'] => {
    if (isWithheld(exact.logRank)) return quietBetween(exact.logRank, profile);
    if (held === null || asked === null) return hidden;
    const again = logRank([held, asked]);
    if (isWithheld(again)) return quietBetween(again, profile);
    return { statistic: again.statistic, df: again.df, p: again.p };
  };
  return { ...exact, cohorts, logRank: tested() };
}

interface Seen {
  readonly cohort: TimedCohort;
  /** People as the shown curve has them; null without one. */
  readonly rows: readonly WatchedRow[] | null;
}

function releaseTimed(exact: TimedCohort, profile: Profile): Seen {
  const count = counter(profile);
  const about = {
    name: exact.name,
    watched: count(exact.watched),
    happened: count(exact.happened),
    left: exact.left.map(({ reason, n }) => ({ reason, n: count(n) })),
    atRisk: exact.atRisk.map(({ day, n }) => ({ day, n: count(n) })),
  };
  const without = (curve: TimedCohort['curve'], median: TimedCohort['median']): Seen => ({
    cohort: { ...about, curve, median },
    rows: null,
  });
  const median = isWithheld(exact.median) ? quiet(exact.median, profile) : hidden;
  if (isWithheld(exact.curve)) return without(quiet(exact.curve, profile), median);
  if (typeof about.watched !== 'number') return without(hidden, hidden);
  const falls = fallsOf(exact.curve, profile);
  const isFlat = exact.happened === 0 && !profile.hideZeros;
  if (falls.length === 0 && !isFlat) return without(hidden, hidden);
  const curve = curveOf(exact.curve, falls, profile);
  return {
    cohort: { ...about, curve, median: medianAgain(exact.median, curve, profile) },
    rows: rowsOf(about.watched, falls, curve.until),
  };
}

/** Counts since the last fall that is shown, so that each is hidden or rounded as a count of its own; one fall a week. */
function fallsOf({ steps }: TimedCurve, profile: Profile): readonly Fall[] {
  const falls: Fall[] = [];
  const weekOf = (day: number): number => Math.ceil(day / week);
  let before = { happened: 0, shown: 0, share: 1 };
  for (const [at, { day, happened, watched, share }] of steps.entries()) {
    if (weekOf(steps[at + 1]?.day ?? Infinity) === weekOf(day)) continue;
    const since = happened - before.happened;
    const shown = rounded(happened, profile);
    const events = shown - before.shown;
    if (Math.min(since, events) < profile.smallest || watched < Math.max(fewestWatched, profile.smallest))
      continue;
    const atRisk = rounded(since / (1 - share / before.share), profile);
    if (atRisk <= events) break;
    falls.push({
      day: weekOf(day) * week,
      atRisk,
      events,
      happened: shown,
      watched: rounded(watched, profile),
    });
    before = { happened, shown, share };
  }
  return falls;
}

function curveOf(exact: TimedCurve, falls: readonly Fall[], profile: Profile): TimedCurve {
  const z = normalQuantile(0.975);
  let [share, spread] = [1, 0];
  const steps = falls.map(({ day, atRisk, events, happened, watched }) => {
    share *= (atRisk - events) / atRisk;
    spread += events / atRisk / (atRisk - events);
    const log = Math.log(share);
    const factor = Math.exp((z * Math.sqrt(spread)) / -log);
    const interval: Interval = { lower: Math.exp(log * factor), upper: Math.exp(log / factor), level: 0.95 };
    const isKnown = exact.steps.some((one) => one.interval !== null);
    return { day, happened, watched, share, interval: isKnown ? interval : null };
  });
  const last = steps.at(-1);
  const end = Math.floor(exact.until / week) * week;
  const isWhole = rounded(exact.steps.at(-1)?.happened ?? 0, profile) === (last?.happened ?? 0);
  return { steps, until: Math.max(last?.day ?? 0, isWhole ? end : 0) };
}

/** Where half is reached only before rounding, or a limit was none, nothing new is claimed. */
function medianAgain(
  exact: TimedCohort['median'],
  { steps }: TimedCurve,
  profile: Profile,
): TimedCohort['median'] {
  if (isWithheld(exact)) return quiet(exact, profile);
  const reached = (was: number | null, at: (step: TimedCurve['steps'][number]) => number | null) =>
    was === null ? null : (steps.find((step) => (at(step) ?? 1) < 0.5 + 1e-9)?.day ?? null);
  const time = reached(exact.time, ({ share }) => share);
  if (exact.time !== null && time === null) return hidden;
  return {
    time,
    lower: reached(exact.lower, ({ interval }) => interval?.lower ?? null),
    upper: reached(exact.upper, ({ interval }) => interval?.upper ?? null),
  };
}

/** As many people, falls and leavers as the shown numbers have. */
function rowsOf(watched: number, falls: readonly Fall[], until: number): readonly WatchedRow[] {
  let [left, day] = [watched, 0];
  const rows: WatchedRow[] = [];
  for (const fall of falls) {
    const gone = Math.max(0, left - fall.atRisk);
    if (gone > 0) rows.push({ time: day, happened: false, n: gone });
    const events = Math.min(fall.events, left - gone);
    rows.push({ time: fall.day, happened: true, n: events });
    left -= gone + events;
    day = fall.day;
  }
  return left > 0 ? [...rows, { time: until, happened: false, n: left }] : rows;
}
