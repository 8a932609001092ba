import type { Proportion } from './proportion';
import type { Interval } from './result';

/** The share of one group less the share of another, separate one, from -1 to 1. */
export interface ShareDifference {
  readonly difference: number;
  readonly interval: Interval;
}

/**
 * How much larger is a share in one group than in another, separate one? Newcombe's method 10: the limits of the
 * difference are put together from Wilson's limits of each share, and have their level. Never withheld: `wilson` has
 * refused what cannot be a share.
 *
 * Newcombe (1998), Statistics in Medicine 17. R: with `a` and `b` the limits of `prop.test(x, n, correct = FALSE)$conf.int`
 * for each share, `pa - pb - sqrt((pa - a[1])^2 + (b[2] - pb)^2)` and `pa - pb + sqrt((a[2] - pa)^2 + (pb - b[1])^2)`.
 */
export function newcombe(a: Proportion, b: Proportion): ShareDifference {
  const difference = a.share - b.share;
  const down = Math.hypot(a.share - a.interval.lower, b.interval.upper - b.share);
  const up = Math.hypot(a.interval.upper - a.share, b.share - b.interval.lower);
  const interval = {
    lower: Math.max(-1, difference - down),
    upper: Math.min(1, difference + up),
    level: a.interval.level,
  };
  return { difference, interval };
}
