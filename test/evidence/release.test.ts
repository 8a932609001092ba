import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidence as fixture } from './fixture';
import { countsIn, numbersIn, where } from './leaves';
import { evidenceOf, measureOf, type Person, services } from './service';
import type { Evidence, Outcome } from '../../src/evidence/evidence';
import { counter, release, stepFor } from '../../src/evidence/release';
import { usable } from '../../src/evidence/select';
import { clusteredChange } from '../../src/stats/clustered';
import { profiles } from '../../src/vocabulary/profiles';

const runs = { numRuns: 60 };

/** The one zero that could not be otherwise: nobody is lost before being referred. */
function structural(path: readonly (string | number)[]): boolean {
  return path.at(-1) === 'lost' && path.at(-3) === 'steps' && path.at(-2) === 0;
}

function outcomes(evidence: Evidence): readonly Outcome[] {
  return evidence.outcomes.flatMap(({ overall, by }) => [
    overall,
    ...(by?.groups ?? []).map(({ outcome }) => outcome),
  ]);
}

describe('counts', () => {
  test('under nhs no count from 1 to 7 is visible anywhere, and every count is a multiple of 5', () => {
    fc.assert(
      fc.property(services, ({ evidence }) => {
        const bad = countsIn(release(evidence, 'nhs')).filter(
          ({ value }) => value % 5 !== 0 || (value > 0 && value < 8),
        );
        expect(bad.map(where)).toEqual([]);
      }),
      runs,
    );
  });

  test('under strict no count below 10 is visible but the structural zero, and every count is a multiple of 5', () => {
    fc.assert(
      fc.property(services, ({ evidence }) => {
        const bad = countsIn(release(evidence, 'strict')).filter(
          ({ value, path }) => !structural(path) && (value % 5 !== 0 || value < 10),
        );
        expect(bad.map(where)).toEqual([]);
      }),
      runs,
    );
  });

  test('the walk finds the counts that a profile must hide', () => {
    const people = Array.from({ length: 7 }, (): Person => ({ site: 'Vale', first: 20, last: 25 }));
    const exact = countsIn(evidenceOf(people, measureOf('swemwbs')));
    expect(exact.filter(({ value }) => value === 7).length).toBeGreaterThan(10);
    expect(exact.some(({ path }) => path.includes('table'))).toBe(true);
  });

  test('the floor and the base are exact: 7 and 8, 9 and 10, 12 and 13', () => {
    const [nhs, strict] = [counter(profiles.nhs), counter(profiles.strict)];
    const hidden = { withheld: 'small_number' };
    expect([0, 1, 7, 8, 12, 13].map(nhs)).toEqual([0, hidden, hidden, 10, 10, 15]);
    expect([0, 1, 9, 10, 12, 13].map(strict)).toEqual([hidden, hidden, hidden, 10, 10, 15]);
  });

  test('a reason does not bring its number along, nor is it one', () => {
    fc.assert(
      fc.property(services, fc.constantFrom('nhs', 'strict'), ({ evidence }, profile) => {
        const text = JSON.stringify(release(evidence, profile));
        expect(text).not.toMatch(/"withheld":"\w+","n"/);
        expect(text).not.toMatch(/"(one_pair|one_value|too_few|no_change|no_spread|no_variance)"/);
        if (profile === 'strict') expect(text).not.toMatch(/"(no_pairs|no_values|all_kept|no_discordant)"/);
      }),
      runs,
    );
  });
});

describe('shares', () => {
  test('a share is a whole per cent of its rounded counts', () => {
    fc.assert(
      fc.property(services, fc.constantFrom('nhs', 'strict'), ({ evidence }, profile) => {
        const released = release(evidence, profile);
        for (const { followedUp, ofReferred } of outcomes(released)) {
          for (const { x, n, share } of [followedUp, ofReferred]) {
            if (typeof share !== 'number' || typeof x !== 'number' || typeof n !== 'number') continue;
            expect(Math.abs(share - x / n)).toBeLessThanOrEqual(0.005 + 1e-12);
            expect(Math.abs(share * 100 - Math.round(share * 100))).toBeLessThan(1e-9);
          }
        }
        for (const row of released.flow.flatMap(({ lostVersusKept }) => lostVersusKept)) {
          if (row.dimension === null || typeof row.kept !== 'number' || !usable(row.difference)) continue;
          const x = row.kept * row.difference.n[0];
          expect(Math.abs(x / 5 - Math.round(x / 5))).toBeLessThan(1e-9);
        }
      }),
      runs,
    );
  });

  test('no share is shown whose remainder is a small number', () => {
    const lost = (n: number): Evidence =>
      evidenceOf(
        Array.from({ length: 100 }, (_, at) => ({
          site: 'Vale',
          first: 20,
          last: at < n ? null : 20 + (at % 5),
        })),
        measureOf('swemwbs'),
      );
    const shown = (n: number) => release(lost(n), 'strict').outcomes[0]?.overall.followedUp.share;
    expect(shown(9)).toEqual({ withheld: 'small_number' });
    expect(shown(12)).toBe(0.9);
  });

  test('nobody and everybody are said only of nobody and everybody', () => {
    const people = Array.from({ length: 8000 }, (_, at): Person => ({
      site: 'Vale',
      first: 20,
      last: at < 15 ? 21 + at : null,
    }));
    const { share } =
      release(evidenceOf(people, measureOf('swemwbs')), 'strict').outcomes[0]?.overall.followedUp ?? {};
    expect(share).toBeGreaterThan(0);
  });
});

