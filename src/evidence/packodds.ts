import { strictObject, strictTuple } from 'valibot';
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
  twoCounts,
  yesOrNo,
} from './packparts';

const odds = result(strictObject({ ratio: amount, p: fraction, interval }));

export const comparedOdds = strictObject({
  methods: list(
    strictObject({
      id: oneOf(['raw', 'bands', 'model', 'penalised']),
      name,
      note: prose,
      adjusted: yesOrNo,
      n: strictTuple([count, count]),
      odds,
    }),
    10,
  ),
  same: result(strictObject({ p: fraction })),
  eValue: result(strictObject({ estimate: amount, limit: amount })),
});

const test = result(
  strictObject({
    method: oneOf(['Mantel–Haenszel', 'chi-squared', 'Fisher exact']),
    statistic: orNull(amount),
    df: orNull(amount),
    p: fraction,
    n: twoCounts,
  }),
);
const shares = strictTuple([share, share]);

export const comparedBands = strictObject({
  verified: yesOrNo,
  bands: list(strictObject({ name, first: shares, last: shares }), 50),
  given: test,
  after: test,
});

export const comparedMissing = list(strictObject({ name, shares }), 50);
