import type {
  BandMovement,
  Bin,
  Count,
  Evidence,
  FlowFinding,
  KeptRow,
  Outcome,
  OutcomeFinding,
  QualityFinding,
  Share,
  Sureness,
} from './evidence';
import { sureness } from './sureness';
import { hedgesCorrection } from '../stats/effect';
import type { Ends } from '../stats/floor';
import type { PairedChange } from '../stats/paired';
import { isWithheld, type Interval, type Result, withhold, type Withheld } from '../stats/result';
import { wilson } from '../stats/proportion';
import { studentQuantile, studentTwoSided } from '../stats/student';
import { type Profile, type ProfileId, profiles } from '../vocabulary/profiles';

declare const released: unique symbol;

/** Evidence that a profile has passed: the only kind that may be drawn for others, downloaded or written. */
export type Released = Evidence & { readonly [released]: true };

/**
 * What of this may others see? Counts are hidden or rounded, shares are made again from the rounded counts, averages go to a step
 * that no one person can move, and every figure that follows from them is worked out again from what is shown. Under the profile
 * `internal` nothing changes but the stamp.
 */
export function release(evidence: Evidence, id: ProfileId): Released {
  const profile = profiles[id];
  if (profile.exact) return { ...evidence, profile: id } as Released;
  const count = counter(profile);
  return {
    ...evidence,
    profile: id,
    referrals: count(evidence.referrals),
    people: count(evidence.people),
    dataset: {
      ...evidence.dataset,
      files: evidence.dataset.files.map((file) => ({ ...file, rows: count(file.rows) })),
    },
    flow: evidence.flow.map((flow) => releaseFlow(flow, profile)),
    outcomes: evidence.outcomes.map((finding) => releaseFinding(finding, profile)),
    quality: releaseQuality(evidence.quality, profile),
  } as Released;
}

const hidden: Withheld = withhold('small_number');

/** A count as the profile lets it be seen. */
export function counter(profile: Profile): (count: Count) => Count {
  return (count) => {
    if (typeof count !== 'number') return count;
    if (count === 0 ? profile.hideZeros : count < profile.smallest) return hidden;
    return Math.round(count / profile.roundTo) * profile.roundTo;
  };
}

function releaseShare(share: Share, profile: Profile): Share {
  const count = counter(profile);
  const [x, n] = [count(share.x), count(share.n)];
  const none = { x, n, share: hidden, interval: null };
  if (
    typeof share.x !== 'number' ||
    typeof share.n !== 'number' ||
    typeof x !== 'number' ||
    typeof n !== 'number'
  )
    return none;
  const rest = share.n - share.x;
  const everyone = rest === 0 && !profile.hideZeros;
  if (n < profile.minimumForPercentage || (rest < profile.smallest && !everyone)) return none;
  const estimate = wilson(Math.min(x, n), n);
  if (isWithheld(estimate)) return none;
  const whole = (one: number): number => Math.round(one * 100) / 100;
  const { lower, upper, level } = estimate.interval;
  return {
    x,
    n,
    share: whole(estimate.share),
    interval: { lower: whole(lower), upper: whole(upper), level },
  };
}

/** The smallest of 0.001, 0.002, 0.005, 0.01 … that n people move by less than one of them could. */
export function stepFor(n: number): number {
  const least = 5 / n;
  const power = 10 ** Math.floor(Math.log10(least));
  return Math.max(0.001, power * ([1, 2, 5, 10].find((one) => one * power >= least * (1 - 1e-12)) ?? 10));
}

function toStep(x: number, step: number): number {
  return Number((Math.round(x / step) * step).toPrecision(12));
}

function intervalTo({ lower, upper, level }: Interval, step: number): Interval {
  return { lower: toStep(lower, step), upper: toStep(upper, step), level };
}