describe('estimates', () => {
  test('the exact number of people cannot be read from any degrees of freedom or size', () => {
    fc.assert(
      fc.property(services, fc.constantFrom('nhs', 'strict'), ({ evidence }, profile) => {
        for (const { change, effect, signedRank } of outcomes(release(evidence, profile))) {
          expect(usable(signedRank)).toBe(false);
          if (!usable(change)) continue;
          expect(change.n % 5).toBe(0);
          expect(change.df).toBe(change.n - 1);
          if (usable(effect)) expect(effect.n).toBe(change.n);
        }
      }),
      runs,
    );
  });

  test('an average stands on a step that the fewest people behind the shown count cannot see past', () => {
    fc.assert(
      fc.property(services, fc.constantFrom('nhs', 'strict'), ({ evidence }, profile) => {
        outcomes(release(evidence, profile)).forEach(({ change }, at) => {
          const exact = outcomes(evidence)[at]?.change;
          if (!usable(change) || exact === undefined || !usable(exact)) return;
          const step = stepFor(Math.max(profiles[profile].smallest, change.n - 2));
          expect(step * exact.n).toBeGreaterThanOrEqual(5 - 1e-9);
          for (const one of [change.mean, change.sd, change.meanFirst, change.interval95.lower]) {
            expect(Math.abs(one / step - Math.round(one / step))).toBeLessThan(1e-6);
          }
          expect(Math.abs(change.mean - exact.mean)).toBeLessThanOrEqual(step / 2 + 1e-9);
        });
      }),
      runs,
    );
  });

  test('the steps are 1, 2 or 5 times a power of ten, and n times the step is at least 5', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (n) => {
        const step = stepFor(n);
        expect(n * step).toBeGreaterThanOrEqual(5 - 1e-9);
        expect(step.toExponential()).toMatch(/^[125]e/);
      }),
    );
    expect([15, 100, 2500].map(stepFor)).toEqual([0.5, 0.05, 0.002]);
  });

  test('figures that are multiples of the share lost do not give the exact number lost away', () => {
    const service = (lost: number) =>
      evidenceOf(
        Array.from({ length: 1200 + lost }, (_, at) => ({
          site: 'Vale',
          first: at < 1200 ? 18 : 16,
          last: at < 1200 ? 16 + (at % 9) : null,
        })),
        measureOf('swemwbs'),
      );
    const missing = (lost: number) => release(service(lost), 'strict').outcomes[0]?.overall.missing;
    const first = missing(38);
    expect(first).toMatchObject({ lost: 40, n: 1240 });
    for (const lost of [39, 40, 41, 42]) expect(missing(lost)).toEqual(first);
  });

  test('the largest fall and the largest rise stay hidden: the outer classes end on a step of 5 points or at the scale', () => {
    fc.assert(
      fc.property(services, fc.constantFrom('nhs', 'strict'), ({ evidence, measure }, profile) => {
        const reach = measure.range[1] - measure.range[0];
        for (const { distribution } of outcomes(release(evidence, profile))) {
          const [from, to] = [distribution[0]?.from, distribution.at(-1)?.to];
          if (from === undefined || to === undefined) continue;
          expect(from % 5 === 0 || from <= -reach).toBe(true);
          expect(to % 5 === 0 || to >= reach).toBe(true);
        }
      }),
      runs,
    );
  });

  test('a threshold that was computed from a deviation goes to a step, with the classes made to fit it', () => {
    const measure = {
      ...measureOf('eq5d-vas'),
      thresholds: [],
      reliability: { value: 0.8, source: null, verified: false },
      step: null,
    };
    const people = Array.from({ length: 101 }, (_, at): Person => ({
      site: 'Vale',
      first: 30 + ((at * 7) % 41),
      last: 35 + ((at * 13) % 47),
    }));
    const exact = evidenceOf(people, measure).outcomes[0]?.overall;
    const shown = release(evidenceOf(people, measure), 'strict').outcomes[0]?.overall;
    expect(exact?.moved.points).not.toBe(shown?.moved.points);
    expect((shown?.moved.points ?? 0) * 10).toBeCloseTo(Math.round((shown?.moved.points ?? 0) * 10), 9);
    const edges = shown?.distribution.slice(1).map(({ from }) => from) ?? [];
    expect(edges.length).toBeGreaterThan(2);
    expect(edges.some((edge) => Math.abs(Math.abs(edge) - (shown?.moved.points ?? 0)) < 1e-6)).toBe(true);
  });

  test('a band table with a hidden cell comes without the statistic that could be solved for it', () => {
    fc.assert(
      fc.property(services, ({ evidence }) => {
        for (const { movement } of outcomes(release(evidence, 'strict'))) {
          if (movement === null) continue;
          const square = movement.table.flatMap((row) => row.slice(0, movement.table.length));
          if (square.some((cell) => typeof cell !== 'number')) expect(usable(movement.test)).toBe(false);
        }
      }),
      runs,
    );
  });

  test('where a person has several referrals the interval stays as wide as that makes it', () => {
    const people = Array.from({ length: 200 }, (_, at): Person => ({
      site: 'Vale',
      first: 20,
      last: 18 + (at % 8),
    }));
    const plain = evidenceOf(people, measureOf('swemwbs'));
    const [finding] = plain.outcomes;
    if (finding === undefined || !usable(finding.overall.change)) throw new Error('no change to cluster');
    const clusters = Array.from({ length: 8 }, (_, at) => ({ pairs: 5, change: 5 * (at - 2), n: 5 }));
    const change = clusteredChange(finding.overall.change, clusters);
    const clustered = { ...plain, outcomes: [{ ...finding, overall: { ...finding.overall, change } }] };
    const shown = release(clustered, 'strict').outcomes[0]?.overall.change;
    if (!usable(change) || shown === undefined || !usable(shown)) throw new Error('no estimate');
    expect(shown.df).toBe(39);
    expect(shown.se / change.se).toBeCloseTo(1, 1);
    expect(change.se).toBeGreaterThan(1.5 * finding.overall.change.se);
  });
});

