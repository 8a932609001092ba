import { peopleOf, reasonWords } from './numbers';
import { number, type Part, phrase } from './phrase';
import { isHidden, usable } from './select';
import { usesOf } from './servicewords';
import type { VisitArm, VisitFinding } from './visits';
import type { Withheld } from '../stats/result';
import { reasons } from '../vocabulary/reasons';

/** With fewer people than this in a group nothing is said of anybody else (methods A.9). */
const fewestToGeneralise = 5;

/** "only 3 people have counts before and after", where no more do; undefined else, and where how many is hidden. */
export function tooFew({ counted, referred, comparison }: VisitFinding): readonly Part[] | undefined {
  const of = ({ watched: { x }, hidden }: VisitArm, who: string): readonly Part[] | undefined => {
    if (isHidden(x) || isHidden(hidden) || x - hidden >= fewestToGeneralise || x === hidden) return undefined;
    const n = x - hidden;
    return phrase`only ${number(peopleOf(counted, n))}${who} ${n === 1 ? 'has' : 'have'} counts before and after`;
  };
  return of(referred, '') ?? (comparison === null ? undefined : of(comparison, ' of the comparison group'));
}

/** Why there is no ratio of ratios, with the group in which nothing was counted. */
export function noRatio({ service, counted, referred, comparison }: VisitFinding, why: Withheld): string {
  const uses = usesOf(service);
  const zero = (window: 'before' | 'after') =>
    [
      { arm: referred, who: 'those referred' },
      { arm: comparison, who: 'the comparison group' },
    ].flatMap(({ arm, who }) =>
      arm !== null && usable(arm[window]) && arm[window].events === 0 ? [who] : [],
    );
  if (comparison !== null && (why.withheld === 'none_before' || why.withheld === 'none_after')) {
    const window = why.withheld === 'none_before' ? 'before' : 'after';
    const who = zero(window);
    if (who.length > 0)
      return `no ${uses} of ${who.join(' or of ')} were counted ${window}, so there is no ratio between the groups’ changes`;
  }
  if (comparison !== null && why.withheld === 'one_group')
    return 'one of the groups has fewer than two people with counts before and after';
  if (why.withheld === 'no_events')
    return `no ${uses} were counted in ${comparison === null ? 'either window' : 'one of the groups'}`;
  return reasonWords(why.withheld, counted);
}

/** What to do about it, where the usual remedy is another one. */
export function remedyOf({ comparison }: VisitFinding, { withheld }: Withheld): string {
  if (comparison !== null && withheld === 'one_group') return 'Load more people, or take a filter off.';
  if (comparison !== null && withheld === 'none_after')
    return 'Read the difference in visits per person and year instead.';
  return reasons[withheld].remedy;
}
