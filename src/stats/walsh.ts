import type { Weighted } from './result';
import { size } from './tally';

interface Cut {
  readonly atMost: number;
  readonly below: number;
  readonly above: number;
}

/** How many pairs of people, everyone also paired with themselves. R: `n * (n + 1) / 2`. */
export function pairCount(people: readonly Weighted[]): number {
  const n = size(people);
  return (n * (n + 1)) / 2;
}

/** How many sums of two people's values are at most `limit`, the largest such sum and the smallest beyond it. */
function cut(people: readonly Weighted[], upTo: readonly number[], limit: number): Cut {
  let [ordered, alone, below, above] = [0, 0, -Infinity, Infinity];
  let j = people.length - 1;
  for (const one of people) {
    for (let other = people[j]; other !== undefined && one.value + other.value > limit; other = people[j]) {
      above = Math.min(above, one.value + other.value);
      j -= 1;
    }
    const last = people[j];
    if (last === undefined) break;
    below = Math.max(below, one.value + last.value);
    ordered += one.n * (upTo[j] ?? 0);
    if (one.value + one.value <= limit) alone += one.n;
  }
  return { atMost: (ordered + alone) / 2, below, above };
}

/**
 * Which of all averages of two people's values comes `rank`th (from 1), everyone also paired with themselves?
 *
 * `people` is a tally with at least one person, `rank` from 1 to `pairCount(people)`. The averages are counted by a
 * halving search and never listed, so a million people with a few thousand different values need no memory.
 * R: `sort(outer(x, x, "+")[lower.tri(diag(length(x)), diag = TRUE)] / 2)[rank]`.
 */
export function walshAverage(people: readonly Weighted[], rank: number): number {
  const [least, most] = [people[0], people.at(-1)];
  if (least === undefined || most === undefined) throw new RangeError('walsh: nobody to average');
  let held = 0;
  const upTo = people.map(({ n }) => (held += n));
  let [lower, upper] = [2 * least.value, 2 * most.value];
  while (lower < upper) {
    const middle = lower + (upper - lower) / 2;
    const at = cut(people, upTo, middle < upper ? middle : lower);
    if (at.atMost >= rank) upper = at.below;
    else lower = at.above;
  }
  return lower / 2;
}

/** The median of all averages of two people's values. R: `median(outer(x, x, "+")[lower.tri(...)] / 2)`. */
export function hodgesLehmann(people: readonly Weighted[]): number {
  const pairs = pairCount(people);
  if (pairs % 2 === 1) return walshAverage(people, (pairs + 1) / 2);
  return (walshAverage(people, pairs / 2) + walshAverage(people, pairs / 2 + 1)) / 2;
}
