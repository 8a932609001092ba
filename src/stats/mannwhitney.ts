import { normalQuantile, normalUpper } from './normal';
import { withhold } from './result';
import type { Interval, Result, Weighted } from './result';
import { acrossCount, acrossDifference, medianDifference } from './shifts';
import { size, tally } from './tally';

/** Two groups compared by the order of their values alone. */
export interface MannWhitney {
  readonly n: readonly [number, number];
  /** Pairs of a person of each group in which that of `a` has more; equal values count half. */
  readonly w: number;
  readonly p: number;
  /** The chance that a person of `a` has more than one of `b`, equal values counting half: w over the pairs. */
  readonly superiority: number;
  /** Median of all differences between a person of `a` and one of `b`, in points. */
  readonly shift: number;
  /** The shifts of `a` against which the test does not speak; `no_variance` where both groups have one value each. */
  readonly interval: Result<Interval>;
  /** Under 10 people in a group: the normal approximation is rough. */
  readonly caution: 'few' | null;
}

const FEWEST = 5;
const FEW = 10;

/** Sum of t³ - t over groups of equal values. */
function ties(counts: Iterable<number>): number {
  let total = 0;
  for (const t of counts) total += t ** 3 - t;
  return total;
}

function deviation(n: number, m: number, tied: number): number {
  const all = n + m;
  return Math.sqrt(Math.max(0, ((n * m) / 12) * (all + 1 - tied / (all * (all - 1)))));
}

function limits(a: readonly Weighted[], b: readonly Weighted[], n: number, m: number): Result<Interval> {
  if (a.length === 1 && b.length === 1) return withhold('no_variance', n + m);
  const spread = deviation(n, m, ties([...a, ...b].map((one) => one.n)));
  const pairs = acrossCount(a, b);
  const beyond = pairs / 2 - 0.5 - normalQuantile(0.975) * spread;
  if (!(beyond >= 0)) return withhold('few_for_interval', n + m);
  const from = Math.floor(beyond) + 1;
  return {
    lower: acrossDifference(a, b, from),
    upper: acrossDifference(a, b, pairs + 1 - from),
    level: 0.95,
  };
}

/**
 * Do people of one group tend to have more than people of the other, and by how much, when only the order is trusted?
 *
 * Normal with tie and continuity correction at any size. The limits are differences between two people: those shifts
 * between which the statistic, ties within the groups counted, stays within 1.96. The shift is the median of all
 * differences; R prints a root-finder's point instead. Two values are equal only when they are the same double
 * (see `changes` in `paired.ts`).
 *
 * Withheld: `one_group` when either group is empty; `too_few` with fewer than 5 in one; `no_variance` when all values
 * are equal; `invalid`. R: `wilcox.test(a, b, exact = FALSE, correct = TRUE, conf.int = TRUE, tol.root = 1e-12)` for w, p and limits;
 * `median(outer(a, b, "-"))`.
 */
export function mannWhitney(left: readonly Weighted[], right: readonly Weighted[]): Result<MannWhitney> {
  const [a, b] = [tally(left), tally(right)];
  if (a === null || b === null) return withhold('invalid');
  const [n, m] = [size(a), size(b)];
  const smaller = Math.min(n, m);
  if (smaller === 0) return withhold('one_group', 0);
  if (smaller < FEWEST) return withhold('too_few', smaller);
  const together = tally([...a, ...b]) ?? [];
  const sigma = deviation(n, m, ties(together.map((one) => one.n)));
  if (together.length === 1 || !(sigma > 0)) return withhold('no_variance', n + m);
  let [w, below, j] = [0, 0, 0];
  for (const one of a) {
    for (let other = b[j]; other !== undefined && other.value < one.value; other = b[j]) {
      below += other.n;
      j += 1;
    }
    const level = b[j];
    w += one.n * (below + (level?.value === one.value ? level.n / 2 : 0));
  }
  const centred = w - (n * m) / 2;
  const z = (centred - Math.sign(centred) * 0.5) / sigma;
  return {
    n: [n, m],
    w,
    p: Math.min(1, 2 * normalUpper(Math.abs(z))),
    superiority: w / (n * m),
    shift: medianDifference(a, b),
    interval: limits(a, b, n, m),
    caution: smaller < FEW ? 'few' : null,
  };
}
