import { type CountFacets, countingIn } from './facetcounts';
import type { FacetTable } from './facettable';
import type { FacetChoice, FacetId, FacetState } from '../evidence/facets';

/** What the worker is told: first the table, then one choice after another. */
export type FacetsAsked =
  | { readonly table: FacetTable }
  | { readonly id: number; readonly choice: FacetChoice; readonly moving: FacetId | undefined };

/** An answer by the number of its choice; null: overtaken. */
export type FacetsFound =
  | { readonly id: number; readonly state: FacetState | null }
  | { readonly id: number; readonly failed: string };

/** The worker's own side of the wire: the project's types know a page. */
const page = globalThis as unknown as {
  addEventListener: (kind: 'message', hear: (event: MessageEvent<FacetsAsked>) => void) => void;
  postMessage: (answer: FacetsFound, options: { readonly transfer: readonly Transferable[] }) => void;
};

/** Until messages that came meanwhile have been heard. A timer would be held back by browsers. */
function pause(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      done();
    });
    port1.start();
    port2.postMessage(null);
  });
}

let count: CountFacets | undefined;

page.addEventListener('message', ({ data }) => {
  if ('table' in data) {
    count = countingIn(data.table, pause);
    return;
  }
  const { id, choice, moving } = data;
  (count?.(choice, moving) ?? Promise.resolve(null)).then(
    (state) => {
      page.postMessage({ id, state }, { transfer: [] });
    },
    (error: unknown) => {
      const failed = error instanceof Error ? error.message : 'The reason is not known.';
      page.postMessage({ id, failed }, { transfer: [] });
    },
  );
});
