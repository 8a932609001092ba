import type { ComparisonFinding, ComparisonMethod } from '../evidence/comparison';
import { shownEstimates } from '../evidence/comparisonwords';
import { middleHalf } from '../evidence/differencelimits';
import { digitsFor, range, reasonWords, signed, withheldShort } from '../evidence/numbers';
import { usable } from '../evidence/select';
import type { ProfileId } from '../vocabulary/profiles';
import { countWords } from './hidden';
import type { RatioRow } from './ratiorows';

export interface EstimateGroup {
  readonly heading: string;
  readonly rows: readonly RatioRow[];
}

/** The estimates that may be read, in the groups that a forest sets apart: the headline, the other adjusted ones, the raw. */
export function estimateGroups(finding: ComparisonFinding, profile: ProfileId): readonly EstimateGroup[] {
  const shown = shownEstimates(finding);
  const adjusted = shown.filter((one) => one.adjusted);
  const row = (method: ComparisonMethod): RatioRow => rowOf(method, finding, profile);
  const groups = [
    { heading: 'Headline', rows: adjusted.slice(0, 1).map(row) },
    { heading: 'Adjusted in other ways', rows: adjusted.slice(1).map(row) },
    {
      heading: 'Nothing adjusted for: a description',
      rows: shown.filter((one) => !one.adjusted).map(row),
    },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

function rowOf(
  { name, adjusted, n: [against, asked], estimate }: ComparisonMethod,
  finding: ComparisonFinding,
  profile: ProfileId,
): RatioRow {
  const { counted } = finding;
  return {
    label: name,
    note: `${countWords(asked, profile, counted)} and ${countWords(against, profile, counted)}`,
    look: adjusted ? 'filled' : 'hollow',
    ...differenceMark(estimate, finding),
  };
}

/** A difference as a mark and as its number, or why there is none. */
export function differenceMark(
  estimate: ComparisonMethod['estimate'],
  { measure, counted }: ComparisonFinding,
): Pick<RatioRow, 'apart' | 'mark' | 'says'> {
  const digits = digitsFor(measure);
  return {
    apart: false,
    mark: usable(estimate)
      ? { ratio: estimate.difference, outer: estimate.interval, inner: middleHalf(estimate) }
      : null,
    says: usable(estimate)
      ? `${signed(estimate.difference, digits)} (${range(estimate.interval, digits)})`
      : estimate.withheld === 'small_number'
        ? withheldShort(estimate, counted)
        : `not shown: ${reasonWords(estimate.withheld, counted)}`,
  };
}
