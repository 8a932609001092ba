import { categoriesOf, movementOf } from './bands';
import { distributionOf } from './distribution';
import { movedOf, moveOf } from './moved';
import { shareOf } from './share';
import { size } from './size';
import type { Tallies } from './tallies';
import type { Expected, Outcome, Unpaired } from '../evidence/evidence';
import { clusteredChange } from '../stats/clustered';
import { describe } from '../stats/describe';
import { pairedEffect } from '../stats/effect';
import { ends } from '../stats/floor';
import { missingRange } from '../stats/missing';
import { changes, constantChange, pairedChange } from '../stats/paired';
import { quartiles } from '../stats/quantiles';
import { regressionToMean } from '../stats/regression';
import { isWithheld, type Result, type Weighted, withhold } from '../stats/result';
import { signedRank } from '../stats/signedrank';
import type { Measure } from '../vocabulary/measures';

/** Test-retest reliabilities over which chance change is shown, because none is known for most measures and intervals. */
const reliabilities = [0.6, 0.7, 0.8, 0.9] as const;

/** Everything about one measure and one group of people or referrals. */
export function outcomeOf(tallies: Tallies, measure: Measure): Outcome {
  const { pairs, lostFirst, unpairedLast, referred } = tallies;
  const ordinal = measure.kind === 'ordinal';
  const counted = tallies.clusters === null ? 'people' : 'referrals';
  const clustered = counted === 'referrals';
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
    followedUp: shareOf(nPairs, started, counted),
    ofReferred: shareOf(nPairs, referred, counted),
    change: unlessOrdinal(() => {
      const change = pairedChange(pairs);
      return isWithheld(change) || tallies.clusters === null
        ? change
        : clusteredChange(change, tallies.clusters);
    }),
    constantChange: ordinal ? null : constantChange(pairs),
    effect: unlessOrdinal(() => (clustered ? withhold('clustered') : pairedEffect(pairs))),
    signedRank: unlessOrdinal(() => (clustered ? withhold('clustered') : signedRank(changed))),
    quartiles: unlessOrdinal(() => {
      const [first, last, change] = [quartiles(firstPaired), quartiles(lastPaired), quartiles(changed)];
      if (isWithheld(first)) return first;
      if (isWithheld(last)) return last;
      return isWithheld(change) ? change : { first, last, change };
    }),
    distribution: ordinal ? [] : distributionOf(changed, measure, isWithheld(move) ? null : move),
    moved: movedOf(changed, measure, move, counted),
    movement: movementOf(tallies, measure, counted),
    categories: categoriesOf(tallies, measure, counted),
    ends: clustered
      ? { first: withhold('clustered'), last: withhold('clustered') }
      : { first: ends(firstPaired, measure.range), last: ends(lastPaired, measure.range) },
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
