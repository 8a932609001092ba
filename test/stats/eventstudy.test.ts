import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArmMonths } from '../../src/stats/eventarm';
import { BEFORE_RUN_UP, eventStudy } from '../../src/stats/eventstudy';
import type { EventStudyMonth } from '../../src/stats/eventstudy';
import { isWithheld } from '../../src/stats/result';
import { expectClose, expectFinite, expectRelative } from './close';
import { given } from './people';
import fixture from './r/eventstudy.json';

const { group, comparison } = fixture;
const found = given(eventStudy(group, comparison));

interface Expected {
  readonly month: number;
  readonly estimate: { readonly p: number };
}

function expectMonths(months: readonly EventStudyMonth[], expected: readonly Expected[]): void {
  expectClose(months, expected, 1e-9);
  months.forEach(({ estimate }, at) =>
    expectRelative(given(estimate).p, expected[at]?.estimate.p ?? 0, 1e-9),
  );
}

/** Sums over people, each a list of [visits, years] by month, as a query would make them. */
function arm(people: readonly (readonly (readonly [number, number])[])[], first = -5): ArmMonths {
  const months = (people[0] ?? []).map((_, place) => place);
  const total = (of: (person: readonly (readonly [number, number])[]) => number) =>
    people.reduce((all, person) => all + of(person), 0);
  const matrix = (a: 0 | 1, b: 0 | 1) =>
    months.map((m) => months.map((l) => total((person) => (person[m]?.[a] ?? 0) * (person[l]?.[b] ?? 0))));
  return {
    people: people.length,
    months: months.map((m) => ({
      month: first + m,
      events: total((person) => person[m]?.[0] ?? 0),
      years: total((person) => person[m]?.[1] ?? 0),
    })),
    visits: matrix(0, 0),
    crossed: matrix(0, 1),
    years: matrix(1, 1),
  };
}

const month = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom(0.08, 0.04, 0.085));
const someone = fc.array(month, { minLength: 5, maxLength: 5 });
const people = fc.array(someone, { minLength: 12, maxLength: 25 });
const choice = { reference: { from: -5, to: -4 }, pre: { from: -5, to: -3 } };

