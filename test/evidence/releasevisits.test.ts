import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidence as fixture, visitFinding } from './fixture';
import { countsIn, numbersIn, where } from './leaves';
import { drawn, type User, serviceUse, usersDrawn } from './use';
import type { Evidence } from '../../src/evidence/evidence';
import { release, stepFor } from '../../src/evidence/release';
import { usable } from '../../src/evidence/select';
import type { VisitArm, VisitFinding } from '../../src/evidence/visits';
import { eValue } from '../../src/stats/evalue';
import { ratioEstimate } from '../../src/stats/pairedrate';
import { type ProfileId, profiles } from '../../src/vocabulary/profiles';

const runs = { numRuns: 50 };
const shareable = fc.constantFrom('nhs', 'strict');
const findings = usersDrawn.map(async (users) => serviceUse('GP contacts', users));

function released(finding: VisitFinding, profile: ProfileId): VisitFinding {
  const service: Evidence = { ...fixture, visits: [finding] };
  const [found] = release(service, profile).visits;
  if (found === undefined) throw new Error('the finding is gone');
  return found;
}

function arms({ referred, comparison }: VisitFinding): readonly VisitArm[] {
  return comparison === null ? [referred] : [referred, comparison];
}

/** The estimates of an arm that nothing hides. */
function figures({ before, after, ratio, difference, spread, largest }: VisitArm) {
  if (!usable(before) || !usable(after) || !usable(spread)) return null;
  return { before, after, ratio, difference, spread, largest };
}

/** People of whom everybody is watched throughout, by a mean of visits a month. */
function watched(n: number, mean: number, seed = 3): readonly User[] {
  const draw = drawn(seed);
  return Array.from({ length: n }, (_, place) => ({
    arm: 'referred',
    stratum: place % 2 === 0 ? 'Harbour' : 'Vale',
    months: Array.from({ length: 25 }, () => draw(mean)),
  }));
}

describe('counts of people and of visits', () => {
  test('are hidden or multiples of 5, wherever in a finding they stand', async () => {
    await fc.assert(
      fc.asyncProperty(findings, shareable, async (found, profile) => {
        const { smallest, hideZeros } = profiles[profile];
        const bad = countsIn(released(await found, profile)).filter(
          ({ value }) => value % 5 !== 0 || (value === 0 ? hideZeros : value < smallest),
        );
        expect(bad.map(where)).toEqual([]);
      }),
      runs,
    );
  });

  test('the walk finds what a profile must hide', async () => {
    const exact = countsIn(serviceUse('GP contacts', watched(13, 0.4)));
    expect(exact.filter(({ value }) => value === 13).length).toBeGreaterThan(20);
    expect(exact.some(({ path }) => path.includes('events'))).toBe(true);
  });

  test('no reason brings its number along, and none tells a zero that is hidden', async () => {
    await fc.assert(
      fc.asyncProperty(findings, shareable, async (found, profile) => {
        const text = JSON.stringify(released(await found, profile));
        expect(text).not.toMatch(/"withheld":"\w+","n"/);
        expect(text).not.toMatch(/"(too_few|no_change|no_spread|no_ratio_spread|no_variance)"/);
        if (profile === 'strict')
          expect(text).not.toMatch(
            /"(no_events|none_before|none_after|nobody_at_risk|no_visits|no_exposure)"/,
          );
      }),
      runs,
    );
  });
});

