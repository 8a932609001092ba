import type { TripwireLevel } from '../../vocabulary/tripwire';
import type { Hits } from './cells';

/** How sure one rule is of one column. */
export interface Found {
  readonly level: TripwireLevel;
  /** Share of the filled cells. */
  readonly share: number;
}

/**
 * How sure a check is that numbers also pass by chance: stop where at least 5 different ones pass, half of those tried, and less than once
 * in 100,000 columns by chance; a look from 3, three in ten, and once in 1,000.
 */
export function beyondChance({ distinct, triedDistinct }: Hits, chance: number): TripwireLevel | undefined {
  const share = distinct / Math.max(1, triedDistinct);
  if (distinct >= 5 && share >= 0.5 && atLeast(distinct, triedDistinct, chance) < 1e-5) return 'stop';
  if (distinct >= 3 && share >= 0.3 && atLeast(distinct, triedDistinct, chance) < 1e-3) return 'warn';
  return undefined;
}

/** How often `found` or more of `tried` pass, each with this chance; only for shares well above it, where the terms fall quickly. */
function atLeast(found: number, tried: number, chance: number): number {
  if (tried > 200) return 0;
  let term = chance ** found;
  for (let k = 1; k <= found; k += 1) term *= (tried - found + k) / k;
  term *= (1 - chance) ** (tried - found);
  let sum = 0;
  for (let k = found; k <= tried; k += 1) {
    sum += term;
    term *= ((tried - k) / (k + 1)) * (chance / (1 - chance));
  }
  return sum;
}
