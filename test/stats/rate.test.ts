import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventRate } from '../../src/stats/rate';
import { expectClose, expectFinite } from './close';
import { given } from './people';
import fixture from './r/rates.json';

describe('a rate per person-year', () => {
  for (const { events, years, ...rest } of fixture.rates)
    it(`of ${events} visits in ${years} years has the limits of R's poisson.test`, () => {
      expectClose(eventRate(events, years), { events, years, ...rest });
    });

  it('is 0 with an upper limit when there was no visit', () => {
    const { rate, interval95 } = given(eventRate(0, 10));
    expect([rate, interval95.lower]).toEqual([0, 0]);
    expectClose(interval95.upper, -Math.log(0.025) / 10, 1e-13);
  });

  it('halves, and its limits with it, when the same visits fall in twice the time', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.double({ min: 0.01, max: 1e5, noNaN: true }), (events, years) => {
        const [once, longer] = [given(eventRate(events, years)), given(eventRate(events, 2 * years))];
        expect(2 * longer.interval95.lower).toBe(once.interval95.lower);
        expect(2 * longer.interval95.upper).toBe(once.interval95.upper);
        expect(once.interval95.lower <= once.rate && once.rate < once.interval95.upper).toBe(true);
      }),
    );
  });

  it('is withheld without time, and from numbers that are no counts or no time', () => {
    expect(eventRate(0, 0)).toEqual({ withheld: 'no_exposure', n: 0 });
    expect(eventRate(3, 0)).toEqual({ withheld: 'no_exposure', n: 0 });
    for (const events of [-1, 1.5, 1e11, Number.NaN, Infinity])
      expect(eventRate(events, 1)).toEqual({ withheld: 'invalid' });
    for (const years of [-1, Number.NaN, Infinity, 1e-300])
      expect(eventRate(1, years)).toEqual({ withheld: 'invalid' });
  });

  it('can be printed at the ends of what it takes', () => {
    for (const events of [0, 1, 1e6, 1e10])
      for (const years of [1e-100, 1, 1e100]) expectFinite(given(eventRate(events, years)));
  });
});
