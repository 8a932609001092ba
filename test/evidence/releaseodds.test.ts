import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alike, comparisonOf, comparisonsMade } from './comparisonfixture';
import { evidence as fixture } from './fixture';
import type { ComparedBands, ComparedOdds, OddsRatio } from '../../src/evidence/comparedodds';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import { bandsSentences, oddsSentences, oddsTitle } from '../../src/evidence/oddswords';
import { read, write } from '../../src/evidence/pack';
import { release } from '../../src/evidence/release';
import { usable } from '../../src/evidence/select';
import { bandArms } from '../../src/stats/bandarms';
import { mantelHaenszel } from '../../src/stats/mantelhaenszel';
import { ratioEstimate } from '../../src/stats/pairedrate';
import { wilson } from '../../src/stats/proportion';
import { isWithheld, withhold } from '../../src/stats/result';
import { type ProfileId, profiles } from '../../src/vocabulary/profiles';

type Pair = readonly [number, number];

function shareOf(x: number, n: number) {
  const found = wilson(x, n);
  return isWithheld(found)
    ? { x, n, share: found, interval: null }
    : { x, n, share: found.share, interval: found.interval };
}

function ratioOf(log: number, se: number): OddsRatio {
  const { ratio, p, interval95: interval } = ratioEstimate(log, se);
  return { ratio, p, interval };
}

/** A comparison with odds of improving that follow from its shares, an adjusted log ratio, and three bands of both cohorts. */
function withOdds(
  finding: ComparisonFinding,
  adjusted: number,
  last: readonly Pair[],
  penalised = false,
): ComparisonFinding {
  const improved = finding.shares[0]?.shares;
  if (improved === undefined) throw new Error('fixture: no shares');
  const [held, asked] = improved.map(({ x, n }) => [Number(x), Number(n)] as const);
  if (held === undefined || asked === undefined) throw new Error('fixture: no pair');
  const raw = mantelHaenszel([{ yes: [held[0], asked[0]], no: [held[1] - held[0], asked[1] - asked[0]] }]);
  const n = [held[1], asked[1]] as const;
  const shut = finding.gate.opened ? null : withhold('not_comparable');
  const method = (id: 'model' | 'penalised' | 'bands', log: number) => ({
    id,
    name: id,
    note: 'People with the same first score are compared.',
    adjusted: true,
    n,
    odds: shut ?? ratioOf(log, 0.31234),
  });
  const odds: ComparedOdds = {
    methods: [
      method(penalised ? 'penalised' : 'model', adjusted),
      method('bands', adjusted * 0.9),
      {
        id: 'raw',
        name: 'Raw odds ratio',
        note: 'Nothing is adjusted for.',
        adjusted: false,
        n,
        odds:
          isWithheld(raw) || isWithheld(raw.oddsRatio)
            ? withhold('no_odds_ratio')
            : { ratio: raw.oddsRatio.ratio, p: raw.oddsRatio.p, interval: raw.oddsRatio.interval95 },
      },
    ],
    same: shut ?? { p: 0.41237 },
    eValue: shut ?? { estimate: 2.3456, limit: 1.2345 },
  };
  const total = last.reduce<Pair>((sum, one) => [sum[0] + one[0], sum[1] + one[1]], [0, 0]);
  const tested = bandArms([{ after: [last.map(([none]) => none), last.map(([, one]) => one)] }]);
  const bands: ComparedBands = {
    verified: false,
    bands: last.map((pair, at) => {
      const shares = [shareOf(pair[0], total[0]), shareOf(pair[1], total[1])] as const;
      return { name: ['Low', 'Middle', 'High'][at] ?? '', first: shares, last: shares };
    }),
    given: shut ?? (isWithheld(tested) ? tested : tested.given),
    after: isWithheld(tested) ? tested : tested.after,
  };
  const missing = [
    { name: 'Sex or gender', shares: [shareOf(3, n[0]), shareOf(Math.min(40, n[1]), n[1])] as const },
  ];
  return { ...finding, odds, bands, missing };
}

const pair = fc.tuple(fc.nat(120), fc.nat(120));
const any: fc.Arbitrary<ComparisonFinding> = fc
  .tuple(comparisonsMade, fc.double({ min: -2, max: 2, noNaN: true }), fc.tuple(pair, pair, pair))
  .map(([finding, adjusted, last]) => withOdds(finding, adjusted, last));
const shareable = fc.constantFrom('nhs', 'strict');
const exact = withOdds(comparisonOf(alike), 0.51234, [
  [62, 31],
  [113, 79],
  [37, 33],
]);

function released(finding: ComparisonFinding, profile: ProfileId): ComparisonFinding {
  const [found] = release({ ...fixture, comparisons: [finding] }, profile).comparisons ?? [];
  if (found === undefined) throw new Error('the finding is gone');
  return found;
}

function oddsIn({ odds }: ComparisonFinding): ComparedOdds {
  if (odds === undefined) throw new Error('no odds');
  return odds;
}

