import { seriesDesign } from './itsdesign';
import type { InterruptionChoice, SeriesError, SeriesMonth, SeriesRow } from './itsdesign';
import { fitSeries } from './itsfit';
import type { FittedSeries } from './itsfit';
import { usualLag } from './neweywest';
import { isWithheld, withhold } from './result';
import type { Interval, Result } from './result';
import { studentQuantile, studentTwoSided } from './student';

/** A ratio of rates. `se` is the error of its logarithm that p and limits rest on; the others stand beside it. */
export interface SeriesEffect {
  readonly ratio: number;
  readonly logRatio: number;
  readonly se: number;
  readonly seNeweyWest: number;
  readonly sePoisson: number;
  readonly seQuasi: number;
  readonly t: number;
  readonly p: number;
  readonly interval: Interval;
}

/** Visits per person-year, or a ratio, with its limits. */
export interface Bounded {
  readonly value: number;
  readonly interval: Interval;
}

/** One month of the series. `without`: the rate had there been no interruption; `ratio`: fitted over that. */
export interface FittedMonth {
  readonly month: number;
  readonly events: number;
  readonly years: number;
  readonly rate: number;
  readonly fitted: number;
  /** Null before the interruption. */
  readonly without: Bounded | null;
  readonly ratio: Bounded | null;
}

export interface InterruptedSeries {
  readonly controlled: boolean;
  readonly before: number;
  readonly after: number;
  readonly dropped: readonly number[];
  /** Fewer than 12 months on one side. */
  readonly provisional: boolean;
  readonly lag: number;
  readonly errors: SeriesError;
  readonly df: number;
  /** Pearson's chi-squared over df. */
  readonly dispersion: number;
  /** The step in the interruption's month. */
  readonly level: SeriesEffect;
  /** What each later month multiplies it by. */
  readonly slope: SeriesEffect;
  readonly series: readonly FittedMonth[];
}

const LEVEL = 0.95;
const PROVISIONAL_BELOW = 12;

function bounded(model: FittedSeries, contrast: readonly number[]): Bounded {
  const at = model.value(contrast);
  const half = studentQuantile((1 + LEVEL) / 2, model.df) * model.errors(contrast).used;
  return {
    value: Math.exp(at),
    interval: { lower: Math.exp(at - half), upper: Math.exp(at + half), level: LEVEL },
  };
}

function effect(model: FittedSeries, contrast: readonly number[]): SeriesEffect {
  const { value, interval } = bounded(model, contrast);
  const logRatio = model.value(contrast);
  const { used: se, neweyWest, poisson, quasi } = model.errors(contrast);
  const t = logRatio / se;
  return {
    ratio: value,
    logRatio,
    se,
    seNeweyWest: neweyWest,
    sePoisson: poisson,
    seQuasi: quasi,
    t,
    p: studentTwoSided(t, model.df),
    interval,
  };
}

function fittedMonth(model: FittedSeries, row: SeriesRow, interruption: number): FittedMonth {
  const { month, events, years, covariates, without } = row;
  const there = [1, ...covariates];
  const gone = [1, ...without];
  const touched = month >= interruption;
  return {
    month,
    events,
    years,
    rate: events / years,
    fitted: Math.exp(model.value(there)),
    without: touched ? bounded(model, gone) : null,
    ratio: touched
      ? bounded(
          model,
          there.map((one, i) => one - (gone[i] ?? 0)),
        )
      : null,
  };
}

function isPrintable(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value !== 'object' || Object.values(value).every(isPrintable);
}

/**
 * Did the rate of visits by calendar month step, or bend, when something began, against its own trend and seasons? With
 * a `comparison` series: by how much more than there?
 *
 * Segmented Poisson regression; limits and p by Newey–West's errors, which allow for more scatter than Poisson and
 * for misses that run in spells, or by the larger of these and the quasi-Poisson error (`SeriesError`), and t with
 * months less coefficients. The controlled version compares the step and
 * the bend with those of the comparison, seasons shared. Withheld: `short_series` under 12 months; `few_months` under
 * 8 on either side (8 to 11: `provisional`); `no_events`, `no_visits` when a side has none; `exact_series`;
 * `not_identified`; `not_settled`; `invalid`.
 * R: `glm(events ~ t + after + I(t * after) + seasons + offset(log(years)), poisson)`, t in months from the
 * interruption, with `lmtest::coeftest(fit, sandwich::NeweyWest(fit, lag, prewhite = FALSE, adjust = TRUE), df =
 * df.residual(fit))`; `seQuasi`: `quasipoisson`.
 */
export function interruptedSeries(
  series: readonly SeriesMonth[],
  choice: InterruptionChoice,
  comparison: readonly SeriesMonth[] | null = null,
): Result<InterruptedSeries> {
  const design = seriesDesign(series, comparison, choice);
  if (isWithheld(design)) return design;
  const { before, after, dropped, names } = design;
  const lag = choice.lag ?? usualLag(before + after);
  const model = fitSeries(design, lag, choice.errors);
  if (isWithheld(model)) return model;
  const only = (name: string) => [0, ...names.map((one) => (one === name ? 1 : 0))];
  const found: InterruptedSeries = {
    controlled: comparison !== null,
    before,
    after,
    dropped,
    provisional: Math.min(before, after) < PROVISIONAL_BELOW,
    lag,
    errors: choice.errors,
    df: model.df,
    dispersion: model.dispersion,
    level: effect(model, only(design.level)),
    slope: effect(model, only(design.slope)),
    series: design.rows.filter(({ own }) => own).map((row) => fittedMonth(model, row, choice.interruption)),
  };
  return isPrintable(found) ? found : withhold('not_settled', before + after);
}
