import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveSymmetric } from '../../src/stats/cholesky';
import { expectClose } from './close';

describe('solving with a symmetric matrix', () => {
  it('gives back what was multiplied, whatever the units of the columns', () => {
    const side = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(side, { minLength: 4, maxLength: 4 }), side, (root, wanted) => {
        const unit = [1, 1e3, 1e-3, 10];
        const matrix = root.map((one, i) =>
          root.map(
            (other, j) =>
              (one.reduce((all, x, k) => all + x * (other[k] ?? 0), 0) + (i === j ? 20 : 0)) *
              (unit[i] ?? 0) *
              (unit[j] ?? 0),
          ),
        );
        const right = matrix.map((row) =>
          row.reduce((all, x, j) => all + x * ((wanted[j] ?? 0) / (unit[j] ?? 1)), 0),
        );
        const solved = solveSymmetric(matrix, right);
        expectClose(
          solved?.map((x, j) => x * (unit[j] ?? 1)),
          wanted,
          1e-9,
        );
      }),
    );
  });

  it('is refused when a column is empty or repeats another', () => {
    expect(
      solveSymmetric(
        [
          [0, 0],
          [0, 1],
        ],
        [1, 1],
      ),
    ).toBeNull();
    expect(
      solveSymmetric(
        [
          [2, 4],
          [4, 8],
        ],
        [1, 1],
      ),
    ).toBeNull();
    expect(
      solveSymmetric(
        [
          [1, 3],
          [3, 1],
        ],
        [1, 1],
      ),
    ).toBeNull();
  });
});
