import { observedPairs } from './countpairs';
import type { CountPair } from './countpairs';
import { pairedRateRatio } from './pairedrate';
import type { PairedRateRatio } from './pairedrate';
import { isWithheld, withhold } from './result';
import type { Result } from './result';
import { sum } from './sum';
import { size } from './tally';

/** `share` is of all visits, before and after together; `flagged` when it is more than 20%. */
export interface LargestShare {
  readonly n: number;
  /** All visits of everybody in both windows. */
  readonly events: number;
  readonly share: number;
  readonly flagged: boolean;
  /** How many people have this many visits; the ratio is without one of them. */
  readonly people: number;
  /** The paired rate ratio of everybody else. */
  readonly without: Result<PairedRateRatio>;
}

const MANY = 0.2;

function visits({ before, after }: CountPair): number {
  return before + after;
}

/**
 * How much of all visits does one single person make, and what is the ratio without that person?
 *
 * Among people with equally many visits the one left out has the most before, then the shortest time before, then the shortest
 * time after: the person who by themselves speaks most for a fall. Withheld: `no_exposure`, `unobserved`, `no_events`,
 * `invalid`. The ratio alone: as `pairedRateRatio`.
 * R: `max(before + after) / sum(before + after)`; the ratio as `pairedRateRatio` on the other rows.
 */
export function largestShare(pairs: readonly CountPair[]): Result<LargestShare> {
  const people = observedPairs(pairs);
  if (isWithheld(people)) return people;
  const n = size(people);
  const events = sum(people.map((one) => visits(one) * one.n));
  if (events === 0) return withhold('no_events', n);
  const most = people.reduce((largest, one) => Math.max(largest, visits(one)), 0);
  const holders = people.filter((one) => visits(one) === most);
  const share = most / events;
  return {
    n,
    events,
    share,
    flagged: share > MANY,
    people: size(holders),
    without: pairedRateRatio(withoutLargest(people)),
  };
}

/** All but the person whom `largestShare` leaves out. */
export function withoutLargest(people: readonly CountPair[]): readonly CountPair[] {
  const [first] = [...people].sort(
    (a, b) =>
      visits(b) - visits(a) ||
      b.before - a.before ||
      a.yearsBefore - b.yearsBefore ||
      a.yearsAfter - b.yearsAfter,
  );
  return people.flatMap((one) => (one !== first ? [one] : one.n > 1 ? [{ ...one, n: one.n - 1 }] : []));
}
