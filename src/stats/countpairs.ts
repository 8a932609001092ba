import { withhold } from './result';
import type { Result } from './result';
import { sum } from './sum';
import { isScore, size } from './tally';

/**
 * Visits in the windows before and after, the person-years each person was observed in each, and how many people
 * have these four; `n = 1` throughout is the raw list.
 */
export interface CountPair {
  readonly before: number;
  readonly after: number;
  readonly yearsBefore: number;
  readonly yearsAfter: number;
  readonly n: number;
}

/** All visits of a window, the person-years they fell in, and visits per person-year. */
export interface WindowSum {
  readonly events: number;
  readonly years: number;
  readonly rate: number;
}

export interface CountSums {
  /** People. */
  readonly n: number;
  readonly before: WindowSum;
  readonly after: WindowSum;
}

/** The rows, and the people in them, without observed time in one window or in both. */
export interface Unobserved {
  readonly rows: number;
  readonly people: number;
}

/** One window alone: a person's visits and years in it, and how many people have these two. */
export interface WindowCount {
  readonly value: number;
  readonly years: number;
  readonly n: number;
}

function isWhole(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0;
}

function isYears(years: number): boolean {
  return years >= 0 && isScore(years);
}

function isPair({ before, after, yearsBefore, yearsAfter, n }: CountPair): boolean {
  return isWhole(before) && isWhole(after) && isWhole(n) && isYears(yearsBefore) && isYears(yearsAfter);
}

function inOrder(a: CountPair, b: CountPair): number {
  return (
    a.before - b.before || a.after - b.after || a.yearsBefore - b.yearsBefore || a.yearsAfter - b.yearsAfter
  );
}

/**
 * The same people in one fixed form, as `tallyPairs` for scores: ascending by visits before, visits after, years before
 * and years after; equal rows merged, rows nobody has left out. Every estimate starts here, so neither the order of
 * the rows nor the way they were grouped can change a result.
 *
 * Null when a count is negative or not whole, or years are negative or not a usable number; 0 years are allowed.
 * R: `aggregate(n ~ before + after + yearsBefore + yearsAfter, FUN = sum)`.
 */
export function tallyCountPairs(pairs: readonly CountPair[]): readonly CountPair[] | null {
  if (!pairs.every(isPair)) return null;
  const merged: { -readonly [Key in keyof CountPair]: CountPair[Key] }[] = [];
  for (const one of pairs.filter(({ n }) => n > 0).sort(inOrder)) {
    const last = merged.at(-1);
    if (last !== undefined && inOrder(last, one) === 0) last.n += one.n;
    else
      merged.push({
        before: one.before + 0,
        after: one.after + 0,
        yearsBefore: one.yearsBefore + 0,
        yearsAfter: one.yearsAfter + 0,
        n: one.n,
      });
  }
  return merged;
}

/** Was there observed time in both windows? Only such people have two rates. R: `yearsBefore > 0 & yearsAfter > 0`. */
export function isObserved({ yearsBefore, yearsAfter }: CountPair): boolean {
  return yearsBefore > 0 && yearsAfter > 0;
}

/**
 * How many people have to be left out because they were not observed in one of the windows? Rows as they are given.
 *
 * Withheld: `invalid`. R: `sum(n[yearsBefore == 0 | yearsAfter == 0])`.
 */
export function unobserved(pairs: readonly CountPair[]): Result<Unobserved> {
  if (!pairs.every(isPair)) return withhold('invalid');
  const without = pairs.filter((one) => one.n > 0 && !isObserved(one));
  return { rows: without.length, people: size(without) };
}

/**
 * The rows as every estimate takes them: in the form of `tallyCountPairs`, all observed in both windows.
 *
 * Withheld: `no_exposure` without people; `unobserved`, with their number, when someone has no observed time in a
 * window; `invalid`.
 */
export function observedPairs(pairs: readonly CountPair[]): Result<readonly CountPair[]> {
  const people = tallyCountPairs(pairs);
  if (people === null) return withhold('invalid');
  if (people.length === 0) return withhold('no_exposure', 0);
  const without = people.filter((one) => !isObserved(one));
  return without.length > 0 ? withhold('unobserved', size(without)) : people;
}

/** One of the two windows, row for row. */
export function windowOf(people: readonly CountPair[], side: 'before' | 'after'): readonly WindowCount[] {
  return people.map((one) => ({
    value: one[side],
    years: side === 'before' ? one.yearsBefore : one.yearsAfter,
    n: one.n,
  }));
}

function windowSum(rows: readonly WindowCount[]): WindowSum {
  const events = sum(rows.map(({ value, n }) => value * n));
  const years = sum(rows.map((one) => one.years * one.n));
  return { events, years, rate: events / years };
}

/**
 * People, visits, person-years and visits per person-year in each window. `people` come from `observedPairs`.
 *
 * R: `sum(before) / sum(yearsBefore)`, and after alike.
 */
export function countSums(people: readonly CountPair[]): CountSums {
  return {
    n: size(people),
    before: windowSum(windowOf(people, 'before')),
    after: windowSum(windowOf(people, 'after')),
  };
}
