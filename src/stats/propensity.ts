import { binaryMatrix } from './binarydesign';
import { coefficients, variance } from './coefficient';
import type { Coefficient } from './coefficient';
import type { DesignMatrix } from './designmatrix';
import { logOdds, shareOf } from './logodds';
import type { Matrix } from './matrix';
import { isWithheld, withhold } from './result';
import type { Result } from './result';
import { uncentred, uncentredVariance } from './sandwich';

/** People alike in what was known of them before, and how many they are. */
export interface ArmRow {
  /** 1: the cohort asked about; 0: the cohort it is held against. */
  readonly arm: 0 | 1;
  /** One number for each name, in their order; no column for the constant. */
  readonly covariates: readonly number[];
  readonly n: number;
}

/** How likely these people were to be in the arm, given what was known: between 0 and 1, and its log odds. */
export type Scored<Row extends ArmRow> = Row & { readonly score: number; readonly logit: number };

export interface Propensity<Row extends ArmRow = ArmRow> {
  /** People by arm: `n[1]` are in the cohort asked about. */
  readonly n: readonly [number, number];
  /** Log odds of being in the arm, the constant first; `ratio` is an odds ratio. A description, not a finding. */
  readonly coefficients: readonly Coefficient<'model'>[];
  /** Names that say nothing that the constant and the names before them do not say. */
  readonly aliased: readonly string[];
  /** The rows that somebody has, in their order, with their scores. */
  readonly rows: readonly Scored<Row>[];
  /** The columns fitted, one line for each of `rows`, and the variance of their coefficients: for errors that rest on the scores. */
  readonly matrix: DesignMatrix;
  readonly bread: Matrix;
}

/** People by arm. R: `table(arm)`. */
export function armSizes(rows: readonly Pick<ArmRow, 'arm' | 'n'>[]): readonly [number, number] {
  let [comparison, arm] = [0, 0];
  for (const row of rows) {
    if (row.arm === 1) arm += row.n;
    else comparison += row.n;
  }
  return [comparison, arm];
}

/**
 * How likely was each person to be in the arm, given what was known of them before? The fitted shares of a logistic
 * regression of the arm on the covariates.
 *
 * Withheld: `one_group` when either arm has fewer than two people; `few_for_covariates` when there are no more people
 * than coefficients; `certain_arm` when a score is within 1e-8 of 0 or 1, or the arms are separated: then nobody can
 * stand in for those people, and weights would have no end; `not_settled`; `invalid`.
 * R: `fitted(glm(arm ~ x, binomial))`.
 */
export function propensity<Row extends ArmRow>(
  names: readonly string[],
  rows: readonly Row[],
): Result<Propensity<Row>> {
  const matrix = binaryMatrix(
    names,
    rows.map(({ arm, covariates, n }) => ({ event: arm, covariates, n })),
  );
  if (isWithheld(matrix) && matrix.withheld === 'invalid') return matrix;
  const kept = rows.filter((row) => row.n > 0);
  const n = armSizes(kept);
  if (Math.min(...n) < 2) return withhold('one_group', Math.min(...n));
  if (isWithheld(matrix)) return matrix;
  const fit = logOdds(matrix);
  if (fit === 'separated') return withhold('certain_arm', matrix.n);
  if (fit === 'not_settled') return withhold('not_settled', matrix.n);
  const model = uncentredVariance(matrix, fit.bread);
  const scale = model.map((row, j) => Math.sqrt(row[j] ?? 0));
  const table = coefficients(matrix.names, uncentred(matrix, fit.beta), scale, { model: variance(model) });
  if (isWithheld(table)) return table;
  const scored = kept.map((row, i) => {
    const logit = fit.logits[i] ?? 0;
    return { ...row, score: shareOf(logit), logit };
  });
  return { n, coefficients: table, aliased: matrix.aliased, rows: scored, matrix, bread: fit.bread };
}
