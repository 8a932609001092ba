/** Below this a pivot on the correlation scale is rounding: the rows depend on each other. */
const DEPENDENT = 1e-12;

/**
 * Solves `matrix x = right` for a symmetric positive definite matrix, scaled to a unit diagonal first. Null when the
 * matrix is singular. R: `solve(matrix, right)`.
 */
export function solveSymmetric(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] | null {
  const at = (rows: readonly (readonly number[])[], i: number, j: number) => rows[i]?.[j] ?? 0;
  const scale = matrix.map((_, i) => Math.sqrt(at(matrix, i, i)));
  if (scale.some((one) => !(one > 0))) return null;
  const of = (list: readonly number[], i: number) => list[i] ?? 0;
  const factor: number[][] = matrix.map(() => []);
  const forward: number[] = [];
  for (let i = 0; i < matrix.length; i += 1) {
    const row = factor[i] ?? [];
    for (let j = 0; j <= i; j += 1) {
      let rest = at(matrix, i, j) / (of(scale, i) * of(scale, j));
      for (let m = 0; m < j; m += 1) rest -= of(row, m) * at(factor, j, m);
      if (i === j && rest < DEPENDENT) return null;
      row.push(i === j ? Math.sqrt(rest) : rest / at(factor, j, j));
    }
    let known = of(right, i) / of(scale, i);
    for (let m = 0; m < i; m += 1) known -= of(row, m) * of(forward, m);
    forward.push(known / of(row, i));
  }
  const solution = [...forward];
  for (let i = matrix.length - 1; i >= 0; i -= 1) {
    let known = of(forward, i);
    for (let m = i + 1; m < matrix.length; m += 1) known -= at(factor, m, i) * of(solution, m);
    solution[i] = known / at(factor, i, i);
  }
  return solution.map((one, i) => one / of(scale, i));
}
