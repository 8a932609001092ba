import type { FacetId, FacetShape, FacetState } from '../evidence/facets';
import { peopleOf, plain } from '../evidence/numbers';
import type { Counted } from '../evidence/scope';
import { profiles, type ProfileId } from '../vocabulary/profiles';

/** "Keeps 1,020 of 4,212 people." */
export function keptWords({ kept, all }: FacetState, counted: Counted): string {
  if (all === 0) return `There are no ${counted} in these data.`;
  if (kept === all) return `Keeps all ${peopleOf(counted, all)}.`;
  return kept === 0
    ? `Keeps none of ${peopleOf(counted, all)}.`
    : `Keeps ${plain(kept, 0)} of ${peopleOf(counted, all)}.`;
}

function nameOf(id: FacetId, shapes: readonly FacetShape[]): string {
  return shapes.find((one) => one.id === id)?.name ?? id;
}

/** "Activity costs most: 2,100 more without it." Nothing where no choice leaves anybody out. */
export function costWords({ kept, all, costs }: FacetState, shapes: readonly FacetShape[]): string {
  const [dearest, ...others] = costs;
  if (dearest === undefined) return '';
  if (dearest.lost === 0)
    return kept < all && costs.length > 1
      ? 'No one choice is alone in this: taking back any single one brings nobody back.'
      : '';
  const more = `${plain(dearest.lost, 0)} more without it`;
  const name = nameOf(dearest.id, shapes);
  return others.length === 0 ? `That is ${name} alone: ${more}.` : `${name} costs most: ${more}.`;
}

/** What the counts are for, where what is taken away would hide the small ones. */
export function exactWords(profile: ProfileId): string {
  return profiles[profile].exact
    ? ''
    : `Counts here are exact and for this screen only. Downloads follow the profile ${profiles[profile].name}.`;
}

/** What is chosen in a facet in a few words: "Harbour or Vale", "12 of 40". */
export function chosenWords(chosen: readonly string[], levels: number): string {
  if (chosen.length === 0) return 'all';
  const names = chosen.join(' or ');
  return chosen.length <= 2 && names.length <= 32
    ? names
    : `${plain(chosen.length, 0)} of ${plain(levels, 0)}`;
}
