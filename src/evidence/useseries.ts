import { monthNumber, monthOf } from './calendar';
import type { VisitMethod } from './visits';
import type { MonthRate } from '../stats/eventtime';
import { type Bounded, interruptedSeries, type InterruptedSeries, type SeriesEffect } from '../stats/its';
import type { InterruptionChoice, SeriesMonth } from '../stats/itsdesign';
import type { RatioEstimate } from '../stats/pairedrate';
import { isWithheld, type Result } from '../stats/result';
import { studentQuantile } from '../stats/student';

/** Service use by calendar month, before and after the month in which the service began. */
export interface UseSeries {
  /** The first calendar month in which the service can have changed anything. */
  readonly began: string;
  /** Whether each person's months −3 to 0 from referral are left out, as time and as use. */
  readonly runUp: 'left out' | 'counted';
  readonly months: readonly CalendarMonth[];
  /** The share of the time watched that lies after people's own referral, in the months before `began` and from it on; null without time. */
  readonly afterReferral: { readonly before: number | null; readonly since: number | null };
  readonly model: Result<SeriesModel>;
}

/** A calendar month. Null: no comparison group; not in the model; before the interruption. */
export interface CalendarMonth {
  readonly calendar: string;
  readonly referred: Result<MonthRate>;
  readonly comparison: Result<MonthRate> | null;
  readonly fitted: number | null;
  /** The rate had the trend run on: with a comparison series, changed as that one did. */
  readonly without: Bounded | null;
}

/** A segmented regression. */
export interface SeriesModel {
  /** Whether it is held against the same months of the comparison group. */
  readonly controlled: boolean;
  /** Months in the model. */
  readonly before: number;
  readonly after: number;
  /** Months of the series that are not in the model: the one that the service began in, and those without a number. */
  readonly dropped: readonly string[];
  /** Fewer than 12 months on one side. */
  readonly provisional: boolean;
  /** Waves a year for the seasons. */
  readonly seasons: 0 | 1;
  /** Months over which misses may be linked. */
  readonly lag: number;
  readonly df: number;
  /** Pearson's chi-squared over df. */
  readonly dispersion: number;
  /** The step in the month that the service began in. */
  readonly level: SeriesStep;
  /** What each later month multiplies it by. */
  readonly slope: SeriesStep;
  /** Fitted over what the trend would have had, in the last month. */
  readonly end: Bounded & { readonly calendar: string };
}

export type SeriesStep = Pick<SeriesEffect, 'ratio' | 'se' | 't' | 'p' | 'interval'>;

type Counted = Pick<CalendarMonth, 'calendar' | 'referred' | 'comparison'>;

/** Two whole years, under which seasons cannot be told from a trend. */
const monthsForSeasons = 24;

function rows(months: readonly Counted[], arm: 'referred' | 'comparison'): readonly SeriesMonth[] {
  return months.flatMap(({ calendar, [arm]: rate }) =>
    rate === null || isWithheld(rate)
      ? []
      : [{ month: monthNumber(calendar), events: rate.events, years: rate.years }],
  );
}

/**
 * The model of months as they are counted or shown, and what it says of each. The month of `began` is left out: in it some were
 * touched and some not. Seasons are one wave a year from 24 months on. Against the comparison group where it has enough of the same months.
 * Withheld: as `interruptedSeries`.
 */
export function modelSeries(began: string, counted: readonly Counted[]): Pick<UseSeries, 'months' | 'model'> {
  const interruption = monthNumber(began);
  const [own, other] = [rows(counted, 'referred'), rows(counted, 'comparison')];
  const shared = own.filter(({ month }) => other.some((one) => one.month === month));
  const fit = (comparison: readonly SeriesMonth[] | null) => {
    const used = (comparison === null ? own : shared).filter(({ month }) => month !== interruption);
    const seasons = used.length >= monthsForSeasons ? 1 : 0;
    const choice: InterruptionChoice = {
      interruption,
      harmonics: seasons,
      lag: null,
      errors: 'larger',
      dropInterruption: true,
    };
    return { seasons, found: interruptedSeries(own, choice, comparison) } as const;
  };
  const beside = other.length === 0 ? null : fit(other);
  const short =
    beside === null ||
    (isWithheld(beside.found) && ['short_series', 'few_months'].includes(beside.found.withheld));
  const { seasons, found } = short ? fit(null) : beside;
  const fitted = new Map(isWithheld(found) ? [] : found.series.map((one) => [one.month, one]));
  const months = counted.map(({ calendar, referred, comparison }): CalendarMonth => {
    const one = fitted.get(monthNumber(calendar));
    return { calendar, referred, comparison, fitted: one?.fitted ?? null, without: one?.without ?? null };
  });
  const last = isWithheld(found) ? undefined : found.series.at(-1);
  if (isWithheld(found)) return { months, model: found };
  if (!last?.ratio) return { months, model: { withheld: 'few_months', n: 0 } };
  return { months, model: modelOf(found, seasons, { ...last.ratio, calendar: monthOf(last.month) }, months) };
}

function modelOf(
  found: InterruptedSeries,
  seasons: SeriesModel['seasons'],
  end: SeriesModel['end'],
  months: readonly CalendarMonth[],
): SeriesModel {
  const { controlled, before, after, provisional, lag, df, dispersion, level, slope } = found;
  const step = ({ ratio, se, t, p, interval }: SeriesEffect): SeriesStep => ({ ratio, se, t, p, interval });
  return {
    controlled,
    before,
    after,
    dropped: months.flatMap(({ calendar, fitted }) => (fitted === null ? [calendar] : [])),
    provisional,
    seasons,
    lag,
    df,
    dispersion,
    level: step(level),
    slope: step(slope),
    end,
  };
}

/** The step as a row among the methods; its limits are those of the series. */
export function seriesMethod({ months, model }: UseSeries): VisitMethod {
  const people = months.flatMap(({ referred }) => (isWithheld(referred) ? [] : [referred.people]));
  const beside = !isWithheld(model) && model.controlled;
  return {
    id: 'series',
    name: 'Step by calendar month',
    note: `${beside ? 'Beyond the comparison group’s step' : 'The referred alone, against their own trend'}, in the month that the service began in: another question. The number is of those watched in one month, at most.`,
    n: people.length === 0 ? { withheld: 'nobody_at_risk' } : Math.max(...people),
    ratio: isWithheld(model) ? model : estimateOf(model),
  };
}

function estimateOf({ df, level: { ratio, se, t, p, interval } }: SeriesModel): RatioEstimate {
  const half = studentQuantile(0.75, df) * se;
  return {
    ratio,
    logSe: se,
    z: t,
    p,
    interval95: interval,
    interval50: { lower: ratio * Math.exp(-half), upper: ratio * Math.exp(half), level: 0.5 },
  };
}

/** Methods with the row of the series in its place: after the other answers and before the dates at which nothing was done. */
export function withSeriesMethod(
  methods: readonly VisitMethod[],
  series: UseSeries | null,
): readonly VisitMethod[] {
  const others = methods.filter(({ id }) => id !== 'series');
  if (series === null) return others;
  const place = others.findIndex(({ id }) => id.startsWith('placebo'));
  return others.toSpliced(place < 0 ? others.length : place, 0, seriesMethod(series));
}
