import { type Answer, type Fit, fitHere, type Work, type Worked } from './fits';
import type { WorkAsked, WorkDone } from './fitworker';
// The bundler gives the address of the built script.
// oxlint-disable-next-line import/default
import workerUrl from './fitworker?worker&url';
import { startWorker, workerScript } from '../engine/blobworker';

/** Does what takes long in a worker of its own. */
export interface Fitter {
  /** Work that other work overtakes is given up: its worker ends with it. */
  readonly fit: Fit;
  /** Gives up what is being worked out, if anything is. */
  readonly overtake: () => void;
  readonly close: () => void;
}

const overtaken = new Error('analysis: the fit was overtaken');

interface Running {
  readonly worker: Worker;
  waiting: {
    readonly id: number;
    readonly done: (found: Worked[keyof Worked]) => void;
    readonly fail: (error: Error) => void;
  } | null;
}

/** The worker starts with the first fit; where there is none to be had the work is done here. Errors: a fit that was overtaken. */
export function openFitter(): Fitter {
  let running: Running | null = null;
  let script: Promise<string> | undefined;
  let asked = 0;

  const fetched = (): Promise<string> => {
    script ??= workerScript(workerUrl);
    script.catch(() => {
      script = undefined;
    });
    return script;
  };
  const end = (one: Running, why: Error): void => {
    one.waiting?.fail(why);
    one.waiting = null;
    if (running === one) running = null;
  };
  const start = (text: string): Running => {
    const own: Running = {
      worker: startWorker(text, (reason) => {
        end(
          own,
          new Error(
            `analysis: the worker stopped that was fitting models${reason === '' ? '' : ` (${reason})`}`,
          ),
        );
      }),
      waiting: null,
    };
    own.worker.addEventListener('message', ({ data }: MessageEvent<WorkDone>) => {
      const { waiting } = own;
      if (waiting === null || waiting.id !== data.id) return;
      own.waiting = null;
      if ('failed' in data) waiting.fail(new Error(data.failed));
      else waiting.done(data.found);
    });
    return own;
  };
  const close = (): void => {
    const own = running;
    if (own === null) return;
    own.worker.terminate();
    end(own, overtaken);
  };

  return {
    fit: async <W extends Work>(work: W): Promise<Answer<W>> => {
      asked += 1;
      const id = asked;
      try {
        const text = await fetched();
        if (id !== asked) throw overtaken;
        if (running !== null && running.waiting !== null) close();
        const own = (running ??= start(text));
        return await new Promise<Answer<W>>((done, fail) => {
          // The worker answers each kind of work with what that kind gives.
          own.waiting = { id, done: (found) => done(found as Answer<W>), fail };
          own.worker.postMessage({ id, work } satisfies WorkAsked, { transfer: [] });
        });
      } catch (error) {
        if (id !== asked || error === overtaken) throw error;
        return fitHere(work);
      }
    },
    overtake: () => {
      if (running !== null && running.waiting !== null) close();
    },
    close,
  };
}
