import { usesOf } from './servicewords';
import type { VisitFinding } from './visits';

/** What must hold for the finding to mean what it says. */
export function assumptionSentences({ service, comparison }: VisitFinding): readonly string[] {
  return [
    comparison === null
      ? 'With one group nothing parts referral from whatever else changed at that time: illness that passes, the season, the practice.'
      : 'Without referral both groups would have changed by the same factor. No count can show that; the checks below can only speak against it.',
    `What counts as one of the ${usesOf(service)} was the same before and after, and was recorded alike.`,
    'Time starts at referral for everybody, whether or not they came: nobody is picked by what happened later.',
    'More use later is not a failure: a need that was not met before may now be.',
  ];
}