describe('where every referral counts', () => {
  const shares = (evidence: Evidence) => [
    ...outcomes(evidence).flatMap(({ followedUp, ofReferred, categories, moved }) => [
      followedUp,
      ofReferred,
      ...(categories ?? []).flatMap(({ first, last }) => [first, last]),
      ...(usable(moved.counts) ? Object.values(moved.counts) : []),
    ]),
    ...evidence.flow.flatMap(({ steps }) => steps.map(({ reached }) => reached)),
    ...evidence.quality.completeness.flatMap(({ recorded, sites }) => [
      recorded,
      ...sites.map((site) => site.recorded),
    ]),
  ];

  test('no share has an interval that takes referrals for people, under any profile', () => {
    fc.assert(
      fc.property(services, fc.constantFrom('internal', 'nhs', 'strict'), ({ people, measure }, profile) => {
        const released = release(evidenceOf(people, measure, 'all'), profile);
        for (const share of shares(released)) expect(share.interval).toBeNull();
        for (const { ends } of outcomes(released)) {
          expect([ends.first, ends.last]).toEqual([{ withheld: 'clustered' }, { withheld: 'clustered' }]);
        }
        for (const { counted } of [...released.outcomes, ...released.flow]) expect(counted).toBe('referrals');
      }),
      runs,
    );
  });

  test('of people every share that is shown has one', () => {
    fc.assert(
      fc.property(services, fc.constantFrom('internal', 'nhs', 'strict'), ({ evidence }, profile) => {
        for (const { share, interval } of shares(release(evidence, profile)))
          if (typeof share === 'number') expect(interval).not.toBeNull();
      }),
      runs,
    );
  });
});

describe('answer categories', () => {
  const answered = (often: number) =>
    Array.from({ length: 200 }, (_, at): Person => ({
      site: 'Vale',
      first: at < often ? 1 : 2 + (at % 4),
      last: 1 + (at % 5),
    }));
  const categories = (often: number) =>
    release(evidenceOf(answered(often), measureOf('ons-loneliness')), 'strict').outcomes[0]?.overall
      .categories;

  test('are shares of rounded counts, and hidden where few gave the answer', () => {
    expect(categories(4)?.[0]?.first).toEqual({
      x: { withheld: 'small_number' },
      n: 200,
      share: { withheld: 'small_number' },
      interval: null,
    });
    expect(categories(41)?.[0]?.first).toMatchObject({ x: 40, n: 200, share: 0.2 });
    for (const often of [38, 39, 41, 42]) expect(categories(often)?.[0]).toEqual(categories(40)?.[0]);
  });
});

