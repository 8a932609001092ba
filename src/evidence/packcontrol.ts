import { pipe, regex, strictObject, string } from 'valibot';
import { controlAnswers } from './comparedcontrol';
import { hash, list, name, oneOf, prose, yesOrNo } from './packparts';
import { deviationKinds } from './plandeviations';

/** An instant as this program writes it. */
export const instant = pipe(string(), regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/));

/** On which measure a comparison is checked. */
export const comparedControl = strictObject({ id: name, short: name, found: oneOf(controlAnswers) });

/** What a frozen plan says of a comparison. */
export const comparedPlan = strictObject({
  hash,
  frozen: instant,
  before: yesOrNo,
  status: oneOf(['declared', 'exploratory']),
  deviations: list(strictObject({ of: oneOf(deviationKinds), says: prose }), 50),
});
