import type { ComparisonFinding } from './comparison';
import { isControl } from './comparedcontrol';
import { day } from './numbers';
import { declaredOf } from './underplan';

/** "3 May 2026, 10:20 UTC". */
export function instantWords(instant: string): string {
  return `${day(instant.slice(0, 10))}, ${instant.slice(11, 16)} UTC`;
}

/** A hash as far as anybody compares it by eye. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12);
}

/** The headline while the estimates are not opened: it gives nothing away. */
export function unopenedTitle({ measure, cohorts: [against, asked] }: ComparisonFinding): string {
  return `Are “${asked.name}” and “${against.name}” alike enough to compare on ${measure.short}?`;
}

export const unopenedSentence =
  'Whether they are comes first. The estimates stay closed until you have said what you will look at, or choose to look without saying.';

/** Declared or exploratory, and why. */
export function declaredSentence(finding: ComparisonFinding): string {
  const { plan } = finding;
  if (isControl(finding)) return 'A check of the comparison: neither declared nor exploratory.';
  if (plan === undefined) return 'Exploratory: no plan was frozen before the estimates were opened.';
  const at = instantWords(plan.frozen);
  if (declaredOf(finding) === 'declared')
    return `Declared: a plan was frozen on ${at}, before the estimates were opened.`;
  return plan.before
    ? `Exploratory: it differs from the plan that was frozen on ${at}.`
    : `Exploratory: the plan of ${at} was frozen, or came to this device, after the estimates had been opened, so it does not count.`;
}
