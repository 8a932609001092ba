import { requireProbability, requireThat } from './domain';
import { gammaDensity } from './gamma';
import { incompleteGamma } from './incompletegamma';
import { inverseGamma, tailsOf } from './inverseincomplete';

function requireDf(df: number): void {
  requireThat(df > 0 && df < Infinity, 'chi-squared', 'df must be > 0 and finite', df);
}

function requireArguments(x: number, df: number): void {
  requireDf(df);
  requireThat(!Number.isNaN(x), 'chi-squared', 'x must be a number', x);
}

/** How likely values near x are, for chi-squared with df > 0 degrees of freedom, not held to whole numbers. R: `dchisq(x, df)`. */
export function chiSquaredDensity(x: number, df: number): number {
  requireArguments(x, df);
  return gammaDensity(x, df / 2, 0.5);
}

/** The share of chi-squared below x. R: `pchisq(x, df)`. */
export function chiSquaredLower(x: number, df: number): number {
  requireArguments(x, df);
  return incompleteGamma(x / 2, df / 2).lower;
}

/** The share of chi-squared above x: the p value of a chi-squared statistic. R: `pchisq(x, df, lower.tail = FALSE)`. */
export function chiSquaredUpper(x: number, df: number): number {
  requireArguments(x, df);
  return incompleteGamma(x / 2, df / 2).upper;
}

/** The x that a share p of chi-squared lies below. R: `qchisq(p, df)`. */
export function chiSquaredQuantile(p: number, df: number): number {
  requireDf(df);
  requireProbability(p, 'chi-squared');
  return 2 * Math.exp(inverseGamma(tailsOf(p), df / 2));
}