describe('the event study', () => {
  it('against the pooled months is R’s glm with person-clustered errors, inside the reference too', () => {
    expectMonths(found.months, fixture.pooled);
  });

  it('outside the reference is the plain model, in which the reference is one level', () => {
    const outside = found.months.filter((one) => one.month < -12 || one.month > -4);
    expectMonths(outside, fixture.plain);
  });

  it('against one month is R’s, and that month is not in the list', () => {
    const single = given(
      eventStudy(group, comparison, { ...BEFORE_RUN_UP, reference: { from: -1, to: -1 } }),
    );
    expectMonths(single.months, fixture.single);
    expect(single.months.some((one) => one.month === -1)).toBe(false);
  });

  it('tests the months before jointly as R does', () => {
    expectClose(found.preTrend, fixture.preTrend, 1e-9);
    const longer = given(eventStudy(group, comparison, { ...BEFORE_RUN_UP, pre: { from: -14, to: -4 } }));
    expectClose(longer.preTrend, fixture.longPreTrend, 1e-9);
  });

  it('has the same pre-trend test whatever it is held against', () => {
    const other = given(eventStudy(group, comparison, { ...BEFORE_RUN_UP, reference: { from: 2, to: 2 } }));
    expectClose(other.preTrend, found.preTrend, 1e-9);
  });

  it('does not depend on the order of months', () => {
    const back = <T>(list: readonly T[]) => list.toReversed();
    const turned = (one: ArmMonths): ArmMonths => ({
      people: one.people,
      months: back(one.months),
      visits: back(one.visits.map(back)),
      crossed: back(one.crossed.map(back)),
      years: back(one.years.map(back)),
    });
    expectClose(eventStudy(turned(group), comparison), found, 1e-9);
  });

  it('is certain by √2 more when everybody is there twice, turns over with the arms and does not see the unit of time', () => {
    fc.assert(
      fc.property(people, people, (a, b) => {
        const once = eventStudy(arm(a), arm(b), choice);
        const twice = eventStudy(arm([...a, ...a]), arm([...b, ...b]), choice);
        const over = eventStudy(arm(b), arm(a), choice);
        const days = (rows: typeof a) =>
          arm(rows.map((one) => one.map(([x, y]) => [x, 365.25 * y] as const)));
        const inDays = eventStudy(days(a), days(b), choice);
        if (isWithheld(once)) return;
        once.months.forEach(({ estimate }, at) => {
          if (isWithheld(estimate)) return;
          const [two, back, unit] = [twice, over, inDays].map((one) =>
            given(given(one).months[at]?.estimate ?? { withheld: 'invalid' }),
          );
          expectClose(two, { ratio: estimate.ratio, logSe: estimate.logSe / Math.SQRT2 }, 1e-8);
          expectClose(back, { ratio: 1 / estimate.ratio, logSe: estimate.logSe }, 1e-8);
          expectClose(unit, estimate, 1e-8);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('the event study withholds', () => {
  const busy = Array.from({ length: 9 }, (_, i) =>
    Array.from({ length: 5 }, (__, m) => [1 + ((i * (m + 2)) % 4), 0.08] as const),
  );
  const at = (result: ReturnType<typeof eventStudy>, which: number) =>
    given(result).months.find((one) => one.month === which)?.estimate;

  it('a month without visits, and one with nobody observed, but not the others', () => {
    const quiet = arm(busy.map((one) => one.map(([x, y], m) => [m < 3 ? x : 0, m < 4 ? y : 0] as const)));
    const result = eventStudy(quiet, arm(busy), choice);
    expect(at(result, -2)).toEqual({ withheld: 'no_visits', n: 18 });
    expect(at(result, -1)).toEqual({ withheld: 'nobody_at_risk', n: 0 });
    expect(at(result, -3)).toHaveProperty('ratio');
  });

  it('everything when the reference has no visits, an arm is empty or one person, or the sums are none', () => {
    const quiet = arm(busy.map((one) => one.map(([x, y], m) => [m < 2 ? 0 : x, y] as const)));
    expect(eventStudy(arm(busy), quiet, choice)).toEqual({ withheld: 'no_visits', n: 9 });
    expect(eventStudy(arm([]), arm(busy), choice)).toEqual({ withheld: 'one_group', n: 0 });
    expect(eventStudy(arm(busy.slice(0, 1)), arm(busy), choice)).toEqual({ withheld: 'too_few', n: 1 });
    expect(eventStudy({ ...arm(busy), visits: [] }, arm(busy), choice)).toEqual({ withheld: 'invalid' });
    const same = { ...arm(busy), months: arm(busy).months.map((one) => ({ ...one, month: 0 })) };
    expect(eventStudy(same, arm(busy), choice)).toEqual({ withheld: 'invalid' });
  });

  it('the pre-trend test with one month before, or with fewer people than months', () => {
    const one = given(eventStudy(arm(busy), arm(busy), { ...choice, pre: { from: -5, to: -5 } }));
    expect(one.preTrend).toEqual({ withheld: 'few_pre_months', n: 1 });
    const few = given(
      eventStudy(arm(busy.slice(1, 3)), arm(busy.slice(2, 4)), { ...choice, pre: { from: -5, to: -1 } }),
    );
    expect(few.preTrend).toEqual({ withheld: 'not_identified', n: 4 });
  });

  it('anything that cannot be printed', () => {
    const odd = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(-1, 0.5, 1e-320, 1e99, Number.NaN));
    const matrix = fc.array(fc.array(odd, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 });
    const one = fc.record({
      people: fc.integer({ min: 0, max: 3 }),
      months: fc.tuple(odd, odd, odd, odd).map(([a, b, c, d]) => [
        { month: -5, events: a, years: b },
        { month: -3, events: c, years: d },
      ]),
      visits: matrix,
      crossed: matrix,
      years: matrix,
    });
    fc.assert(
      fc.property(one, one, (a, b) => expectFinite(eventStudy(a, b, choice))),
      { numRuns: 3000 },
    );
  });
});
