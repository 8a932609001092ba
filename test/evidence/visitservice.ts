import fc from 'fast-check';
import { evidence, visitFinding } from './fixture';
import { armOf } from '../../src/analysis/visitarm';
import { assumedOfFrequent } from '../../src/evidence/frequent';
import type { ExpectedUse, VisitFinding } from '../../src/evidence/visits';
import type { CountPair } from '../../src/stats/countpairs';
import { eValue } from '../../src/stats/evalue';
import { pairedRateRatio, ratioEstimate } from '../../src/stats/pairedrate';
import { differenceInDifferences, ratioOfRatios } from '../../src/stats/rateratios';
import { isWithheld, withhold } from '../../src/stats/result';

/** With a comparison group, and the checks passed. */
export const compared: VisitFinding = {
  ...visitFinding('visits.gp-contacts'),
  sure: {
    step: 'Moderate',
    because: 'A comparison group before and after, and all checks pass.',
    raise: 'A plan frozen before the results.',
  },
};

/** The same people with nobody beside them, and a range of what would be expected anyway. */
export const alone: VisitFinding = {
  ...compared,
  comparison: null,
  beyond: null,
  expected: {
    kind: 'assumed',
    rows: [0.82, 0.9, 0.97].map((ratio) => ({ label: `a ratio of ${String(ratio)}`, ratio, interval: null })),
  },
  frequent: {
    threshold: 11,
    n: 115,
    before: 13.5,
    ratio: ratioEstimate(Math.log(0.61), 0.036),
    expected: assumedOfFrequent(compared.service, 13.5, 5.8),
    beyond: null,
  },
  months: compared.months.map((one) => ({ ...one, comparison: null })),
  methods: evidence.visits.flatMap(({ comparison, methods }) => (comparison === null ? methods : [])),
  sure: { step: 'Limited', because: 'One group.', raise: 'A comparison group.' },
};

/** Invented people with their counts: no visits at all, all alike, a few, many. */
const pairs: fc.Arbitrary<readonly CountPair[]> = fc.array(
  fc.record({
    before: fc.integer({ min: 0, max: 30 }),
    after: fc.integer({ min: 0, max: 30 }),
    yearsBefore: fc.constantFrom(0.25, 0.75, 1),
    yearsAfter: fc.constantFrom(0.5, 1),
    n: fc.integer({ min: 1, max: 60 }),
  }),
  { maxLength: 14 },
);

const expectation: fc.Arbitrary<ExpectedUse> = fc.oneof(
  fc.double({ min: 0.2, max: 1.4, noNaN: true }).map((ratio): ExpectedUse => ({
    kind: 'earlier',
    rows: [{ label: 'as before', ratio, interval: { lower: ratio * 0.9, upper: ratio * 1.1, level: 0.95 } }],
  })),
  fc
    .array(fc.double({ min: 0.2, max: 1.4, noNaN: true }), { minLength: 1, maxLength: 8 })
    .map((ratios): ExpectedUse => ({
      kind: 'assumed',
      rows: ratios.map((ratio) => ({ label: 'use alike', ratio, interval: null })),
    })),
);

const frame = {
  service: fc.constantFrom('GP contacts', 'A&E', 'Practice nurse', 'Wellbeing hub'),
  counted: fc.constantFrom('people' as const, 'referrals' as const),
  runUp: fc.constantFrom('left out' as const, 'counted' as const, 'cannot be parted' as const),
  comparisonLost: fc.boolean(),
};

function sizeOf(people: readonly CountPair[]): number {
  return people.reduce((total, { n }) => total + n, 0);
}

function watched(people: readonly CountPair[]): Parameters<typeof armOf>[0] {
  return { pairs: people, hidden: [], counted: sizeOf(people), unseen: 0 };
}

/** The finding of these people with nobody beside them. */
export function oneGroup(
  people: readonly CountPair[],
  expected: ExpectedUse | null,
  counted: VisitFinding['counted'] = 'people',
): VisitFinding {
  const members = sizeOf(people);
  const found = pairedRateRatio(people);
  const ratio = isWithheld(found)
    ? found
    : found.kind === 'estimated'
      ? found
      : withhold('none_after', found.n);
  return {
    ...alone,
    by: null,
    counted,
    expected,
    referred: armOf(watched(people), members, counted),
    methods: [{ id: 'headline', name: 'Rate ratio', note: 'Errors by person.', n: members, ratio }],
  };
}

/** One group of invented people, with an expectation or with none. */
export const oneGroups: fc.Arbitrary<VisitFinding> = fc
  .tuple(pairs, fc.option(expectation), fc.record(frame))
  .map(([people, expected, given]) => ({ ...oneGroup(people, expected, given.counted), ...given }));

/** Two groups of invented people. */
export const twoGroups: fc.Arbitrary<VisitFinding> = fc
  .tuple(pairs, pairs, fc.record(frame), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([people, others, given, p]): VisitFinding => {
    const ratio = ratioOfRatios(people, others);
    return {
      ...compared,
      ...given,
      comparisonLost: false,
      referred: armOf(watched(people), sizeOf(people), given.counted),
      comparison: armOf(watched(others), sizeOf(others), given.counted),
      beyond: {
        ratio,
        difference: differenceInDifferences(people, others),
        eValue: isWithheld(ratio) ? ratio : eValue(ratio.ratio, ratio.interval95),
        preTrend: { statistic: 7.9, df: 8, p, months: [-12, -11, -10, -9, -8, -7, -6, -5, -4] },
        months: [],
      },
    };
  });
