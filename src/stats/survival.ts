import { normalQuantile } from './normal';
import { withhold } from './result';
import type { Interval, Result } from './result';
import { isScore } from './tally';

/** People watched for the same time, to which it happened at the end of that time or who were watched no longer. */
export interface WatchedRow {
  /** From the start of watching, 0 or more; days unless all rows have another unit. */
  readonly time: number;
  readonly happened: boolean;
  readonly n: number;
}

/** One time of a tally: how many were still watched just before it, and how many it happened to or who left at it. */
export interface WatchedTime {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
}

/** The share to whom it had not happened after this time. */
export interface SurvivalStep extends WatchedTime {
  readonly share: number;
  /** Greenwood's standard error of the share; null once the share is 0. */
  readonly se: number | null;
  /** Limits by the log of the log; null where the share is 1 or 0. */
  readonly interval: Interval | null;
}

/** A time, or null for "not reached". */
export interface Median {
  readonly time: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface Survival {
  readonly n: number;
  readonly events: number;
  /** Ascending in time; people who left count as watched at the time they left. */
  readonly steps: readonly SurvivalStep[];
  readonly median: Median;
}

const HALF = Math.sqrt(Number.EPSILON);

/**
 * The same people by time, ascending, equal times merged. Null when a time is negative or not a usable number, or a
 * count is not a whole number. R: `survfit(Surv(time, happened) ~ 1)`, its `n.risk`, `n.event`, `n.censor`.
 */
export function watchedTimes(rows: readonly WatchedRow[]): readonly WatchedTime[] | null {
  const sound = rows.every(({ time, n }) => isScore(time) && time >= 0 && Number.isSafeInteger(n) && n >= 0);
  if (!sound) return null;
  const merged: { time: number; events: number; censored: number }[] = [];
  let atRisk = 0;
  for (const { time, happened, n } of rows.filter((row) => row.n > 0).sort((a, b) => a.time - b.time)) {
    let last = merged.at(-1);
    if (last === undefined || last.time !== time) {
      last = { time: time + 0, events: 0, censored: 0 };
      merged.push(last);
    }
    if (happened) last.events += n;
    else last.censored += n;
    atRisk += n;
  }
  return merged.map((one) => {
    const step = { ...one, atRisk };
    atRisk -= one.events + one.censored;
    return step;
  });
}

/** The first time at which a falling curve is at one half or below; half-way to its next fall where it rests at one half. */
function crossing(steps: readonly { readonly time: number; readonly at: number | null }[]): number | null {
  const below = steps.filter(
    (one): one is { time: number; at: number } => one.at !== null && one.at < 0.5 + HALF,
  );
  const [first] = below;
  if (first === undefined) return null;
  const next = below.find(({ at }) => at < first.at);
  return Math.abs(first.at - 0.5) < HALF && next !== undefined ? (first.time + next.time) / 2 : first.time;
}

/**
 * To what share of people had it not happened yet, as time went by, and when had it happened to half of them? People
 * watched for a shorter time count for as long as they were watched, as if leaving had nothing to do with it.
 *
 * Kaplan–Meier with Greenwood's error; limits on the log(-log) scale, so between 0 and 1, each for its time alone. The
 * median is "not reached" (null) while the share stays above one half, and so are its limits, read from those of the
 * curve. Withheld: `no_values`; `invalid`. Greenwood (1926); Kaplan & Meier (1958), JASA 53.
 * R: `survival::survfit(Surv(time, happened) ~ 1, conf.type = "log-log")`.
 */
export function kaplanMeier(rows: readonly WatchedRow[]): Result<Survival> {
  const times = watchedTimes(rows);
  if (times === null) return withhold('invalid');
  const [start] = times;
  if (start === undefined) return withhold('no_values', 0);
  const z = normalQuantile(0.975);
  let [share, spread, events] = [1, 0, 0];
  const steps = times.map((one): SurvivalStep => {
    const rest = one.atRisk - one.events;
    events += one.events;
    share *= rest / one.atRisk;
    if (share === 0) return { ...one, share, se: null, interval: null };
    spread += one.events / one.atRisk / rest;
    const error = Math.sqrt(spread);
    if (share === 1) return { ...one, share, se: 0, interval: null };
    const log = Math.log(share);
    const factor = Math.exp((z * error) / -log);
    const interval = { lower: Math.exp(log * factor), upper: Math.exp(log / factor), level: 0.95 };
    return { ...one, share, se: share * error, interval };
  });
  const cross = (at: (step: SurvivalStep) => number | null) =>
    crossing(steps.map((step) => ({ time: step.time, at: at(step) })));
  const median = {
    time: cross((step) => step.share),
    lower: cross(({ interval }) => interval?.lower ?? null),
    upper: cross(({ interval }) => interval?.upper ?? null),
  };
  return { n: start.atRisk, events, steps, median };
}

/** How many people were still watched at each of these times: the line of numbers under the curve. R: `summary(fit, times, extend = TRUE)$n.risk`. */
export function stillWatched({ steps }: Survival, times: readonly number[]): readonly number[] {
  return times.map((time) => steps.find((step) => step.time >= time)?.atRisk ?? 0);
}

/** The share to whom it had not happened by a time; null after the last person left, where the curve says nothing. R: `summary(fit, times)$surv`. */
export function shareAt({ steps }: Survival, time: number): number | null {
  const last = steps.at(-1);
  if (last === undefined || time < 0 || Number.isNaN(time)) return null;
  if (time > last.time) return last.share === 0 ? 0 : null;
  return steps.findLast((step) => step.time <= time)?.share ?? 1;
}
