import type { OutcomeFinding } from './evidence';
import { noTestWords } from './movementwords';
import { plain, pValue } from './numbers';
import { usable } from './select';
import { dimensionById } from '../vocabulary/dimensions';

/** Whether the groups differ, from the test of the difference and never from one group's interval. */
export function forestTitle(finding: OutcomeFinding): string {
  const { by, measure } = finding;
  if (by === null) return '';
  const groups = dimensionById.get(by.dimension)?.plural ?? 'groups';
  if (!usable(by.difference)) return `Change in ${measure.noun}: ${groups} side by side`;
  return by.difference.pHolm < 0.05
    ? `Change in ${measure.noun} differed between ${groups}`
    : `Too uncertain to say whether change in ${measure.noun} differed between ${groups}`;
}

export function forestSentence(finding: OutcomeFinding): string {
  const { by, counted } = finding;
  if (by === null) return '';
  const hidden =
    by.hidden === 0
      ? ''
      : ` ${plain(by.hidden, 0)} ${by.hidden === 1 ? 'group is' : 'groups are'} not shown because fewer than 10 ${counted} have two scores.`;
  if (!usable(by.difference)) return `${noTestWords('difference', by.difference, counted)}${hidden}`;
  const { f, df1, df2, p, pHolm } = by.difference;
  return `Difference between the groups: ${pValue(pHolm)} after Holm’s correction over the measures shown (unadjusted ${pValue(p)}; Welch F = ${plain(f, 2)} on ${plain(df1, 0)} and ${plain(df2, 1)} degrees of freedom). A group’s own interval does not say whether it differs from another.${hidden}`;
}