function releaseChange(change: PairedChange, profile: Profile): Result<PairedChange> {
  const n = counter(profile)(change.n);
  if (typeof n !== 'number' || change.n < profile.minimumForMean) return hidden;
  const step = stepFor(n);
  const [mean, sd] = [toStep(change.mean, step), toStep(change.sd, step)];
  if (sd === 0) return withhold('exact_only');
  const se = sd / Math.sqrt(n);
  const df = n - 1;
  const limits = (level: number): Interval => {
    const half = studentQuantile((1 + level) / 2, df) * se;
    return intervalTo({ lower: mean - half, upper: mean + half, level }, step);
  };
  const t = mean / se;
  return {
    n,
    meanFirst: toStep(change.meanFirst, step),
    meanLast: toStep(change.meanLast, step),
    sdFirst: toStep(change.sdFirst, step),
    sdLast: toStep(change.sdLast, step),
    mean,
    sd,
    se,
    t,
    df,
    p: studentTwoSided(t, df),
    interval95: limits(0.95),
    interval50: limits(0.5),
    correlation: change.correlation === null ? null : toStep(change.correlation, 0.05),
  };
}

/** Passes a result through unless it is withheld or rests on too few. */
function guarded<T extends { readonly n: number }>(
  result: Result<T>,
  fewest: number,
  make: (one: T) => Result<T>,
): Result<T> {
  if (isWithheld(result)) return result.n === undefined ? result : withhold(result.withheld);
  return result.n < fewest ? hidden : make(result);
}

function releaseOutcome(outcome: Outcome, profile: Profile): Outcome {
  const count = counter(profile);
  const round = (n: number): number => Math.round(n / profile.roundTo) * profile.roundTo;
  const share = (one: Share): Share => releaseShare(one, profile);
  const { minimumForMean } = profile;
  const change = guarded(outcome.change, minimumForMean, (one) => releaseChange(one, profile));
  return {
    referred: count(outcome.referred),
    followedUp: share(outcome.followedUp),
    ofReferred: share(outcome.ofReferred),
    change,
    effect: guarded(outcome.effect, minimumForMean, (effect) => {
      const n = round(effect.n);
      const two = (x: number): number => toStep(x, Math.max(0.01, stepFor(n)));
      const interval = (one: Interval): Interval => intervalTo(one, Math.max(0.01, stepFor(n)));
      return {
        ...effect,
        n,
        dz: two(effect.dz),
        gz: two(effect.gz),
        gzInterval: interval(effect.gzInterval),
        dav: two(effect.dav),
        gav: two(effect.gav),
        gavInterval: interval(effect.gavInterval),
        correction: hedgesCorrection(n - 1),
      };
    }),
    signedRank: isWithheld(outcome.signedRank)
      ? withhold(outcome.signedRank.withheld)
      : withhold('exact_only'),
    quartiles: releaseQuartiles(outcome.quartiles, profile),
    distribution: releaseBins(outcome.distribution, profile),
    moved: {
      ...outcome.moved,
      counts: isWithheld(outcome.moved.counts)
        ? withhold(outcome.moved.counts.withheld)
        : {
            improved: share(outcome.moved.counts.improved),
            unchanged: share(outcome.moved.counts.unchanged),
            worsened: share(outcome.moved.counts.worsened),
          },
    },
    movement: outcome.movement === null ? null : releaseMovement(outcome.movement, profile),
    ends: { first: releaseEnds(outcome.ends.first, profile), last: releaseEnds(outcome.ends.last, profile) },
    unpaired: releaseUnpaired(outcome.unpaired, profile),
    missing: releaseMissing(outcome.missing, profile),
    expected: releaseExpected(outcome.expected, change),
  };
}

function releaseQuartiles(quartiles: Outcome['quartiles'], profile: Profile): Outcome['quartiles'] {
  if (isWithheld(quartiles)) return withhold(quartiles.withheld);
  const { first, last, change } = quartiles;
  if (change.n < Math.max(profile.minimumForMedian, 4 * profile.minimumEachSide)) return hidden;
  const n = Math.round(change.n / profile.roundTo) * profile.roundTo;
  const step = stepFor(n);
  const of = (one: typeof first): typeof first => ({
    n,
    q1: toStep(one.q1, step),
    median: toStep(one.median, step),
    q3: toStep(one.q3, step),
  });
  return { first: of(first), last: of(last), change: of(change) };
}

