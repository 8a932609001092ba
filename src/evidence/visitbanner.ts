import { peopleOf } from './numbers';
import { isHidden } from './select';
import type { VisitFinding } from './visits';
import { visitDesign } from './visitwords';

/** What a reader must know before any number: is there a comparison group, what design is this, how sure can one be? */
export interface Banner {
  readonly comparator: { readonly there: boolean; readonly says: string };
  readonly design: string;
}

function anyway(expected: VisitFinding['expected']): string {
  switch (expected?.kind) {
    case undefined:
      return 'Nothing here says what would have happened without referral.';
    case 'earlier':
      return 'What would have happened without referral is read off the same people’s earlier months.';
    case 'assumed':
      return 'What would have happened without referral is assumed, as a range.';
  }
}

export function bannerOf(finding: VisitFinding): Banner {
  const { comparison, comparisonLost, expected } = finding;
  if (comparison === null)
    return {
      comparator: {
        there: false,
        says: comparisonLost
          ? 'No longer: nobody of the comparison group is left under the filters chosen. Take a filter off to compare.'
          : `No. ${anyway(expected)}`,
      },
      design:
        'One group, before and after. People are referred when they are at their worst, so part or all of a fall is expected anyway.',
    };
  const { members } = comparison;
  const who = isHidden(members)
    ? 'a few people who were not referred'
    : `${peopleOf('people', members)} who ${members === 1 ? 'stands' : 'stand'} for comparison`;
  return {
    comparator: { there: true, says: `Yes: ${who}, counted over the same windows.` },
    design:
      visitDesign(finding) === 'comparison'
        ? 'Two groups, before and after: the change is compared, not the level. It is an effect only if both would have changed alike otherwise.'
        : 'Two groups, before and after, with a check that failed or could not be made: the change is compared, and the groups may differ in more than referral.',
  };
}
