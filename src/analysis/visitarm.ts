import { shareOf } from './share';
import type { UseRow as Row } from './personsums';
import type { Counted } from '../evidence/scope';
import type { VisitArm } from '../evidence/visits';
import { countSums, type CountPair, observedPairs } from '../stats/countpairs';
import { countSpread } from '../stats/countspread';
import { largestShare } from '../stats/largestshare';
import { pairedRateRatio } from '../stats/pairedrate';
import { eventRate } from '../stats/rate';
import { rateDifference } from '../stats/ratedifference';
import { isWithheld } from '../stats/result';

/** The people of some rows of the query visits who were watched in both windows, as `stats` takes them; hidden small numbers apart. */
export interface ArmPairs {
  readonly pairs: readonly CountPair[];
  readonly hidden: readonly Row[];
  /** People in the pairs and people hidden, or their referrals where those are counted. */
  readonly counted: number;
  readonly unseen: number;
}

const monthsAYear = 12;

export function armPairs(rows: readonly Row[]): ArmPairs {
  const watched = rows.filter((row) => row.months_before > 0 && row.months_after > 0);
  const isHidden = (row: Row): boolean => row.before_high > row.before || row.after_high > row.after;
  const [seen, hidden] = [watched.filter((row) => !isHidden(row)), watched.filter(isHidden)];
  const size = (of: readonly Row[]): number => sum(of.map(({ n, referrals }) => referrals ?? n));
  return {
    pairs: seen.map((row) => pairOf(row, row.before, row.after)),
    hidden,
    counted: size(seen),
    unseen: size(hidden),
  };
}

/** The pair of counts of a row with counts that may be other ones inside its limits. */
export function pairOf(row: Row, before: number, after: number): CountPair {
  return {
    before,
    after,
    yearsBefore: row.months_before / monthsAYear,
    yearsAfter: row.months_after / monthsAYear,
    n: row.n,
  };
}

/** What became of one group's service use. `members` are all in scope, counted or not. */
export function armOf(found: ArmPairs, members: number, counted: Counted): VisitArm {
  const { pairs, unseen } = found;
  const observed = observedPairs(pairs);
  const sums = isWithheld(observed) ? undefined : countSums(observed);
  return {
    members,
    watched: shareOf(found.counted + unseen, members, counted),
    hidden: unseen,
    before:
      sums === undefined ? { withheld: 'no_exposure' } : eventRate(sums.before.events, sums.before.years),
    after: sums === undefined ? { withheld: 'no_exposure' } : eventRate(sums.after.events, sums.after.years),
    ratio: pairedRateRatio(pairs),
    difference: rateDifference(pairs),
    largest: largestShare(pairs),
    spread: countSpread(pairs),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
