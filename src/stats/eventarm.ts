import { sum } from './sum';

/** Months relative to referral, both ends included. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/**
 * One arm of an event study, summed over people. x is a person's visits in a month and y the person-years they were
 * observed in it (0 and 0 where they were not), rows and columns in the order of `months`:
 * `visits[m][l]` = Σ x_m x_l, `crossed[m][l]` = Σ x_m y_l, `years[m][l]` = Σ y_m y_l.
 */
export interface ArmMonths {
  readonly people: number;
  readonly months: readonly { readonly month: number; readonly events: number; readonly years: number }[];
  readonly visits: readonly (readonly number[])[];
  readonly crossed: readonly (readonly number[])[];
  readonly years: readonly (readonly number[])[];
}

/** Log rates per person-year of periods (each some months taken together) and their person-clustered covariances. */
export interface ArmPeriods {
  readonly years: (period: number) => number;
  /** Null without visits or without anybody observed. */
  readonly logRate: (period: number) => number | null;
  /** Of two periods that have a rate. */
  readonly covariance: (one: number, other: number) => number;
}

function isUsable({ people, months, visits, crossed, years }: ArmMonths): boolean {
  const isSize = (value: number) => value >= 0 && value < 1e100;
  const isSquare = (rows: readonly (readonly number[])[]) =>
    rows.length === months.length && rows.every((row) => row.length === months.length && row.every(isSize));
  return (
    Number.isSafeInteger(people) &&
    people >= 0 &&
    new Set(months.map(({ month }) => month)).size === months.length &&
    months.every(
      (one) =>
        Number.isSafeInteger(one.month) &&
        Number.isSafeInteger(one.events) &&
        one.events >= 0 &&
        isSize(one.years) &&
        (one.events === 0 || one.years > 0),
    ) &&
    [visits, crossed, years].every(isSquare)
  );
}

/**
 * The log rates of `periods`, each a list of months, and their covariances from sums over people: a person's score in a
 * period is visits less rate × years, and the covariance of two log rates is the sum over people of the product
 * of scores over the product of events. Null when the sums cannot be used.
 * R: `sandwich::vcovCL(glm(visits ~ 0 + period + offset(log(years)), poisson), person, type = "HC0", cadjust = FALSE)`.
 */
export function armPeriods(arm: ArmMonths, periods: readonly (readonly number[])[]): ArmPeriods | null {
  if (!isUsable(arm)) return null;
  const places = new Map(arm.months.map(({ month }, place) => [month, place]));
  const sets = periods.map((months) =>
    months.map((month) => places.get(month)).filter((place) => place !== undefined),
  );
  const over = (set: readonly number[] | undefined, of: (place: number) => number) =>
    sum((set ?? []).map(of));
  const events = sets.map((set) => over(set, (place) => arm.months[place]?.events ?? 0));
  const years = sets.map((set) => over(set, (place) => arm.months[place]?.years ?? 0));
  const block = (rows: readonly (readonly number[])[], one: number, other: number) =>
    over(sets[one], (i) => over(sets[other], (j) => rows[i]?.[j] ?? 0));
  const rate = (period: number) => (events[period] ?? 0) / (years[period] ?? 0);
  return {
    years: (period) => years[period] ?? 0,
    logRate: (period) => ((events[period] ?? 0) > 0 ? Math.log(rate(period)) : null),
    covariance: (one, other) => {
      const [first, second] = [rate(one), rate(other)];
      const scores = sum([
        block(arm.visits, one, other),
        -second * block(arm.crossed, one, other),
        -first * block(arm.crossed, other, one),
        first * second * block(arm.years, one, other),
      ]);
      return scores / ((events[one] ?? 0) * (events[other] ?? 0));
    },
  };
}
