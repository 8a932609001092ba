import type { ComparedTimes, TimedCohort } from '../evidence/comparedtimes';
import { eventName } from '../evidence/timewords';
import { reasonWords, withheldShort } from '../evidence/numbers';
import { usable } from '../evidence/select';
import type { ProfileId } from '../vocabulary/profiles';
import { cell, hundred, limit, number, words, type Cell, type Table } from './table';

/** Every fall of both curves, the cohort asked about first, from everybody on day 0 to where a curve stops. */
export function timesTable(times: ComparedTimes, profile: ProfileId): Table {
  const { cohorts, counted, event } = times;
  const [against, asked] = cohorts;
  const rows = (which: string, one: TimedCohort): readonly (readonly Cell[])[] => {
    const { curve, watched } = one;
    const start = [which, 0, 100, 'not shown', 'not shown', 0, cell(watched, profile, counted)];
    if (!usable(curve)) {
      const why =
        curve.withheld === 'small_number'
          ? withheldShort(curve, counted)
          : `not shown: ${reasonWords(curve.withheld, counted)}`;
      return [[which, 0, why, 'not shown', 'not shown', 'not shown', cell(watched, profile, counted)]];
    }
    const falls = curve.steps.map(({ day, share, interval, happened, watched: left }): readonly Cell[] => [
      which,
      day,
      hundred(share),
      limit(interval, 'lower', 100),
      limit(interval, 'upper', 100),
      happened,
      left,
    ]);
    return [start, ...falls];
  };
  return {
    caption: `Days from referral to ${eventName(event)}: the share to whom it had not happened yet, at every day on which that falls. The curve of “${asked.name}” ${stops(asked)}, that of “${against.name}” ${stops(against)}`,
    columns: [
      words('cohort'),
      number('day'),
      number('not yet (%)', 1),
      number('lower 95% (%)', 1),
      number('upper 95% (%)', 1),
      number('happened by then'),
      number('still watched after it'),
    ],
    rows: [...rows(`asked about (${asked.name})`, asked), ...rows(`held against (${against.name})`, against)],
  };
}

function stops({ curve }: TimedCohort): string {
  return usable(curve) ? `stops at day ${String(curve.until)}` : 'is not shown';
}
