import { describe, expect, test } from 'vitest';
import { type ComparedPerson, findingOf, peopleDrawn } from './comparedpeople';
import { evidence } from './fixture';
import { countsIn, type Leaf, numbersIn, where } from './leaves';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import { read, write } from '../../src/evidence/pack';
import { release, stepFor } from '../../src/evidence/release';
import { usable } from '../../src/evidence/select';
import { type ProfileId, profiles } from '../../src/vocabulary/profiles';

/** Cohorts of several sizes and natures, by what the program itself finds. */
const services: Readonly<Record<string, ComparisonFinding>> = {
  'with an effect': findingOf(peopleDrawn(1600, 1)),
  'without one': findingOf(peopleDrawn(900, 0, 11)),
  'with few people': findingOf(peopleDrawn(40, 0, 5)),
  'with hardly anybody': findingOf(peopleDrawn(9, 0, 3)),
  'of nobody': findingOf([]),
  'by every referral': findingOf(peopleDrawn(600, 0), { episodes: 'all' }),
  'of answer categories': findingOf(
    peopleDrawn(300, 0).map((one) => ({
      ...one,
      first: 1 + (one.first % 3),
      last: one.last === null ? null : 1 + (one.last % 3),
    })),
    {},
    'ons-loneliness',
  ),
};

function shared(finding: ComparisonFinding, profile: ProfileId): ReturnType<typeof release> {
  return release({ ...evidence, comparisons: [finding] }, profile);
}

function released(finding: ComparisonFinding, profile: ProfileId): ComparisonFinding {
  const [found] = shared(finding, profile).comparisons ?? [];
  if (found === undefined) throw new Error('the finding is gone');
  return found;
}

describe.each(Object.entries(services))('a comparison that was worked out %s', (_, finding) => {
  test.each(['internal', 'nhs', 'strict'] as const)('comes through a pack under %s whole', (profile) => {
    const found = shared(finding, profile);
    expect(read(write(found))).toEqual(found);
  });

  test.each(['nhs', 'strict'] as const)(
    'has under %s no count that is too small or not rounded',
    (profile) => {
      const { smallest, hideZeros, roundTo } = profiles[profile];
      const bad = countsIn(released(finding, profile)).filter(
        ({ value }) => value % roundTo !== 0 || (value === 0 ? hideZeros : value < smallest),
      );
      expect(bad.map(where)).toEqual([]);
    },
  );

  test('says in words under strict no small number of people either', () => {
    const shown = released(finding, 'strict');
    const text = JSON.stringify([
      shown.gate,
      shown.sure,
      shown.covariates,
      shown.estimates.map(({ note }) => note),
    ]);
    const counts = [...text.matchAll(/\b(\d[\d,]*) (?:people|person|referrals?|more follow-ups?)/g)].map(
      ([, n]) => Number(n?.replaceAll(',', '')),
    );
    for (const n of counts) expect(n % 5, text).toBe(0);
  });

  test('is under internal as it was, and each release of a release the same', () => {
    expect(released(finding, 'internal')).toEqual(finding);
    for (const profile of ['nhs', 'strict'] as const) {
      const once = released(finding, profile);
      expect(rough(released(once, profile))).toEqual(rough(once));
    }
  });
});

/** To eight digits. */
function rough(finding: ComparisonFinding): unknown {
  return JSON.parse(
    JSON.stringify(finding, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(8)) : value,
    ),
  );
}

