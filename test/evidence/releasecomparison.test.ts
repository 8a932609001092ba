import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alike, comparisonOf, comparisonsMade } from './comparisonfixture';
import { evidence as fixture } from './fixture';
import { countsIn, numbersIn, where } from './leaves';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import { read, write } from '../../src/evidence/pack';
import { release, stepFor } from '../../src/evidence/release';
import { usable } from '../../src/evidence/select';
import { differenceOf } from '../../src/stats/difference';
import { type ProfileId, profiles } from '../../src/vocabulary/profiles';

const runs = { numRuns: 100 };
const shareable = fc.constantFrom('nhs', 'strict');
const any = fc.constantFrom('internal', 'nhs', 'strict');

function released(finding: ComparisonFinding, profile: ProfileId): ComparisonFinding {
  const [found] = release({ ...fixture, comparisons: [finding] }, profile).comparisons ?? [];
  if (found === undefined) throw new Error('the finding is gone');
  return found;
}

test('counts of people are hidden or multiples of 5, wherever in a comparison they stand', () => {
  fc.assert(
    fc.property(comparisonsMade, shareable, (finding, profile) => {
      const { smallest, hideZeros } = profiles[profile];
      const bad = countsIn(released(finding, profile)).filter(
        ({ value }) => value % 5 !== 0 || (value === 0 ? hideZeros : value < smallest),
      );
      expect(bad.map(where)).toEqual([]);
    }),
    runs,
  );
});

test('no reason brings its number along', () => {
  fc.assert(
    fc.property(comparisonsMade, shareable, (finding, profile) => {
      expect(JSON.stringify(released(finding, profile))).not.toMatch(/"withheld":"\w+","n"/);
    }),
    runs,
  );
});

test('nothing is estimated on fewer people than a mean may rest on', () => {
  fc.assert(
    fc.property(comparisonsMade, shareable, (finding, profile) => {
      const [held, asked] = finding.estimates[0]?.n ?? [0, 0];
      fc.pre(Math.min(Number(held), Number(asked)) < profiles[profile].minimumForMean);
      const { balance, estimates, eValue, equivalence, detectable } = released(finding, profile);
      for (const one of [balance, eValue, detectable, ...estimates.map(({ estimate }) => estimate)])
        expect(usable(one)).toBe(false);
      expect(equivalence === null || !usable(equivalence.found)).toBe(true);
    }),
    runs,
  );
});

describe('a difference that is shown', () => {
  test('stands on its step, and its limits are no narrower than its error gives', () => {
    fc.assert(
      fc.property(comparisonsMade, shareable, (finding, profile) => {
        for (const { n, estimate } of released(finding, profile).estimates) {
          if (!usable(estimate)) continue;
          const { difference, se, df, t, p, interval } = estimate;
          const again = differenceOf(difference, se, df);
          expect([t, p]).toEqual([again.t, again.p]);
          expect(interval.lower).toBeLessThanOrEqual(again.interval.lower + 1e-6);
          expect(interval.upper).toBeGreaterThanOrEqual(again.interval.upper - 1e-6);
          const fewest = Math.min(...n.map((one) => Math.max(profiles[profile].smallest, Number(one) - 2)));
          const step = stepFor(fewest);
          for (const x of [difference, interval.lower, interval.upper])
            expect(Math.abs(x / step - Math.round(x / step))).toBeLessThan(1e-6);
        }
      }),
      runs,
    );
  });

  test('is, where nothing is adjusted for, that of the two mean changes shown', () => {
    for (const profile of ['nhs', 'strict'] as const) {
      const shown = released(comparisonOf(alike), profile);
      const [held, asked] = shown.cohorts.map(({ change }) => (usable(change) ? change.mean : NaN));
      const raw = shown.estimates.find(({ id }) => id === 'raw-change')?.estimate;
      if (raw === undefined || !usable(raw)) throw new Error('withheld');
      expect(raw.difference).toBeCloseTo((asked ?? NaN) - (held ?? NaN), 9);
    }
  });

  test('of two comparisons that differ in the third decimal is the same', () => {
    const one = released(comparisonOf(alike), 'strict');
    const two = released(
      comparisonOf({ ...alike, changes: [1.2341, 2.7658], adjusted: 1.4148, sds: [3.4561, 3.1239] }),
      'strict',
    );
    expect(two.estimates).toEqual(one.estimates);
    expect(two.cohorts).toEqual(one.cohorts);
  });
});

