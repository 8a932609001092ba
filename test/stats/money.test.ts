import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyRange } from '../../src/stats/money';
import { expectClose, expectFinite } from './close';
import { given } from './people';

const unit = { price: 40, year: '2022/23', source: 'A manual, table 1' };
const between = (lower: number, upper: number) => ({ interval: { lower, upper, level: 0.95 } });

describe('the worth of a difference in visits', () => {
  it('is a range for 1,000 people, with the price’s year and source', () => {
    expectClose(
      moneyRange(between(-1.5, -0.25), unit),
      {
        direction: 'fewer',
        avoided: { lower: 250, upper: 1500, level: 0.95 },
        worth: { lower: 10_000, upper: 60_000, level: 0.95 },
        unit,
      },
      1e-14,
    );
  });

  it('is negative when visits rose', () => {
    const found = given(moneyRange(between(0.1, 0.3), unit));
    expect(found.direction).toBe('more');
    expectClose(found.worth, { lower: -12_000, upper: -4_000 }, 1e-12);
  });

  it('is withheld when no change is inside the interval, ends included', () => {
    for (const [lower, upper] of [
      [-1, 1],
      [-1, 0],
      [0, 1],
      [0, 0],
    ] as const)
      expect(moneyRange(between(lower, upper), unit)).toEqual({ withheld: 'no_money' });
  });

  it('is withheld without a price, its year or its source', () => {
    for (const price of [null, { ...unit, year: ' ' }, { ...unit, source: '' }])
      expect(moneyRange(between(-2, -1), price)).toEqual({ withheld: 'no_price' });
    for (const price of [0, -40, Number.NaN, Infinity])
      expect(moneyRange(between(-2, -1), { ...unit, price })).toEqual({ withheld: 'invalid' });
  });

  it('keeps its order and can always be printed', () => {
    const edge = fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(edge, edge, fc.double(), (lower, upper, price) => {
        const found = moneyRange(between(lower, upper), { ...unit, price });
        expectFinite(found);
        if ('worth' in found) expect(found.worth.lower).toBeLessThanOrEqual(found.worth.upper);
      }),
    );
  });
});
