import { cardOf, type MeasureCard } from '../../src/evidence/card';
import {
  type CategoryShares,
  type Evidence,
  type FlowFinding,
  type OutcomeFinding,
  type OutcomeGroup,
  type Share,
  questions,
} from '../../src/evidence/evidence';
import { everyone } from '../../src/evidence/scope';
import type { VisitFinding } from '../../src/evidence/visits';
import { withhold } from '../../src/stats/result';
import { deprivationFifths } from '../../src/vocabulary/deprivation';
import { measures } from '../../src/vocabulary/measures';
import { binsOf, outcomeOf, shareOf, spreadOver, type Drawn } from './fixtureoutcome';
import { drawn, type User, serviceUse } from './use';

/** An invented service, written out by formula so that charts and pages can be tested without an engine. */

function card(id: string): MeasureCard {
  const measure = measures.find((one) => one.id === id);
  if (measure === undefined) throw new Error(`fixture: unknown measure "${id}"`);
  return cardOf(measure);
}

const referred = 4740;

const swemwbs = card('swemwbs');
const satisfaction = card('ons-life-satisfaction');
const worthwhile = card('ons-worthwhile');
const anxiety = card('ons-anxiety');
const lonelyOrdinal = card('ons-loneliness');
const ucla = card('ucla-3');

const swemwbsDrawn: Drawn = {
  card: swemwbs,
  referred,
  firsts: 4212,
  pairs: 2486,
  mean: 2.58,
  sd: 4.1,
  meanFirst: 18.9,
  sdFirst: 4.3,
  points: 3,
  basis: 'reliable change, Shah 2018',
  reliable: true,
  verified: true,
  bins: binsOf(2486, 2.58, 4.1, { width: 1, from: -12, to: 15, points: 3 }),
};

const groups: readonly OutcomeGroup[] = deprivationFifths.map((level, place) => {
  const [of, firsts, pairs, mean] = (
    [
      [1390, 1204, 612, 1.9],
      [1090, 968, 548, 2.4],
      [905, 802, 501, 2.8],
      [775, 690, 447, 3.0],
      [64, 41, 9, 3.4],
    ] as const
  )[place] ?? [0, 0, 0, 0];
  const outcome = outcomeOf({
    ...swemwbsDrawn,
    referred: of,
    firsts,
    pairs,
    mean,
    bins: binsOf(pairs, mean, 4.1, { width: 1, from: -12, to: 15, points: 3 }),
  });
  return place < 4
    ? { level, outcome }
    : {
        level,
        outcome: {
          ...outcome,
          change: withhold('small_number'),
          effect: withhold('small_number'),
          signedRank: withhold('small_number'),
          quartiles: withhold('small_number'),
          followedUp: {
            x: withhold('small_number'),
            n: firsts,
            share: withhold('small_number'),
            interval: null,
          },
          ofReferred: { x: withhold('small_number'), n: of, share: withhold('small_number'), interval: null },
          distribution: [],
          moved: { ...outcome.moved, counts: withhold('small_number') },
        },
      };
});

const movementOfWellbeing = {
  bands: ['low', 'medium', 'high'],
  verified: false,
  table: [
    [742, 668, 38, 1102],
    [131, 596, 214, 561],
    [withhold('small_number'), 34, 59, 63],
  ],
  test: { method: 'Stuart–Maxwell', n: 2486, statistic: 402.4, df: 2, p: 4.2e-88, pHolm: 8.4e-88 },
} as const;

const descriptive = {
  step: 'Descriptive',
  because: 'Paired scores of one group, 59% followed up.',
  raise: 'A comparison group, or 42 more follow-ups, to pass 60%.',
} as const;

const lead: OutcomeFinding = {
  id: 'outcomes/swemwbs',
  measure: swemwbs,
  counted: 'people',
  overall: outcomeOf({ ...swemwbsDrawn, movement: movementOfWellbeing }),
  by: {
    dimension: 'deprivation',
    name: 'Deprivation',
    groups,
    hidden: 1,
    difference: {
      f: 8.4,
      df1: 3,
      df2: 1142.6,
      p: 0.0000162,
      groups: 4,
      n: 2108,
      leftOut: 1,
      pHolm: 0.0000486,
    },
  },
  sure: descriptive,
};

