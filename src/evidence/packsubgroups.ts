import { strictObject, strictTuple } from 'valibot';
import { dimension } from './packoutcome';
import { amount, count, fraction, interval, list, name, orNull, result, whole, yesOrNo } from './packparts';

const counts = strictTuple([count, count]);
const fTest = { f: amount, df1: whole, df2: amount, p: fraction };
const difference = result(
  strictObject({ difference: amount, se: amount, t: amount, df: amount, p: fraction, interval }),
);
const plainTest = result(strictObject(fTest));

export const subgroups = strictObject({
  looks: strictObject({ declared: whole, explored: whole }),
  dimensions: list(
    strictObject({
      dimension,
      name,
      declared: yesOrNo,
      test: result(
        strictObject({ ...fTest, pAdjusted: fraction, robust: plainTest, clustered: orNull(plainTest) }),
      ),
      levels: list(
        strictObject({
          level: name,
          n: counts,
          estimate: difference,
          shrunken: result(strictObject({ estimate: amount, own: fraction })),
        }),
        500,
      ),
      few: whole,
      unknown: counts,
      between: orNull(difference),
    }),
    20,
  ),
});
