/** A stretch of whole months from referral, both ends in it; month 0 is the month of referral. */
export interface Months {
  readonly from: number;
  readonly to: number;
}

/** Where service use is counted before and after. */
export interface Windows {
  readonly before: Months;
  readonly after: Months;
}

/** How long a window can be asked to be, in months. */
export const windowMonths = [3, 6, 12] as const;

export function isWindowMonths(months: number): months is (typeof windowMonths)[number] {
  return windowMonths.some((one) => one === months);
}

/** How windows are asked for: their length, and whether the months of the run-up to referral are left out. */
export interface WindowRule {
  readonly months: (typeof windowMonths)[number];
  readonly runUp: 'left out' | 'counted';
}

export const usualWindows: WindowRule = { months: 12, runUp: 'left out' };

/** The first month of the run-up: people come when they are at their worst, and the referral itself happens at a visit. */
export const firstOfRunUp = -3;

/** The windows that a rule means in data that begin at month `first` and end at month `last`; null where either would be empty. */
export function windowsOf({ months, runUp }: WindowRule, first: number, last: number): Windows | null {
  const to = runUp === 'left out' ? firstOfRunUp - 1 : -1;
  const before = { from: Math.max(first, to - months + 1), to };
  const after = { from: 1, to: Math.min(last, months) };
  return before.from > before.to || after.from > after.to ? null : { before, after };
}