test('the amount by which every single person changed is shown under internal and nowhere else', () => {
  const people = Array.from({ length: 60 }, (_, at): Person => ({
    site: 'Vale',
    first: 10 + (at % 9),
    last: 13 + (at % 9),
  }));
  const shown = (profile: 'internal' | 'nhs' | 'strict') =>
    release(evidenceOf(people, measureOf('swemwbs')), profile).outcomes[0]?.overall.constantChange;
  expect([shown('internal'), shown('nhs'), shown('strict')]).toEqual([3, null, null]);
});

test('released tests between bands are corrected over the measures from the released p values', () => {
  const people = Array.from({ length: 300 }, (_, at): Person => ({
    site: 'Vale',
    first: 15 + (at % 3) * 6,
    last: 15 + Math.min(2, (at % 3) + (at % 7 === 0 ? 1 : 0)) * 6,
  }));
  const one = evidenceOf(people, measureOf('swemwbs'));
  const both = { ...one, outcomes: [...one.outcomes, ...one.outcomes] };
  const tests = release(both, 'nhs').outcomes.map(({ overall }) => overall.movement?.test);
  for (const found of tests) {
    if (found === undefined || !usable(found)) throw new Error('withheld');
    expect(found.n % 5).toBe(0);
    expect(found.p).toBeLessThan(0.5);
    expect(found.pHolm / found.p).toBeCloseTo(2, 9);
  }
});

describe('one person more or less', () => {
  const large = fc.array(
    fc.record({
      site: fc.constantFrom('Harbour', 'Millfield'),
      first: fc.integer({ min: 10, max: 25 }),
      last: fc.option(fc.integer({ min: 10, max: 30 }), { freq: 3 }),
    }),
    { minLength: 600, maxLength: 640, size: 'max' },
  );

  test('in most cases moves no released average by more than its step, and no count by more than 5', () => {
    let [still, all] = [0, 0];
    fc.assert(
      fc.property(large, (people) => {
        const measure = measureOf('swemwbs');
        const [with_, without] = [people, people.slice(1)].map((some) =>
          numbersIn(release(evidenceOf(some, measure), 'strict').outcomes[0]?.overall.change),
        );
        for (const { path, value } of with_ ?? []) {
          const key = String(path[0]);
          if (!['n', 'mean', 'meanFirst', 'sd'].includes(key)) continue;
          const after = without?.find((one) => String(one.path) === String(path))?.value ?? NaN;
          const moved = Math.abs(after - value);
          expect(moved).toBeLessThanOrEqual(key === 'n' ? 5 : 0.04 + 1e-9);
          all += 1;
          still += moved < 1e-9 ? 1 : 0;
        }
      }),
      { numRuns: 25, seed: 7 },
    );
    expect(still / all).toBeGreaterThan(0.5);
  });
});

describe('names', () => {
  test('a site with few people is not named in what is released: found text could be a person', () => {
    const people = Array.from({ length: 120 }, (_, at): Person => ({
      site: at < 4 ? 'Mrs Example, room 4' : at < 60 ? 'Harbour' : 'Vale',
      first: 15 + (at % 7),
      last: at % 3 === 0 ? null : 17 + (at % 6),
    }));
    const text = JSON.stringify(release(evidenceOf(people, measureOf('swemwbs')), 'strict'));
    expect(text).not.toContain('Mrs Example');
    expect(text).toContain('Harbour');
    expect(text).toContain('"other"');
  });
});

test('under internal nothing changes but the stamp', () => {
  fc.assert(
    fc.property(services, ({ evidence }) => {
      expect(release(evidence, 'internal')).toEqual({ ...evidence, profile: 'internal' });
    }),
    runs,
  );
});

test('releasing once more under the same profile moves no figure of an outcome', () => {
  fc.assert(
    fc.property(services, fc.constantFrom('nhs', 'strict'), ({ evidence }, profile) => {
      const once = release(evidence, profile);
      const twice = new Map(
        numbersIn(release(once, profile)).map(({ path, value }) => [path.join('.'), value]),
      );
      for (const { path, value } of numbersIn(once)) {
        if (path[0] !== 'outcomes') continue;
        expect(twice.get(path.join('.')), path.join('.')).toBeCloseTo(value, 9);
      }
    }),
    runs,
  );
});

test('release carries the profile, and keeps every finding, group and step', () => {
  for (const profile of ['nhs', 'strict'] as const) {
    const released = release(fixture, profile);
    expect(released.profile).toBe(profile);
    expect(released.outcomes.map(({ id, by }) => [id, by?.groups.length])).toEqual(
      fixture.outcomes.map(({ id, by }) => [id, by?.groups.length]),
    );
    expect(released.flow.map(({ steps }) => steps.length)).toEqual(
      fixture.flow.map(({ steps }) => steps.length),
    );
    expect(JSON.stringify(released)).not.toMatch(/null,"?-?(NaN|Infinity)|NaN/);
  }
});