describe('the figures of a group', () => {
  test('are all hidden where few people or few visits are behind one of its windows', async () => {
    await fc.assert(
      fc.asyncProperty(findings, shareable, async (found, profile) => {
        const exact = await found;
        const { smallest, hideZeros, minimumForMean } = profiles[profile];
        const small = (n: number): boolean => (n === 0 ? hideZeros : n < smallest);
        arms(released(exact, profile)).forEach((arm, at) => {
          const own = figures(arms(exact)[at] ?? arm);
          const few =
            own === null ||
            own.spread.before.n < minimumForMean ||
            small(own.before.events) ||
            small(own.after.events);
          if (!few) return;
          const { before, after, ratio, difference, largest, spread } = arm;
          for (const one of [before, after, ratio, difference, largest, spread])
            expect(usable(one)).toBe(false);
        });
      }),
      runs,
    );
  });

  test('stand on rates to a step that hides 5 visits, over years of a rounded count of people', async () => {
    await fc.assert(
      fc.asyncProperty(findings, shareable, async (found, profile) => {
        const exact = await found;
        arms(released(exact, profile)).forEach((arm, at) => {
          const [shown, own] = [figures(arm), figures(arms(exact)[at] ?? arm)];
          if (shown === null || own === null) return;
          const { n } = shown.spread.before;
          const fewest = Math.max(profiles[profile].smallest, n - 2);
          const years = Math.min(shown.before.years, shown.after.years);
          const step = stepFor((fewest * Math.min(n, years)) / n);
          expect(step * Math.min(own.before.years, own.after.years)).toBeGreaterThan(4.2);
          for (const window of ['before', 'after'] as const) {
            const { rate, years: seen, events } = shown[window];
            expect(Math.abs(rate / step - Math.round(rate / step))).toBeLessThan(1e-6);
            expect(Math.abs(rate - own[window].rate)).toBeLessThanOrEqual(step / 2 + 1e-9);
            expect(Math.abs(events - rate * seen)).toBeLessThanOrEqual(2.5 + 1e-9);
            const months = (12 * seen) / n / stepFor(fewest);
            expect(Math.abs(months - Math.round(months))).toBeLessThan(1e-6);
          }
        });
      }),
      runs,
    );
  });

  test('follow from one another, so that no ratio, error, limit or p value knows more than is shown', async () => {
    await fc.assert(
      fc.asyncProperty(findings, shareable, async (found, profile) => {
        const shown = released(await found, profile);
        for (const arm of arms(shown)) {
          const own = figures(arm);
          if (own === null || !usable(own.ratio) || own.ratio.kind !== 'estimated') continue;
          const { before, after, logSe, ...rest } = own.ratio;
          const again = ratioEstimate(Math.log(after.rate / before.rate), logSe);
          expect(rest).toMatchObject({ ratio: again.ratio, p: again.p, interval95: again.interval95 });
          expect([before.rate, after.rate]).toEqual([own.before.rate, own.after.rate]);
          expect(logSe * 1000).toBeCloseTo(Math.round(logSe * 1000), 9);
          expect(own.spread.before.mean).toBeCloseTo((before.rate * before.years) / own.spread.before.n, 9);
          if (usable(own.difference)) expect(usable(own.difference.ranks)).toBe(false);
          if (usable(own.largest)) expect(usable(own.largest.without)).toBe(false);
        }
        const beyond = shown.beyond;
        if (beyond === null || !usable(beyond.ratio)) return;
        const { ratio, ratios, logSe, interval95 } = beyond.ratio;
        expect(ratio).toBeCloseTo(ratios[0] / ratios[1], 9);
        const [one, two] = arms(shown).map((arm) =>
          usable(arm.ratio) && arm.ratio.kind === 'estimated' ? arm.ratio.logSe : NaN,
        );
        expect(logSe).toBeCloseTo(Math.hypot(one ?? NaN, two ?? NaN), 9);
        expect(beyond.eValue).toEqual(eValue(ratio, interval95));
      }),
      runs,
    );
  });

  test('are the same for 38, 39, 40, 41 or 42 people who each visit as often', async () => {
    const like = async (n: number) =>
      released(
        serviceUse(
          'GP contacts',
          Array.from({ length: n }, (_, place): User => ({
            arm: 'referred',
            stratum: 'Harbour',
            months: Array.from({ length: 25 }, (_month, at) => ((at + (place % 2)) % 2 === 0 ? 1 : 0)),
          })),
        ),
        'strict',
      ).referred;
    const first = await like(40);
    expect(figures(first)?.before).toMatchObject({ years: 30 });
    for (const n of [38, 42]) expect((await like(n)).before).toEqual(first.before);
    for (const n of [39, 41]) expect((await like(n)).spread).toMatchObject({ before: { n: 40 } });
  });

  test('are hidden where one person makes half of the visits, and shown where nobody does', async () => {
    const people = watched(30, 0.4);
    const carried = people.map((user, place) =>
      place === 4 ? { ...user, months: user.months.map((visits) => (visits ?? 0) + 15) } : user,
    );
    expect(figures(released(serviceUse('GP contacts', people), 'strict').referred)).not.toBeNull();
    for (const profile of ['nhs', 'strict'] as const)
      expect(figures(released(serviceUse('GP contacts', carried), profile).referred)).toBeNull();
  });

  test('say of the person who visited most no more than 1, 2 or 5 times a power of ten', async () => {
    const { largest } = released(visitFinding('visits.gp-contacts'), 'strict').referred;
    if (!usable(largest)) throw new Error('withheld');
    expect(largest.share.toExponential()).toMatch(/^[125]e/);
    expect(largest.people).toEqual({ withheld: 'small_number' });
    expect(largest.without).toEqual({ withheld: 'exact_only' });
  });
});