describe('odds that are shared', () => {
  test('are, with nothing adjusted for, those of the shares shown', () => {
    const shown = released(exact, 'strict');
    const [held, asked] = shown.shares[0]?.shares ?? [];
    const raw = oddsIn(shown).methods.find(({ id }) => id === 'raw')?.odds;
    if (raw === undefined || !usable(raw)) throw new Error('withheld');
    const of = (one: typeof held) => Number(one?.x) / (Number(one?.n) - Number(one?.x));
    expect(raw.ratio).toBeCloseTo(of(asked) / of(held), 9);
  });

  test('stand, where adjusted, on a step of their logarithm, with limits no narrower than they were', () => {
    const [model] = oddsIn(released(exact, 'strict')).methods;
    const [own] = oddsIn(exact).methods;
    if (model === undefined || own === undefined || !usable(model.odds) || !usable(own.odds))
      throw new Error('withheld');
    const log = Math.log(model.odds.ratio) / 0.1;
    expect(Math.abs(log - Math.round(log))).toBeLessThan(1e-9);
    expect(model.odds.interval.lower).toBeLessThanOrEqual(own.odds.interval.lower);
    expect(model.odds.interval.upper).toBeGreaterThanOrEqual(own.odds.interval.upper);
    expect(model.odds.p).toBeGreaterThan(own.odds.p);
  });

  test('say nothing of a penalty, which would say that everybody of some kind had one outcome', () => {
    const text = JSON.stringify(
      released(
        withOdds(
          comparisonOf(alike),
          0.5,
          [
            [62, 31],
            [113, 79],
          ],
          true,
        ),
        'strict',
      ).odds,
    );
    expect(text).not.toMatch(/penal|Firth/);
    expect(text).toContain('"id":"model"');
    expect(JSON.parse(text)).toMatchObject({ methods: [{ odds: { withheld: 'exact_only' } }, {}, {}] });
  });

  test('are hidden on few who improved, and those behind a shut gate stay shut', () => {
    const few = withOdds(comparisonOf({ ...alike, improved: [6, 61] }), 0.5, [
      [62, 31],
      [113, 79],
    ]);
    for (const { odds } of oddsIn(released(few, 'strict')).methods) expect(usable(odds)).toBe(false);
    const shut = withOdds(comparisonOf({ ...alike, outside: [97, 61] }), 0.5, [
      [62, 31],
      [113, 79],
    ]);
    expect(oddsIn(released(shut, 'nhs')).methods[0]?.odds).toEqual({ withheld: 'not_comparable' });
  });
});

test('a test of bands is shared only as the shares shown give it', () => {
  const { bands } = released(exact, 'nhs');
  expect(bands?.given).toEqual({ withheld: 'exact_only' });
  const counts = ([0, 1] as const).map((arm) => bands?.bands.map(({ last }) => Number(last[arm].x)) ?? []);
  const again = bandArms([{ after: [counts[0] ?? [], counts[1] ?? []] }]);
  expect(bands?.after).toEqual(isWithheld(again) ? again : again.after);
  const few = withOdds(comparisonOf(alike), 0.5, [
    [62, 31],
    [113, 79],
    [4, 33],
  ]);
  expect(released(few, 'nhs').bands?.after).toEqual({ withheld: 'exact_only' });
});

test('counts behind odds, bands and what is not recorded are hidden or multiples of 5', () => {
  fc.assert(
    fc.property(any, shareable, (finding, profile) => {
      const { odds, bands, missing } = released(finding, profile);
      const shares = [
        ...(bands?.bands.flatMap(({ first, last }) => [...first, ...last]) ?? []),
        ...(missing?.flatMap((one) => [...one.shares]) ?? []),
      ];
      const counts = [
        ...shares.flatMap(({ x, n }) => [x, n]),
        ...(odds?.methods.flatMap(({ n }) => [...n]) ?? []),
      ];
      const { smallest, hideZeros } = profiles[profile];
      for (const n of counts.filter((one) => typeof one === 'number'))
        expect(n % 5 === 0 && (n === 0 ? !hideZeros : n >= smallest)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('releasing odds and bands once more changes nothing, and they come through a pack whole', () => {
  const text = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (_, one: unknown) =>
        typeof one === 'number' ? Number(one.toPrecision(8)) : one,
      ),
    );
  fc.assert(
    fc.property(any, shareable, (finding, profile) => {
      const once = released(finding, profile);
      const twice = released(once, profile);
      expect(text([twice.odds, twice.bands, twice.missing])).toEqual(
        text([once.odds, once.bands, once.missing]),
      );
      const pack = release({ ...fixture, comparisons: [finding] }, profile);
      expect(read(write(pack)).comparisons).toEqual(pack.comparisons);
      for (const one of [finding, once])
        expect([oddsTitle(one), ...oddsSentences(one), ...bandsSentences(one)].join(' ')).not.toMatch(
          /NaN|undefined|Infinity|\bnull\b/,
        );
    }),
    { numRuns: 60 },
  );
});
