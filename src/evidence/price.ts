import { plain } from './numbers';
import { type UnitCost, unitCostById, type UnitCostId } from '../vocabulary/unitcosts';

/** What one visit is said to cost: a listed unit cost, or a price of the reader's own for one kind of service use. */
export type PriceChoice = { readonly kind: 'listed'; readonly id: UnitCostId } | OwnPrice;

export interface OwnPrice {
  readonly kind: 'own';
  /** The kind of service use that it is a price of, as in the finding's id: `gp-contacts`. */
  readonly service: string;
  /** In pounds. */
  readonly price: number;
  readonly year: string;
  readonly source: string;
}

export const mostPrice = 100_000;
export const longestSource = 160;
/** 2023, 2022/23 or 2022/2023. */
export const yearShape = /^(?:19|20)\d{2}(?:\/(?:\d{2}|\d{4}))?$/;
/** Words on one line that begin with no space: no control, formatting or direction marks. */
export const sourceShape = /^(?=\P{Z})[^\p{C}\p{Zl}\p{Zp}]+$/u;
/** As ids of service use are made. */
export const serviceShape = /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u;
export const longestService = 300;

/** What is wrong with a price of the reader's own, in words; undefined where it can be used. */
export function priceFault({ service, price, year, source }: Omit<OwnPrice, 'kind'>): string | undefined {
  if (!serviceShape.test(service) || service.length > longestService)
    return 'The kind of visit is not one that could be in the data.';
  if (!(price > 0) || price > mostPrice || Number(price.toFixed(2)) !== price)
    return `Give the price of one visit in pounds: above 0, at most ${plain(mostPrice, 0)}, with at most two decimals.`;
  if (!yearShape.test(year)) return 'Give the year of the price, such as 2023 or 2022/23.';
  if (source.length > longestSource || !sourceShape.test(source))
    return `Say where the price comes from, in at most ${String(longestSource)} characters on one line.`;
  return undefined;
}

export function isUnitCostId(id: unknown): id is UnitCostId {
  return typeof id === 'string' && unitCostById.has(id);
}

/** A price as it stands beside every sum that is worked out with it. */
export interface ChosenPrice extends Omit<UnitCost, 'services'> {
  readonly kind: PriceChoice['kind'];
}

/** The price that a choice means. Throws for a unit cost that is not listed. */
export function chosenPrice(choice: PriceChoice): ChosenPrice {
  if (choice.kind === 'own') {
    const { price, year, source } = choice;
    return {
      kind: 'own',
      id: 'own',
      name: 'A price of one’s own',
      price,
      currency: 'GBP',
      year,
      source,
      verified: false,
      note: '',
    };
  }
  const found = unitCostById.get(choice.id);
  if (found === undefined) throw new Error(`price: there is no unit cost "${choice.id}"`);
  const { services: _, ...rest } = found;
  return { kind: 'listed', ...rest };
}

/** Whether a price is one of the kind of service use of a finding. */
export function fitsService(
  choice: PriceChoice,
  { id, service }: { readonly id: string; readonly service: string },
): boolean {
  return choice.kind === 'own'
    ? id === `visits.${choice.service}`
    : unitCostById.get(choice.id)?.services.includes(service) === true;
}
