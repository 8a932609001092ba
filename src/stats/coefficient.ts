import type { Matrix } from './matrix';
import { isWithheld, withhold } from './result';
import type { Interval, Result } from './result';
import { studentQuantile, studentTwoSided } from './student';

/** How sure one way of reckoning errors is of a coefficient. */
export interface Certainty {
  readonly se: number;
  /** The estimate over its standard error. */
  readonly z: number;
  /** Degrees of freedom of Student's t behind p and the limits; null: the normal. */
  readonly df: number | null;
  readonly p: number;
  /** Limits of the logarithm. */
  readonly interval: Interval;
  /** Limits of the ratio. */
  readonly ratioInterval: Interval;
}

/** What a column is worth: the logarithm of a rate ratio per unit; for `constant`, of the rate where all else is 0. */
export interface Coefficient<Kind extends string> {
  readonly name: string;
  readonly estimate: number;
  /** e to the estimate: events a year for `constant`, else a ratio of rates. */
  readonly ratio: number;
  readonly by: Readonly<Record<Kind, Result<Certainty>>>;
}

/** The variance of all coefficients by one way of reckoning, and the df of its t; null: the normal. */
export interface Variance {
  readonly matrix: Matrix;
  readonly df: number | null;
}

/** A variance, if a double holds all of it; withheld, `not_settled`, if not. */
export function variance(matrix: Matrix, df: number | null = null): Result<Variance> {
  return matrix.every((row) => row.every(Number.isFinite)) ? { matrix, df } : withhold('not_settled');
}

/** A robust error this small beside the model's own is the rounding of a fit without misses. */
const NOTHING = 1e-9;

/**
 * The certainty of one estimate on the log scale; withheld, `exact_fit`, when the error is nothing but rounding beside
 * `scale`. R: `coef(summary(fit))`, `confint.default(fit)`; with df, `2 * pt(-abs(z), df)` and `qt(0.975, df)`.
 */
export function certainty(estimate: number, se: number, df: number | null, scale: number): Result<Certainty> {
  if (!(se > NOTHING * scale)) return withhold('exact_fit');
  const z = estimate / se;
  const half = studentQuantile(0.975, df ?? Infinity) * se;
  const interval = { lower: estimate - half, upper: estimate + half, level: 0.95 };
  const ratioInterval = { lower: Math.exp(interval.lower), upper: Math.exp(interval.upper), level: 0.95 };
  const found = { se, z, df, p: studentTwoSided(z, df ?? Infinity), interval, ratioInterval };
  return Number.isFinite(ratioInterval.upper) ? found : withhold('not_settled');
}

/**
 * Every coefficient with every way of reckoning its error. `scale` are the model's own standard errors. Withheld,
 * `not_settled`, when a ratio is too large for a double.
 */
export function coefficients<Kind extends string>(
  names: readonly string[],
  estimates: readonly number[],
  scale: readonly number[],
  variances: Readonly<Record<Kind, Result<Variance>>>,
): Result<readonly Coefficient<Kind>[]> {
  if (!estimates.every((one) => Number.isFinite(Math.exp(one)))) return withhold('not_settled');
  const kinds = Object.keys(variances) as Kind[];
  return names.map((name, j) => {
    const estimate = estimates[j] ?? 0;
    const under = (kind: Kind): Result<Certainty> => {
      const all = variances[kind];
      if (isWithheld(all)) return all;
      return certainty(estimate, Math.sqrt(all.matrix[j]?.[j] ?? 0), all.df, scale[j] ?? 0);
    };
    const by = Object.fromEntries(kinds.map((kind) => [kind, under(kind)])) as Record<
      Kind,
      Result<Certainty>
    >;
    return { name, estimate, ratio: Math.exp(estimate), by };
  });
}
