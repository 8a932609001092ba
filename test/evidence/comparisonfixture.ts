import fc from 'fast-check';
import { cardOf } from '../../src/evidence/card';
import { failedChecks } from '../../src/evidence/comparegate';
import type { ComparedCohort, ComparisonFinding, ComparisonMethod } from '../../src/evidence/comparison';
import type { Share } from '../../src/evidence/evidence';
import { sureness } from '../../src/evidence/sureness';
import type { CovariateBalance } from '../../src/stats/balance';
import { differenceOf } from '../../src/stats/difference';
import { equivalence } from '../../src/stats/equivalence';
import { eValueOfDifference } from '../../src/stats/evalue';
import { newcombe } from '../../src/stats/newcombe';
import { wilson } from '../../src/stats/proportion';
import { isWithheld, withhold } from '../../src/stats/result';
import { measures } from '../../src/vocabulary/measures';

/** What a made-up comparison is worked out from; pairs are [held against, asked about]. */
export interface Made {
  readonly pairs: readonly [number, number];
  readonly started: readonly [number, number];
  readonly changes: readonly [number, number];
  readonly sds: readonly [number, number];
  readonly firsts: readonly [number, number];
  readonly adjusted: number;
  /** People of one level, those with nobody like them, and those improved, in each cohort. */
  readonly level: readonly [number, number];
  readonly outside: readonly [number, number];
  readonly improved: readonly [number, number];
}

function two<T>(of: (arm: 0 | 1) => T): readonly [T, T] {
  return [of(0), of(1)];
}

function shareOf(x: number, n: number): Share {
  const found = wilson(x, n);
  return {
    x,
    n,
    share: isWithheld(found) ? found : found.share,
    interval: isWithheld(found) ? null : found.interval,
  };
}

function proportion(x: number, n: number) {
  const found = wilson(x, n);
  if (isWithheld(found)) throw new Error('fixture: no share');
  return found;
}

const first = measures.find(({ id }) => id === 'swemwbs');
if (first === undefined) throw new Error('fixture: no measure');
const measure = cardOf(first);

