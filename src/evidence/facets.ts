import type { Scope } from './scope';
import type { DimensionId } from '../vocabulary/dimensions';

/** A way to look at people in the cohort builder: a dimension, or the day they were referred. */
export type FacetId = DimensionId | 'referred';

/** What can be chosen in a facet, in the order shown. Workspace only: facets stand in no finding and no pack. */
export interface FacetShape {
  readonly id: FacetId;
  readonly name: string;
  /** Levels of a dimension with "not recorded" among them; or calendar months such as 2023-04, without a gap, "not recorded" last where there is one. */
  readonly levels: readonly string[];
}

/** The part of a scope that facets move. */
export type FacetChoice = Pick<Scope, 'from' | 'to' | 'filters' | 'episodes'>;

/** Exact counts under one choice. */
export interface FacetState {
  /** Whom the choice keeps: people, or referrals where every referral counts. */
  readonly kept: number;
  /** Of whom: those without any choice. */
  readonly all: number;
  /** By facet and level: whom the choices in all other facets keep; within the facet nothing is left out. */
  readonly facets: readonly { readonly id: FacetId; readonly counts: readonly number[] }[];
  /** What each choice that is made costs: how many more would be kept without it. Dearest first. */
  readonly costs: readonly { readonly id: FacetId; readonly lost: number }[];
}

/** Answers one choice after another over the same files. */
export interface Facets {
  readonly shapes: readonly FacetShape[];
  /**
   * `moving` is the facet under the hand: an index of it is built once, and its further moves are answered from that. A count that a later one
   * overtakes is given up: its promise fails with an error named `AbortError`.
   */
  count(choice: FacetChoice, moving?: FacetId): Promise<FacetState>;
}
