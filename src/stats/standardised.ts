import { isConstant, moments } from './moments';
import { withhold } from './result';
import type { Result, Weighted } from './result';
import { reach, size, tally } from './tally';

/** A difference in standard deviations; amber beyond 0.1, red beyond 0.25, whichever the sign. */
export interface Standardised {
  readonly difference: number;
  readonly flag: 'none' | 'amber' | 'red';
  readonly n: readonly [number, number];
}

function flagged(difference: number, n: readonly [number, number]): Standardised {
  const far = Math.abs(difference);
  return { difference, flag: far > 0.25 ? 'red' : far > 0.1 ? 'amber' : 'none', n };
}

/**
 * How unlike are two groups in a score, whatever its unit and however many they are? Mean of a less mean of b over
 * √((s_a² + s_b²)/2), deviations with n - 1; positive when a is higher.
 *
 * Withheld: `one_group` when either has fewer than two people; `no_variance` when neither spreads; `invalid`.
 * R: `(mean(a) - mean(b)) / sqrt((var(a) + var(b)) / 2)`.
 */
export function standardisedDifference(a: readonly Weighted[], b: readonly Weighted[]): Result<Standardised> {
  const [left, right] = [tally(a), tally(b)];
  if (left === null || right === null) return withhold('invalid');
  if (size(left) < 2 || size(right) < 2) return withhold('one_group', Math.min(size(left), size(right)));
  const [one, two] = [moments(left), moments(right)];
  const spread = Math.sqrt((one.squares / (one.n - 1) + two.squares / (two.n - 1)) / 2);
  if (isConstant(spread, Math.max(reach(left), reach(right)))) return withhold('no_variance', one.n + two.n);
  return flagged((one.mean - two.mean) / spread, [one.n, two.n]);
}

/**
 * How unlike are two groups in the share who have a quality? Spread of a share p: √(p(1 - p)).
 *
 * Withheld: `one_group` when either is empty; `no_variance` when each share is 0 or 1; `invalid`.
 * R: `(pa - pb) / sqrt((pa * (1 - pa) + pb * (1 - pb)) / 2)`.
 */
export function standardisedDifferenceOfShares(
  xa: number,
  na: number,
  xb: number,
  nb: number,
): Result<Standardised> {
  const counts =
    [xa, na, xb, nb].every((one) => Number.isSafeInteger(one) && one >= 0) && xa <= na && xb <= nb;
  if (!counts) return withhold('invalid');
  if (na === 0 || nb === 0) return withhold('one_group', Math.min(na, nb));
  const [pa, pb] = [xa / na, xb / nb];
  const spread = Math.sqrt((pa * (1 - pa) + pb * (1 - pb)) / 2);
  if (spread === 0) return withhold('no_variance', na + nb);
  return flagged((pa - pb) / spread, [na, nb]);
}