function ons(measure: MeasureCard, pairs: number, mean: number, meanFirst: number): OutcomeFinding {
  return {
    id: `outcomes/${measure.id}`,
    measure,
    counted: 'people',
    overall: outcomeOf({
      card: measure,
      referred,
      firsts: 4120,
      pairs,
      mean,
      sd: 2.4,
      meanFirst,
      sdFirst: 2.3,
      points: 1,
      basis: 'convention, source not verified',
      reliable: false,
      verified: false,
      bins: binsOf(
        pairs,
        mean,
        2.4,
        { width: 1, from: -7.5, to: 8.5, points: 1 },
        measure.better === 'lower',
      ),
    }),
    by: null,
    sure: {
      step: 'Limited',
      because: 'Paired scores of one group, 61% followed up.',
      raise: 'A comparison group.',
    },
  };
}

const hiddenShare: Share = {
  x: withhold('small_number'),
  n: 2190,
  share: withhold('small_number'),
  interval: null,
};

const categoriesOfLoneliness: readonly CategoryShares[] = [
  { label: 'often or always', first: shareOf(814, 2190), last: hiddenShare },
  { label: 'some of the time', first: shareOf(740, 2190), last: shareOf(744, 2190) },
  { label: 'occasionally', first: shareOf(424, 2190), last: shareOf(535, 2190) },
  { label: 'hardly ever', first: shareOf(172, 2190), last: shareOf(320, 2190) },
  { label: 'never', first: hiddenShare, last: shareOf(152, 2190) },
];

const ordinal: OutcomeFinding = {
  id: 'outcomes/ons-loneliness',
  measure: lonelyOrdinal,
  counted: 'people',
  overall: {
    ...outcomeOf({
      card: lonelyOrdinal,
      referred,
      firsts: 3980,
      pairs: 2190,
      mean: 0.4,
      sd: 1,
      meanFirst: 2.6,
      sdFirst: 1.1,
      points: 1,
      basis: 'convention, source not verified',
      reliable: false,
      verified: false,
      bins: [],
      movement: {
        bands: ['often or always', 'some of the time', 'occasionally', 'hardly ever', 'never'],
        verified: true,
        table: [
          [312, 284, 121, 66, 31, 702],
          [84, 331, 188, 97, 40, 548],
          [31, 92, 171, 84, 46, 330],
          [12, 28, 44, 61, 27, 148],
          [withhold('small_number'), 9, 11, 12, 8, 62],
        ],
        test: { method: 'Stuart–Maxwell', n: 2190, statistic: 298.1, df: 4, p: 2.9e-63, pHolm: 2.9e-63 },
      },
    }),
    categories: categoriesOfLoneliness,
    change: withhold('ordinal', 2190),
    effect: withhold('ordinal', 2190),
    unpaired: withhold('ordinal'),
    missing: withhold('ordinal'),
    expected: withhold('ordinal'),
  },
  by: null,
  sure: { step: 'Descriptive', because: 'Answer categories of one group, 55% followed up.', raise: null },
};

const few: OutcomeFinding = {
  id: 'outcomes/ucla-3',
  measure: ucla,
  counted: 'people',
  overall: outcomeOf({
    card: ucla,
    referred,
    firsts: 38,
    pairs: 14,
    mean: -0.6,
    sd: 1.3,
    meanFirst: 6.4,
    sdFirst: 1.7,
    points: 1,
    basis: 'convention, source not verified',
    reliable: false,
    verified: false,
    bins: binsOf(14, -0.6, 1.3, { width: 1, from: -4.5, to: 3.5, points: 1 }, true),
  }),
  by: null,
  sure: {
    step: 'Descriptive',
    because: 'Fewer than 30 pairs.',
    raise: '16 more follow-ups would pass 30 pairs.',
  },
};

