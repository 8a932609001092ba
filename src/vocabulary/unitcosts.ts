import type { Fact } from './measure';

/** What one visit costs, as a named source puts it. No list holds a price without its year and its source. */
export interface UnitCost extends Fact {
  readonly id: string;
  readonly name: string;
  /** The kinds of service use that it is a price of. */
  readonly services: readonly string[];
  readonly price: number;
  readonly currency: 'GBP';
  /** The year of the price, as its source writes it. */
  readonly year: string;
  readonly source: string;
  /** What must be known to use it. */
  readonly note: string;
}

const manual2023 =
  'Unit Costs of Health and Social Care 2023 (PSSRU), table 9.4.2, p. 64, as cited in public model documents';
const manual2013 =
  'Unit Costs of Health and Social Care 2013 (PSSRU), as reported by ITV News on 22 May 2014';
const surgery = ['GP face to face', 'GP contacts'];
const asSurgery =
  'It is the price of 10 minutes with a GP in the surgery, with direct care staff: contacts by telephone or with others cost less.';
const old = 'An old price, not brought up to date.';

/** Figures read where they are cited and not in the manual itself, so none is verified. */
const read = { currency: 'GBP', verified: false } as const;

export const unitCosts = [
  {
    id: 'gp-surgery-2022-23',
    name: 'GP surgery consultation, with qualification costs',
    services: surgery,
    price: 49,
    year: '2022/23',
    source: manual2023,
    note: asSurgery,
    ...read,
  },
  {
    id: 'gp-surgery-2022-23-unqualified',
    name: 'GP surgery consultation, without qualification costs',
    services: surgery,
    price: 42,
    year: '2022/23',
    source: manual2023,
    note: asSurgery,
    ...read,
  },
  {
    id: 'gp-telephone-2013',
    name: 'GP telephone consultation of 7.1 minutes',
    services: ['GP telephone or online'],
    price: 27,
    year: '2013',
    source: manual2013,
    note: old,
    ...read,
  },
  {
    id: 'gp-home-2013',
    name: 'GP home visit of 23.4 minutes',
    services: ['GP home visit'],
    price: 114,
    year: '2013',
    source: manual2013,
    note: old,
    ...read,
  },
  {
    id: 'practice-nurse-2013',
    name: 'Practice nurse appointment of 15 minutes',
    services: ['Practice nurse'],
    price: 13,
    year: '2013',
    source: manual2013,
    note: old,
    ...read,
  },
] as const satisfies readonly UnitCost[];

export type UnitCostId = (typeof unitCosts)[number]['id'];

export const unitCostById: ReadonlyMap<string, UnitCost & { readonly id: UnitCostId }> = new Map(
  unitCosts.map((one) => [one.id, one]),
);

/** The listed prices of a kind of service use; none where only a price of the reader's own will do. */
export function unitCostsOf(service: string): readonly (UnitCost & { readonly id: UnitCostId })[] {
  return [...unitCostById.values()].filter(({ services }) => services.includes(service));
}
