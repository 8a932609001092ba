import type { OutcomeFinding } from './evidence';
import { lostShare } from './lostwords';
import { peopleOf, percent, plain, pValue, withheldWords } from './numbers';
import type { Counted } from './scope';
import { usable } from './select';
import type { Withheld } from '../stats/result';

/** Between which bands they moved, with who is missing. */
export function movementTitle(finding: OutcomeFinding): string {
  const lost = lostShare(finding.overall);
  return lost === undefined || lost < 0.005
    ? `Where ${finding.counted} moved between bands of ${finding.measure.noun}`
    : `Where ${finding.counted} moved between bands of ${finding.measure.noun}, and the ${percent(lost)} with no usable second score`;
}

/** "No test of the movement: too few people to estimate (3 people). …": why a test is not given, and what to do. */
export function noTestWords(of: 'movement' | 'difference', test: Withheld, counted: Counted): string {
  return `No test of the ${of}: ${withheldWords(test, counted).replace('Not shown: ', '')}`;
}

/** Whether the bands are filled differently at the end: the method, n and p, corrected over the measures shown. */
export function movementSentence({ overall: { movement }, counted }: OutcomeFinding): string {
  if (movement === null) return '';
  const source = movement.verified ? '' : ' The bands are a convention whose source is not verified.';
  if (!usable(movement.test)) return `${noTestWords('movement', movement.test, counted)}${source}`;
  const { method, statistic, df, p, n, pHolm } = movement.test;
  const how =
    statistic === null || df === null
      ? `${method} test`
      : `${method} χ² = ${plain(statistic, 1)} on ${plain(df, 0)} ${df === 1 ? 'degree' : 'degrees'} of freedom`;
  const change = pHolm < 0.05 ? 'changed' : 'changed by an amount that chance alone could give';
  return `Among the ${peopleOf(counted, n)} with two scores, the shares in the bands ${change}: ${pValue(pHolm)} after Holm’s correction over the measures shown (unadjusted ${pValue(p)}; ${how}).${source}`;
}
