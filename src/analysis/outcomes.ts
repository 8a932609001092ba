import { distributionOf, type Move } from './distribution';
import { shareOf } from './share';
import type { AllTallies, Tallies } from './tallies';
import { cardOf } from '../evidence/card';
import type {
  BandMovement,
  Expected,
  Moved,
  Outcome,
  OutcomeFinding,
  OutcomeGroup,
  Share,
  Sureness,
  Unpaired,
} from '../evidence/evidence';
import type { Scope } from '../evidence/scope';
import { sureness } from '../evidence/sureness';
import { holm } from '../stats/adjust';
import { clusteredChange } from '../stats/clustered';
import { describe } from '../stats/describe';
import { pairedEffect } from '../stats/effect';
import { ends } from '../stats/floor';
import { missingRange } from '../stats/missing';
import { stuartMaxwell } from '../stats/movement';
import { welchOneway } from '../stats/oneway';
import { changes, pairedChange } from '../stats/paired';
import { quartiles } from '../stats/quantiles';
import { regressionToMean } from '../stats/regression';
import { jacobsonTruax, reliableChange } from '../stats/reliable';
import { isWithheld, type Result, type Weighted, withhold } from '../stats/result';
import { signedRank } from '../stats/signedrank';
import { dimensionById, inOrder, notRecorded } from '../vocabulary/dimensions';
import { bandOf, type Measure } from '../vocabulary/measures';

/** A group's estimate needs this many pairs to be shown at all. */
export const fewestInGroup = 10;

/** Test-retest reliabilities over which chance change is shown, because none is known for most measures and intervals. */
const reliabilities = [0.6, 0.7, 0.8, 0.9] as const;

/**
 * How much did people change on each measure, who was lost, and how sure can one be? One finding per measure, for everybody and
 * by the dimension in the scope; the family of tests of difference is Holm-corrected over the measures.
 */
export function outcomesOf(
  tallies: AllTallies,
  measures: readonly Measure[],
  scope: Scope,
  custom: ReadonlySet<string>,
): readonly OutcomeFinding[] {
  const found = measures.map((measure) => ({
    measure,
    overall: outcomeOf(tallies.of(measure.id), measure),
    split: splitOf(tallies, measure, scope),
  }));
  const corrected = holm(
    found.map(({ split }) => (split === null || isWithheld(split.difference) ? null : split.difference.p)),
  );
  return found.map(({ measure, overall, split }, at) => {
    const pHolm = corrected[at];
    return {
      id: `outcomes.${measure.id}`,
      measure: cardOf(measure, custom.has(measure.id)),
      overall,
      by:
        split === null
          ? null
          : {
              ...split,
              difference:
                isWithheld(split.difference) || typeof pHolm !== 'number'
                  ? withheldOf(split.difference)
                  : { ...split.difference, pHolm },
            },
      sure: surenessOf(overall, measure),
    };
  });
}

function withheldOf<T extends object>(result: Result<T>): ReturnType<typeof withhold> {
  return isWithheld(result) ? result : withhold('invalid');
}

function splitOf(tallies: AllTallies, measure: Measure, scope: Scope) {
  if (scope.by === undefined) return null;
  const dimension = dimensionById.get(scope.by);
  if (dimension === undefined) return null;
  const groups: readonly OutcomeGroup[] = inOrder(
    dimension,
    tallies.strata.map(({ stratum, referrals }) => ({ level: stratum, n: referrals })),
  ).map(({ level }) => ({ level, outcome: outcomeOf(tallies.of(measure.id, level), measure) }));
  const enough = (group: OutcomeGroup): boolean => Number(group.outcome.followedUp.x) >= fewestInGroup;
  const compared = groups.filter((group) => enough(group) && group.level !== notRecorded);
  const difference =
    measure.kind === 'ordinal'
      ? withhold('ordinal')
      : scope.episodes === 'all'
        ? withhold('clustered')
        : welchOneway(compared.map(({ level }) => changes(tallies.of(measure.id, level).pairs)));
  return {
    dimension: dimension.id,
    name: dimension.name,
    groups: groups.filter(enough),
    hidden: groups.filter((group) => !enough(group)).length,
    difference,
  };
}

