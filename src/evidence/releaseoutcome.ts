import type { BandMovement, Bin, Moved, Outcome, Share } from './evidence';
import { counter, hidden, quiet, releaseShare, rounded, stepBehind, stepFor, toStep } from './releasecounts';
import {
  releaseChange,
  releaseEffect,
  releaseExpected,
  releaseMissing,
  releaseQuartiles,
  releaseUnpaired,
} from './releaseestimates';
import { bandTest } from '../stats/bandtest';
import type { Ends } from '../stats/floor';
import { isWithheld, type Result, withhold } from '../stats/result';
import type { Profile } from '../vocabulary/profiles';

type Range = readonly [number, number];

/**
 * One outcome, of everyone or of a group, as the profile lets it be seen. `range` is the measure's. What every single person
 * changed by is known of each of them, and never shown.
 */
export function releaseOutcome(outcome: Outcome, range: Range, profile: Profile): Outcome {
  const change = releaseChange(outcome.change, profile);
  const moved = releaseMoved(outcome.moved, profile);
  const scale = (moved.points ?? 1) / (outcome.moved.points ?? moved.points ?? 1);
  return {
    referred: counter(profile)(outcome.referred),
    followedUp: releaseShare(outcome.followedUp, profile),
    ofReferred: releaseShare(outcome.ofReferred, profile),
    change,
    constantChange: null,
    effect: releaseEffect(outcome.effect, change, profile),
    signedRank: isWithheld(outcome.signedRank) ? quiet(outcome.signedRank, profile) : withhold('exact_only'),
    quartiles: releaseQuartiles(outcome.quartiles, profile),
    distribution: releaseBins(outcome.distribution, range, scale, profile),
    moved,
    movement: outcome.movement === null ? null : releaseMovement(outcome.movement, profile),
    categories:
      outcome.categories?.map(({ label, first, last }) => ({
        label,
        first: releaseShare(first, profile),
        last: releaseShare(last, profile),
      })) ?? null,
    ends: { first: releaseEnds(outcome.ends.first, profile), last: releaseEnds(outcome.ends.last, profile) },
    unpaired: releaseUnpaired(outcome.unpaired, profile),
    missing: releaseMissing(outcome.missing, change, range, profile),
    expected: releaseExpected(outcome.expected, change, profile),
  };
}

interface Held {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly kind: Bin['kind'];
}

function joined(a: Held, b: Held): Held {
  const kind = a.kind === b.kind || b.n === 0 ? a.kind : a.n === 0 ? b.kind : 'mixed';
  return { from: a.from, to: b.to, n: a.n + b.n, kind };
}

/**
 * Neighbouring classes are joined until each holds enough people. The outer edges go outwards to the step for a single person, no
 * further than a change can reach, because they would otherwise show the largest fall and the largest rise. `scale` is the
 * released threshold over the exact one, since the classes are made to fit it.
 */
export function releaseBins(
  bins: readonly Bin[],
  [low, high]: Range,
  scale: number,
  profile: Profile,
): readonly Bin[] {
  const enough: Held[] = [];
  for (const { from, to, n, kind } of bins) {
    if (typeof n !== 'number') return [];
    const last = enough.at(-1);
    if (last !== undefined && last.n < profile.minimumInBin)
      enough.splice(-1, 1, joined(last, { from, to, n, kind }));
    else enough.push({ from, to, n, kind });
  }
  const [before, tail] = [enough.at(-2), enough.at(-1)];
  if (before !== undefined && tail !== undefined && tail.n < profile.minimumInBin)
    enough.splice(-2, 2, joined(before, tail));
  const people = enough.reduce((sum, { n }) => sum + n, 0);
  if (people < profile.minimumInBin) return [];
  const [one, reach] = [stepFor(1), high - low];
  const betweenScores = enough.every(
    ({ from, to }) => Number.isInteger(2 * from) && Number.isInteger(2 * to),
  );
  const inner = (x: number): number => (betweenScores ? x : Number((x * scale).toPrecision(12)));
  const shown = enough.map(({ from, to, n, kind }, at) => ({
    from: at === 0 ? Math.max(-reach, Math.floor(inner(from) / one) * one) : inner(from),
    to: at === enough.length - 1 ? Math.min(reach, Math.ceil(inner(to) / one) * one) : inner(to),
    n: rounded(n, profile),
    kind,
  }));
  return shown.every(({ from, to }) => from < to) ? shown : [];
}

function releaseMoved(moved: Moved, profile: Profile): Moved {
  const { points, counts } = moved;
  const known = isWithheld(counts) ? hidden : counts.improved.n;
  const shown = points === null ? null : releasePoints(points, known, profile);
  if (isWithheld(counts)) return { ...moved, points: shown, counts: quiet(counts, profile) };
  const share = (one: Share): Share => releaseShare(one, profile);
  const { improved, unchanged, worsened } = counts;
  return {
    ...moved,
    points: shown,
    counts: { improved: share(improved), unchanged: share(unchanged), worsened: share(worsened) },
  };
}

/** A published threshold has two decimals at most; a computed one is a multiple of a deviation and goes to the step. */
function releasePoints(points: number, people: Share['n'], profile: Profile): number | null {
  if (Number(points.toFixed(2)) === points) return points;
  const n = counter(profile)(people);
  if (typeof n !== 'number') return null;
  const step = stepBehind(n, profile);
  return Math.max(step, toStep(points, step));
}

/** The test is done again on the rounded table; where a cell is hidden it could be solved for it, so it is withheld. */
export function releaseMovement(movement: BandMovement, profile: Profile): BandMovement {
  const table = movement.table.map((row) => row.map(counter(profile)));
  if (isWithheld(movement.test)) return { ...movement, table, test: quiet(movement.test, profile) };
  const square = table.map((row) => row.slice(0, table.length));
  const counts = square.map((row) => row.filter((cell) => typeof cell === 'number'));
  const whole = counts.every((row) => row.length === table.length);
  const test = whole ? bandTest(counts) : withhold('exact_only');
  return { ...movement, table, test: isWithheld(test) ? quiet(test, profile) : { ...test, pHolm: test.p } };
}

function releaseEnds(ends: Result<Ends>, profile: Profile): Result<Ends> {
  if (isWithheld(ends)) return quiet(ends, profile);
  const one = (end: Ends['lowest']): Ends['lowest'] | undefined => {
    const { x, n, share, interval } = releaseShare(end, profile);
    if (typeof x !== 'number' || typeof n !== 'number' || typeof share !== 'number' || interval === null)
      return undefined;
    return { x, n, share, interval, flagged: share > 0.15 };
  };
  const [lowest, highest] = [one(ends.lowest), one(ends.highest)];
  return lowest === undefined || highest === undefined ? hidden : { n: lowest.n, lowest, highest };
}
