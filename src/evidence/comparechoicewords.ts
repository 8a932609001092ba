import type { CompareChoice } from './comparechoice';
import type { Dataset } from './evidence';

/** Why a data set cannot hold this comparison whatever its levels are called; undefined where it can. */
export function lacking({ kind }: CompareChoice, beside: Dataset['beside']): string | undefined {
  if (kind === 'arms' && beside?.comparisonGroup !== true) return 'These data have no comparison group.';
  if (kind === 'dose' && beside?.contacts !== true)
    return 'These data do not record contacts with the service one by one.';
  return undefined;
}

/** What is wrong with a choice of levels, in words; nothing when it can be used. */
export function choiceFault(
  asked: readonly string[],
  against: readonly string[] | null,
  levels: readonly string[],
): string {
  if (asked.length === 0) return 'Tick at least one level to ask about.';
  if (against !== null && against.length === 0)
    return 'Tick at least one level to hold it against, or choose all others.';
  const both = asked.filter((level) => against?.includes(level) === true);
  if (both.length > 0) return `Nobody can be in both: ${both.join(', ')} is ticked twice.`;
  if (against === null && levels.every((level) => asked.includes(level)))
    return 'Every level is ticked, so that there are no others to hold it against.';
  return '';
}
