import { chiSquaredUpper } from './chisquared';
import { solveSymmetric } from './cholesky';
import { withhold } from './result';
import type { Result } from './result';
import { sum } from './sum';
import { watchedTimes } from './survival';
import type { WatchedRow } from './survival';

/** To how many it happened in one group, and to how many it would have, were there no difference. */
export interface WatchedGroup {
  readonly n: number;
  readonly observed: number;
  readonly expected: number;
}

export interface LogRank {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  /** In the order given. */
  readonly groups: readonly WatchedGroup[];
  /** Groups with nobody watched when it first happened to anybody: not part of the test. */
  readonly leftOut: number;
}

/**
 * Does it happen sooner in one group than in another? Over all times, each event weighing the same; the test looks for
 * curves that stay apart and can miss curves that cross.
 *
 * Withheld: `one_group` when fewer than two groups are watched while it happens; `never_happened`; `not_identified`
 * when no two groups were watched at the same time; `invalid`. Mantel (1966). R: `survival::survdiff(Surv(time, happened) ~ group)`.
 */
export function logRank(groups: readonly (readonly WatchedRow[])[]): Result<LogRank> {
  const tallies = groups.map(watchedTimes).filter((one) => one !== null);
  if (tallies.length < groups.length) return withhold('invalid');
  const k = tallies.length;
  const atRisk = tallies.map((times) => times[0]?.atRisk ?? 0);
  const n = [...atRisk];
  const observed = tallies.map((times) => sum(times.map(({ events }) => events)));
  if (sum(observed) === 0) return withhold('never_happened', sum(n));
  const all = tallies.flatMap((times, group) => times.map((one) => ({ ...one, group })));
  all.sort((a, b) => a.time - b.time);
  const expected = n.map(() => 0);
  const variance = n.map(() => n.map(() => 0));
  for (let i = 0; i < all.length;) {
    const time = all[i]?.time;
    let to = i;
    let events = 0;
    for (; all[to]?.time === time && to < all.length; to += 1) events += all[to]?.events ?? 0;
    if (events > 0) {
      const total = atRisk.reduce((people, one) => people + one, 0);
      const spread = total > 1 ? (events * (total - events)) / (total - 1) : 0;
      for (let g = 0; g < k; g += 1) {
        const share = (atRisk[g] ?? 0) / total;
        expected[g] = (expected[g] ?? 0) + events * share;
        const row = variance[g];
        if (row === undefined || share === 0) continue;
        for (let h = 0; h < k; h += 1)
          row[h] = (row[h] ?? 0) + spread * share * ((g === h ? 1 : 0) - (atRisk[h] ?? 0) / total);
      }
    }
    for (; i < to; i += 1) {
      const one = all[i];
      if (one !== undefined) atRisk[one.group] = (atRisk[one.group] ?? 0) - one.events - one.censored;
    }
  }
  const tested = expected.flatMap((one, group) => (one > 0 ? [group] : []));
  if (tested.length < 2) return withhold('one_group', sum(n));
  const free = tested.slice(1);
  const apart = free.map((g) => (observed[g] ?? 0) - (expected[g] ?? 0));
  const solved = solveSymmetric(
    free.map((g) => free.map((h) => variance[g]?.[h] ?? 0)),
    apart,
  );
  if (solved === null) return withhold('not_identified', sum(n));
  const statistic = Math.max(0, sum(apart.map((one, i) => one * (solved[i] ?? 0))));
  return {
    statistic,
    df: free.length,
    p: chiSquaredUpper(statistic, free.length),
    groups: n.map((people, g) => ({ n: people, observed: observed[g] ?? 0, expected: expected[g] ?? 0 })),
    leftOut: k - tested.length,
  };
}