/** Neighbouring classes are joined until each holds enough people. */
function releaseBins(bins: readonly Bin[], profile: Profile): readonly Bin[] {
  const joined: { from: number; to: number; n: number; kind: Bin['kind'] }[] = [];
  for (const { from, to, n, kind } of bins) {
    if (typeof n !== 'number') return [];
    const last = joined.at(-1);
    if (last !== undefined && last.n < profile.minimumInBin) {
      last.to = to;
      last.kind = last.n === 0 || last.kind === kind ? kind : n === 0 ? last.kind : 'mixed';
      last.n += n;
    } else joined.push({ from, to, n, kind });
  }
  const tail = joined.at(-1);
  const before = joined.at(-2);
  if (tail !== undefined && tail.n < profile.minimumInBin) {
    if (before === undefined) return [];
    joined.splice(-2, 2, {
      from: before.from,
      to: tail.to,
      n: before.n + tail.n,
      kind: before.kind === tail.kind ? tail.kind : 'mixed',
    });
  }
  const count = counter(profile);
  return joined.map((bin) => ({ ...bin, n: count(bin.n) }));
}

function releaseMovement(movement: BandMovement, profile: Profile): BandMovement {
  const count = counter(profile);
  return {
    ...movement,
    table: movement.table.map((row) => row.map(count)),
    test: guarded(movement.test, profile.minimumForMean, (test) => ({
      ...test,
      statistic: toStep(test.statistic, 0.1),
      p: toStep(test.p, 0.001),
      n: Math.round(test.n / profile.roundTo) * profile.roundTo,
    })),
  };
}

function releaseEnds(ends: Result<Ends>, profile: Profile): Result<Ends> {
  if (isWithheld(ends)) return withhold(ends.withheld);
  const one = (end: Ends['lowest']): Ends['lowest'] | undefined => {
    const shown = releaseShare(end, profile);
    if (
      typeof shown.x !== 'number' ||
      typeof shown.n !== 'number' ||
      typeof shown.share !== 'number' ||
      shown.interval === null
    )
      return undefined;
    return { x: shown.x, n: shown.n, share: shown.share, interval: shown.interval, flagged: end.flagged };
  };
  const [lowest, highest] = [one(ends.lowest), one(ends.highest)];
  return lowest === undefined || highest === undefined ? hidden : { n: lowest.n, lowest, highest };
}

function releaseUnpaired(unpaired: Outcome['unpaired'], profile: Profile): Outcome['unpaired'] {
  if (isWithheld(unpaired)) return withhold(unpaired.withheld);
  const fewest = Math.min(unpaired.nFirst, unpaired.nLast);
  if (fewest < profile.minimumForMean) return hidden;
  const round = (n: number): number => Math.round(n / profile.roundTo) * profile.roundTo;
  const step = stepFor(round(fewest));
  const meanFirst = toStep(unpaired.meanFirst, step);
  const meanLast = toStep(unpaired.meanLast, step);
  return {
    nFirst: round(unpaired.nFirst),
    nLast: round(unpaired.nLast),
    meanFirst,
    meanLast,
    difference: toStep(meanLast - meanFirst, step),
  };
}

function releaseMissing(missing: Outcome['missing'], profile: Profile): Outcome['missing'] {
  if (isWithheld(missing)) return withhold(missing.withheld);
  const kept = missing.n - missing.lost;
  if (missing.lost < profile.smallest || kept < profile.minimumForMean) return hidden;
  const round = (n: number): number => Math.round(n / profile.roundTo) * profile.roundTo;
  const [n, lost] = [round(missing.n), round(missing.lost)];
  const step = stepFor(round(kept));
  const to = (x: number): number => toStep(x, step);
  return {
    n,
    lost,
    shareLost: Math.round((lost / n) * 100) / 100,
    completeCase: to(missing.completeCase),
    carriedForward: to(missing.carriedForward),
    bounds: isWithheld(missing.bounds)
      ? missing.bounds
      : { lower: to(missing.bounds.lower), upper: to(missing.bounds.upper) },
    tippingEstimate: { delta: to(missing.tippingEstimate.delta) },
    tippingLimit: isWithheld(missing.tippingLimit)
      ? withhold(missing.tippingLimit.withheld)
      : { delta: to(missing.tippingLimit.delta) },
  };
}

function releaseExpected(expected: Outcome['expected'], change: Outcome['change']): Outcome['expected'] {
  if (isWithheld(expected)) return expected;
  if (isWithheld(change)) return hidden;
  const gap = change.meanFirst - expected.populationMean;
  return {
    ...expected,
    rows: expected.rows.map(({ reliability }) => ({ reliability, expected: (reliability - 1) * gap })),
  };
}

