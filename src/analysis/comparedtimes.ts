import { sidesOf } from './comparedscores';
import { size } from './size';
import type { Database } from '../engine/database';
import type { QueryRow } from '../engine/queries.gen';
import { type CompareChoice, cohortNames } from '../evidence/comparechoice';
import {
  type ComparedTimes,
  fewestWatched,
  type TimedCohort,
  type TimedCurve,
  timedEvents,
} from '../evidence/comparedtimes';
import type { Counted } from '../evidence/scope';
import { logRank } from '../stats/logrank';
import { isWithheld, type Result, withhold } from '../stats/result';
import { kaplanMeier, stillWatched, type Survival, type WatchedRow } from '../stats/survival';

/** What the engine says of times, split as the comparison is. */
export interface TimeTables {
  readonly timed: readonly QueryRow['compare_times'][];
  readonly lost: readonly QueryRow['compare_times_lost'][];
}

/** Asks the engine about the members as they are, which is as the comparison split them. */
export async function timeTables(database: Database): Promise<TimeTables> {
  return {
    timed: await database.query('compare_times', {}),
    lost: await database.query('compare_times_lost', {}),
  };
}

/** Days between two numbers under the curve: the closest with which no more than `mostNumbers` are needed. */
const apart = [1, 7, 14, 28, 56, 91, 182, 365, 730, 1826, 3652] as const;
const mostNumbers = 7;

/**
 * How long did the two cohorts wait for a first contact, and until they left? One for each event that happened to anybody. Empty for people who were never
 * referred, and for numbers of contacts: whoever left sooner could have fewer of them.
 */
export function comparedTimesOf(
  { timed, lost }: TimeTables,
  choice: CompareChoice,
  counted: Counted,
): readonly ComparedTimes[] {
  if (choice.kind === 'arms' || choice.kind === 'dose') return [];
  const sideOf = sidesOf(choice);
  return timedEvents.flatMap((event): readonly ComparedTimes[] => {
    const mine = timed.filter((row) => row.event === event);
    const rows = (side: 0 | 1): readonly WatchedRow[] =>
      mine.flatMap((row) =>
        sideOf(row) === side ? [{ time: row.days, happened: row.happened, n: row.n }] : [],
      );
    const arms = [rows(0), rows(1)] as const;
    if (arms.flat().every(({ happened }) => !happened)) return [];
    const found = [kaplanMeier(arms[0]), kaplanMeier(arms[1])] as const;
    const days = daysUnder(found);
    const cohort = (side: 0 | 1): TimedCohort => ({
      name: cohortNames(choice)[side],
      ...timesOf(found[side], days, counted),
      left: leftOf(lost.filter((row) => row.event === event && sideOf(row) === side)),
    });
    return [
      {
        event,
        choice,
        counted,
        cohorts: [cohort(0), cohort(1)],
        logRank: counted === 'referrals' ? withhold('clustered') : tested(arms),
      },
    ];
  });
}

function tested(arms: readonly (readonly WatchedRow[])[]): ComparedTimes['logRank'] {
  const found = logRank(arms);
  return isWithheld(found) ? found : { statistic: found.statistic, df: found.df, p: found.p };
}

function leftOf(rows: TimeTables['lost']): TimedCohort['left'] {
  return [...new Set(rows.map(({ reason }) => reason))]
    .toSorted()
    .map((reason) => ({ reason, n: size(rows.filter((row) => row.reason === reason)) }));
}

function timesOf(
  found: Result<Survival>,
  days: readonly number[],
  counted: Counted,
): Omit<TimedCohort, 'name' | 'left'> {
  if (isWithheld(found))
    return {
      watched: 0,
      happened: 0,
      curve: found,
      median: found,
      atRisk: days.map((day) => ({ day, n: 0 })),
    };
  const curve = curveOf(found, counted);
  const under = stillWatched(found, days);
  return {
    watched: found.n,
    happened: found.events,
    curve,
    median: isWithheld(curve) ? curve : medianOf(found, curve, counted),
    atRisk: days.map((day, at) => ({ day, n: under[at] ?? 0 })),
  };
}

function curveOf({ n, steps }: Survival, counted: Counted): Result<TimedCurve> {
  if (n < fewestWatched) return withhold('too_few', n);
  let happened = 0;
  const all = steps.map((one) => {
    happened += one.events;
    return { ...one, happened, watched: one.atRisk - one.events - one.censored };
  });
  return {
    steps: all
      .filter(({ events, watched }) => events > 0 && watched >= fewestWatched)
      .map(({ time, happened: sofar, watched, share, interval }) => ({
        day: time,
        happened: sofar,
        watched,
        share,
        interval: counted === 'people' ? interval : null,
      })),
    until: all.find(({ watched }) => watched < fewestWatched)?.time ?? 0,
  };
}

/** Withheld where half is reached only after the curve stops; a limit after that is as good as not reached. */
function medianOf({ median }: Survival, { until }: TimedCurve, counted: Counted): TimedCohort['median'] {
  const within = (time: number | null): number | null => (time !== null && time < until ? time : null);
  if (median.time !== null && within(median.time) === null) return withhold('too_few');
  if (counted === 'referrals') return { time: median.time, lower: null, upper: null };
  return { time: median.time, lower: within(median.lower), upper: within(median.upper) };
}

function daysUnder(found: readonly Result<Survival>[]): readonly number[] {
  const until = Math.max(
    0,
    ...found.flatMap((one) => {
      const curve = isWithheld(one) ? one : curveOf(one, 'people');
      return isWithheld(curve) ? [] : [curve.until];
    }),
  );
  const step = apart.find((days) => until / days < mostNumbers) ?? until;
  return Array.from({ length: Math.floor(until / Math.max(1, step)) + 1 }, (_, at) => at * step);
}
