import type { Weighted } from './result';
import { size } from './tally';

interface Cut {
  readonly atMost: number;
  readonly below: number;
  readonly above: number;
}

/** How many differences are at most `limit`, the largest such difference and the smallest beyond it. */
function cut(a: readonly Weighted[], b: readonly Weighted[], from: readonly number[], limit: number): Cut {
  let [atMost, below, above] = [0, -Infinity, Infinity];
  let j = 0;
  for (const one of a) {
    for (let other = b[j]; other !== undefined && one.value - other.value > limit; other = b[j]) {
      above = Math.min(above, one.value - other.value);
      j += 1;
    }
    const next = b[j];
    if (next === undefined) {
      above = Math.min(above, one.value - (b.at(-1)?.value ?? 0));
      continue;
    }
    const before = b[j - 1];
    if (before !== undefined) above = Math.min(above, one.value - before.value);
    below = Math.max(below, one.value - next.value);
    atMost += one.n * (from[j] ?? 0);
  }
  return { atMost, below, above };
}

/** How many pairs of one person of each group. R: `length(a) * length(b)`. */
export function acrossCount(a: readonly Weighted[], b: readonly Weighted[]): number {
  return size(a) * size(b);
}

/**
 * Which of all differences between a person of `a` and one of `b` comes `rank`th (from 1)?
 *
 * Both are tallies with at least one person, `rank` from 1 to `acrossCount(a, b)`. Differences are counted by a halving
 * search and never listed. R: `sort(outer(a, b, "-"))[rank]`.
 */
export function acrossDifference(a: readonly Weighted[], b: readonly Weighted[], rank: number): number {
  const [least, most, lowest, highest] = [a[0], a.at(-1), b[0], b.at(-1)];
  if (least === undefined || most === undefined || lowest === undefined || highest === undefined)
    throw new RangeError('shifts: nobody to compare');
  let held = 0;
  const from = b.map(() => 0);
  for (let j = b.length - 1; j >= 0; j -= 1) from[j] = held += b[j]?.n ?? 0;
  let [lower, upper] = [least.value - highest.value, most.value - lowest.value];
  while (lower < upper) {
    const middle = lower + (upper - lower) / 2;
    const at = cut(a, b, from, middle < upper ? middle : lower);
    if (at.atMost >= rank) upper = at.below;
    else lower = at.above;
  }
  return lower;
}

/** The median of all differences between a person of `a` and one of `b`. R: `median(outer(a, b, "-"))`. */
export function medianDifference(a: readonly Weighted[], b: readonly Weighted[]): number {
  const pairs = acrossCount(a, b);
  if (pairs % 2 === 1) return acrossDifference(a, b, (pairs + 1) / 2);
  return (acrossDifference(a, b, pairs / 2) + acrossDifference(a, b, pairs / 2 + 1)) / 2;
}
