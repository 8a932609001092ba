import {
  exactOptional,
  literal,
  maxValue,
  minValue,
  number,
  picklist,
  pipe,
  strictObject,
  strictTuple,
  variant,
} from 'valibot';
import { bothRules, doseBands } from './comparechoice';
import { comparedControl, comparedPlan } from './packcontrol';
import { comparedBands, comparedMissing, comparedOdds } from './packodds';
import { counted, dimension, measureCard, sureness } from './packoutcome';
import {
  amount,
  count,
  day,
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
import { subgroups } from './packsubgroups';

const counts = strictTuple([count, count]);
const shares = strictTuple([share, share]);
const hiddenShare = unlessHidden(fraction);

const dose = oneOf(doseBands.map(({ id }) => id));
const named = strictObject({
  name,
  from: exactOptional(day),
  to: exactOptional(day),
  filters: list(strictObject({ dimension, levels: list(name) })),
});

export const compareChoice = variant('kind', [
  strictObject({
    kind: literal('levels'),
    dimension,
    asked: list(name),
    against: orNull(list(name)),
  }),
  strictObject({ kind: literal('arms') }),
  strictObject({ kind: literal('date'), day }),
  strictObject({ kind: literal('dose'), asked: dose, against: dose }),
  strictObject({
    kind: literal('cohorts'),
    asked: named,
    against: orNull(named),
    both: oneOf(bothRules),
  }),
]);

const spread = result(strictObject({ mean: amount, sd: amount }));
const cohort = strictObject({
  name: prose,
  members: count,
  followedUp: share,
  first: spread,
  change: spread,
});

const compared = strictObject({
  means: twoAmounts,
  difference: result(strictObject({ sd: amount })),
  varianceRatio: orNull(amount),
});
const furthest = result(strictObject({ name, sd: amount }));

const balance = strictObject({
  n: counts,
  covariates: list(
    strictObject({
      name,
      kind: oneOf(['mean', 'share']),
      denominator: oneOf(['treated', 'pooled']),
      missing: strictTuple([hiddenShare, hiddenShare]),
      before: compared,
      after: compared,
    }),
    500,
  ),
  hidden: exactOptional(whole),
  largest: strictObject({ before: furthest, after: furthest }),
});

const outside = strictObject({ people: count, share: hiddenShare });
const overlap = strictObject({
  outside: strictTuple([outside, outside]),
  bins: list(strictObject({ from: fraction, to: fraction, n: counts }), 100),
});

const difference = result(
  strictObject({ difference: amount, se: amount, t: amount, df: amount, p: fraction, interval }),
);

const shareDifference = result(
  strictObject({ difference: pipe(number(), minValue(-1), maxValue(1)), interval }),
);

const shift = result(
  strictObject({
    n: twoCounts,
    w: amount,
    p: fraction,
    superiority: fraction,
    shift: amount,
    interval: result(interval),
    caution: orNull(literal('few')),
  }),
);

const equivalence = result(
  strictObject({
    margin: amount,
    pLower: fraction,
    pUpper: fraction,
    p: fraction,
    interval,
    equivalent: yesOrNo,
  }),
);

export const comparisonFinding = strictObject({
  id: name,
  measure: measureCard,
  choice: compareChoice,
  counted,
  neither: count,
  cohorts: strictTuple([cohort, cohort]),
  covariates: strictObject({
    used: list(name, 500),
    apart: list(strictObject({ name, side: picklist([0, 1]) }), 100),
    left: list(strictObject({ name, why: prose }), 100),
  }),
  balance: result(balance),
  overlap: result(overlap),
  gate: strictObject({ opened: yesOrNo, failed: list(prose, 50) }),
  estimates: list(
    strictObject({ id: name, name, note: prose, adjusted: yesOrNo, n: counts, estimate: difference }),
    50,
  ),
  shares: list(strictObject({ id: oneOf(['improved', 'worsened']), shares, difference: shareDifference }), 2),
  odds: exactOptional(comparedOdds),
  bands: exactOptional(comparedBands),
  missing: exactOptional(comparedMissing),
  shift,
  eValue: result(strictObject({ estimate: amount, limit: amount })),
  equivalence: orNull(strictObject({ margin: amount, found: equivalence })),
  detectable: result(strictObject({ difference: amount })),
  subgroups: exactOptional(result(subgroups)),
  control: exactOptional(comparedControl),
  sure: sureness,
  surePlanned: exactOptional(sureness),
  plan: exactOptional(comparedPlan),
});
