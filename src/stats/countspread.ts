import { countSums, observedPairs, windowOf } from './countpairs';
import type { CountPair, WindowCount, WindowSum } from './countpairs';
import { moments } from './moments';
import { wilson } from './proportion';
import type { Proportion } from './proportion';
import { quartiles } from './quantiles';
import { isWithheld, withhold } from './result';
import type { Result, Weighted } from './result';
import { sum } from './sum';
import { size, tally } from './tally';

/** The share of all visits made by the 5% of people with most visits; `people` is 5% of them and need not be whole. */
export interface TopShare {
  readonly people: number;
  readonly share: number;
}

/** How many times wider than chance alone the counts spread: 1 if visits came independently and at one rate. */
export interface Dispersion {
  /** Variance over mean of the counts, whatever the time observed. */
  readonly varianceToMean: number;
  /** Pearson's: squared misses over the visits expected from each person's years, per degree of freedom. */
  readonly pearson: number;
}

/** Visits per person in one window, not per year. */
export interface WindowSpread {
  readonly n: number;
  readonly events: number;
  readonly none: Proportion;
  readonly median: number;
  readonly mean: number;
  readonly top: Result<TopShare>;
  readonly dispersion: Result<Dispersion>;
}

export interface CountSpread {
  readonly before: WindowSpread;
  readonly after: WindowSpread;
}

function topOf(counts: readonly Weighted[], n: number, events: number): TopShare {
  const people = n / 20;
  let [left, held] = [people, 0];
  for (const one of [...counts].reverse()) {
    const taken = Math.min(left, one.n);
    held += taken * one.value;
    left -= taken;
  }
  return { people, share: held / events };
}

function dispersionOf(rows: readonly WindowCount[], counts: readonly Weighted[], rate: number): Dispersion {
  const { n, mean, squares } = moments(counts);
  const misses = rows.map((one) => {
    const expected = rate * one.years;
    return one.n * ((one.value - expected) / expected) * (one.value - expected);
  });
  return { varianceToMean: squares / (n - 1) / mean, pearson: sum(misses) / (n - 1) };
}

function windowSpread(rows: readonly WindowCount[], { events, rate }: WindowSum): Result<WindowSpread> {
  const counts = tally(rows);
  if (counts === null) return withhold('invalid');
  const n = size(counts);
  const none = wilson(size(counts.filter(({ value }) => value === 0)), n);
  if (isWithheld(none)) return none;
  const middle = quartiles(counts);
  if (isWithheld(middle)) return middle;
  const nothing = events === 0 ? withhold('no_events', n) : null;
  return {
    n,
    events,
    none,
    median: middle.median,
    mean: moments(counts).mean,
    top: nothing ?? topOf(counts, n, events),
    dispersion: nothing ?? (n < 2 ? withhold('too_few', n) : dispersionOf(rows, counts, rate)),
  };
}

/**
 * How are the visits spread over people before and after: how many have none, what is usual, do a few make most of them?
 *
 * The top 5% are n / 20 people, the last of them in part where that is not whole, as on a Lorenz curve. Withheld:
 * `no_exposure`, `unobserved`, `invalid`. Within a window: `no_events` for the top and the dispersion when there
 * were no visits, `too_few` for the dispersion of one person.
 * R: `prop.test(sum(x == 0), n, correct = FALSE)`, `median(x)`, `mean(x)`, `var(x) / mean(x)`, and
 * `m <- glm(x ~ offset(log(years)), poisson)`, `sum(residuals(m, "pearson")^2) / m$df.residual`.
 */
export function countSpread(pairs: readonly CountPair[]): Result<CountSpread> {
  const people = observedPairs(pairs);
  if (isWithheld(people)) return people;
  const sums = countSums(people);
  const before = windowSpread(windowOf(people, 'before'), sums.before);
  if (isWithheld(before)) return before;
  const after = windowSpread(windowOf(people, 'after'), sums.after);
  return isWithheld(after) ? after : { before, after };
}