describe('one person more or less', () => {
  const people = peopleDrawn(420, 0.4, 23);
  const all = findingOf(people);
  /** Everybody but one, a few of each kind: at either site and at neither, with and without a last score. */
  const without = Array.from({ length: 24 }, (_, at) => {
    const gone = (at * 17) % people.length;
    return findingOf(people.filter((_one, place) => place !== gone));
  });
  const key = ({ path }: Leaf): string => path.join('.');

  /** Who is likely and who is matched depends on everybody, so that one person can move several others. */
  const counts = (finding: ComparisonFinding, profile: ProfileId): ReadonlyMap<string, number> => {
    const { overlap: _, estimates, ...rest } = released(finding, profile);
    const kept = estimates.filter(({ id }) => id !== 'matched' && id !== 'stratified');
    return new Map(countsIn({ ...rest, kept }).map((leaf) => [key(leaf), leaf.value]));
  };

  test.each(['nhs', 'strict'] as const)(
    'under %s moves no count but by its rounding, and uncovers none below the least',
    (profile) => {
      const { smallest, roundTo } = profiles[profile];
      const before = counts(all, profile);
      expect(before.size).toBeGreaterThan(20);
      let [moved, looked] = [0, 0];
      for (const one of without) {
        const after = counts(one, profile);
        for (const where of new Set([...before.keys(), ...after.keys()])) {
          const [was, is] = [before.get(where), after.get(where)];
          looked += 1;
          moved += was === is ? 0 : 1;
          if (was !== undefined && is !== undefined) expect([0, roundTo]).toContain(Math.abs(was - is));
          // Read in one of the two only: it stands at the least number that may be read.
          else expect(was ?? is).toBeLessThanOrEqual(smallest + roundTo);
        }
      }
      expect(moved / looked).toBeLessThan(0.25);
    },
  );

  test('under strict moves no mean, deviation or difference by more than two of its steps, and most not at all', () => {
    const figures = (finding: ComparisonFinding): ReadonlyMap<string, number> => {
      const { cohorts, estimates } = released(finding, 'strict');
      const shown = numbersIn([
        cohorts.map(({ first, change }) => ({ first, change })),
        estimates.map(({ id, estimate }) => (usable(estimate) ? { [id]: estimate.difference } : {})),
      ]);
      return new Map(shown.map((leaf) => [key(leaf), leaf.value]));
    };
    const before = figures(all);
    expect(before.size).toBeGreaterThan(8);
    const least = Math.min(...all.cohorts.map(({ followedUp: { x } }) => Number(x)));
    let [still, looked] = [0, 0];
    for (const one of without)
      for (const [where, value] of figures(one)) {
        const moved = Math.abs(value - (before.get(where) ?? value));
        expect(moved, where).toBeLessThanOrEqual(2 * stepFor(least - 5) + 1e-9);
        looked += 1;
        still += moved < 1e-9 ? 1 : 0;
      }
    expect(still / looked).toBeGreaterThan(0.5);
  });

  test('an E-value gives no finer spread of scores than those that are shown', () => {
    for (const profile of ['nhs', 'strict'] as const)
      for (const one of [services['with an effect'], all, ...without.slice(0, 6)]) {
        if (one === undefined) throw new Error('fixture: gone');
        const { eValue, estimates } = released(one, profile);
        const headline = estimates[0];
        if (headline === undefined || !usable(eValue) || !usable(headline.estimate))
          throw new Error('withheld');
        const { estimate } = eValue;
        if (estimate === 1) continue;
        const ratio = estimate ** 2 / (2 * estimate - 1);
        const spread = (0.91 * Math.abs(headline.estimate.difference)) / Math.log(ratio);
        const { smallest } = profiles[profile];
        const step = stepFor(Math.max(smallest, Math.min(...headline.n.map(Number)) - 2));
        expect(Math.abs(spread / step - Math.round(spread / step))).toBeLessThan(1e-5);
      }
  });
});

test('a rare level, planted, is named in nothing that is shared', () => {
  const rare = (one: ComparedPerson, at: number): ComparedPerson =>
    at % 150 === 0 ? { ...one, sex: 'Rare answer' } : one;
  const finding = findingOf(peopleDrawn(900, 0).map(rare));
  for (const profile of ['nhs', 'strict'] as const)
    expect(JSON.stringify(released(finding, profile))).not.toContain('Rare answer');
});
