import { type CountFacets, countingIn } from './facetcounts';
import type { FacetTable } from './facettable';

/** Holds a table and counts in it. */
export interface FacetCounter {
  readonly count: CountFacets;
  /** Whether it is gone, and its table with it. */
  readonly ended: () => boolean;
  readonly close: () => void;
}

export type OpenCounter = (table: FacetTable) => Promise<FacetCounter>;

/** Counts on this thread, which is free for other things now and then. */
export const countHere: OpenCounter = (table) => {
  let held: CountFacets | null = countingIn(table, () => new Promise((done) => setTimeout(done)));
  return Promise.resolve({
    count: (choice, moving) => held?.(choice, moving) ?? Promise.resolve(null),
    ended: () => held === null,
    close: () => {
      held = null;
    },
  });
};
