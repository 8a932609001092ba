import type { FacetChoice } from '../evidence/facets';
import type { Clauses } from '../evidence/namedcohort';
import type { Scope } from '../evidence/scope';
import type { DimensionId } from '../vocabulary/dimensions';

type Days = Pick<Scope, 'from' | 'to'>;

/** The days of a choice, without a place for those that are not limited. */
function limits({ from, to }: { readonly [Key in keyof Days]: Days[Key] | undefined }): Days {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** The conditions of a choice or a scope, without how referrals are counted. */
export function clausesOf({ from, to, filters }: Clauses): Clauses {
  return { ...limits({ from, to }), filters };
}

export function choiceOf(clauses: Clauses, episodes: Scope['episodes']): FacetChoice {
  return { ...clausesOf(clauses), episodes };
}

/** The levels of a dimension that are chosen; none: nothing is left out by it. */
export function chosenOf({ filters }: Clauses, dimension: DimensionId): readonly string[] {
  return filters.filter((one) => one.dimension === dimension).flatMap(({ levels }) => levels);
}

/** The same choice with these levels of a dimension; without levels nothing is left out by it. */
export function withLevels(
  choice: FacetChoice,
  dimension: DimensionId,
  levels: readonly string[],
): FacetChoice {
  const chosen = levels.length === 0 ? [] : [{ dimension, levels }];
  const at = choice.filters.findIndex((one) => one.dimension === dimension);
  const others = choice.filters.filter((one) => one.dimension !== dimension);
  return {
    ...choice,
    filters: at < 0 ? [...others, ...chosen] : others.toSpliced(at, 0, ...chosen),
  };
}

/** The same choice between two days; an absent one is no limit. */
export function withDays(
  choice: FacetChoice,
  days: { readonly [Key in keyof Days]: Days[Key] | undefined },
): FacetChoice {
  const { filters, episodes } = choice;
  return { ...limits(days), filters, episodes };
}

/** All levels but these, in the order given. */
export function allBut(levels: readonly string[], chosen: readonly string[]): readonly string[] {
  return levels.filter((level) => !chosen.includes(level));
}

/** One text for each set of people chosen, whatever the order in which it was done. */
export function choiceKey({ from, to, filters, episodes }: FacetChoice): string {
  const sorted = filters
    .filter(({ levels }) => levels.length > 0)
    .map(({ dimension, levels }) => [dimension, levels.toSorted()] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return JSON.stringify([from, to, episodes, sorted]);
}

/** Whether what is on screen is what was asked for: where no day was asked for, the data may have put their own. */
export function answers(shown: FacetChoice, asked: FacetChoice): boolean {
  const filled = withDays(asked, { from: asked.from ?? shown.from, to: asked.to ?? shown.to });
  return choiceKey(filled) === choiceKey(shown);
}
