import { boolean, check, type GenericSchema, picklist, pipe, strictObject, string } from 'valibot';
import { isCalendarMonth } from './calendar';
import { amount, fraction, interval, list, oneOf, orNull, result, whole } from './packparts';
import type { MonthRate } from '../stats/eventtime';
import type { Result } from '../stats/result';

/** A calendar month like 2023-04. */
export const calendarMonth = pipe(string(), check(isCalendarMonth));

const bounded = { value: amount, interval } as const;

const step = strictObject({ ratio: amount, se: amount, t: amount, p: fraction, interval });

const model = strictObject({
  controlled: boolean(),
  before: whole,
  after: whole,
  dropped: list(calendarMonth, 600),
  provisional: boolean(),
  seasons: picklist([0, 1]),
  lag: whole,
  df: whole,
  dispersion: amount,
  level: step,
  slope: step,
  end: strictObject({ calendar: calendarMonth, ...bounded }),
});

/** `rate`: a month's rate, or why there is none. */
export function seriesShape(rate: GenericSchema<Result<MonthRate>>) {
  return strictObject({
    began: calendarMonth,
    runUp: oneOf(['left out', 'counted']),
    months: list(
      strictObject({
        calendar: calendarMonth,
        referred: rate,
        comparison: orNull(rate),
        fitted: orNull(amount),
        without: orNull(strictObject(bounded)),
      }),
      600,
    ),
    afterReferral: strictObject({ before: orNull(fraction), since: orNull(fraction) }),
    model: result(model),
  });
}