describe('no visit afterwards', () => {
  const none = async () =>
    serviceUse(
      'GP contacts',
      watched(60, 0.3).map((user) => ({ ...user, months: user.months.map((n, at) => (at > 12 ? 0 : n)) })),
    );

  test('is said under nhs, with an upper limit that stands on the rounded visits', async () => {
    const { ratio, after } = released(await none(), 'nhs').referred;
    if (!usable(ratio) || ratio.kind !== 'none_after') throw new Error('withheld');
    const { before } = ratio;
    expect(ratio.upper).toBeCloseTo(
      Math.expm1(-Math.log(0.025) / before.events) * (before.years / ratio.after.years),
      12,
    );
    expect(after).toMatchObject({ events: 0, rate: 0 });
  });

  test('is hidden under strict, and nothing else tells it', async () => {
    const shown = released(await none(), 'strict');
    expect(shown.referred.after).toEqual({ withheld: 'small_number' });
    expect(shown.referred.before).toEqual({ withheld: 'small_number' });
    expect(shown.months.slice(13).every(({ referred }) => !usable(referred))).toBe(true);
  });
});

describe('months', () => {
  test('with few at risk are hidden by themselves; all others follow from the people and the rate', async () => {
    await fc.assert(
      fc.asyncProperty(findings, shareable, async (found, profile) => {
        const exact = await found;
        released(exact, profile).months.forEach((month, at) => {
          for (const arm of ['referred', 'comparison'] as const) {
            const [shown, own] = [month[arm], exact.months[at]?.[arm]];
            if (shown === null || own === null || own === undefined || !usable(shown) || !usable(own))
              continue;
            expect(own.people).toBeGreaterThanOrEqual(profiles[profile].smallest);
            expect(shown.years).toBeCloseTo(shown.people / 12, 9);
            expect(Math.abs(shown.events - shown.rate * shown.years)).toBeLessThanOrEqual(2.5 + 1e-9);
            expect(shown.interval.lower).toBeLessThanOrEqual(shown.rate);
            expect(shown.interval.upper).toBeGreaterThanOrEqual(shown.rate);
          }
        });
      }),
      runs,
    );
  });
});

describe('other methods and groups', () => {
  test('the headline among the methods is the headline', () => {
    for (const id of ['visits.gp-contacts', 'visits.a-e-attendances']) {
      const shown = released(visitFinding(id), 'strict');
      const ratio = shown.beyond?.ratio ?? shown.referred.ratio;
      const row = shown.methods.find((one) => one.id === 'headline')?.ratio;
      if (!usable(ratio) || row === undefined || !usable(row)) throw new Error('withheld');
      expect(row.interval95).toEqual('interval95' in ratio ? ratio.interval95 : null);
    }
  });

  test('a result without one person is withheld, and so is how many are left', () => {
    const shown = released(visitFinding('visits.a-e-attendances'), 'nhs');
    expect(shown.methods.find(({ id }) => id === 'without-largest')).toMatchObject({
      n: { withheld: 'small_number' },
      ratio: { withheld: 'exact_only' },
    });
    expect(shown.methods.find(({ id }) => id === 'quasi-poisson')?.ratio).toHaveProperty('ratio');
  });

  test('a few people with hidden numbers are not found from the two ends between which the truth lies', async () => {
    const people = (n: number) =>
      watched(200, 0.4).map((user, place) => (place < n ? { ...user, hidden: 4 } : user));
    const ends = async (n: number) =>
      released(serviceUse('GP contacts', people(n)), 'nhs').methods.filter(({ id }) =>
        id.startsWith('hidden'),
      );
    expect((await ends(4)).map(({ ratio }) => usable(ratio))).toEqual([false, false]);
    expect((await ends(30)).map(({ ratio }) => usable(ratio))).toEqual([true, true]);
  });

  test('groups are tested against one another on what is shown of them', () => {
    const { by } = released(visitFinding('visits.gp-contacts'), 'strict');
    if (by === null || !usable(by.difference)) throw new Error('withheld');
    const shown = by.groups.filter(({ ratio }) => usable(ratio));
    expect(by.difference.groups).toBe(shown.length);
    expect(shown.length).toBeGreaterThan(3);
  });

  test('what is assumed to happen anyway follows from the rate that is shown', async () => {
    const shown = released(serviceUse('GP contacts', watched(300, 0.6)), 'strict');
    const { before } = shown.referred;
    if (!usable(before)) throw new Error('withheld');
    expect(shown.expected?.rows[0]?.ratio).toBeCloseTo(0.6 + (0.4 * 4) / before.rate, 9);
  });
});

