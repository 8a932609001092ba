import type { FacetCounter, OpenCounter } from './facetcounter';
import { facetTable } from './facetrows';
import { type FacetTable, shapesOf } from './facettable';
import type { Database } from '../engine/database';
import type { FacetChoice, FacetId, Facets, FacetState } from '../evidence/facets';
import { dimensionById, type DimensionId } from '../vocabulary/dimensions';

/** Facets, and a way to give back what they hold. */
export interface OpenFacets {
  readonly facets: Facets;
  readonly close: () => void;
}

/**
 * How many people (or referrals) each level of each recorded dimension, and each month of referral, would keep under any choice: exactly whom
 * `cohort.sql` would make members. Null where nobody was referred. Rows leave the engine once, as numbers without names, for the counter alone.
 *
 * A count that a later one overtakes is given up: its promise fails with an error named `AbortError`. Other errors are the engine's or the counter's;
 * the next count begins anew.
 */
export async function openFacets(
  database: Database,
  recorded: readonly DimensionId[],
  open: OpenCounter,
): Promise<OpenFacets | null> {
  const table = await facetTable(database, recorded);
  if (table === null) return null;
  const shapes = shapesOf(table, nameOf);
  let counter: Promise<FacetCounter> | null = null;
  let closed = false;
  let asked = 0;

  const begin = (of: FacetTable | null): Promise<FacetCounter> => {
    if (of === null) throw new Error('analysis: nobody was referred any more');
    return open(of);
  };
  const ready = async (): Promise<FacetCounter> => {
    if (closed) throw new Error('analysis: counting was closed');
    const own = (counter ??= facetTable(database, recorded).then(begin));
    try {
      const found = await own;
      if (!found.ended()) return found;
    } catch (error) {
      if (counter === own) counter = null;
      throw error;
    }
    if (counter === own) counter = null;
    return ready();
  };
  counter = begin(table);

  const count = async (choice: FacetChoice, moving?: FacetId): Promise<FacetState> => {
    asked += 1;
    const id = asked;
    const own = await ready();
    const state = id === asked ? await own.count(choice, moving) : null;
    if (state === null || id !== asked)
      throw new DOMException('A later choice came before this one was counted.', 'AbortError');
    return state;
  };
  return {
    facets: { shapes, count },
    close: () => {
      closed = true;
      counter?.then(
        (one) => {
          one.close();
        },
        () => undefined,
      );
      counter = null;
    },
  };
}

function nameOf(id: FacetId): string {
  return id === 'referred' ? 'Referred' : (dimensionById.get(id)?.name ?? id);
}
