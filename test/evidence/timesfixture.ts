import fc from 'fast-check';
import { comparedTimesOf } from '../../src/analysis/comparedtimes';
import type { ComparedTimes, TimedEvent } from '../../src/evidence/comparedtimes';

/** So many people of a cohort, to whom it happened, or who were watched no longer, after so many days. */
export interface Wait {
  readonly days: number;
  readonly happened: boolean;
  readonly n: number;
}

/** The times of “Harbour” against all others. */
export function timesMade(
  asked: readonly Wait[],
  against: readonly Wait[],
  event: TimedEvent = 'first contact',
): ComparedTimes {
  const rows = (stratum: string, waits: readonly Wait[]) =>
    waits.map((wait) => ({ event, arm: 'referred', stratum, ...wait }));
  const [found] = comparedTimesOf(
    {
      timed: [...rows('Harbour', asked), ...rows('Vale', against)],
      lost: [{ event, arm: 'referred', stratum: 'Vale', reason: 'no referral date', n: 13 }],
    },
    { kind: 'levels', dimension: 'site', asked: ['Harbour'], against: null },
    'people',
  );
  if (found === undefined) throw new Error('fixture: it happened to nobody');
  return found;
}

const wait: fc.Arbitrary<Wait> = fc.record({
  days: fc.nat(400),
  happened: fc.boolean(),
  n: fc.integer({ min: 1, max: 25 }),
});

/** Times of 1 to about 1,500 people in each cohort. */
export const anyTimes: fc.Arbitrary<ComparedTimes> = fc
  .tuple(fc.array(wait, { minLength: 1, maxLength: 60 }), fc.array(wait, { minLength: 1, maxLength: 60 }))
  .filter(([asked, against]) => [...asked, ...against].some(({ happened }) => happened))
  .map(([asked, against]) => timesMade(asked, against));

/** Waits that get longer: `slow` days more for every tenth of 40 people, the last tenth never met. */
export function waiting(slow: number, people = 40): readonly Wait[] {
  return Array.from({ length: 10 }, (_, tenth) => ({
    days: 3 + tenth * slow + (tenth > 6 ? 40 : 0),
    happened: tenth < 9,
    n: people + (tenth % 3),
  }));
}
