import { normalQuantile, normalUpper } from './normal';
import { withhold } from './result';
import type { Interval, Result, Weighted, Withheld } from './result';
import { signedRankLower, signedRankQuantile } from './signedrankcount';
import { size, tally } from './tally';
import { hodgesLehmann, pairCount, walshAverage } from './walsh';

export interface SignedRank {
  readonly n: number;
  readonly zeros: number;
  /** Those who changed: the ranks, p and interval rest on them. */
  readonly nUsed: number;
  /** Sum of the ranks of those who rose; equal sizes share their ranks. */
  readonly v: number;
  readonly p: number;
  readonly method: 'exact' | 'normal';
  /** Median of all averages of two people's changes, people without change included; in points. */
  readonly hodgesLehmann: number;
  /** The same among those who changed: the estimate that `interval` belongs to. */
  readonly hodgesLehmannChanged: number;
  /** Limits for those who changed, in points. `level` is what the limits reach when 0.95 is out of reach (5 people). */
  readonly interval: Interval | Withheld;
  /** (ranks up - ranks down) / all ranks, from -1 to 1. */
  readonly rankBiserial: number;
  /** `all_equal`: every change has the same size. `few_and_tied`: under 10 people and no exact method. */
  readonly caution: 'all_equal' | 'few_and_tied' | null;
}

interface Ranked {
  readonly v: number;
  readonly tied: boolean;
  readonly sizes: number;
  /** Sum of t³ - t over the groups of equal size. */
  readonly ties: number;
}

/** Fewer than this and R's default is exact, unless there are ties or zeros. */
const EXACT_BELOW = 50;
const FEWEST = 5;
const FEW = 10;

function rank(moved: readonly Weighted[]): Ranked {
  const sizes = new Map<number, { up: number; all: number }>();
  for (const { value, n } of moved) {
    const group = sizes.get(Math.abs(value)) ?? { up: 0, all: 0 };
    sizes.set(Math.abs(value), { up: group.up + (value > 0 ? n : 0), all: group.all + n });
  }
  let [v, before, ties] = [0, 0, 0];
  for (const [, { up, all }] of [...sizes].sort(([a], [b]) => a - b)) {
    v += up * (before + (all + 1) / 2);
    before += all;
    ties += all ** 3 - all;
  }
  return { v, tied: ties > 0, sizes: sizes.size, ties };
}

function deviation(n: number, ties: number): number {
  return Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - ties / 48);
}

function exactInterval(moved: readonly Weighted[], n: number): Interval {
  const from = Math.max(1, signedRankQuantile(0.025, n));
  const level = Math.min(0.95, 1 - 2 * signedRankLower(from - 1, n));
  return { lower: walshAverage(moved, from), upper: walshAverage(moved, pairCount(moved) + 1 - from), level };
}

function normalInterval(moved: readonly Weighted[], n: number): Interval | Withheld {
  if (moved.length === 1) return withhold('no_spread', n);
  const repeats = moved.reduce((total, one) => total + one.n ** 3 - one.n, 0);
  const pairs = pairCount(moved);
  const beyond = pairs / 2 - 0.5 - normalQuantile(0.975) * deviation(n, repeats);
  if (beyond < 0) return withhold('few_for_interval', n);
  const from = Math.floor(beyond) + 1;
  return { lower: walshAverage(moved, from), upper: walshAverage(moved, pairs + 1 - from), level: 0.95 };
}

/**
 * Did more rise than fall, and by how much, when only the order of the changes is trusted?
 *
 * `changes` are last minus first. People without change are dropped from the ranks and counted in `zeros`. Exact
 * with fewer than 50 who changed, no zeros and no ties; else normal with tie and continuity correction. The limits
 * are averages of two changes: those shifts between which the tie-corrected statistic stays within 1.96. Two
 * sizes count as equal only when they are the same double (see `changes` in `paired.ts`).
 *
 * Withheld: `no_pairs`, `no_change` (no one changed), `too_few` (fewer than 5 changed), `invalid`. The interval
 * alone: `no_spread` (all changed by the same), `few_for_interval`.
 * R: `wilcox.test(x)` for v and p; `wilcox.test(x, conf.int = TRUE, tol.root = 1e-12)` for the limits, but where R lowers
 * the level because a shift by the smallest change drops that change, the limits here keep 0.95.
 */
export function signedRank(changes: readonly Weighted[]): Result<SignedRank> {
  const everyone = tally(changes);
  if (everyone === null) return withhold('invalid');
  const n = size(everyone);
  if (n === 0) return withhold('no_pairs', 0);
  const moved = everyone.filter(({ value }) => value !== 0);
  const nUsed = size(moved);
  if (nUsed === 0) return withhold('no_change', n);
  if (nUsed < FEWEST) return withhold('too_few', nUsed);
  const { v, tied, sizes, ties } = rank(moved);
  const zeros = n - nUsed;
  const pairs = pairCount(moved);
  const exact = nUsed < EXACT_BELOW && !tied && zeros === 0;
  const centred = v - pairs / 2;
  const z = (centred - Math.sign(centred) * 0.5) / deviation(nUsed, ties);
  const p = exact ? 2 * signedRankLower(Math.min(v, pairs - v), nUsed) : 2 * normalUpper(Math.abs(z));
  return {
    n,
    zeros,
    nUsed,
    v,
    p: Math.min(1, p),
    method: exact ? 'exact' : 'normal',
    hodgesLehmann: hodgesLehmann(everyone),
    hodgesLehmannChanged: hodgesLehmann(moved),
    interval: exact ? exactInterval(moved, nUsed) : normalInterval(moved, nUsed),
    rankBiserial: (2 * v - pairs) / pairs,
    caution: sizes === 1 ? 'all_equal' : !exact && nUsed < FEW ? 'few_and_tied' : null,
  };
}
