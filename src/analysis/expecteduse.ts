import { armPairs } from './visitarm';
import type { Sides } from './visitmethods';
import type { VisitArm, VisitFinding } from '../evidence/visits';
import { expectedAssumed } from '../stats/expectedassumed';
import { expectedFromEarlier } from '../stats/expectedfall';
import { isWithheld } from '../stats/result';
import { plausibleUse } from '../vocabulary/servicenames';

/**
 * What ratio would be expected though nothing were done? From the group's own window of the same length before the one that is counted
 * (`earlier`, that window as before and the counted one as after), else over a grid of what is not known of a general practice's use.
 */
export function expectedUse(
  service: string,
  { before }: VisitArm,
  earlier: Sides | undefined,
  years: number,
): VisitFinding['expected'] {
  const pairs = earlier === undefined ? [] : armPairs(earlier.referred).pairs;
  const full = pairs.filter(({ yearsBefore, yearsAfter }) => yearsBefore === years && yearsAfter === years);
  const own = expectedFromEarlier(
    full.map((one) => ({ chosen: one.after, other: one.before, n: one.n })),
    years,
  );
  if (!isWithheld(own)) {
    const label = 'as much as in their own months before those';
    return { kind: 'earlier', rows: [{ label, ratio: own.ratio, interval: own.interval }] };
  }
  const means = plausibleUse(service);
  if (isWithheld(before) || means === undefined) return null;
  const cells = expectedAssumed({ before: before.rate, populationMeans: means.rates });
  if (isWithheld(cells)) return null;
  return {
    kind: 'assumed',
    rows: cells.map(({ reliability, populationMean, ratio }) => ({
      label: `use ${String(Math.round(reliability * 100))}% alike from window to window, ${String(populationMean)} a year in general`,
      ratio,
      interval: null,
    })),
  };
}
