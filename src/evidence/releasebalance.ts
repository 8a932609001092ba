import type { Count } from './evidence';
import type { ComparedBalance, ComparedCovariate, ComparedOverlap } from './comparison';
import { counter, hidden, quiet, releaseShare, stepBehind, toStep } from './releasecounts';
import type { Balance, Compared, Furthest } from '../stats/balance';
import { isWithheld, type Result, withhold, type Withheld } from '../stats/result';
import type { Profile } from '../vocabulary/profiles';

export type Pair<T> = readonly [T, T];

/** Between two cohorts, a group too small to compare is a small number. */
export function quietBetween(withheld: Withheld, profile: Profile): Withheld {
  return withheld.withheld === 'one_group' ? hidden : quiet(withheld, profile);
}

export function both<A, B>([one, two]: Pair<A>, of: (each: A, arm: 0 | 1) => B): Pair<B> {
  return [of(one, 0), of(two, 1)];
}

/** What one row is made from: how many have a value, in each cohort, and the step of a mean over the fewer of them. */
interface Known {
  readonly n: Pair<number>;
  readonly shown: Pair<number>;
  readonly step: number;
}

/**
 * How alike two cohorts are, as the profile lets it be seen: shares before from rounded counts, everything else to the step of the smaller
 * cohort, differences again from these. A row of which a cohort has too few people, with or without the quality, or all alike, is
 * left out and counted, and the largest difference is that of the rows left.
 */
export function releaseBalance(balance: Result<ComparedBalance>, profile: Profile): Result<ComparedBalance> {
  if (isWithheld(balance)) return quietBetween(balance, profile);
  const count = counter(profile);
  const n = both(balance.n, count);
  if (n.some((one) => typeof one !== 'number')) return hidden;
  const covariates = balance.covariates.flatMap((row) => rowOf(row, balance.n, profile) ?? []);
  const gone = (balance.hidden ?? 0) + balance.covariates.length - covariates.length;
  return {
    n,
    covariates,
    ...(gone > 0 ? { hidden: gone } : {}),
    largest: {
      before: again(balance.largest.before, covariates, 'before', profile),
      after: again(balance.largest.after, covariates, 'after', profile),
    },
  };
}

function again(
  exact: Balance['largest']['before'],
  rows: readonly ComparedCovariate[],
  when: 'before' | 'after',
  profile: Profile,
): Result<Furthest> {
  if (isWithheld(exact) && exact.withheld !== 'no_values') return quietBetween(exact, profile);
  const found = rows.flatMap((row) => {
    const { difference } = row[when];
    return isWithheld(difference) ? [] : [{ name: row.name, sd: Math.abs(difference.sd) }];
  });
  return found.toSorted((a, b) => b.sd - a.sd)[0] ?? (isWithheld(exact) ? exact : hidden);
}

function rowOf(row: ComparedCovariate, people: Pair<Count>, profile: Profile): ComparedCovariate | null {
  const known = knownOf(row, people, profile);
  const flat = row.kind === 'mean' && (row.before.varianceRatio ?? 0) === 0;
  if (known === null || flat || isWithheld(row.before.difference)) return null;
  const before =
    row.kind === 'share' ? sharesOf(row, known, profile) : both(row.before.means, to(known.step));
  if (before === null) return null;
  const after = both(row.after.means, (mean, arm) =>
    Math.abs(mean - row.before.means[arm]) < 1e-9
      ? before[arm]
      : row.kind === 'share'
        ? Math.min(1, Math.max(0, toStep(mean, known.step)))
        : toStep(mean, known.step),
  );
  const spread = row.kind === 'share' ? spreadOfShares(row, before, known) : spreadOfMeans(row, known);
  const seen = (means: Pair<number>, { difference, varianceRatio }: Compared): Compared => ({
    means,
    difference: isWithheld(difference)
      ? quietBetween(difference, profile)
      : spread > 0
        ? { sd: Number(((means[1] - means[0]) / spread).toPrecision(12)) + 0 }
        : withhold('exact_only'),
    varianceRatio:
      varianceRatio === null ? null : Math.max(0.1, toStep(varianceRatio, Math.max(0.1, known.step))),
  });
  return {
    ...row,
    missing: both(row.missing, (share, arm) => missingOf(share, people[arm], profile)),
    before: seen(before, row.before),
    after: seen(after, row.after),
  };
}

function to(step: number): (mean: number) => number {
  return (mean) => toStep(mean, step);
}

function knownOf({ missing }: ComparedCovariate, people: Pair<Count>, profile: Profile): Known | null {
  const n = both(people, (all, arm) => {
    const lost = missing[arm];
    return typeof all === 'number' ? Math.round(all * (1 - (typeof lost === 'number' ? lost : 0))) : 0;
  });
  const [one, two] = both(n, counter(profile));
  if (typeof one !== 'number' || typeof two !== 'number' || Math.min(...n) < profile.minimumForMean)
    return null;
  return { n, shown: [one, two], step: stepBehind(Math.min(one, two), profile) };
}

/** Null where one of the two shares may not be shown. */
function sharesOf({ before }: ComparedCovariate, { n }: Known, profile: Profile): Pair<number> | null {
  const [one, two] = both(before.means, (share, arm) => {
    const x = Math.round(share * n[arm]);
    return releaseShare({ x, n: n[arm], share, interval: null }, profile).share;
  });
  return typeof one === 'number' && typeof two === 'number' ? [one, two] : null;
}

function spreadOfShares({ denominator }: ComparedCovariate, shares: Pair<number>, { shown }: Known): number {
  const [none, one] = both(shares, (p, arm) => (p * (1 - p) * shown[arm]) / (shown[arm] - 1));
  return Math.sqrt(denominator === 'treated' ? one : (none + one) / 2);
}

/** The deviation that the exact differences were divided by, to the step. */
function spreadOfMeans({ before, after }: ComparedCovariate, { step }: Known): number {
  for (const { means, difference } of [before, after]) {
    const gap = means[1] - means[0];
    if (!isWithheld(difference) && difference.sd !== 0)
      return Math.max(step, toStep(gap / difference.sd, step));
  }
  return step;
}

function missingOf(share: number | Withheld, people: Count, profile: Profile): number | Withheld {
  if (typeof share !== 'number' || typeof people !== 'number') return hidden;
  const x = Math.round(share * people);
  return releaseShare({ x, n: people, share, interval: null }, profile).share;
}

/** People by score in classes of a fixed width, each count by itself, and the shares without anybody like them from rounded counts. */
export function releaseOverlap(
  overlap: Result<ComparedOverlap>,
  people: Pair<Count>,
  profile: Profile,
): Result<ComparedOverlap> {
  if (isWithheld(overlap)) return quietBetween(overlap, profile);
  const count = counter(profile);
  return {
    outside: both(overlap.outside, (one, arm) => {
      const { x, share } = releaseShare(
        { x: one.people, n: people[arm], share: one.share, interval: null },
        profile,
      );
      return { people: x, share };
    }),
    bins: overlap.bins.map(({ from, to: end, n }) => ({ from, to: end, n: both(n, count) })),
  };
}
