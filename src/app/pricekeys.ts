import { isUnitCostId, type OwnPrice, type PriceChoice, priceFault } from '../evidence/price';

/** The keys of an address that say what a visit costs. */
export const priceKeys = ['unit-cost', 'price', 'price-of', 'price-year', 'price-source'] as const;
export type PriceKey = (typeof priceKeys)[number];

export function isPriceKey(key: string): key is PriceKey {
  return priceKeys.some((one) => one === key);
}

/** A price as keys of an address. */
export function formatPrice(choice: PriceChoice): readonly (readonly [PriceKey, string])[] {
  if (choice.kind === 'listed') return [['unit-cost', choice.id]];
  const { service, price, year, source } = choice;
  return [
    ['price', String(price)],
    ['price-of', service],
    ['price-year', year],
    ['price-source', source],
  ];
}

/** The price that an address means; `odd` is a key that cannot be used, and then there is none. */
export function parsePrice(keys: ReadonlyMap<PriceKey, string>): {
  readonly price?: PriceChoice;
  readonly odd?: PriceKey;
} {
  if (keys.size === 0) return {};
  const id = keys.get('unit-cost');
  if (id !== undefined)
    return isUnitCostId(id) && keys.size === 1 ? { price: { kind: 'listed', id } } : { odd: 'unit-cost' };
  const text = keys.get('price') ?? '';
  const own: Omit<OwnPrice, 'kind'> = {
    service: keys.get('price-of') ?? '',
    price: /^\d{1,6}(?:\.\d{1,2})?$/.test(text) ? Number(text) : NaN,
    year: keys.get('price-year') ?? '',
    source: keys.get('price-source') ?? '',
  };
  return priceFault(own) === undefined ? { price: { kind: 'own', ...own } } : { odd: 'price' };
}
