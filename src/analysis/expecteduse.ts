import { armPairs } from './visitarm';
import type { Sides } from './visitmethods';
import { assumedUse } from '../evidence/assumeduse';
import type { VisitArm, VisitFinding } from '../evidence/visits';
import { expectedFromEarlier } from '../stats/expectedfall';
import { isWithheld } from '../stats/result';

/**
 * What ratio would be expected though nothing were done? From the group's own window of the same length before the one that is counted
 * (`earlier`, that window as before and the counted one as after), else over a grid of what is not known (`assumedUse`).
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
  return assumedUse(service, before);
}
