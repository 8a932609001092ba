import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatView,
  parseView,
  scopeKey,
  scopeOf,
  startView,
  type View,
  withScope,
} from '../../src/app/view';
import { linksFrom } from '../../src/app/links';
import { type PriceChoice, priceFault } from '../../src/evidence/price';
import { everyone } from '../../src/evidence/scope';
import { unitCosts } from '../../src/vocabulary/unitcosts';

const prices: fc.Arbitrary<PriceChoice> = fc.oneof(
  fc.constantFrom(...unitCosts).map(({ id }) => ({ kind: 'listed' as const, id })),
  fc
    .record({
      kind: fc.constant('own' as const),
      service: fc.constantFrom('gp-contacts', 'a-e', 'bienestar-ñandú'),
      price: fc.integer({ min: 1, max: 10_000_000 }).map((pence) => pence / 100),
      year: fc.constantFrom('2023', '2022/23', '2022/2023'),
      source: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 160 }),
    })
    .filter((one) => priceFault(one) === undefined),
);

describe('a price in the address', () => {
  test('comes out as it went in', () => {
    fc.assert(
      fc.property(prices, (price) => {
        const view: View = { ...startView, page: 'visits', price };
        expect(parseView(formatView(view))).toEqual({ view, notices: [] });
      }),
    );
  });

  test.each([
    ['unit-cost=constructor'],
    ['unit-cost=gp-surgery-2022-23&price=1'],
    ['price=49'],
    ['price=49&price-of=gp-contacts&price-year=2023'],
    ['price=1e3&price-of=gp-contacts&price-year=2023&price-source=x'],
    ['price=0&price-of=gp-contacts&price-year=2023&price-source=x'],
    ['price=0x31&price-of=gp-contacts&price-year=2023&price-source=x'],
    ['price=49&price-of=gp-contacts&price-year=%3Cb%3E&price-source=x'],
    ['price=49&price-of=%3Cimg%3E&price-year=2023&price-source=x'],
    [`price=49&price-of=gp-contacts&price-year=2023&price-source=${'x'.repeat(161)}`],
    ['price=49&price-of=gp-contacts&price-year=2023&price-source=a%E2%80%AEb'],
    ['price=49&price-of=gp-contacts&price-year=2023&price-source=a%0Ab'],
    ['price-source=x'],
  ])('%s is left out, said once, and gives no price', (query) => {
    const { view, notices } = parseView(`#/visits?${query}`);
    expect(view.price).toBeUndefined();
    expect(notices).toHaveLength(1);
    expect(notices[0]?.length).toBeLessThan(140);
  });

  test('is another question, stays when other people are looked at, and can be taken back', () => {
    fc.assert(
      fc.property(prices, (price) => {
        const view: View = { ...startView, page: 'visits', price };
        expect(scopeOf(view).price).toEqual(price);
        expect(scopeKey(scopeOf(view))).not.toBe(scopeKey(everyone));
        expect(withScope(view, everyone).price).toEqual(price);
        expect(parseView(linksFrom(view).page('flow')).view.price).toEqual(price);
        expect(parseView(linksFrom(view).price(undefined)).view.price).toBeUndefined();
        expect(parseView(linksFrom(startView).price(price)).view).toMatchObject({ page: 'visits', price });
      }),
    );
  });

  test('none is asked for where the address says none', () => {
    expect('price' in scopeOf(parseView('#/visits').view)).toBe(false);
  });
});
