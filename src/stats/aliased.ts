/** Below this a pivot on the correlation scale is rounding: the column depends on those before it. */
const DEPENDENT = 1e-12;
/** A column whose squares around its mean are a smaller part of its squares than this is constant but for rounding. */
const CONSTANT = 1e-24;

/** The numbers of one row, those of the constant left out, and how many rows are alike. */
export interface WeightedRow {
  readonly covariates: readonly number[];
  readonly weight: number;
}

/** Weighted mean of every column, in two passes. R: `apply(x, 2, weighted.mean, w)`. */
export function centresOf(rows: readonly WeightedRow[], columns: number): readonly number[] {
  const total = rows.reduce((all, { weight }) => all + weight, 0);
  const average = (around: readonly number[]) =>
    around.map(
      (from, j) =>
        from + rows.reduce((all, one) => all + one.weight * ((one.covariates[j] ?? 0) - from), 0) / total,
    );
  return average(average(Array.from({ length: columns }, () => 0)));
}

/** Sums of products of the centred columns, and of the squares of the uncentred ones. */
function products(rows: readonly WeightedRow[], centres: readonly number[]) {
  const columns = centres.length;
  const around = centres.map(() => new Float64Array(columns));
  const [raw, x] = [new Float64Array(columns), new Float64Array(columns)];
  for (const { covariates, weight } of rows) {
    for (let j = 0; j < columns; j += 1) {
      const value = covariates[j] ?? 0;
      x[j] = value - (centres[j] ?? 0);
      raw[j] = (raw[j] ?? 0) + weight * value ** 2;
    }
    for (let i = 0; i < columns; i += 1) {
      const row = around[i];
      if (row === undefined) continue;
      const one = weight * (x[i] ?? 0);
      for (let j = 0; j <= i; j += 1) row[j] = (row[j] ?? 0) + one * (x[j] ?? 0);
    }
  }
  return { around, raw };
}

/**
 * Which columns say nothing that the constant and the columns before them do not say already? Their places, in order.
 *
 * Cholesky on the correlation scale: a column is dropped where its pivot is below 1e-12. R: the columns whose
 * coefficient `glm` gives as NA.
 */
export function aliased(rows: readonly WeightedRow[], columns: number): readonly number[] {
  const { around, raw } = products(rows, centresOf(rows, columns));
  const at = (i: number, j: number) => around[i]?.[j] ?? 0;
  const kept: { readonly column: number; readonly factor: readonly number[] }[] = [];
  const dropped: number[] = [];
  for (let column = 0; column < columns; column += 1) {
    const square = at(column, column);
    if (!(square > CONSTANT * (raw[column] ?? 0))) {
      dropped.push(column);
      continue;
    }
    const factor: number[] = [];
    let pivot = 1;
    for (const one of kept) {
      let rest = at(column, one.column) / Math.sqrt(square) / Math.sqrt(at(one.column, one.column));
      for (let m = 0; m < factor.length; m += 1) rest -= (factor[m] ?? 0) * (one.factor[m] ?? 0);
      factor.push(rest / (one.factor.at(-1) ?? 1));
      pivot -= (factor.at(-1) ?? 0) ** 2;
    }
    if (pivot < DEPENDENT) dropped.push(column);
    else kept.push({ column, factor: [...factor, Math.sqrt(pivot)] });
  }
  return dropped;
}
