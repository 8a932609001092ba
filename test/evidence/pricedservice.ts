import { compared } from './visitservice';
import type { OwnPrice, PriceChoice } from '../../src/evidence/price';
import type { VisitFinding } from '../../src/evidence/visits';
import type { Interval } from '../../src/stats/result';

export const listed: PriceChoice = { kind: 'listed', id: 'gp-surgery-2022-23' };
export const own: OwnPrice = {
  kind: 'own',
  service: 'gp-contacts',
  price: 40.5,
  year: '2023/24',
  source: 'Our own practice accounts',
};

/** The finding with a comparison group, its difference in differences made so. */
export function differing(
  lower: number,
  upper: number,
  rest: Partial<VisitFinding> = {},
): VisitFinding & { readonly beyond: NonNullable<VisitFinding['beyond']> } {
  const interval: Interval = { lower, upper, level: 0.95 };
  const difference = (lower + upper) / 2;
  const se = (upper - lower) / 3.92;
  if (compared.beyond === null) throw new Error('the fixture has no comparison group');
  return {
    ...compared,
    ...rest,
    beyond: {
      ...compared.beyond,
      difference: { difference, se, t: difference / se, df: 2000, p: 0.01, interval, n: [3918, 1200] },
    },
  };
}
