import type { FacetChoice, FacetId, Facets, FacetShape, FacetState } from '../../src/evidence/facets';

/** A person of an invented service: a level under each dimension, and a month of referral. */
export interface Member {
  readonly month: string;
  readonly levels: Readonly<Partial<Record<FacetId, string>>>;
}

function keeps({ month, levels }: Member, { from, to, filters }: FacetChoice, but?: FacetId): boolean {
  const dated = but === 'referred' || ((from ?? '') <= `${month}-31` && `${month}-01` <= (to ?? '9999'));
  return (
    dated &&
    filters.every(
      (one) => one.dimension === but || one.levels.includes(levels[one.dimension] ?? 'not recorded'),
    )
  );
}

/** Counts by going through everyone: slow, and plainly right for days at the ends of months. */
export function countedByHand(
  members: readonly Member[],
  shapes: readonly FacetShape[],
  choice: FacetChoice,
): FacetState {
  const kept = members.filter((one) => keeps(one, choice)).length;
  const levelOf = ({ month, levels }: Member, id: FacetId): string =>
    id === 'referred' ? month : (levels[id] ?? 'not recorded');
  const made: readonly FacetId[] = [
    ...(choice.from === undefined && choice.to === undefined ? [] : (['referred'] as const)),
    ...choice.filters.map(({ dimension }) => dimension),
  ];
  return {
    kept,
    all: members.length,
    facets: shapes.map(({ id, levels }) => {
      const others = members.filter((one) => keeps(one, choice, id));
      return { id, counts: levels.map((level) => others.filter((one) => levelOf(one, id) === level).length) };
    }),
    costs: made
      .map((id) => ({ id, lost: members.filter((one) => keeps(one, choice, id)).length - kept }))
      .toSorted((one, other) => other.lost - one.lost),
  };
}

/** Facets over invented people, with a list of what was asked. */
export function facetsOver(
  members: readonly Member[],
  shapes: readonly FacetShape[],
): Facets & { readonly asked: readonly { readonly choice: FacetChoice; readonly moving?: FacetId }[] } {
  const asked: { choice: FacetChoice; moving?: FacetId }[] = [];
  return {
    shapes,
    asked,
    count: (choice, moving) => {
      asked.push({ choice, ...(moving === undefined ? {} : { moving }) });
      return Promise.resolve(countedByHand(members, shapes, choice));
    },
  };
}
