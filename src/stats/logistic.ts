import { binaryMatrix } from './binarydesign';
import type { BinaryRow } from './binarydesign';
import { coefficients, variance } from './coefficient';
import type { Coefficient, Variance } from './coefficient';
import { logOdds, surprise } from './logodds';
import { isWithheld, withhold } from './result';
import type { Result } from './result';
import { meatByLine, sandwich, uncentred, uncentredVariance } from './sandwich';

/** `model`: from the information. `robust`: HC0, person by person. */
export type LogisticError = 'model' | 'robust';

export interface LogisticRegression {
  readonly n: number;
  readonly events: number;
  /** The constant first, then the names in their order, aliased ones left out. `ratio` is an odds ratio. */
  readonly coefficients: readonly Coefficient<LogisticError>[];
  /** Names that say nothing that the constant and the names before them do not say. */
  readonly aliased: readonly string[];
  readonly deviance: number;
  /** Variances and covariances of the coefficients, in their order. */
  readonly covariance: Readonly<Record<LogisticError, Result<Variance>>>;
}

/**
 * By what factor do the odds of an event differ with each covariate, the others held?
 *
 * On the log odds scale; p and limits from the normal. Withheld: as `binaryMatrix`; `certain_outcome` where the data are
 * separated (log odds beyond 15 with errors that grow, or a fitted share within 1e-8 of 0 or 1): ask `firthRegression`
 * then; `not_settled`. R: `glm(y ~ x, binomial)` on people, copies written out; `sandwich::sandwich(fit)`.
 */
export function logisticRegression(
  names: readonly string[],
  rows: readonly BinaryRow[],
): Result<LogisticRegression> {
  const matrix = binaryMatrix(names, rows);
  if (isWithheld(matrix)) return matrix;
  const fit = logOdds(matrix);
  if (fit === 'separated') return withhold('certain_outcome', matrix.n);
  if (fit === 'not_settled') return withhold('not_settled', matrix.n);
  const misses = matrix.lines.map((line, i) => [surprise(line, fit.logits[i] ?? 0)]);
  const model = uncentredVariance(matrix, fit.bread);
  const covariance = {
    model: variance(model),
    robust: variance(uncentredVariance(matrix, sandwich(fit.bread, meatByLine(matrix, misses)))),
  };
  const scale = model.map((row, j) => Math.sqrt(row[j] ?? 0));
  const table = coefficients(matrix.names, uncentred(matrix, fit.beta), scale, covariance);
  if (isWithheld(table)) return table;
  const { n, events, aliased } = matrix;
  return { n, events, coefficients: table, aliased, deviance: fit.deviance, covariance };
}