test('one visit more of one person moves a released rate by no more than its step, and mostly not at all', async () => {
  let [still, all] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 10_000 }),
      fc.nat(399),
      fc.integer({ min: 0, max: 24 }),
      async (seed, who, month) => {
        const people = watched(400, 0.5, seed);
        const more = people.map((user, place) =>
          place === who
            ? { ...user, months: user.months.map((n, at) => (at === month ? (n ?? 0) + 1 : n)) }
            : user,
        );
        const [one, two] = await Promise.all(
          [people, more].map(async (users) =>
            figures(released(serviceUse('GP contacts', users), 'strict').referred),
          ),
        );
        if (!one || !two) throw new Error('withheld');
        const step = stepFor((398 * 300) / 400);
        for (const window of ['before', 'after'] as const) {
          const moved = Math.abs(one[window].rate - two[window].rate);
          expect(moved).toBeLessThanOrEqual(step + 1e-9);
          all += 1;
          still += moved < 1e-9 ? 1 : 0;
        }
        if (!usable(one.ratio) || !usable(two.ratio)) throw new Error('withheld');
        const rate = Math.min(one.before.rate, one.after.rate, two.before.rate, two.after.rate);
        const moved = Math.abs(Math.log(one.ratio.ratio / two.ratio.ratio));
        expect(moved).toBeLessThanOrEqual((2.1 * step) / rate);
      },
    ),
    { numRuns: 25, seed: 5 },
  );
  expect(still / all).toBeGreaterThan(0.8);
});

test('every number that is shown is a number', async () => {
  await fc.assert(
    fc.asyncProperty(findings, fc.constantFrom('internal', 'nhs', 'strict'), async (found, profile) => {
      const bad = numbersIn(released(await found, profile)).filter(({ value }) => !Number.isFinite(value));
      expect(bad.map(where)).toEqual([]);
    }),
    runs,
  );
});

test('releasing once more under the same profile changes nothing', async () => {
  const text = (finding: VisitFinding): string =>
    JSON.stringify(finding, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(9)) : value,
    );
  await fc.assert(
    fc.asyncProperty(findings, shareable, async (found, profile) => {
      const once = released(await found, profile);
      expect(JSON.parse(text(released(once, profile)))).toEqual(JSON.parse(text(once)));
    }),
    runs,
  );
});

test('under internal nothing changes', async () => {
  await fc.assert(
    fc.asyncProperty(findings, async (found) => {
      expect(released(await found, 'internal')).toEqual(await found);
    }),
    { numRuns: 10 },
  );
});

test('a large service keeps its answer: ratios within 2%, months and spread in the open', () => {
  for (const profile of ['nhs', 'strict'] as const) {
    const exact = visitFinding('visits.gp-contacts');
    const shown = released(exact, profile);
    const [one, two] = [exact.beyond?.ratio, shown.beyond?.ratio];
    if (!one || !two || !usable(one) || !usable(two)) throw new Error('withheld');
    expect(Math.abs(two.ratio / one.ratio - 1)).toBeLessThan(0.02);
    expect(Math.abs(two.logSe / one.logSe - 1)).toBeLessThan(0.1);
    expect(shown.months.every(({ referred }) => usable(referred))).toBe(true);
    expect(usable(shown.beyond?.preTrend ?? { withheld: 'invalid' })).toBe(true);
  }
});
