import type { MeasureCard } from '../../src/evidence/card';
import type { BandMovement, Bin, Outcome, Share } from '../../src/evidence/evidence';
import type { Ends } from '../../src/stats/floor';
import type { Quartiles } from '../../src/stats/quantiles';
import { withhold, type Interval } from '../../src/stats/result';

/** What an invented outcome is drawn from: a normal change of this mean and spread. */
export interface Drawn {
  readonly card: MeasureCard;
  readonly referred: number;
  readonly firsts: number;
  readonly pairs: number;
  readonly mean: number;
  readonly sd: number;
  readonly meanFirst: number;
  readonly sdFirst: number;
  readonly points: number;
  readonly basis: string;
  readonly reliable: boolean;
  readonly verified: boolean;
  readonly bins: readonly Bin[];
  readonly movement?: BandMovement;
}

const round = (x: number): number => Math.round(x * 1e4) / 1e4;

export function around(centre: number, se: number, z = 1.96, level = 0.95): Interval {
  return { lower: round(centre - z * se), upper: round(centre + z * se), level };
}

/** A whole number shared out in proportion to the weights; the largest remainders get the rest. */
export function spreadOver(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const floor = exact.map(Math.floor);
  const rest = total - floor.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, place) => ({ place, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.place - b.place);
  const lucky = new Set(byRemainder.slice(0, rest).map(({ place }) => place));
  return floor.map((value, place) => value + (lucky.has(place) ? 1 : 0));
}

export function shareOf(x: number, n: number): Share {
  const p = x / n;
  return { x, n, share: p, interval: around(p, Math.sqrt((p * (1 - p)) / n)) };
}

interface Classes {
  readonly width: number;
  readonly from: number;
  readonly to: number;
  readonly points: number;
}

/** Classes [from, to) of a normal change. A class that holds the threshold inside it is `mixed`. */
export function binsOf(
  n: number,
  mean: number,
  sd: number,
  classes: Classes,
  lowerIsBetter = false,
): readonly Bin[] {
  const { width, from, to, points } = classes;
  const starts = Array.from({ length: Math.round((to - from) / width) }, (_, place) => from + place * width);
  const counts = spreadOver(
    n,
    starts.map((start) => Math.exp(-(((start + width / 2 - mean) / sd) ** 2) / 2)),
  );
  return starts.map((start, place) => {
    const [low, high] = [start, start + width];
    const rose = low >= points || (low < points && points < high && low + width / 2 >= points);
    const fell = high <= -points || (low < -points && -points < high && low + width / 2 <= -points);
    const kind = rose
      ? lowerIsBetter
        ? 'worsened'
        : 'improved'
      : fell
        ? lowerIsBetter
          ? 'improved'
          : 'worsened'
        : 'unchanged';
    return { from: low, to: high, n: counts[place] ?? 0, kind };
  });
}

function counted(bins: readonly Bin[], kind: Bin['kind']): number {
  return bins.reduce((sum, bin) => sum + (bin.kind === kind && typeof bin.n === 'number' ? bin.n : 0), 0);
}

function quartilesOf(n: number, mean: number, sd: number): Quartiles {
  return { n, q1: round(mean - 0.6745 * sd), median: round(mean), q3: round(mean + 0.6745 * sd) };
}

function endsOf(n: number, low: number, high: number): Ends {
  const end = (share: number): Ends['lowest'] => {
    const x = Math.round(share * n);
    return {
      x,
      n,
      share: x / n,
      interval: around(x / n, Math.sqrt((share * (1 - share)) / n)),
      flagged: share > 0.15,
    };
  };
  return { n, lowest: end(low), highest: end(high) };
}

export function outcomeOf(drawn: Drawn): Outcome {
  const { card, referred, firsts, pairs, mean, sd, meanFirst, sdFirst, bins } = drawn;
  const lost = firsts - pairs;
  const se = sd / Math.sqrt(pairs);
  const d = mean / sdFirst;
  const dSe = Math.sqrt(1 / pairs + d ** 2 / (2 * pairs));
  const share = lost / firsts;
  const [lowest, highest] = card.range;
  return {
    referred,
    followedUp: shareOf(pairs, firsts),
    ofReferred: shareOf(pairs, referred),
    change: {
      n: pairs,
      meanFirst,
      meanLast: round(meanFirst + mean),
      sdFirst,
      sdLast: sdFirst,
      mean,
      sd,
      se: round(se),
      t: round(mean / se),
      df: pairs - 1,
      p: Math.abs(mean / se) > 4 ? 0.00001 : 0.11,
      interval95: around(mean, se),
      interval50: around(mean, se, 0.6745, 0.5),
      correlation: 0.55,
    },
    constantChange: null,
    effect: {
      n: pairs,
      dz: round(mean / sd),
      gz: round(mean / sd),
      gzInterval: around(mean / sd, Math.sqrt(1 / pairs)),
      dav: round(d),
      gav: round(d),
      gavInterval: around(d, dSe),
      correction: 1,
    },
    signedRank: {
      n: pairs,
      zeros: Math.round(pairs * 0.08),
      nUsed: pairs - Math.round(pairs * 0.08),
      v: Math.round(pairs ** 2 / 3),
      p: 0.00001,
      method: 'normal',
      hodgesLehmann: mean,
      hodgesLehmannChanged: round(1.05 * mean),
      interval: around(1.05 * mean, se),
      rankBiserial: round(Math.max(-1, Math.min(1, mean / sd))),
      caution: null,
    },
    quartiles: {
      first: quartilesOf(pairs, meanFirst, sdFirst),
      last: quartilesOf(pairs, meanFirst + mean, sdFirst),
      change: quartilesOf(pairs, mean, sd),
    },
    distribution: bins,
    moved: {
      kind: drawn.reliable ? 'reliable change' : 'moved by at least',
      points: drawn.points,
      basis: drawn.basis,
      verified: drawn.verified,
      counts:
        bins.length === 0
          ? withhold('ordinal', pairs)
          : {
              improved: shareOf(counted(bins, 'improved'), pairs),
              unchanged: shareOf(counted(bins, 'unchanged'), pairs),
              worsened: shareOf(counted(bins, 'worsened'), pairs),
            },
    },
    movement: drawn.movement ?? null,
    categories: null,
    ends: { first: endsOf(pairs, 0.01, 0.02), last: endsOf(pairs, 0.005, 0.17) },
    unpaired: {
      nFirst: firsts,
      nLast: pairs + 21,
      meanFirst: meanFirst,
      meanLast: meanFirst + 1.16 * mean,
      difference: round(1.16 * mean),
    },
    missing: {
      n: firsts,
      lost,
      shareLost: round(share),
      completeCase: mean,
      carriedForward: round(mean * (1 - share)),
      bounds: {
        lower: round(mean * (1 - share) + share * (lowest - meanFirst)),
        upper: round(mean * (1 - share) + share * (highest - meanFirst)),
      },
      tippingEstimate: { delta: round(-mean / share) },
      tippingLimit: { delta: round(-(mean - Math.sign(mean) * 1.96 * se) / share) },
    },
    expected:
      card.norm === null
        ? withhold('no_norm')
        : {
            populationMean: card.norm.mean,
            population: card.norm.population,
            verified: card.norm.verified,
            rows: [0.6, 0.7, 0.8, 0.9].map((reliability) => ({
              reliability,
              expected: round((reliability - 1) * (meanFirst - (card.norm?.mean ?? meanFirst))),
            })),
          },
  };
}
