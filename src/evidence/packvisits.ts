import {
  exactOptional,
  integer,
  literal,
  maxValue,
  minValue,
  number,
  pipe,
  strictObject,
  variant,
} from 'valibot';
import { money } from './packmoney';
import { counted, dimension, signedRank, sureness } from './packoutcome';
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
  share,
  twoAmounts,
  twoCounts,
  unlessHidden,
  whole,
  yesOrNo,
} from './packparts';
import { seriesShape } from './packseries';

/** A month from referral; no series is longer than a life. */
const month = pipe(number(), integer(), minValue(-1200), maxValue(1200));
const months = strictObject({ from: month, to: month });

const windowSum = { events: whole, years: amount, rate: amount } as const;
const sums = { n: whole, before: strictObject(windowSum), after: strictObject(windowSum) } as const;

const estimate = {
  ratio: amount,
  logSe: amount,
  z: amount,
  p: fraction,
  interval95: interval,
  interval50: interval,
} as const;

const ratio = result(strictObject(estimate));

const pairedRatio = result(
  variant('kind', [
    strictObject({ kind: literal('estimated'), ...sums, ...estimate }),
    strictObject({ kind: literal('none_after'), ...sums, ratio: literal(0), upper: amount, level: fraction }),
  ]),
);

/** How counts scatter in a model; only where a method is one. */
const model = exactOptional(
  strictObject({ kind: oneOf(['dispersion', 'theta', 'correlation']), value: amount }),
);

const eventRate = result(strictObject({ ...windowSum, interval95: interval }));

const difference = strictObject({
  n: whole,
  meanBefore: amount,
  meanAfter: amount,
  difference: amount,
  sd: amount,
  se: amount,
  t: amount,
  df: amount,
  p: fraction,
  interval95: interval,
  interval50: interval,
  ranks: result(signedRank),
});

const spread = strictObject({
  n: whole,
  events: whole,
  none: share,
  median: unlessHidden(amount),
  mean: amount,
  top: result(strictObject({ people: amount, share: fraction })),
  dispersion: result(strictObject({ varianceToMean: amount, pearson: amount })),
});

const arm = strictObject({
  members: count,
  watched: share,
  hidden: count,
  before: eventRate,
  after: eventRate,
  ratio: pairedRatio,
  difference: result(difference),
  largest: result(
    strictObject({
      n: whole,
      events: whole,
      share: fraction,
      flagged: yesOrNo,
      people: count,
      without: pairedRatio,
    }),
  ),
  spread: result(strictObject({ before: spread, after: spread })),
});

const beyond = strictObject({
  ratio: result(
    strictObject({
      ...estimate,
      arm: strictObject(sums),
      comparison: strictObject(sums),
      ratios: twoAmounts,
    }),
  ),
  difference: result(
    strictObject({
      difference: amount,
      se: amount,
      t: amount,
      df: amount,
      p: fraction,
      interval,
      n: twoCounts,
    }),
  ),
  eValue: result(strictObject({ estimate: amount, limit: amount })),
  preTrend: result(strictObject({ statistic: amount, df: whole, p: fraction, months: list(month, 200) })),
  months: list(strictObject({ month, ratio }), 200),
});

const monthRate = result(
  strictObject({
    people: whole,
    ...windowSum,
    dispersion: amount,
    method: oneOf(['robust', 'exact']),
    interval,
  }),
);

const frequent = result(
  strictObject({
    threshold: whole,
    n: count,
    before: amount,
    ratio: strictObject(estimate),
    expected: list(
      strictObject({
        kind: oneOf(['earlier', 'comparison', 'line', 'assumed']),
        label: name,
        n: orNull(count),
        ratio: amount,
        interval: orNull(interval),
      }),
      50,
    ),
    beyond: orNull(strictObject(estimate)),
  }),
);

export const visitFinding = strictObject({
  id: name,
  service: name,
  counted,
  windows: strictObject({ before: months, after: months }),
  runUp: oneOf(['left out', 'counted', 'cannot be parted']),
  referred: arm,
  comparison: orNull(arm),
  beyond: orNull(beyond),
  money: orNull(money),
  comparisonLost: yesOrNo,
  expected: orNull(
    strictObject({
      kind: oneOf(['earlier', 'assumed']),
      rows: list(strictObject({ label: name, ratio: amount, interval: orNull(interval) }), 50),
    }),
  ),
  frequent,
  months: list(strictObject({ month, referred: monthRate, comparison: orNull(monthRate) }), 200),
  series: orNull(seriesShape(monthRate)),
  methods: list(strictObject({ id: name, name, note: prose, model, n: count, ratio }), 50),
  by: orNull(
    strictObject({
      dimension,
      name,
      groups: list(strictObject({ level: name, n: count, ratio })),
      hidden: whole,
      difference: result(strictObject({ groups: whole, statistic: amount, df: whole, p: fraction })),
    }),
  ),
  sure: sureness,
});
