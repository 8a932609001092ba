import { strictObject, strictTuple } from 'valibot';
import { timedEvents } from './comparedtimes';
import { compareChoice } from './packcomparison';
import { counted } from './packoutcome';
import {
  amount,
  count,
  fraction,
  interval,
  list,
  name,
  oneOf,
  orNull,
  prose,
  result,
  whole,
} from './packparts';

const cohort = strictObject({
  name: prose,
  watched: count,
  happened: count,
  left: list(strictObject({ reason: name, n: count }), 10),
  curve: result(
    strictObject({
      steps: list(
        strictObject({
          day: whole,
          happened: whole,
          watched: whole,
          share: fraction,
          interval: orNull(interval),
        }),
        20_000,
      ),
      until: whole,
    }),
  ),
  median: result(strictObject({ time: orNull(amount), lower: orNull(amount), upper: orNull(amount) })),
  atRisk: list(strictObject({ day: whole, n: count }), 20),
});

export const comparedTimes = strictObject({
  event: oneOf(timedEvents),
  choice: compareChoice,
  counted,
  cohorts: strictTuple([cohort, cohort]),
  logRank: result(strictObject({ statistic: amount, df: amount, p: fraction })),
});
