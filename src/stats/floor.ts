import { wilson } from './proportion';
import type { Proportion } from './proportion';
import { isWithheld, withhold } from './result';
import type { Result, Weighted } from './result';
import { size, tally } from './tally';

/** The people at one end of the scale; `flagged` when they are more than 15%. */
export interface End extends Proportion {
  readonly flagged: boolean;
}

/** The people whose score leaves no room to move further down or up. */
export interface Ends {
  readonly n: number;
  readonly lowest: End;
  readonly highest: End;
}

const MANY = 0.15;
/** Scores with decimals are sums in doubles: 20.999999999999996 is 21. */
const SAME = 1e-9;

/**
 * How many people are at the lowest or the highest possible score, where a measure can no longer show a change?
 *
 * Withheld: `no_range`; `no_values`; `invalid`, also when a score lies outside the range.
 * R: `mean(x == range[1])` and `prop.test(sum(x == range[1]), n, correct = FALSE)`.
 */
export function ends(values: readonly Weighted[], range: readonly [number, number] | null): Result<Ends> {
  const people = tally(values);
  if (people === null) return withhold('invalid');
  if (range === null) return withhold('no_range');
  const [low, high] = range;
  const inside = people.every(({ value }) => value >= low - SAME && value <= high + SAME);
  if (!inside || !(low < high)) return withhold('invalid');
  const n = size(people);
  const at = (end: number) => wilson(size(people.filter(({ value }) => Math.abs(value - end) <= SAME)), n);
  const [lowest, highest] = [at(low), at(high)];
  if (isWithheld(lowest)) return lowest;
  if (isWithheld(highest)) return highest;
  const flag = (end: Proportion): End => ({ ...end, flagged: end.share > MANY });
  return { n, lowest: flag(lowest), highest: flag(highest) };
}
