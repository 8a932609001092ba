import { regressionToMean } from './regression';
import { isWithheld, withhold } from './result';
import type { Result } from './result';

/** One cell of the grid: what is expected if use is this reliable and the population uses this much. */
export interface AssumedFall {
  readonly reliability: number;
  readonly populationMean: number;
  readonly after: number;
  readonly ratio: number;
  readonly difference: number;
}

export interface AssumedQuestion {
  /** Mean visits per person-year before referral of those chosen. */
  readonly before: number;
  /** Plausible means of the people the service could have referred, per person-year. */
  readonly populationMeans: readonly number[];
  readonly reliabilities?: readonly number[];
}

/** Where nothing is known of this group: from loosely to closely tied. */
export const RELIABILITIES = [0.6, 0.7, 0.8, 0.9] as const;

/**
 * By how much would visits fall though nothing was done, if use were this reliable from window to window and the
 * population's mean this? A grid, never one number: every reliability with every population mean.
 *
 * after = before - (1 - reliability) (before - population mean). Withheld: `no_visits` when nobody visited before;
 * `no_reliability` without reliabilities or means; `invalid`. R: `before - (1 - rho) * (before - mu)`.
 */
export function expectedAssumed({
  before,
  populationMeans,
  reliabilities = RELIABILITIES,
}: AssumedQuestion): Result<readonly AssumedFall[]> {
  if (!(before >= 0) || !populationMeans.every((mean) => mean >= 0)) return withhold('invalid');
  if (populationMeans.length === 0) return withhold('no_reliability');
  const cells: AssumedFall[] = [];
  for (const populationMean of populationMeans) {
    const found = regressionToMean({ meanFirst: before, populationMean, reliabilities });
    if (isWithheld(found)) return found;
    if (before === 0) return withhold('no_visits', 0);
    for (const { reliability, expected } of found.rows) {
      const after = before + expected;
      const ratio = after / before;
      if (!Number.isFinite(ratio)) return withhold('invalid');
      cells.push({ reliability, populationMean, after, ratio, difference: expected });
    }
  }
  return cells;
}
