import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventTime, monthRate } from '../../src/stats/eventtime';
import type { MonthTally } from '../../src/stats/eventtime';
import { poissonLower, poissonUpper } from '../../src/stats/poisson';
import { expectClose, expectFinite } from './close';
import { given } from './people';
import fixture from './r/eventstudy.json';

interface Seen {
  readonly visits: number;
  readonly years: number;
}

function tallied(month: number, people: readonly Seen[]): MonthTally {
  const total = (of: (one: Seen) => number) => people.reduce((all, one) => all + of(one), 0);
  return {
    month,
    people: people.length,
    years: total((one) => one.years),
    events: total((one) => one.visits),
    squares: total((one) => one.visits ** 2),
    crossed: total((one) => one.visits * one.years),
    yearsSquared: total((one) => one.years ** 2),
  };
}

const person = fc.record({
  visits: fc.integer({ min: 0, max: 12 }),
  years: fc.integer({ min: 1, max: 31 }).map((days) => days / 365.25),
});
const people = fc.array(person, { minLength: 1, maxLength: 40 });

describe('the rate of visits in a month', () => {
  it('has R’s robust limits where people differ by more than chance, and its exact ones where not', () => {
    expect(fixture.rates.map(({ dispersion }) => dispersion > 1)).toContain(true);
    for (const { robust, exact, ...one } of fixture.rates) {
      const found = given(monthRate(one));
      expectClose(found, { rate: one.rate, dispersion: one.dispersion });
      const [lower, upper] = one.dispersion > 1 ? robust : exact;
      expectClose(found.interval, { lower, upper, level: 0.95 });
    }
  });

  it('has the exact limits of a Poisson count when everybody came once', () => {
    const found = given(
      monthRate(
        tallied(
          1,
          Array.from({ length: 9 }, () => ({ visits: 1, years: 0.5 })),
        ),
      ),
    );
    expect(found).toMatchObject({ method: 'exact', rate: 2, dispersion: 0 });
    expectClose(found.interval, { lower: 0.91452735497296289, upper: 3.79662298920426 }, 1e-12);
  });

  it('without visits is 0 and below -log(0.025) over the years', () => {
    const found = given(monthRate(tallied(1, [{ visits: 0, years: 4 }])));
    expect(found).toMatchObject({ rate: 0, method: 'exact' });
    expectClose(found.interval, { lower: 0, upper: -Math.log(0.025) / 4 }, 1e-14);
  });

  it('is never narrower than chance alone would make it', () => {
    fc.assert(
      fc.property(people, (seen) => {
        const { events, years, rate, method, interval } = given(monthRate(tallied(1, seen)));
        if (method === 'robust')
          expect(Math.log(interval.upper / rate) * Math.sqrt(events)).toBeGreaterThan(1.9599639845);
        else {
          expectClose(poissonLower(events, interval.upper * years), 0.025, 1e-9);
          expectClose(poissonUpper(events - 1, interval.lower * years), events === 0 ? 1 : 0.025, 1e-9);
        }
      }),
    );
  });

  it('turns with the unit of time', () => {
    fc.assert(
      fc.property(people, (seen) => {
        const found = given(monthRate(tallied(1, seen)));
        const doubled = given(
          monthRate(
            tallied(
              1,
              seen.map(({ visits, years }) => ({ visits, years: 2 * years })),
            ),
          ),
        );
        expectClose(doubled.rate, found.rate / 2, 1e-12);
        expectClose(doubled.dispersion, found.dispersion, 1e-9);
      }),
    );
  });

  it('is withheld when nobody was observed, and when visits fall outside what was observed', () => {
    const nobody = tallied(3, []);
    expect(monthRate(nobody)).toEqual({ withheld: 'nobody_at_risk', n: 0 });
    expect(monthRate({ ...nobody, people: 4 })).toEqual({ withheld: 'nobody_at_risk', n: 0 });
    expect(monthRate({ ...nobody, events: 2, squares: 2 })).toEqual({ withheld: 'invalid' });
  });

  it('is withheld for counts that are none', () => {
    const fine = tallied(0, [{ visits: 3, years: 0.1 }]);
    expect(monthRate(fine)).toHaveProperty('rate');
    for (const broken of [
      { events: -1 },
      { events: 1.5 },
      { years: Number.NaN },
      { squares: 2 },
      { people: 0.5 },
    ])
      expect(monthRate({ ...fine, ...broken })).toEqual({ withheld: 'invalid' });
  });
});

describe('the series around referral', () => {
  it('adds the strata of a month and runs from the first month to the last, in whatever order they come', () => {
    fc.assert(
      fc.property(people, people, people, (a, b, c) => {
        const whole = given(eventTime([tallied(-1, a), tallied(2, [...b, ...c])]));
        const parts = given(eventTime([tallied(2, c), tallied(-1, a), tallied(2, b)]));
        expect(parts.map(({ month }) => month)).toEqual([-1, 2]);
        expectClose(parts, whole, 1e-9);
      }),
    );
  });

  it('keeps the month nobody was observed in, without a rate', () => {
    const series = given(eventTime([tallied(1, []), tallied(0, [{ visits: 2, years: 0.1 }])]));
    expect(series.map(({ rate }) => 'withheld' in rate)).toEqual([false, true]);
  });

  it('gives nothing that cannot be printed', () => {
    const odd = fc.oneof(
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom(-1, 0.5, 1e-320, 1e99, 1e15, Number.NaN),
    );
    const row = fc.record({
      month: fc.integer({ min: -2, max: 2 }),
      people: odd,
      years: odd,
      events: odd,
      squares: odd,
      crossed: odd,
      yearsSquared: odd,
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => expectFinite(eventTime(rows))),
      { numRuns: 2000 },
    );
  });
});
