import { fisherUpper } from './fisher';
import { deviation, isConstant, moments } from './moments';
import { withhold } from './result';
import type { Result, Weighted } from './result';
import { sum } from './sum';
import { reach, size, tally } from './tally';

/** Welch's F test; `n` people in the `groups` compared, `leftOut` groups that cannot be. */
export interface Oneway {
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
  readonly groups: number;
  readonly n: number;
  readonly leftOut: number;
}

/**
 * Do the averages of several groups differ, without assuming that they spread alike?
 *
 * Groups with fewer than two people, or where everyone has the same value, have no spread to weigh them by: they are
 * left out and counted. Withheld: `one_group` when fewer than two remain; `invalid`.
 * R: `oneway.test(y ~ g, var.equal = FALSE)`.
 */
export function welchOneway(groups: readonly (readonly Weighted[])[]): Result<Oneway> {
  const tallies = groups.map(tally).filter((one) => one !== null);
  if (tallies.length < groups.length) return withhold('invalid');
  const compared = tallies
    .filter((one) => size(one) >= 2 && !isConstant(deviation(moments(one)), reach(one)))
    .map(moments);
  const k = compared.length;
  const n = size(compared);
  if (k < 2) return withhold('one_group', n);
  const weights = compared.map((one) => (one.n * (one.n - 1)) / one.squares);
  const all = sum(weights);
  const of = (i: number) => (weights[i] ?? 0) / all;
  const mean = sum(compared.map((one, i) => of(i) * one.mean));
  const loss = sum(compared.map((one, i) => (1 - of(i)) ** 2 / (one.n - 1))) / (k ** 2 - 1);
  const between = sum(compared.map((one, i) => (weights[i] ?? 0) * (one.mean - mean) ** 2)) / (k - 1);
  const f = between / (1 + 2 * (k - 2) * loss);
  const [df1, df2] = [k - 1, 1 / (3 * loss)];
  return { f, df1, df2, p: fisherUpper(f, df1, df2), groups: k, n, leftOut: groups.length - k };
}
