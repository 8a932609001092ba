import { withhold } from './result';
import type { Result, Weighted } from './result';
import { size, tally } from './tally';

/** The value below which the share `p` of `n` people lie. */
export interface Quantile {
  readonly n: number;
  readonly p: number;
  readonly value: number;
}

/** The middle half of `n` people and its centre. */
export interface Quartiles {
  readonly n: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
}

function ordered(people: readonly Weighted[], position: number): number {
  let before = 0;
  for (const { value, n } of people) {
    before += n;
    if (position < before) return value;
  }
  throw new RangeError('quantiles: position beyond the last person');
}

function typeSeven(people: readonly Weighted[], n: number, p: number): number {
  const position = (n - 1) * p;
  const below = Math.floor(position);
  const share = position - below;
  const lower = ordered(people, below);
  if (share === 0) return lower;
  const upper = ordered(people, below + 1);
  return lower === upper ? lower : (1 - share) * lower + share * upper;
}

/**
 * Below which value do a share `p` of the people lie? In the unit of the values, straight lines between neighbours.
 *
 * Withheld: `no_values`; `invalid` when `p` is outside 0 to 1. R: `quantile(x, p, type = 7)`, R's own default.
 */
export function quantile(values: readonly Weighted[], p: number): Result<Quantile> {
  const people = tally(values);
  if (people === null || !(p >= 0 && p <= 1)) return withhold('invalid');
  if (people.length === 0) return withhold('no_values', 0);
  const n = size(people);
  return { n, p, value: typeSeven(people, n, p) };
}

/** Where do the middle half of the people lie? Withheld as `quantile`. R: `quantile(x, c(0.25, 0.5, 0.75))`. */
export function quartiles(values: readonly Weighted[]): Result<Quartiles> {
  const people = tally(values);
  if (people === null) return withhold('invalid');
  if (people.length === 0) return withhold('no_values', 0);
  const n = size(people);
  const at = (p: number) => typeSeven(people, n, p);
  return { n, q1: at(0.25), median: at(0.5), q3: at(0.75) };
}
