import fc from 'fast-check';
import { isWithheld } from '../../src/stats/result';
import type { Result, Weighted, WeightedPair } from '../../src/stats/result';

/** The raw list: one entry a person. */
export function rows(values: readonly number[]): readonly Weighted[] {
  return values.map((value) => ({ value, n: 1 }));
}

export function pairRows(first: readonly number[], last: readonly number[]): readonly WeightedPair[] {
  return first.map((value, i) => ({ first: value, last: last[i] ?? Number.NaN, n: 1 }));
}

/** One entry for equal people, as a GROUP BY would return it, in the order of first appearance. */
export function gather(values: readonly Weighted[]): readonly Weighted[] {
  const counts = new Map<number, number>();
  for (const { value, n } of values) counts.set(value, (counts.get(value) ?? 0) + n);
  return [...counts].map(([value, n]) => ({ value, n }));
}

export function gatherPairs(pairs: readonly WeightedPair[]): readonly WeightedPair[] {
  const counts = new Map<string, WeightedPair>();
  for (const { first, last, n } of pairs) {
    const key = `${first} ${last}`;
    counts.set(key, { first, last, n: (counts.get(key)?.n ?? 0) + n });
  }
  return [...counts.values()];
}

export function twice<P extends { readonly n: number }>(people: readonly P[]): readonly P[] {
  return people.map((one) => ({ ...one, n: 2 * one.n }));
}

export function swapped(pairs: readonly WeightedPair[]): readonly WeightedPair[] {
  return pairs.map(({ first, last, n }) => ({ first: last, last: first, n }));
}

/** The estimate; a withheld one fails the test that asked for it. */
export function given<T extends object>(result: Result<T>): T {
  if (isWithheld(result)) throw new Error(`withheld: ${result.withheld}`);
  return result;
}

export const score = fc.integer({ min: 0, max: 27 });
/** Twenty to sixty people on a short scale, ties and zeros included. */
export const scores = fc.array(score, { minLength: 20, maxLength: 60 }).map(rows);
export const pairs = fc
  .array(fc.record({ first: score, last: score, n: fc.constant<number>(1) }), {
    minLength: 20,
    maxLength: 60,
  })
  .filter((people) => new Set(people.map((one) => one.last - one.first)).size > 2)
  .filter(
    (people) =>
      new Set(people.map((one) => one.first)).size > 1 && new Set(people.map((one) => one.last)).size > 1,
  );
