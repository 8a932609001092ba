import type { Outcome } from './evidence';
import { usable } from './select';

export type Direction = 'higher' | 'lower' | 'unsure';

/** Which way the average went, where its interval excludes zero; undefined where there is no estimate. */
export function direction(outcome: Outcome): Direction | undefined {
  if (!usable(outcome.change)) return undefined;
  const { lower, upper } = outcome.change.interval95;
  return lower > 0 ? 'higher' : upper < 0 ? 'lower' : 'unsure';
}