/** A comparison whose figures follow from `made` by the formulas of the program. */
export function comparisonOf(made: Made): ComparisonFinding {
  const { pairs, started, changes, sds, firsts, level } = made;
  const cohorts = two((arm): ComparedCohort => ({
    name: arm === 1 ? 'Gardening' : 'all others',
    members: started[arm],
    followedUp: shareOf(pairs[arm], started[arm]),
    first: { mean: firsts[arm], sd: 4.123456 },
    change: { mean: changes[arm], sd: sds[arm] },
  }));
  const shares = two((arm) => level[arm] / pairs[arm]);
  const spread = Math.sqrt((shares[1] * (1 - shares[1]) * pairs[1]) / (pairs[1] - 1));
  const sdOf = (gap: number, by: number): CovariateBalance['before'] => ({
    means: by === 0 ? shares : firsts,
    difference: by === 0 && spread === 0 ? withhold('no_variance') : { sd: gap / (by === 0 ? spread : by) },
    varianceRatio: by === 0 ? null : 1.0371,
  });
  const rows: readonly CovariateBalance[] = [
    {
      name: 'first score',
      kind: 'mean',
      denominator: 'treated',
      missing: [0, 0],
      before: sdOf(firsts[1] - firsts[0], 4.123456),
      after: {
        means: [firsts[1] - 0.0123, firsts[1]],
        difference: { sd: 0.0123 / 4.123456 },
        varianceRatio: 0.9912,
      },
    },
    {
      name: 'Sex: rare',
      kind: 'share',
      denominator: 'treated',
      missing: [0.1, 0],
      before: sdOf(shares[1] - shares[0], 0),
      after: sdOf(shares[1] - shares[0], 0),
    },
  ];
  const largest = {
    name: 'first score',
    sd: Math.max(
      ...rows.map(({ after }) => (isWithheld(after.difference) ? 0 : Math.abs(after.difference.sd))),
    ),
  };
  const balance = { n: pairs, covariates: rows, largest: { before: largest, after: largest } };
  const overlap = {
    outside: two((arm) => ({ people: made.outside[arm], share: made.outside[arm] / pairs[arm] })),
    bins: Array.from({ length: 20 }, (_, i) => ({
      from: i / 20,
      to: (i + 1) / 20,
      n: two((arm) => Math.floor(pairs[arm] / 20) + (i === 10 ? pairs[arm] % 20 : 0)),
    })),
  };
  const raw = differenceOf(
    changes[1] - changes[0] + 0,
    Math.hypot(...two((arm) => sds[arm] / Math.sqrt(pairs[arm]))),
    pairs[0] + pairs[1] - 2.345,
  );
  const headline = differenceOf(made.adjusted + 0, raw.se * 1.1, pairs[0] + pairs[1] - 2);
  const failed = failedChecks({ cohorts, balance, overlap }, 'people');
  const opened = failed.length === 0;
  const shown = opened ? headline : withhold('not_comparable');
  const method = (
    id: string,
    adjusted: boolean,
    estimate: ComparisonMethod['estimate'],
  ): ComparisonMethod => ({
    id,
    name: id,
    note: 'For people like those of “Gardening”.',
    adjusted,
    n: pairs,
    estimate,
  });
  const effect = opened ? eValueOfDifference(headline.difference / 4.4321, headline.se / 4.4321) : shown;
  const improved = two((arm) => proportion(made.improved[arm], pairs[arm]));
  return {
    id: 'compare.swemwbs',
    measure,
    choice: { kind: 'levels', dimension: 'activity', asked: ['Gardening'], against: null },
    counted: 'people',
    neither: 0,
    cohorts,
    covariates: {
      used: ['Sex or gender', 'first score'],
      apart: [],
      left: [{ name: 'Site', why: 'it is where people were seen' }],
    },
    balance,
    overlap,
    gate: { opened, failed },
    estimates: [method('doubly-robust', true, shown), method('raw-change', false, raw)],
    shares: [
      {
        id: 'improved',
        shares: two((arm) => shareOf(made.improved[arm], pairs[arm])),
        difference: newcombe(improved[1], improved[0]),
      },
    ],
    shift: {
      n: pairs,
      w: 0.5 * pairs[0] * pairs[1],
      p: 0.4,
      superiority: 0.5,
      shift: 1,
      interval: { lower: 0, upper: 2, level: 0.95 },
      caution: null,
    },
    eValue: isWithheld(effect)
      ? effect
      : 'estimate' in effect
        ? { estimate: effect.estimate, limit: effect.limit }
        : withhold('invalid'),
    equivalence: { margin: 3, found: opened ? equivalence(headline, 3) : withhold('not_comparable') },
    detectable: { difference: 2.8 * raw.se },
    sure: sureness({
      design: 'comparison',
      counted: 'people',
      arms: two((arm) => ({ pairs: pairs[arm], started: started[arm] })),
      checks: {
        failed: failed.map((one) => `${one.slice(0, 1).toLowerCase()}${one.slice(1, -1)}`),
        negativeControl: 'none',
        eValueOfLimit: 1,
        missingKeepsSign: false,
        planFrozen: false,
        excludesTrivial: false,
        balanced: opened,
      },
    }),
  };
}

function both<T>(one: fc.Arbitrary<T>): fc.Arbitrary<readonly [T, T]> {
  return fc.tuple(one, one);
}

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true });

/** Comparisons of 2 to 400 people with both scores in each cohort. */
export const comparisonsMade: fc.Arbitrary<ComparisonFinding> = fc
  .record({
    pairs: both(fc.integer({ min: 2, max: 400 })),
    lost: both(fc.nat(150)),
    changes: both(real(-6, 6)),
    sds: both(real(0.5, 8)),
    firsts: both(real(15, 25)),
    adjusted: real(-6, 6),
    level: both(real(0, 1)),
    outside: both(real(0, 0.3)),
    improved: both(real(0, 1)),
  })
  .map(({ pairs, lost, firsts, level, outside, improved, ...rest }) =>
    comparisonOf({
      ...rest,
      pairs,
      firsts: [firsts[0], firsts[0] + (firsts[1] - 20) / 4],
      started: two((arm) => pairs[arm] + lost[arm]),
      level: two((arm) => Math.round(level[arm] * pairs[arm] * 0.9)),
      outside: two((arm) => Math.round(outside[arm] * pairs[arm])),
      improved: two((arm) => Math.round(improved[arm] * pairs[arm])),
    }),
  );

/** A comparison that passes every check. */
export const alike: Made = {
  pairs: [212, 143],
  started: [260, 181],
  changes: [1.2345, 2.7654],
  sds: [3.4567, 3.1234],
  firsts: [19.87, 19.43],
  adjusted: 1.4,
  level: [103, 71],
  outside: [13, 12],
  improved: [63, 61],
};
