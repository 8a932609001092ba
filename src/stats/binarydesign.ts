import { CONSTANT } from './designmatrix';
import type { DesignMatrix } from './designmatrix';
import { patternsOf } from './leastsquares';
import { withhold } from './result';
import type { Result } from './result';
import { isScore, size } from './tally';

/** Whether something happened, what is known beside it, and how many people have this row. */
export interface BinaryRow {
  readonly event: 0 | 1;
  /** One number for each name, in their order; no column for the constant. */
  readonly covariates: readonly number[];
  readonly n: number;
}

/**
 * The rows that somebody has, made ready for a model of log odds: centred, without the columns that say nothing new.
 * The lines of the matrix are those rows in their order.
 *
 * Withheld: `invalid` when an event is not 0 or 1, an n is not a whole number from 0, a covariate is not a number, or
 * the names do not match the covariates one to one; `no_values` when nobody is left; `same_outcome` when it happened to
 * all or to none; `few_for_covariates` when there are no more people than coefficients. R: `model.matrix` and `qr`.
 */
export function binaryMatrix(names: readonly string[], rows: readonly BinaryRow[]): Result<DesignMatrix> {
  const sound = rows.every(
    ({ event, covariates, n }) =>
      (event === 0 || event === 1) &&
      Number.isSafeInteger(n) &&
      n >= 0 &&
      covariates.length === names.length &&
      covariates.every(isScore),
  );
  if (!sound || new Set(names).size !== names.length) return withhold('invalid');
  const kept = rows.filter(({ n }) => n > 0);
  if (kept.length === 0) return withhold('no_values', 0);
  const n = size(kept);
  const events = size(kept.filter(({ event }) => event === 1));
  if (events === 0 || events === n) return withhold('same_outcome', n);
  const { matrix } = patternsOf(kept, ({ covariates }) => covariates);
  const named = (places: readonly string[]) => places.map((place) => names[Number(place)] ?? '');
  if (n <= matrix.names.length) return withhold('few_for_covariates', n);
  const lines = matrix.lines.map((line, i) => ({ ...line, count: kept[i]?.event ?? 0 }));
  return {
    ...matrix,
    names: [CONSTANT, ...named(matrix.names.slice(1))],
    aliased: named(matrix.aliased),
    blocks: lines.map((line) => ({ n: line.weight, scatter: null, lines: [line] })),
    lines,
    events,
  };
}
