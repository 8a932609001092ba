import { binomialLower } from './binomial';
import { chiSquaredUpper } from './chisquared';
import { solveSymmetric } from './cholesky';
import { withhold } from './result';
import type { Result } from './result';
import { sum } from './sum';

/** `up` and `down`: people who crossed one way and the other. The exact method has no statistic. */
export interface Mcnemar {
  readonly up: number;
  readonly down: number;
  readonly method: 'exact' | 'chi-squared';
  readonly statistic: number | null;
  readonly p: number;
}

const EXACT_BELOW = 25;

/**
 * Did more people cross the line one way than the other? `b` and `c` count those who crossed each way.
 *
 * Exact below 25 crossings, else chi-squared with 1 degree of freedom and continuity correction.
 * Withheld: `no_discordant` when no one crossed; `invalid`.
 * R: `binom.test(b, b + c)$p.value`; `mcnemar.test(matrix(c(0, c, b, 0), 2))`.
 */
export function mcnemar(b: number, c: number): Result<Mcnemar> {
  const crossed = b + c;
  if (!Number.isSafeInteger(crossed) || !Number.isInteger(b) || b < 0 || c < 0) return withhold('invalid');
  if (crossed === 0) return withhold('no_discordant', 0);
  if (crossed < EXACT_BELOW) {
    const p = b === c ? 1 : Math.min(1, 2 * binomialLower(Math.min(b, c), crossed, 0.5));
    return { up: b, down: c, method: 'exact', statistic: null, p };
  }
  const statistic = b === c ? 0 : (Math.abs(b - c) - 1) ** 2 / crossed;
  return { up: b, down: c, method: 'chi-squared', statistic, p: chiSquaredUpper(statistic, 1) };
}

/** A test of the shift between bands; `n` is everyone in the table, `df` one less than the bands people moved between. */
export interface Movement {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  readonly n: number;
}

/**
 * Are the bands filled differently at the last score than at the first? `table[i][j]` people went from band i to j.
 *
 * Bands that no one entered or left are dropped, each lowering `df` by one. Two bands give McNemar's test without
 * continuity correction. Withheld: `no_discordant` when no one moved; `singular` when the moves fall into groups of
 * bands without a link; `invalid` when the table is not square or holds something else than counts.
 * Stuart (1955), Maxwell (1970). R: `t(d) %*% solve(S) %*% d`, in `test/stats/r/proportion.R`.
 */
export function stuartMaxwell(table: readonly (readonly number[])[]): Result<Movement> {
  const square = table.length >= 2 && table.every((row) => row.length === table.length);
  if (!square || !table.flat().every((n) => Number.isSafeInteger(n) && n >= 0)) return withhold('invalid');
  const n = sum(table.flat());
  const cell = (i: number, j: number) => table[i]?.[j] ?? 0;
  const out = table.map((row, i) => sum(row) - cell(i, i));
  const into = table.map((_, j) => sum(table.map((row) => row[j] ?? 0)) - cell(j, j));
  const bands = table.map((_, i) => i).filter((i) => (out[i] ?? 0) + (into[i] ?? 0) > 0);
  if (bands.length === 0) return withhold('no_discordant', n);
  const free = bands.slice(0, -1);
  const net = free.map((i) => (out[i] ?? 0) - (into[i] ?? 0));
  const spread = free.map((i) =>
    free.map((j) => (i === j ? (out[i] ?? 0) + (into[i] ?? 0) : -(cell(i, j) + cell(j, i)))),
  );
  const solved = solveSymmetric(spread, net);
  if (solved === null) return withhold('singular', n);
  const statistic = Math.max(0, sum(net.map((one, i) => one * (solved[i] ?? 0))));
  return { statistic, df: free.length, p: chiSquaredUpper(statistic, free.length), n };
}
