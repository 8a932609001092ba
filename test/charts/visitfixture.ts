import { assumedOfFrequent } from '../../src/evidence/frequent';
import type { MonthOfUse, VisitArm, VisitFinding } from '../../src/evidence/visits';
import { countSpread } from '../../src/stats/countspread';
import { monthRate } from '../../src/stats/eventtime';
import { largestShare } from '../../src/stats/largestshare';
import { pairedRateRatio, ratioEstimate } from '../../src/stats/pairedrate';
import { eventRate } from '../../src/stats/rate';
import { differenceInDifferences, ratioOfRatios } from '../../src/stats/rateratios';
import { rateDifference } from '../../src/stats/ratedifference';
import { withhold } from '../../src/stats/result';

/** Invented service use, written out by formula: a peak at referral, and a slow fall in one group after it. */

type Pairs = Parameters<typeof pairedRateRatio>[0];

function pairsOf(people: number, factor: number): Pairs {
  return Array.from({ length: 12 }, (_, place) => {
    const before = [0, 1, 2, 3, 3, 4, 5, 6, 7, 9, 14, 22][place] ?? 0;
    const after = Math.round(before * factor * (1 + ((place % 3) - 1) * 0.2)) + (place % 2);
    return { before, after, yearsBefore: 0.75, yearsAfter: 1, n: Math.round(people / 12) };
  });
}

function armOf(pairs: Pairs): VisitArm {
  const n = pairs.reduce((total, one) => total + one.n, 0);
  const of = (count: (pair: Pairs[number]) => number): number =>
    pairs.reduce((total, pair) => total + pair.n * count(pair), 0);
  return {
    members: n,
    watched: { x: n, n, share: 1, interval: { lower: 0.99, upper: 1, level: 0.95 } },
    hidden: 0,
    before: eventRate(
      of(({ before }) => before),
      of(({ yearsBefore }) => yearsBefore),
    ),
    after: eventRate(
      of(({ after }) => after),
      of(({ yearsAfter }) => yearsAfter),
    ),
    ratio: pairedRateRatio(pairs),
    difference: rateDifference(pairs),
    largest: largestShare(pairs),
    spread: countSpread(pairs),
  };
}

function monthOf(month: number, people: number, fall: number): MonthOfUse['referred'] {
  const watched = month <= 1 ? people : people - Math.round((month - 1) * people * 0.012);
  const peak = month <= 0 ? 8 * Math.exp(month / 1.6) : 2 * Math.exp(-month);
  const rate = (month > 0 ? 6 - fall : 6) + peak + ((month * 7) % 5) * 0.12;
  const years = watched / 12;
  const events = Math.round(rate * years);
  return monthRate({
    month,
    people: watched,
    years,
    events,
    squares: Math.round(events * 1.9),
    crossed: events / 12,
    yearsSquared: watched / 144,
  });
}

const months = Array.from({ length: 25 }, (_, place) => place - 12);
const [ownPairs, otherPairs] = [pairsOf(3918, 1.1), pairsOf(1200, 1.3)];
const [referred, comparison] = [armOf(ownPairs), armOf(otherPairs)];

function methodsOf(compared: boolean): VisitFinding['methods'] {
  const headline = compared ? ratioOfRatios(ownPairs, otherPairs) : pairedRateRatio(ownPairs);
  if ('withheld' in headline || ('kind' in headline && headline.kind !== 'estimated'))
    throw new Error('the fixture has no ratio');
  const method = (id: string, name: string, note: string, factor: number, n = 3918) => ({
    id,
    name,
    note,
    n,
    ratio: ratioEstimate(Math.log(headline.ratio * factor), headline.logSe * 1.2),
  });
  const notAnEffect = 'Nothing was done then: a ratio other than 1 is not an effect.';
  return [
    {
      id: 'headline',
      name: compared ? 'Ratio of rate ratios' : 'Rate ratio',
      note: 'Errors by person.',
      n: 3918,
      ratio: headline,
    },
    ...(compared
      ? [method('referred', 'Referred people alone', 'Without the comparison group: not an effect.', 0.96)]
      : []),
    method(
      'run-up',
      'Every month before referral counted',
      'People come when they are at their worst.',
      0.88,
    ),
    ...(compared
      ? []
      : [
          method(
            'without-largest',
            'Without the person who visited most',
            'One person can carry a total.',
            1.01,
            3917,
          ),
          method('quasi-poisson', 'Quasi-Poisson model', 'Before and after taken as different people.', 1),
          {
            id: 'negative-binomial',
            name: 'Negative binomial model',
            note: 'Before and after taken as different people.',
            n: 3918,
            ratio: withhold('not_settled'),
          },
        ]),
    method('placebo-6', 'As if referred 6 months earlier', notAnEffect, 1.1),
    method('placebo-9', 'As if referred 9 months earlier', notAnEffect, 1.16),
  ];
}

