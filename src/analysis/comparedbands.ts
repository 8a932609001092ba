import type { ComparedScores } from './comparedscores';
import { shareOf } from './share';
import { size } from './size';
import type { ComparedBands } from '../evidence/comparedodds';
import type { Counted } from '../evidence/scope';
import { type BandArms, bandArms } from '../stats/bandarms';
import { isWithheld, type Result, withhold } from '../stats/result';
import { bandOf, type Measure } from '../vocabulary/measures';

/**
 * Did people of the two cohorts move between the measure's bands differently? An ordinal measure's bands are its categories. Null where it has none. The
 * test among people who started in the same band adjusts for that, so it stays shut with the gate.
 */
export function comparedBands(
  pairs: ComparedScores['pairs'],
  measure: Measure,
  counted: Counted,
  opened: boolean,
): ComparedBands | null {
  const ordinal = measure.kind === 'ordinal' ? (measure.categories ?? []) : null;
  const names = ordinal === null ? measure.bands.map(({ name }) => name) : ordinal.map(({ label }) => label);
  if (names.length < 2) return null;
  const placeOf = (score: number): number =>
    ordinal === null
      ? measure.bands.findIndex((band) => band === bandOf(measure, score))
      : ordinal.findIndex(({ value }) => value === score);
  const placed = pairs.map(({ side, first_score, last_score, n }) => ({
    side,
    first: placeOf(first_score),
    last: placeOf(last_score),
    n,
  }));
  const share = (side: 0 | 1, end: 'first' | 'last', band: number) => {
    const cohort = placed.filter((one) => one.side === side);
    return shareOf(size(cohort.filter((one) => one[end] === band)), size(cohort), counted);
  };
  const after = (first: number, side: 0 | 1): readonly number[] =>
    names.map((_, last) =>
      size(placed.filter((one) => one.side === side && one.first === first && one.last === last)),
    );
  const tested: Result<BandArms> =
    counted === 'referrals'
      ? withhold('clustered')
      : bandArms(names.map((_, first) => ({ after: [after(first, 0), after(first, 1)] as const })));
  return {
    verified: measure.bandsFact?.verified ?? false,
    bands: names.map((name, band) => ({
      name,
      first: [share(0, 'first', band), share(1, 'first', band)],
      last: [share(0, 'last', band), share(1, 'last', band)],
    })),
    given: isWithheld(tested) ? tested : opened ? tested.given : withhold('not_comparable'),
    after: isWithheld(tested) ? tested : tested.after,
  };
}