function flowOf(measure: MeasureCard, firsts: number, pairs: number): FlowFinding {
  const contacted = 4390;
  const seconds = pairs + 21;
  return {
    id: `flow/${measure.id}`,
    measure,
    counted: 'people',
    steps: [
      { id: 'referred', name: 'Referred', reached: shareOf(referred, referred), lost: 0, reasons: [] },
      {
        id: 'first_contact',
        name: 'First contact',
        reached: shareOf(contacted, referred),
        lost: referred - contacted,
        reasons: [
          { reason: 'could not contact', n: 171 },
          { reason: 'declined', n: 112 },
          { reason: 'not suitable', n: 60 },
          { reason: 'moved away', n: withhold('small_number') },
        ],
      },
      {
        id: 'first_score',
        name: 'First score',
        reached: shareOf(firsts, referred),
        lost: contacted - firsts,
        reasons: [{ reason: 'not recorded', n: contacted - firsts }],
      },
      {
        id: 'second_score',
        name: 'Second score',
        reached: shareOf(seconds, referred),
        lost: firsts - seconds,
        reasons: [
          { reason: 'stopped early', n: Math.round((firsts - seconds) * 0.42) },
          { reason: 'open', n: Math.round((firsts - seconds) * 0.21) },
          { reason: 'did not attend', n: Math.round((firsts - seconds) * 0.15) },
          { reason: 'not recorded', n: Math.round((firsts - seconds) * 0.22) },
        ],
      },
      {
        id: 'usable_pair',
        name: 'Usable pair',
        reached: shareOf(pairs, referred),
        lost: 21,
        reasons: [{ reason: 'both scores on one day', n: 21 }],
      },
    ],
    lostVersusKept: [
      {
        label: 'first score',
        dimension: null,
        kept: 19.27,
        lost: 18.36,
        nKept: pairs,
        nLost: firsts - pairs,
        difference: { difference: 0.21, flag: 'amber', n: [pairs, firsts - pairs] },
      },
      {
        label: '1 (most deprived fifth)',
        dimension: 'deprivation',
        kept: 0.246,
        lost: 0.343,
        nKept: pairs,
        nLost: firsts - pairs,
        difference: { difference: -0.214, flag: 'amber', n: [pairs, firsts - pairs] },
      },
      {
        label: 'Video',
        dimension: 'mode',
        kept: withhold('small_number'),
        lost: withhold('small_number'),
        nKept: withhold('small_number'),
        nLost: withhold('small_number'),
        difference: withhold('small_number'),
      },
    ],
  };
}

const months: readonly { readonly month: number; readonly n: number }[] = spreadOver(
  2486,
  [2, 6, 12, 9, 7, 5, 3, 2, 1],
).map((n, place) => ({ month: place + 1, n }));

const scope = { ...everyone, by: 'deprivation', from: '2021-04-01', to: '2024-03-31' } as const;

/** People who come more often near their referral; afterwards `factor` as often as before. */
function usersOf(
  arm: User['arm'],
  n: number,
  monthly: number,
  factor: number,
  seed: number,
): readonly User[] {
  const draw = drawn(seed);
  return Array.from({ length: n }, (_, place): User => {
    const own = monthly * (0.4 + 0.3 * draw(2));
    const unwatched = arm === 'referred' && place % 8 === 7;
    const until = place % 29 === 3 ? 14 + draw(5) : 25;
    return {
      arm,
      stratum: deprivationFifths[[0, 0, 0, 1, 1, 2, 2, 3, 3, 4][place % 10] ?? 0] ?? '',
      months: Array.from({ length: 25 }, (_, at) => {
        if (unwatched || at > until) return null;
        const peak = arm === 'referred' && at >= 9 && at <= 12 ? 1.5 : 1;
        return draw(own * (at > 12 ? factor : peak));
      }),
    };
  });
}

