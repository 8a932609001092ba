import type { Weighted, WeightedPair } from './result';

/** Squares of larger values, and of smaller ones that are not 0, would leave the range of a double. */
const LARGEST = 1e100;
const SMALLEST = 1e-100;

/** Can this be a score? A number whose square a double can hold. R: `is.finite(x)`. */
export function isScore(value: number): boolean {
  return value === 0 || (Math.abs(value) >= SMALLEST && Math.abs(value) <= LARGEST);
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

/**
 * The same people in one fixed form: values ascending, equal values merged, values nobody has left out. Every
 * estimate starts here, so neither the order of the rows nor the way they were grouped can change a result.
 *
 * Equal means the same double. Null when a value is not a usable number or a count is not a whole number.
 * R: `table(x)`.
 */
export function tally(values: readonly Weighted[]): readonly Weighted[] | null {
  if (!values.every(({ value, n }) => isScore(value) && isCount(n))) return null;
  const merged: { value: number; n: number }[] = [];
  for (const { value, n } of values.filter((one) => one.n > 0).sort((a, b) => a.value - b.value)) {
    const last = merged.at(-1);
    if (last !== undefined && last.value === value) last.n += n;
    else merged.push({ value: value + 0, n });
  }
  return merged;
}

/** As `tally`, for pairs: ascending by first score, then by last score. R: `table(first, last)` without its zeros. */
export function tallyPairs(pairs: readonly WeightedPair[]): readonly WeightedPair[] | null {
  if (!pairs.every(({ first, last, n }) => isScore(first) && isScore(last) && isCount(n))) return null;
  const merged: { first: number; last: number; n: number }[] = [];
  const people = pairs.filter((one) => one.n > 0).sort((a, b) => a.first - b.first || a.last - b.last);
  for (const { first, last, n } of people) {
    const before = merged.at(-1);
    if (before !== undefined && before.first === first && before.last === last) before.n += n;
    else merged.push({ first: first + 0, last: last + 0, n });
  }
  return merged;
}

/** How many people a tally holds. R: `length(x)`. */
export function size(people: readonly { readonly n: number }[]): number {
  return people.reduce((total, { n }) => total + n, 0);
}

/** The largest distance from 0 in a tally; 0 when it is empty. R: `max(abs(x))`. */
export function reach(values: readonly Weighted[]): number {
  return values.reduce((furthest, { value }) => Math.max(furthest, Math.abs(value)), 0);
}
