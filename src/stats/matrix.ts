import { solveSymmetric } from './cholesky';

/** Rows of numbers. */
export type Matrix = readonly (readonly number[])[];

/** Rows that are added to; flat doubles, because they are added to for every row of the data. */
export function zeros(size: number): Float64Array[] {
  return Array.from({ length: size }, () => new Float64Array(size));
}

/** The sum of the products of two lists, the first giving the length. R: `sum(left * right)`. */
export function dot(left: ArrayLike<number>, right: ArrayLike<number>): number {
  let total = 0;
  for (let j = 0; j < left.length; j += 1) total += (left[j] ?? 0) * (right[j] ?? 0);
  return total;
}

/** Adds `weight` times x x' to the lower half of a symmetric matrix. */
export function addSquare(half: readonly Float64Array[], x: Float64Array, weight: number): void {
  for (let i = 0; i < half.length; i += 1) {
    const row = half[i];
    const scaled = weight * (x[i] ?? 0);
    if (row === undefined || scaled === 0) continue;
    for (let j = 0; j <= i; j += 1) row[j] = (row[j] ?? 0) + scaled * (x[j] ?? 0);
  }
}

/** The whole of a symmetric matrix from its lower half. */
export function whole(half: readonly ArrayLike<number>[]): Matrix {
  return half.map((_, i) => half.map((__, j) => half[Math.max(i, j)]?.[Math.min(i, j)] ?? 0));
}

/** The product of two matrices. R: `left %*% right`. */
export function multiply(left: Matrix, right: Matrix): Matrix {
  const columns = right[0]?.length ?? 0;
  return left.map((row) =>
    Array.from({ length: columns }, (_, j) =>
      row.reduce((all, one, m) => all + one * (right[m]?.[j] ?? 0), 0),
    ),
  );
}

/** The matrix with its rows as columns. R: `t(matrix)`. */
export function transpose(matrix: Matrix): Matrix {
  return (matrix[0] ?? []).map((_, j) => matrix.map((row) => row[j] ?? 0));
}

/** The inverse of a symmetric positive definite matrix; null when it is singular. R: `solve(matrix)`. */
export function invertSymmetric(matrix: Matrix): Matrix | null {
  const columns: (readonly number[])[] = [];
  for (let j = 0; j < matrix.length; j += 1) {
    const column = solveSymmetric(
      matrix,
      matrix.map((_, i) => (i === j ? 1 : 0)),
    );
    if (column === null) return null;
    columns.push(column);
  }
  return whole(columns);
}
