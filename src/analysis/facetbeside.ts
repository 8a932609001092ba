import { countHere, type OpenCounter } from './facetcounter';
import { buffersOf } from './facettable';
import type { FacetsAsked, FacetsFound } from './facetworker';
// The bundler gives the address of the built script.
// oxlint-disable-next-line import/default
import workerUrl from './facetworker?worker&url';
import { startWorker, workerScript } from '../engine/blobworker';
import type { FacetState } from '../evidence/facets';

interface Waiting {
  readonly done: (state: FacetState | null) => void;
  readonly fail: (error: Error) => void;
}

/** Counts in a worker of its own, to which the table is handed over; here where there is none to be had. */
export const countBeside: OpenCounter = async (table) => {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let over = false;
  const end = (why: Error): void => {
    over = true;
    for (const { fail } of waiting.values()) fail(why);
    waiting.clear();
  };
  let worker: Worker;
  try {
    worker = startWorker(await workerScript(workerUrl), (reason) => {
      end(new Error(`analysis: the worker stopped that was counting${reason === '' ? '' : ` (${reason})`}`));
    });
  } catch {
    return countHere(table);
  }
  worker.addEventListener('message', ({ data }: MessageEvent<FacetsFound>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failed' in data) one?.fail(new Error(data.failed));
    else one?.done(data.state);
  });
  const send = (message: FacetsAsked, transfer: readonly Transferable[] = []): void => {
    worker.postMessage(message, { transfer: [...transfer] });
  };
  send({ table }, buffersOf(table));
  return {
    count: (choice, moving) =>
      new Promise((done, fail) => {
        if (over) {
          fail(new Error('analysis: counting was closed'));
          return;
        }
        asked += 1;
        waiting.set(asked, { done, fail });
        send({ id: asked, choice, moving });
      }),
    ended: () => over,
    close: () => {
      worker.terminate();
      end(new Error('analysis: counting was closed'));
    },
  };
};
