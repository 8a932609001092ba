import { strictObject } from 'valibot';
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
  whole,
  yesOrNo,
} from './packparts';
import type { Counted } from './scope';
import { type DimensionId, dimensions } from '../vocabulary/dimensions';

export const dimension = oneOf<DimensionId>(dimensions.map(({ id }) => id));

export const measureCard = strictObject({
  id: name,
  name,
  short: name,
  noun: name,
  range: twoAmounts,
  better: oneOf(['higher', 'lower']),
  kind: oneOf(['scale', 'ordinal']),
  bands: list(strictObject({ name, from: amount, to: amount }), 50),
  bandsVerified: yesOrNo,
  norm: orNull(
    strictObject({
      mean: amount,
      population: name,
      year: name,
      verified: yesOrNo,
      source: orNull(prose),
    }),
  ),
  licence: prose,
  custom: yesOrNo,
});

/** What a count counts. */
export const counted = oneOf<Counted>(['people', 'referrals']);

const change = strictObject({
  n: whole,
  meanFirst: amount,
  meanLast: amount,
  sdFirst: amount,
  sdLast: amount,
  mean: amount,
  sd: amount,
  se: amount,
  t: amount,
  df: amount,
  p: fraction,
  interval95: interval,
  interval50: interval,
  correlation: orNull(amount),
});

const effect = strictObject({
  n: whole,
  dz: amount,
  gz: amount,
  gzInterval: interval,
  dav: amount,
  gav: amount,
  gavInterval: interval,
  correction: amount,
});

export const signedRank = strictObject({
  n: whole,
  zeros: whole,
  nUsed: whole,
  v: amount,
  p: fraction,
  method: oneOf(['exact', 'normal']),
  hodgesLehmann: amount,
  hodgesLehmannChanged: amount,
  interval: result(interval),
  rankBiserial: amount,
  caution: orNull(oneOf(['all_equal', 'few_and_tied'])),
});

const quartiles = strictObject({ n: whole, q1: amount, median: amount, q3: amount });
const end = strictObject({ x: whole, n: whole, share: fraction, interval, flagged: yesOrNo });
const ends = result(strictObject({ n: whole, lowest: end, highest: end }));

const missing = strictObject({
  n: whole,
  lost: whole,
  shareLost: fraction,
  completeCase: amount,
  carriedForward: amount,
  bounds: result(strictObject({ lower: amount, upper: amount })),
  tippingEstimate: strictObject({ delta: amount }),
  tippingLimit: result(strictObject({ delta: amount })),
});

const outcome = strictObject({
  referred: count,
  followedUp: share,
  ofReferred: share,
  change: result(change),
  constantChange: orNull(amount),
  effect: result(effect),
  signedRank: result(signedRank),
  quartiles: result(strictObject({ first: quartiles, last: quartiles, change: quartiles })),
  distribution: list(
    strictObject({
      from: amount,
      to: amount,
      n: count,
      kind: oneOf(['improved', 'unchanged', 'worsened', 'mixed']),
    }),
    200,
  ),
  moved: strictObject({
    kind: oneOf(['reliable change', 'moved by at least']),
    points: orNull(amount),
    basis: prose,
    verified: yesOrNo,
    counts: result(strictObject({ improved: share, unchanged: share, worsened: share })),
  }),
  movement: orNull(
    strictObject({
      bands: list(name, 50),
      verified: yesOrNo,
      table: list(list(count, 51), 50),
      test: result(
        strictObject({
          method: oneOf(['Stuart–Maxwell', 'McNemar', 'exact binomial']),
          statistic: orNull(amount),
          df: orNull(whole),
          p: fraction,
          n: whole,
          pHolm: fraction,
        }),
      ),
    }),
  ),
  categories: orNull(list(strictObject({ label: name, first: share, last: share }), 50)),
  ends: strictObject({ first: ends, last: ends }),
  unpaired: result(
    strictObject({ nFirst: whole, nLast: whole, meanFirst: amount, meanLast: amount, difference: amount }),
  ),
  missing: result(missing),
  expected: result(
    strictObject({
      populationMean: amount,
      population: name,
      verified: yesOrNo,
      rows: list(strictObject({ reliability: fraction, expected: amount }), 20),
    }),
  ),
});

const difference = strictObject({
  f: amount,
  df1: amount,
  df2: amount,
  p: fraction,
  groups: whole,
  n: whole,
  leftOut: whole,
  pHolm: fraction,
});

export const sureness = strictObject({
  step: oneOf(['Descriptive', 'Limited', 'Moderate', 'Stronger']),
  because: prose,
  raise: orNull(prose),
});

export const outcomeFinding = strictObject({
  id: name,
  measure: measureCard,
  counted,
  overall: outcome,
  by: orNull(
    strictObject({
      dimension,
      name,
      groups: list(strictObject({ level: name, outcome })),
      hidden: whole,
      difference: result(difference),
    }),
  ),
  sure: sureness,
});
