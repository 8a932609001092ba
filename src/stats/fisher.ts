import { chiSquaredDensity, chiSquaredLower, chiSquaredQuantile, chiSquaredUpper } from './chisquared';
import { requireProbability, requireThat } from './domain';
import { binomialTerm, incompleteBeta } from './incompletebeta';
import { inverseBeta, tailsOf } from './inverseincomplete';
import type { Tails } from './tails';

function requireDf(df1: number, df2: number): void {
  requireThat(df1 > 0 && df1 < Infinity, 'fisher', 'df1 must be > 0 and finite', df1);
  requireThat(df2 > 0, 'fisher', 'df2 must be > 0', df2);
}

function requireArguments(x: number, df1: number, df2: number): void {
  requireDf(df1, df2);
  requireThat(!Number.isNaN(x), 'fisher', 'x must be a number', x);
}

/** x as a share: the part of all variation that the numerator explains, and the rest. */
function shares(x: number, df1: number, df2: number): readonly [number, number] {
  const odds = (df1 / df2) * x;
  return odds === Infinity ? [1, 0] : [odds / (1 + odds), 1 / (1 + odds)];
}

function tails(x: number, df1: number, df2: number): Tails {
  requireArguments(x, df1, df2);
  if (df2 === Infinity) {
    return { lower: chiSquaredLower(x * df1, df1), upper: chiSquaredUpper(x * df1, df1) };
  }
  const [explained, rest] = shares(x, df1, df2);
  return incompleteBeta(explained, rest, df1 / 2, df2 / 2);
}

/**
 * How likely values near x are, for the F distribution with df1 and df2 degrees of freedom (> 0, not held to whole numbers;
 * df2 = Infinity is chi-squared over df1). Infinity at 0 when df1 < 2.
 *
 * R: `df(x, df1, df2)`.
 */
export function fisherDensity(x: number, df1: number, df2: number): number {
  requireArguments(x, df1, df2);
  if (x < 0 || x === Infinity) return 0;
  if (df2 === Infinity) return chiSquaredDensity(x * df1, df1) * df1;
  const a = df1 / 2;
  const b = df2 / 2;
  const [explained, rest] = shares(x, df1, df2);
  if (a >= 1) return a * rest * binomialTerm(explained, rest, a - 1, b);
  return x === 0 ? Infinity : (binomialTerm(explained, rest, a, b) * a * (b / (a + b))) / x;
}

/** The share of the F distribution below x. R: `pf(x, df1, df2)`. */
export function fisherLower(x: number, df1: number, df2: number): number {
  return tails(x, df1, df2).lower;
}

/** The share of the F distribution above x: the p value of an F statistic. R: `pf(x, df1, df2, lower.tail = FALSE)`. */
export function fisherUpper(x: number, df1: number, df2: number): number {
  return tails(x, df1, df2).upper;
}

/** The x that a share p of the F distribution lies below. R: `qf(p, df1, df2)`. */
export function fisherQuantile(p: number, df1: number, df2: number): number {
  requireDf(df1, df2);
  requireProbability(p, 'fisher');
  if (df2 === Infinity) return chiSquaredQuantile(p, df1) / df1;
  return Math.exp(inverseBeta(tailsOf(p), df1 / 2, df2 / 2)) * (df2 / df1);
}
