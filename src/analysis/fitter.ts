import type { ModelsAsked, ModelsFound } from './modelworker';
// The bundler gives the address of the built script.
// oxlint-disable-next-line import/default
import workerUrl from './modelworker?worker&url';
import { fitModels, type FitModels, type ModelRows } from './usemodels';
import { startWorker, workerScript } from '../engine/blobworker';

/** Fits models in a worker of its own. */
export interface Fitter {
  /** A fit that another one overtakes is given up: its worker ends with it. */
  readonly fit: FitModels;
  readonly close: () => void;
}

const overtaken = new Error('analysis: the fit was overtaken');

interface Running {
  readonly worker: Worker;
  waiting: {
    readonly id: number;
    readonly done: (rows: readonly ModelRows[]) => void;
    readonly fail: (error: Error) => void;
  } | null;
}

/** The worker starts with the first fit; where there is none to be had the models are fitted here. Errors: a fit that was overtaken. */
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
    own.worker.addEventListener('message', ({ data }: MessageEvent<ModelsFound>) => {
      const { waiting } = own;
      if (waiting === null || waiting.id !== data.id) return;
      own.waiting = null;
      if ('failed' in data) waiting.fail(new Error(data.failed));
      else waiting.done(data.rows);
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
    fit: async (inputs) => {
      asked += 1;
      const id = asked;
      try {
        const text = await fetched();
        if (id !== asked) throw overtaken;
        if (running !== null && running.waiting !== null) close();
        const own = (running ??= start(text));
        return await new Promise<readonly ModelRows[]>((done, fail) => {
          own.waiting = { id, done, fail };
          own.worker.postMessage({ id, inputs } satisfies ModelsAsked, { transfer: [] });
        });
      } catch (error) {
        if (id !== asked || error === overtaken) throw error;
        return fitModels(inputs);
      }
    },
    close,
  };
}
