import type { CompareChoice } from './comparechoice';
import type { Count } from './evidence';
import type { Counted } from './scope';
import type { Median } from '../stats/survival';
import type { Interval, Result } from '../stats/result';

export const timedEvents = ['first contact', 'closed'] as const;
export type TimedEvent = (typeof timedEvents)[number];

/** A curve stops where fewer than this many are still watched. */
export const fewestWatched = 10;

/** How long did the two cohorts wait? Days from referral until something happened to people of either; pairs are [held against, asked about]. */
export interface ComparedTimes {
  readonly event: TimedEvent;
  readonly choice: CompareChoice;
  readonly counted: Counted;
  readonly cohorts: readonly [TimedCohort, TimedCohort];
  /** Do the curves differ? Nothing is adjusted for. */
  readonly logRank: Result<{ readonly statistic: number; readonly df: number; readonly p: number }>;
}

export interface TimedCohort {
  readonly name: string;
  /** People watched from referral on, and those of them to whom it happened. */
  readonly watched: Count;
  readonly happened: Count;
  /** People whose time is not known, by reason. */
  readonly left: readonly { readonly reason: string; readonly n: Count }[];
  readonly curve: Result<TimedCurve>;
  /** Days until it had happened to half; null: not to half of them while enough were watched. */
  readonly median: Result<Median>;
  /** How many were still watched on these days. */
  readonly atRisk: readonly { readonly day: number; readonly n: Count }[];
}

/** The share to whom it had not happened, falling from 1 on day 0. */
export interface TimedCurve {
  readonly steps: readonly TimedStep[];
  /** The day up to which the curve is known. */
  readonly until: number;
}

export interface TimedStep {
  readonly day: number;
  /** To how many it had happened by the end of that day. */
  readonly happened: number;
  /** How many were watched beyond it. */
  readonly watched: number;
  readonly share: number;
  /** None where a person can be counted several times. */
  readonly interval: Interval | null;
}