const bySex: NonNullable<VisitFinding['by']> = {
  dimension: 'sex',
  name: 'Gender',
  groups: [
    { level: 'Female', n: 2310, ratio: ratioEstimate(Math.log(0.86), 0.031) },
    { level: 'Male', n: 1540, ratio: ratioEstimate(Math.log(0.93), 0.042) },
    { level: 'Prefers to describe themselves in another way', n: 68, ratio: withhold('small_number') },
  ],
  hidden: 1,
  difference: { groups: 2, statistic: 2.25, df: 1, p: 0.134 },
};

/** With a comparison group, by gender. */
export const compared: VisitFinding = {
  id: 'visits.gp-contacts',
  service: 'GP contacts',
  counted: 'people',
  windows: { before: { from: -12, to: -4 }, after: { from: 1, to: 12 } },
  runUp: 'left out',
  referred,
  comparison,
  beyond: {
    ratio: ratioOfRatios(ownPairs, otherPairs),
    difference: differenceInDifferences(ownPairs, otherPairs),
    eValue: withhold('includes_zero'),
    preTrend: { statistic: 7.9, df: 8, p: 0.44, months: [-12, -11, -10, -9, -8, -7, -6, -5, -4] },
    months: months.map((month) => ({
      month,
      ratio: ratioEstimate(month > 0 ? -0.02 * Math.min(6, month) : 0.01 * ((month * 5) % 4), 0.04),
    })),
  },
  money: null,
  comparisonLost: false,
  expected: null,
  frequent: {
    threshold: 19,
    n: 326,
    before: 29.3,
    ratio: ratioEstimate(Math.log(0.71), 0.031),
    expected: [
      {
        kind: 'comparison',
        label: 'people of the comparison group who came as often',
        n: 100,
        ratio: 0.78,
        interval: { lower: 0.71, upper: 0.857, level: 0.95 },
      },
    ],
    beyond: ratioEstimate(Math.log(0.71 / 0.78), 0.057),
  },
  series: null,
  months: months.map((month) => ({
    month,
    referred: monthOf(month, 3918, 1),
    comparison: monthOf(month, 1200, 0.5),
  })),
  methods: methodsOf(true),
  by: bySex,
  sure: {
    step: 'Moderate',
    because: 'A comparison group before and after, and all checks pass.',
    raise: 'A plan frozen before the results.',
  },
};

/** The same people with nobody beside them. */
export const alone: VisitFinding = {
  ...compared,
  comparison: null,
  beyond: null,
  expected: {
    kind: 'assumed',
    rows: [0.3, 0.5, 0.7].flatMap((alike) =>
      [4, 6].map((use) => ({
        label: `use ${String(alike * 100)}% alike from window to window, ${String(use)} a year in general`,
        ratio: alike + ((1 - alike) * use) / 6.8,
        interval: null,
      })),
    ),
  },
  frequent: {
    threshold: 19,
    n: 326,
    before: 29.3,
    ratio: ratioEstimate(Math.log(0.71), 0.031),
    expected: assumedOfFrequent('GP contacts', 29.3, 8.4),
    beyond: null,
  },
  months: compared.months.map((one) => ({ ...one, comparison: null })),
  methods: methodsOf(false),
  sure: {
    step: 'Descriptive',
    because: 'One group, and the change lies within what could be expected anyway.',
    raise: 'A comparison group.',
  },
};

/** With a comparison group of few people, some months of which are hidden, and one month nobody was observed in. */
export const withGaps: VisitFinding = {
  ...compared,
  months: compared.months.map((one) => ({
    ...one,
    referred: one.month === -7 ? withhold('nobody_at_risk', 0) : one.referred,
    comparison:
      [-11, 4, 5].includes(one.month) || one.month > 9
        ? withhold('small_number')
        : monthOf(one.month, 140, 0.5),
  })),
};