test('no exact figure of a comparison that passes its checks is left in it', () => {
  const exact = comparisonOf(alike);
  const kept = new Set(numbersIn(exact.measure).map(({ value }) => value));
  const own = new Set(
    numbersIn({ ...exact, measure: null })
      .map(({ value }) => value)
      .filter((value) => !kept.has(value) && Number(value.toFixed(2)) !== value),
  );
  expect(own.size).toBeGreaterThan(30);
  const left = numbersIn({ ...released(exact, 'strict'), measure: null }).filter(({ value }) =>
    own.has(value),
  );
  expect(left.map(where)).toEqual([]);
});

describe('a row of the balance', () => {
  test('of which a cohort has few people is left out, counted, and named nowhere', () => {
    const shown = released(comparisonOf({ ...alike, level: [103, 6] }), 'strict');
    if (!usable(shown.balance)) throw new Error('withheld');
    expect(shown.balance.covariates.map(({ name }) => name)).toEqual(['first score']);
    expect(shown.balance.hidden).toBe(1);
    expect(JSON.stringify(shown)).not.toContain('Sex: rare');
  });

  test('that may be shown keeps its answer to a step', () => {
    const [exact, shown] = [comparisonOf(alike), released(comparisonOf(alike), 'strict')];
    if (!usable(exact.balance) || !usable(shown.balance)) throw new Error('withheld');
    expect(shown.balance).not.toHaveProperty('hidden');
    shown.balance.covariates.forEach(({ before }, at) => {
      const own = usable(exact.balance) ? exact.balance.covariates[at]?.before.difference : undefined;
      if (own === undefined || !usable(own) || !usable(before.difference)) throw new Error('withheld');
      expect(Math.abs(before.difference.sd - own.sd)).toBeLessThan(0.1);
    });
  });
});

test('an order of people is never shared', () => {
  expect(released(comparisonOf(alike), 'nhs').shift).toEqual({ withheld: 'exact_only' });
});

describe('a gate that was shut', () => {
  const apart = comparisonOf({ ...alike, outside: [97, 61] });

  test('stays shut, and its sentences are those of the figures shown', () => {
    expect(apart.gate.failed.join(' ')).toContain('46%');
    const shown = released(apart, 'strict');
    expect(shown.gate.opened).toBe(false);
    expect(shown.gate.failed.join(' ')).toContain('45%');
    expect(shown.sure.because).toContain('45%');
    expect(shown.sure.step).toBe(apart.sure.step);
    expect(JSON.stringify(shown)).not.toContain('46%');
  });

  test('is opened by no rounding, and no step is raised', () => {
    fc.assert(
      fc.property(comparisonsMade, shareable, (finding, profile) => {
        const shown = released(finding, profile);
        expect(shown.gate.opened).toBe(finding.gate.opened);
        expect(shown.gate.failed.length > 0).toBe(!finding.gate.opened);
        expect(shown.sure.step).toBe(finding.sure.step);
        const was = finding.equivalence?.found;
        const is = shown.equivalence?.found;
        if (is !== undefined && usable(is) && is.equivalent)
          expect(was !== undefined && usable(was) && was.equivalent).toBe(true);
      }),
      runs,
    );
  });
});

test('every number that is shown is a number', () => {
  fc.assert(
    fc.property(comparisonsMade, any, (finding, profile) => {
      const bad = numbersIn(released(finding, profile)).filter(({ value }) => !Number.isFinite(value));
      expect(bad.map(where)).toEqual([]);
    }),
    runs,
  );
});

test('releasing once more under the same profile changes nothing', () => {
  const text = (finding: ComparisonFinding): unknown =>
    JSON.parse(
      JSON.stringify(finding, (_, value: unknown) =>
        typeof value === 'number' ? Number(value.toPrecision(8)) : value,
      ),
    );
  fc.assert(
    fc.property(comparisonsMade, shareable, (finding, profile) => {
      const once = released(finding, profile);
      expect(text(released(once, profile))).toEqual(text(once));
    }),
    runs,
  );
});

test('under internal nothing changes', () => {
  fc.assert(
    fc.property(comparisonsMade, (finding) => {
      expect(released(finding, 'internal')).toEqual(finding);
    }),
    { numRuns: 20 },
  );
});

describe('in a pack', () => {
  test('comparisons come through whole', () => {
    fc.assert(
      fc.property(comparisonsMade, any, (finding, profile) => {
        const found = release({ ...fixture, comparisons: [finding] }, profile);
        expect(read(write(found))).toEqual(found);
      }),
      { numRuns: 40 },
    );
  });

  test('a comparison with anything that is not known is refused by name', () => {
    const text = write(release({ ...fixture, comparisons: [comparisonOf(alike)] }, 'strict'));
    expect(() => read(text.replace('"gate": {', '"gate": { "people": [1, 2],'))).toThrow(
      'pack: comparisons[0].gate.people is not known here',
    );
  });
});
