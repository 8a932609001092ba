import type { MonthProduct } from './monthsums';
import type { ArmMonths } from '../stats/eventarm';
import { eventStudy, type PreTrend } from '../stats/eventstudy';
import { isWithheld, type Result, withhold } from '../stats/result';
import type { Months } from '../evidence/windows';

const monthsAYear = 12;

/** Did the rates of the two groups already drift apart in these months before? */
export function preTrendOf(products: readonly MonthProduct[], pre: Months): Result<PreTrend> {
  if (products.length === 0) return withhold('few_pre_months', 0);
  const arm = (name: string): ArmMonths => armMonths(products.filter((one) => one.arm === name));
  const found = eventStudy(arm('referred'), arm('comparison'), { reference: pre, pre });
  return isWithheld(found) ? found : found.preTrend;
}

/** One arm's products as `stats` takes them: matrices over its months. */
function armMonths(products: readonly MonthProduct[]): ArmMonths {
  const months = [...new Set(products.map(({ one }) => one))].toSorted((a, b) => a - b);
  const known = new Map(products.map((one) => [`${String(one.one)} ${String(one.other)}`, one]));
  const square = (of: (product: MonthProduct, turned: boolean) => number) =>
    months.map((row) =>
      months.map((column) => {
        const product = known.get(`${String(row)} ${String(column)}`);
        if (product !== undefined) return of(product, false);
        const turned = known.get(`${String(column)} ${String(row)}`);
        return turned === undefined ? 0 : of(turned, true);
      }),
    );
  const own = (month: number) => known.get(`${String(month)} ${String(month)}`);
  return {
    people: Math.max(0, ...products.map(({ people }) => people)),
    months: months.map((month) => ({
      month,
      events: own(month)?.events ?? 0,
      years: (own(month)?.watched ?? 0) / monthsAYear,
    })),
    visits: square(({ products: sum }) => sum),
    crossed: square(
      ({ one_crossed, other_crossed }, turned) => (turned ? other_crossed : one_crossed) / monthsAYear,
    ),
    years: square(({ watched_squares }) => watched_squares / monthsAYear ** 2),
  };
}
