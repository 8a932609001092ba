import type { Share } from '../evidence/evidence';
import { isWithheld } from '../stats/result';
import { wilson } from '../stats/proportion';

/** `x` of `n` with its Wilson interval; of nobody, there is no share. */
export function shareOf(x: number, n: number): Share {
  const estimate = wilson(x, n);
  if (isWithheld(estimate)) return { x, n, share: estimate, interval: null };
  return { x, n, share: estimate.share, interval: estimate.interval };
}