function releaseFinding(finding: OutcomeFinding, profile: Profile): OutcomeFinding {
  const overall = releaseOutcome(finding.overall, profile);
  const { by } = finding;
  const round = (n: number): number => Math.round(n / profile.roundTo) * profile.roundTo;
  return {
    ...finding,
    overall,
    by:
      by === null
        ? null
        : {
            ...by,
            groups: by.groups.map((group) => ({ ...group, outcome: releaseOutcome(group.outcome, profile) })),
            difference: guarded(by.difference, profile.minimumForMean, (one) => ({
              ...one,
              n: round(one.n),
              f: toStep(one.f, 0.01),
              df2: Math.round(one.df2 / profile.roundTo) * profile.roundTo,
              p: toStep(one.p, 0.001),
              pHolm: toStep(one.pHolm, 0.001),
            })),
          },
    sure: releaseSureness(finding.sure, overall),
  };
}

/** The step stays; the words that name a number are made again from the rounded counts. */
function releaseSureness(sure: Sureness, { followedUp }: Outcome): Sureness {
  if (typeof followedUp.x !== 'number' || typeof followedUp.n !== 'number') return { ...sure, raise: null };
  const withinRegression = sure.because.startsWith('The change is no larger');
  const again = sureness({
    design: 'one group',
    arms: [{ pairs: followedUp.x, started: followedUp.n }],
    withinRegression,
  });
  return again.step === sure.step && again.because === sure.because ? again : { ...sure, raise: null };
}

function releaseFlow(flow: FlowFinding, profile: Profile): FlowFinding {
  const count = counter(profile);
  return {
    ...flow,
    steps: flow.steps.map((step) => ({
      ...step,
      reached: releaseShare(
        step.reached,
        step.id === 'referred' ? { ...profile, hideZeros: false } : profile,
      ),
      lost: step.id === 'referred' ? 0 : count(step.lost),
      reasons: step.reasons.map(({ reason, n }) => ({ reason, n: count(n) })),
    })),
    lostVersusKept: flow.lostVersusKept.map((row) => releaseKept(row, profile)),
  };
}

function releaseKept(row: KeptRow, profile: Profile): KeptRow {
  const count = counter(profile);
  const [nKept, nLost] = [count(row.nKept), count(row.nLost)];
  if (typeof nKept !== 'number' || typeof nLost !== 'number') {
    return { ...row, nKept, nLost, kept: hidden, lost: hidden, difference: hidden };
  }
  const shown = (value: number | Withheld, n: number): number | Withheld =>
    typeof value !== 'number' ? value : toStep(value, row.dimension === null ? stepFor(n) : 0.01);
  return {
    ...row,
    nKept,
    nLost,
    kept: shown(row.kept, nKept),
    lost: shown(row.lost, nLost),
    difference: isWithheld(row.difference)
      ? withhold(row.difference.withheld)
      : {
          ...row.difference,
          difference: toStep(row.difference.difference, 0.05),
          n: [
            Math.round(row.difference.n[0] / profile.roundTo) * profile.roundTo,
            Math.round(row.difference.n[1] / profile.roundTo) * profile.roundTo,
          ],
        },
  };
}

function releaseQuality(quality: QualityFinding, profile: Profile): QualityFinding {
  const count = counter(profile);
  return {
    ledgers: quality.ledgers.map((ledger) => ({
      file: ledger.file,
      rows_in: count(ledger.rows_in),
      rows_used: count(ledger.rows_used),
      rows_set_aside: count(ledger.rows_set_aside),
      scores_in: count(ledger.scores_in),
      scores_used: count(ledger.scores_used),
    })),
    issues: quality.issues.map((issue) => ({ ...issue, n: count(issue.n) })),
    completeness: quality.completeness.map(({ field, recorded, sites }) => ({
      field,
      recorded: releaseShare(recorded, profile),
      sites: sites.map(({ site, recorded: one }) => ({ site, recorded: releaseShare(one, profile) })),
    })),
    timing: quality.timing.map(({ measure, months }) => ({
      measure,
      months: months.map(({ month, n }) => ({ month, n: count(n) })),
    })),
  };
}