/** Practice visits beside a comparison group, and emergency department visits without one. */
const visits = [
  serviceUse(
    'GP contacts',
    [...usersOf('referred', 1600, 0.52, 0.84, 7), ...usersOf('comparison', 500, 0.49, 0.97, 8)],
    scope,
  ),
  serviceUse('A&E attendances', usersOf('referred', 1600, 0.05, 0.9, 9), scope),
];

export const evidence: Evidence = {
  format: 'plainsight-evidence',
  version: 1,
  made: { by: 'Plainsight 0.1.0', on: '2024-04-15' },
  dataset: {
    name: 'Harbour & Vale link workers',
    madeUp: true,
    files: [
      { name: 'referrals.csv', rows: 4912, sha256: '5f2d'.repeat(16) },
      { name: 'wellbeing.csv', rows: 37_806, sha256: '9ab1'.repeat(16) },
    ],
    period: { from: '2021-04-01', to: '2024-03-31' },
    dimensions: [
      { id: 'deprivation', name: 'Deprivation', levels: deprivationFifths },
      { id: 'sex', name: 'Sex or gender', levels: ['Female', 'Male', 'not recorded'] },
      { id: 'site', name: 'Site', levels: ['Harbour', 'Millfield', 'Vale'] },
    ],
  },
  scope,
  profile: 'internal',
  answered: questions,
  referrals: 4912,
  people: referred,
  flow: [
    flowOf(swemwbs, 4212, 2486),
    flowOf(satisfaction, 4120, 2513),
    flowOf(worthwhile, 4120, 2508),
    flowOf(anxiety, 4120, 2511),
    flowOf(lonelyOrdinal, 3980, 2190),
  ],
  outcomes: [
    lead,
    ons(satisfaction, 2513, 1.31, 4.6),
    ons(worthwhile, 2508, 1.08, 4.9),
    ons(anxiety, 2511, -0.46, 5.7),
    ordinal,
    few,
  ],
  visits,
  quality: {
    ledgers: [
      {
        file: 'referrals.csv',
        rows_in: 4920,
        rows_used: 4912,
        rows_set_aside: 8,
        scores_in: 0,
        scores_used: 0,
      },
      {
        file: 'wellbeing.csv',
        rows_in: 37_831,
        rows_used: 37_806,
        rows_set_aside: 25,
        scores_in: 37_806,
        scores_used: 37_512,
      },
    ],
    issues: [
      { code: 'out_of_range', severity: 'drop', file: 'wellbeing.csv', n: 41 },
      { code: 'same_day', severity: 'note', file: 'wellbeing.csv', n: 21 },
      { code: 'duplicate_row', severity: 'drop', file: 'referrals.csv', n: withhold('small_number') },
    ],
    completeness: [
      {
        field: 'Deprivation',
        recorded: shareOf(4224, referred),
        sites: [
          { site: 'Harbour', recorded: shareOf(1790, 1900) },
          { site: 'Millfield', recorded: shareOf(1204, 1390) },
          { site: 'Vale', recorded: shareOf(1230, 1450) },
        ],
      },
      {
        field: 'Sex or gender',
        recorded: shareOf(4702, referred),
        sites: [
          { site: 'Harbour', recorded: shareOf(1893, 1900) },
          { site: 'Millfield', recorded: shareOf(1372, 1390) },
          { site: 'Vale', recorded: shareOf(1437, 1450) },
        ],
      },
    ],
    timing: [{ measure: 'swemwbs', months }],
  },
};

/** The finding on one measure; fails loudly when the fixture has none. */
export function outcome(id: string): OutcomeFinding {
  const found = evidence.outcomes.find(({ measure }) => measure.id === id);
  if (found === undefined) throw new Error(`fixture: no outcome for "${id}"`);
  return found;
}

export function flow(id: string): FlowFinding {
  const found = evidence.flow.find(({ measure }) => measure.id === id);
  if (found === undefined) throw new Error(`fixture: no flow for "${id}"`);
  return found;
}

export function visitFinding(id: string): VisitFinding {
  const found = visits.find((one) => one.id === id);
  if (found === undefined) throw new Error(`fixture: no visits for "${id}"`);
  return found;
}
