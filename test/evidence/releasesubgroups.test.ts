import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alike, comparisonOf } from './comparisonfixture';
import { evidence as fixture } from './fixture';
import { countsIn, numbersIn, where } from './leaves';
import { type ComparedSubgroup, type ComparedSubgroups, drawnIn } from '../../src/evidence/comparedsubgroups';
import { differs } from '../../src/evidence/comparedsubgroupwords';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import { read, write } from '../../src/evidence/pack';
import { release, stepFor } from '../../src/evidence/release';
import { usable } from '../../src/evidence/select';
import { correctSubgroups } from '../../src/evidence/subgroupfamily';
import { differenceOf } from '../../src/stats/difference';
import { fisherUpper } from '../../src/stats/fisher';
import { withhold } from '../../src/stats/result';
import { type ProfileId, profiles } from '../../src/vocabulary/profiles';

const runs = { numRuns: 50 };
const shareable = fc.constantFrom('nhs', 'strict');
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true });
const two = <T>(one: fc.Arbitrary<T>) => fc.tuple(one, one);

const fTest = (f: number, df1: number, df2: number) => ({ f, df1, df2, p: fisherUpper(f, df1, df2) });

/** A characteristic with two to five levels, of 2 people up in either cohort: fewer than are ever made, so that hiding is tried. */
const subgroup: fc.Arbitrary<ComparedSubgroup> = fc
  .record({
    levels: fc.array(
      fc.record({ n: two(fc.integer({ min: 2, max: 120 })), points: real(-5, 5), se: real(0.2, 3) }),
      { minLength: 2, maxLength: 5 },
    ),
    f: two(real(0, 15)),
    unknown: two(fc.nat(30)),
    few: fc.nat(3),
    isAlone: fc.boolean(),
  })
  .map(({ levels, f, unknown, few, isAlone }): ComparedSubgroup => {
    const df2 = levels.reduce((sum, { n }) => sum + n[0] + n[1], 0) - 2 * levels.length;
    const own = fTest(f[0], levels.length - 1, df2 + 3.5);
    const [one, other] = levels;
    return {
      dimension: 'reason',
      name: 'Reason for referral',
      declared: false,
      test: {
        ...own,
        pAdjusted: own.p,
        robust: isAlone ? withhold('alone', 87) : fTest(f[1], own.df1, own.df2),
        clustered: null,
      },
      levels: drawnIn(
        levels.map(({ n, points, se }, at) => ({
          level: `level ${String(at)}`,
          n,
          estimate: differenceOf(points, se, own.df2),
        })),
      ),
      few,
      unknown,
      between:
        levels.length === 2
          ? differenceOf((other?.points ?? 0) - (one?.points ?? 0), 1.234567, own.df2)
          : null,
    };
  });

function withSubgroups(dimensions: readonly ComparedSubgroup[]): ComparisonFinding {
  const [found] = correctSubgroups([
    { ...comparisonOf(alike), subgroups: { looks: { declared: 0, explored: 0 }, dimensions } },
  ]);
  if (found === undefined) throw new Error('the finding is gone');
  return found;
}

const findings = fc
  .array(subgroup, { minLength: 1, maxLength: 3 })
  .map((dimensions) => withSubgroups(dimensions.map((one, at) => ({ ...one, declared: at === 2 }))));

function of({ subgroups }: ComparisonFinding): ComparedSubgroups {
  if (subgroups === undefined || !usable(subgroups)) throw new Error('no subgroups');
  return subgroups;
}

function released(finding: ComparisonFinding, profile: ProfileId): ComparisonFinding {
  const [found] = release({ ...fixture, comparisons: [finding] }, profile).comparisons ?? [];
  if (found === undefined) throw new Error('the finding is gone');
  return found;
}

test('no small number of people leaves, and every one that does is a multiple of 5', () => {
  fc.assert(
    fc.property(findings, shareable, (finding, profile) => {
      const { smallest, hideZeros } = profiles[profile];
      const shown = of(released(finding, profile));
      const unknown = shown.dimensions.flatMap((one) => numbersIn(one.unknown, ['unknown']));
      const bad = [...countsIn(shown), ...unknown].filter(
        ({ value }) => value % 5 !== 0 || (value === 0 ? hideZeros : value < smallest),
      );
      expect(bad.map(where)).toEqual([]);
      expect(JSON.stringify(shown)).not.toMatch(/"withheld":"\w+","n"/);
    }),
    runs,
  );
});

