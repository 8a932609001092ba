import type { Share } from '../evidence/evidence';
import type { Counted } from '../evidence/scope';
import { wilson } from '../stats/proportion';
import { isWithheld } from '../stats/result';

/**
 * `x` of `n` with its Wilson interval; of nobody, there is no share. Of referrals there is no interval: a person can have several,
 * and Wilson's would take them for several people.
 */
export function shareOf(x: number, n: number, counted: Counted = 'people'): Share {
  const estimate = wilson(x, n);
  if (isWithheld(estimate)) return { x, n, share: estimate, interval: null };
  return { x, n, share: estimate.share, interval: counted === 'people' ? estimate.interval : null };
}
