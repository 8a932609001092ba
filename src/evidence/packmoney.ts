import {
  literal,
  maxLength,
  maxValue,
  minValue,
  number,
  pipe,
  regex,
  strictObject,
  string,
  variant,
} from 'valibot';
import { interval, name, oneOf, prose, result, yesOrNo } from './packparts';
import { longestService, longestSource, mostPrice, serviceShape, sourceShape, yearShape } from './price';
import { type UnitCostId, unitCosts } from '../vocabulary/unitcosts';

const pounds = pipe(number(), minValue(0), maxValue(mostPrice));
const year = pipe(string(), maxLength(9), regex(yearShape));

export const priceChoice = variant('kind', [
  strictObject({ kind: literal('listed'), id: oneOf<UnitCostId>(unitCosts.map(({ id }) => id)) }),
  strictObject({
    kind: literal('own'),
    service: pipe(string(), maxLength(longestService), regex(serviceShape)),
    price: pounds,
    year,
    source: pipe(string(), maxLength(longestSource), regex(sourceShape)),
  }),
]);

export const money = strictObject({
  price: strictObject({
    kind: oneOf(['listed', 'own']),
    id: name,
    name,
    price: pounds,
    currency: literal('GBP'),
    year,
    source: pipe(name, regex(sourceShape)),
    verified: yesOrNo,
    note: prose,
  }),
  range: result(strictObject({ direction: oneOf(['fewer', 'more']), avoided: interval, worth: interval })),
});
