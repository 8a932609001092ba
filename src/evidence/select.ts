import type { Count, Evidence, OutcomeFinding } from './evidence';
import { isWithheld, type Result, type Withheld } from '../stats/result';

/** True where there is a number to show. */
export function usable<T extends object>(result: Result<T>): result is T {
  return !isWithheld(result);
}

/** True where a count is hidden or was never known. */
export function isHidden(count: Count | number | Withheld): count is Withheld {
  return typeof count !== 'number';
}

/** The measure to open first: SWEMWBS where it has an estimate, else that with the most usable pairs, those with an estimate before others. */
export function leadOutcome(evidence: Evidence): OutcomeFinding | undefined {
  const pairs = (finding: OutcomeFinding): number => {
    const { x } = finding.overall.followedUp;
    return isHidden(x) ? 0 : x;
  };
  const ranked = evidence.outcomes.toSorted(
    (a, b) => Number(usable(b.overall.change)) - Number(usable(a.overall.change)) || pairs(b) - pairs(a),
  );
  return (
    ranked.find(({ measure, overall }) => measure.id === 'swemwbs' && usable(overall.change)) ?? ranked[0]
  );
}
