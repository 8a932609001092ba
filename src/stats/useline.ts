import { sum } from './sum';

/**
 * Visits of a person in two windows of the same length, and how many have these two: `chosen` in the window people
 * are chosen by (before referral), `other` in the window that shows what chance leaves of it.
 */
export interface UsePair {
  readonly chosen: number;
  readonly other: number;
  readonly n: number;
}

/** Can this be a number of visits, or of people? */
export function isCount(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0 && count < 1e9;
}

/** Ascending, equal rows merged, so that the order of rows cannot change a digit; null when a row is no count. */
export function mergedUse(list: readonly UsePair[]): readonly UsePair[] | null {
  if (!list.every((one) => isCount(one.chosen) && isCount(one.other) && isCount(one.n))) return null;
  const rows = new Map<string, UsePair>();
  for (const { chosen, other, n } of list.filter((one) => one.n > 0)) {
    const key = `${chosen} ${other}`;
    rows.set(key, { chosen, other, n: (rows.get(key)?.n ?? 0) + n });
  }
  return [...rows.values()].sort((a, b) => a.chosen - b.chosen || a.other - b.other);
}

/** A sum over people. */
export function over<P extends { readonly n: number }>(people: readonly P[], of: (one: P) => number): number {
  return sum(people.map((one) => one.n * of(one)));
}

/** The line of `other` on `chosen` by least squares, with sums of squares around the means. R: `lm(other ~ chosen)`. */
export interface UseLine {
  readonly n: number;
  readonly chosen: number;
  readonly other: number;
  readonly squares: number;
  readonly otherSquares: number;
  readonly slope: number;
}

/** The line of a list in which not everybody has the same `chosen`. */
export function lineOf(list: readonly UsePair[]): UseLine {
  const n = over(list, () => 1);
  const chosen = over(list, (one) => one.chosen) / n;
  const other = over(list, (one) => one.other) / n;
  const squares = over(list, (one) => (one.chosen - chosen) ** 2);
  const products = over(list, (one) => (one.chosen - chosen) * (one.other - other));
  const otherSquares = over(list, (one) => (one.other - other) ** 2);
  return { n, chosen, other, squares, otherSquares, slope: products / squares };
}

/** How far one person of the list moves the height of its line at `at`. */
export function pull({ n, chosen, other, squares, slope }: UseLine, at: number, one: UsePair): number {
  const [x, y] = [one.chosen - chosen, one.other - other];
  return (y - slope * x) / n + ((at - chosen) * x * (y - slope * x)) / squares;
}
