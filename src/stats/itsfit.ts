import { apart } from './design';
import type { SeriesDesign, SeriesError } from './itsdesign';
import type { Matrix } from './matrix';
import { neweyWestVariance, times } from './neweywest';
import { poissonRegression } from './poissonregression';
import { isWithheld, withhold } from './result';
import type { Result } from './result';

/** Squared misses this small beside chance are the rounding of a model that meets every month. */
const EXACT = 1e-16;

/** A fitted design: coefficients of the constant and the names, their Poisson variance, and ways to judge a contrast. */
export interface FittedSeries {
  readonly value: (contrast: readonly number[]) => number;
  /** Standard errors of a contrast; `used` is the one p and limits rest on. */
  readonly errors: (contrast: readonly number[]) => {
    readonly poisson: number;
    readonly quasi: number;
    readonly neweyWest: number;
    readonly used: number;
  };
  readonly dispersion: number;
  readonly df: number;
}

function quadratic(matrix: Matrix, vector: readonly number[]): number {
  return times(
    vector,
    matrix.map((row) => times(row, vector)),
  );
}

/**
 * The model of a design, by the regression of counts that every page uses. Withheld: `no_events`, `no_visits` when a
 * side has none, `not_identified`, `exact_series`, `not_settled`; `invalid`. R: as `interruptedSeries`.
 */
export function fitSeries({ names, rows }: SeriesDesign, lag: number, by: SeriesError): Result<FittedSeries> {
  const found = poissonRegression({
    names,
    clusters: apart(
      rows.map(({ events, years, covariates }) => ({ count: events, exposure: years, covariates, n: 1 })),
    ),
  });
  if (isWithheld(found)) return found.withheld === 'separated' ? withhold('no_visits', rows.length) : found;
  const { covariance, dispersion, df } = found;
  if (found.aliased.length > 0 || dispersion === null || isWithheld(covariance.model))
    return withhold('not_identified', rows.length);
  if (dispersion <= EXACT) return withhold('exact_series', rows.length);
  const beta = found.coefficients.map(({ estimate }) => estimate);
  const bread = covariance.model.matrix;
  const misses = rows.map(({ month, events, years, covariates }) => {
    const x = [1, ...covariates];
    return { month, x, miss: events - years * Math.exp(times(x, beta)) };
  });
  return {
    value: (contrast) => times(contrast, beta),
    errors: (contrast) => {
      const poisson = Math.sqrt(quadratic(bread, contrast));
      const quasi = poisson * Math.sqrt(dispersion);
      const neweyWest = Math.sqrt(neweyWestVariance(bread, misses, contrast, lag));
      return { poisson, quasi, neweyWest, used: by === 'larger' ? Math.max(neweyWest, quasi) : neweyWest };
    },
    dispersion,
    df,
  };
}