test('a level of which a cohort has too few people is named nowhere, counted, and takes the test with it', () => {
  fc.assert(
    fc.property(findings, shareable, (finding, profile) => {
      const shown = of(released(finding, profile)).dimensions;
      of(finding).dimensions.forEach((exact, at) => {
        const one = shown[at];
        const short = exact.levels.filter(
          ({ n }) => Math.min(...n.map(Number)) < profiles[profile].minimumForMean,
        );
        const names = one?.levels.map(({ level }) => level) ?? [];
        for (const { level } of short) expect(names).not.toContain(level);
        expect(one?.few).toBe(exact.few + short.length);
        if (short.length > 0) expect(one?.test).toEqual({ withheld: 'small_number' });
        if (short.length > 0 && exact.between !== null)
          expect(one?.between).toEqual({ withheld: 'small_number' });
      });
    }),
    runs,
  );
});

test('a difference that is shown stands on its step with limits no narrower, and what is drawn in follows from it', () => {
  fc.assert(
    fc.property(findings, shareable, (finding, profile) => {
      for (const { levels } of of(released(finding, profile)).dimensions) {
        for (const { n, estimate } of levels) {
          if (!usable(estimate)) continue;
          const { difference, se, df, interval } = estimate;
          const again = differenceOf(difference, se, df);
          expect(interval.lower).toBeLessThanOrEqual(again.interval.lower + 1e-6);
          expect(interval.upper).toBeGreaterThanOrEqual(again.interval.upper - 1e-6);
          const fewest = Math.min(...n.map((one) => Math.max(profiles[profile].smallest, Number(one) - 2)));
          const step = stepFor(fewest);
          for (const x of [difference, interval.lower, interval.upper])
            expect(Math.abs(x / step - Math.round(x / step))).toBeLessThan(1e-6);
        }
        expect(drawnIn(levels)).toEqual(levels);
      }
    }),
    runs,
  );
});

test('no rounding makes a p smaller, forgets a look or lets anything be said to differ', () => {
  fc.assert(
    fc.property(findings, shareable, (finding, profile) => {
      const [exact, shown] = [of(finding), of(released(finding, profile))];
      expect(shown.looks).toEqual(exact.looks);
      exact.dimensions.forEach((own, at) => {
        const one = shown.dimensions[at];
        if (one === undefined) throw new Error('a look is gone');
        if (differs(one) === 'yes') expect(differs(own)).toBe('yes');
        if (!usable(one.test) || !usable(own.test)) return;
        expect(one.test.p).toBeGreaterThanOrEqual(own.test.p - 1e-9);
        expect(one.test.pAdjusted).toBeGreaterThanOrEqual(own.test.pAdjusted - 1e-9);
        expect(one.test.p).toBe(fisherUpper(one.test.f, one.test.df1, one.test.df2));
      });
    }),
    runs,
  );
});

test('no exact figure is left', () => {
  fc.assert(
    fc.property(findings, (finding) => {
      const own = new Set(
        numbersIn(of(finding))
          .map(({ value }) => value)
          .filter((value) => Number(value.toFixed(2)) !== value),
      );
      const left = numbersIn(of(released(finding, 'strict'))).filter(({ value }) => own.has(value));
      expect(left.map(where)).toEqual([]);
    }),
    runs,
  );
});

test('releasing once more changes nothing, and under internal nothing changes at all', () => {
  const text = (finding: ComparisonFinding): unknown =>
    JSON.parse(
      JSON.stringify(of(finding), (_, value: unknown) =>
        typeof value === 'number' ? Number(value.toPrecision(8)) : value,
      ),
    );
  fc.assert(
    fc.property(findings, shareable, (finding, profile) => {
      const once = released(finding, profile);
      expect(text(released(once, profile))).toEqual(text(once));
      expect(released(finding, 'internal')).toEqual(finding);
    }),
    runs,
  );
});

test('what the gate kept shut stays shut', () => {
  const shut = { ...comparisonOf(alike), subgroups: withhold('not_comparable') };
  expect(released(shut, 'strict').subgroups).toEqual({ withheld: 'not_comparable' });
});

describe('in a pack', () => {
  test('groups come through whole, exact or released', () => {
    fc.assert(
      fc.property(findings, fc.constantFrom('internal', 'nhs', 'strict'), (finding, profile) => {
        const found = release({ ...fixture, comparisons: [finding] }, profile);
        expect(read(write(found))).toEqual(found);
      }),
      { numRuns: 20 },
    );
  });

  test('anything that is not known there is refused by name', () => {
    const [finding] = fc.sample(findings, 1);
    if (finding === undefined) throw new Error('no sample');
    const text = write(release({ ...fixture, comparisons: [finding] }, 'strict'));
    expect(() => read(text.replace('"looks": {', '"looks": { "secret": 1,'))).toThrow(
      'pack: comparisons[0].subgroups.looks.secret is not known here',
    );
  });
});