function outcomeOf(tallies: Tallies, measure: Measure): Outcome {
  const { pairs, lostFirst, unpairedLast, referred } = tallies;
  const ordinal = measure.kind === 'ordinal';
  const clustered = tallies.clusters !== null;
  const unlessOrdinal = <T extends object>(estimate: () => Result<T>): Result<T> =>
    ordinal ? withhold('ordinal') : estimate();
  const firstPaired = pairs.map(({ first, n }) => ({ value: first, n }));
  const lastPaired = pairs.map(({ last, n }) => ({ value: last, n }));
  const allFirst = [...firstPaired, ...lostFirst];
  const allLast = [...lastPaired, ...unpairedLast];
  const changed = changes(pairs);
  const nPairs = size(pairs);
  const started = nPairs + size(lostFirst);
  const move = moveOf(measure, allFirst);

  return {
    referred,
    followedUp: shareOf(nPairs, started),
    ofReferred: shareOf(nPairs, referred),
    change: unlessOrdinal(() => {
      const change = pairedChange(pairs);
      return isWithheld(change) || tallies.clusters === null
        ? change
        : clusteredChange(change, tallies.clusters);
    }),
    effect: unlessOrdinal(() => (clustered ? withhold('clustered') : pairedEffect(pairs))),
    signedRank: unlessOrdinal(() =>
      tallies.clusters === null ? signedRank(changed) : withhold('clustered'),
    ),
    quartiles: unlessOrdinal(() => {
      const [first, last, change] = [quartiles(firstPaired), quartiles(lastPaired), quartiles(changed)];
      if (isWithheld(first)) return first;
      if (isWithheld(last)) return last;
      return isWithheld(change) ? change : { first, last, change };
    }),
    distribution: ordinal ? [] : distributionOf(changed, measure, isWithheld(move) ? null : move),
    moved: clustered ? withoutIntervals(movedOf(changed, measure, move)) : movedOf(changed, measure, move),
    movement: movementOf(tallies, measure, clustered),
    ends: { first: ends(firstPaired, measure.range), last: ends(lastPaired, measure.range) },
    unpaired: unlessOrdinal(() => unpairedOf(allFirst, allLast)),
    missing: unlessOrdinal(() => {
      const missing = missingRange({ pairs, lostFirst, range: measure.range });
      return isWithheld(missing) || !clustered
        ? missing
        : { ...missing, tippingLimit: withhold('clustered') };
    }),
    expected: unlessOrdinal(() => expectedOf(firstPaired, measure)),
  };
}

/** One person can have several referrals, and Wilson's interval would take them for several people. */
function withoutIntervals(moved: Moved): Moved {
  if (isWithheld(moved.counts)) return moved;
  const { improved, unchanged, worsened } = moved.counts;
  const bare = (share: Share): Share => ({ ...share, interval: null });
  return {
    ...moved,
    counts: { improved: bare(improved), unchanged: bare(unchanged), worsened: bare(worsened) },
  };
}

function size(values: readonly { readonly n: number }[]): number {
  return values.reduce((total, { n }) => total + n, 0);
}

interface NamedMove extends Move {
  readonly kind: Moved['kind'];
  readonly basis: string;
  readonly verified: boolean;
}

/** The published threshold, else the computed index from a reliability, else nothing: never a number out of the air. */
function moveOf(measure: Measure, allFirst: readonly Weighted[]): Result<NamedMove> {
  const threshold = measure.thresholds[0];
  if (threshold !== undefined) {
    const reliable = threshold.basis === 'reliable change' && threshold.verified;
    return {
      points: threshold.points,
      rule: 'at least',
      kind: reliable ? 'reliable change' : 'moved by at least',
      basis: threshold.note,
      verified: threshold.verified,
    };
  }
  if (measure.reliability === null || measure.kind === 'ordinal') return withhold('no_reliability');
  const spread = describe(allFirst);
  if (isWithheld(spread)) return spread;
  const index = jacobsonTruax(spread.sd, measure.reliability.value);
  if (isWithheld(index)) return index;
  return {
    points: index.threshold,
    rule: 'more than',
    kind: 'reliable change',
    basis: `Reliable change index, reliability ${String(measure.reliability.value)}`,
    verified: measure.reliability.verified,
  };
}

