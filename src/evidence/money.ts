import type { Evidence } from './evidence';
import { chosenPrice, type ChosenPrice, fitsService, type PriceChoice } from './price';
import type { VisitFinding } from './visits';
import { type Money, moneyRange } from '../stats/money';
import { isWithheld, type Result, withhold } from '../stats/result';

/** What the change beyond the comparison group would be worth at a price, as a range; or why there is none. */
export interface VisitMoney {
  readonly price: ChosenPrice;
  /** Per 1,000 people and year. */
  readonly range: Result<Omit<Money, 'unit'>>;
}

/**
 * The range of one finding at a price, with the interval of the difference in differences carried through. Withheld: `other_price` where the
 * price is of another kind of visit; `no_comparison` for one group, whose change holds what would have happened anyway; else as the
 * difference is, and `no_money` where its interval includes 0.
 */
export function visitMoney(
  finding: Pick<VisitFinding, 'id' | 'service' | 'beyond'>,
  choice: PriceChoice,
): VisitMoney {
  const price = chosenPrice(choice);
  return {
    price,
    range: fitsService(choice, finding) ? moneyAt(price, finding.beyond) : withhold('other_price'),
  };
}

/** The range at a price that fits. */
function moneyAt(price: ChosenPrice, beyond: VisitFinding['beyond']): VisitMoney['range'] {
  if (beyond === null) return withhold('no_comparison');
  const { difference } = beyond;
  if (isWithheld(difference)) return difference;
  const found = moneyRange(difference, price);
  if (isWithheld(found)) return found;
  const { unit: _, ...range } = found;
  return range;
}

/** As the difference may be shown: the range is worked out again from it, and nothing of the price is hidden. */
export function moneyAgain(money: VisitMoney | null, beyond: VisitFinding['beyond']): VisitMoney | null {
  if (money === null || (isWithheld(money.range) && money.range.withheld === 'other_price')) return money;
  return { ...money, range: moneyAt(money.price, beyond) };
}

/** The same evidence at this price of one visit, or at none: no count hangs on it. */
export function atPrice(evidence: Evidence, price: PriceChoice | undefined): Evidence {
  const { price: _, ...scope } = evidence.scope;
  return {
    ...evidence,
    scope: price === undefined ? scope : { ...scope, price },
    visits: evidence.visits.map((finding) => ({
      ...finding,
      money: price === undefined ? null : visitMoney(finding, price),
    })),
  };
}