function movedOf(changed: readonly Weighted[], measure: Measure, move: Result<NamedMove>): Moved {
  if (isWithheld(move))
    return { kind: 'moved by at least', points: null, basis: '', verified: false, counts: move };
  const counts = reliableChange(changed, {
    threshold: move.points,
    rule: move.rule,
    betterIs: measure.better,
  });
  const { kind, points, basis, verified } = move;
  return {
    kind,
    points,
    basis,
    verified,
    counts: isWithheld(counts)
      ? counts
      : { improved: counts.improved, unchanged: counts.unchanged, worsened: counts.worsened },
  };
}

/** First band by last band, with a last column for people without a usable last score; an ordinal measure's bands are its categories. */
function movementOf(
  { pairs, lostFirst }: Tallies,
  measure: Measure,
  clustered: boolean,
): BandMovement | null {
  const names =
    measure.kind === 'ordinal'
      ? (measure.categories ?? []).map(({ label }) => label)
      : measure.bands.map(({ name }) => name);
  if (names.length < 2) return null;
  const indexOf = (score: number): number =>
    measure.kind === 'ordinal'
      ? (measure.categories ?? []).findIndex(({ value }) => value === score)
      : measure.bands.findIndex((band) => band === bandOf(measure, score));
  const table = names.map(() => new Array<number>(names.length + 1).fill(0));
  const add = (first: number, last: number, n: number): void => {
    const row = table[indexOf(first)];
    if (row !== undefined) row[last] = (row[last] ?? 0) + n;
  };
  for (const { first, last, n } of pairs) add(first, indexOf(last), n);
  for (const { value, n } of lostFirst) add(value, names.length, n);
  return {
    bands: names,
    verified: measure.kind === 'ordinal' || (measure.bandsFact?.verified ?? false),
    table,
    test: clustered ? withhold('clustered') : stuartMaxwell(table.map((row) => row.slice(0, names.length))),
  };
}

function unpairedOf(allFirst: readonly Weighted[], allLast: readonly Weighted[]): Result<Unpaired> {
  const [first, last] = [describe(allFirst), describe(allLast)];
  if (isWithheld(first)) return first;
  if (isWithheld(last)) return last;
  return {
    nFirst: first.n,
    nLast: last.n,
    meanFirst: first.mean,
    meanLast: last.mean,
    difference: last.mean - first.mean,
  };
}

function expectedOf(firstPaired: readonly Weighted[], measure: Measure): Result<Expected> {
  if (measure.norm === null) return withhold('no_norm');
  const first = describe(firstPaired);
  if (isWithheld(first)) return first;
  const grid = regressionToMean({ meanFirst: first.mean, populationMean: measure.norm.mean, reliabilities });
  if (isWithheld(grid)) return grid;
  return {
    populationMean: measure.norm.mean,
    population: measure.norm.population,
    verified: measure.norm.verified,
    rows: grid.rows,
  };
}

function surenessOf(outcome: Outcome, measure: Measure): Sureness {
  const pairs = Number(outcome.followedUp.x);
  const started = Number(outcome.followedUp.n);
  const sign = measure.better === 'higher' ? 1 : -1;
  const expected = isWithheld(outcome.expected)
    ? null
    : Math.max(...outcome.expected.rows.map((row) => sign * row.expected));
  const within =
    expected === null || isWithheld(outcome.change)
      ? null
      : sign * outcome.change.mean > 0 && sign * outcome.change.mean <= expected;
  return sureness({ design: 'one group', arms: [{ pairs, started }], withinRegression: within });
}
