import engine from 'virtual:engine';
import { startWorker, workerScript } from '../engine/blobworker';
import { fetchPart } from '../engine/bytes';
import type { Source } from '../engine/database';
import type { Rows } from '../engine/rows';
import type { Looked } from '../vocabulary/looked';
import type { Mapping } from '../vocabulary/mapping';
import type { Uniqueness } from '../vocabulary/tripwire';
import type { Along, FilledTable, Prepared } from './prepare';
import type { WideMeasure } from './shape';
// The bundler gives the address of the built script.
// oxlint-disable-next-line import/default
import workerUrl from './worker?worker&url';

/** A file as it is sent to the reading worker, with this page's number for it. */
export interface Given {
  readonly key: number;
  readonly name: string;
  readonly blob: Blob;
}

export type Asked =
  | { readonly id: number; readonly ask: 'expand'; readonly file: Given }
  | {
      readonly id: number;
      readonly ask: 'inspect';
      readonly file: Given;
      readonly chosen: Pick<Mapping, 'reading' | 'repairs'>;
    }
  | { readonly id: number; readonly ask: 'unique'; readonly file: Given; readonly mapping: Mapping }
  | {
      readonly id: number;
      readonly ask: 'prepare';
      readonly files: readonly { readonly file: Given; readonly mapping: Mapping }[];
    };

/** What the page tells a worker unasked: one end of the wire between a reader and its helper, or the bytes it wanted. */
export type Port =
  { readonly serve: MessagePort } | { readonly helper: MessagePort } | { readonly parquet: ArrayBuffer };

export type Answer =
  | { readonly id: number; readonly wants: 'parquet' }
  | { readonly id: number; readonly files: readonly Source[] }
  | { readonly id: number; readonly inspected: Looked }
  | { readonly id: number; readonly unique: Uniqueness }
  | {
      readonly id: number;
      readonly table: FilledTable;
      readonly rows: Rows;
      readonly measures?: readonly WideMeasure[];
    }
  | { readonly id: number; readonly loaded: Prepared }
  | { readonly id: number; readonly share: number }
  | { readonly id: number; readonly failed: string };

/** Reads files in a worker of its own, with a second one as its helper, so that the page answers while it does. */
export interface Reader {
  /** The file itself, or the files that lie in it if it is a ZIP file. */
  expand(file: File): Promise<readonly File[]>;
  /** See `inspect`. */
  inspect(file: File, chosen: Pick<Mapping, 'reading' | 'repairs'>): Promise<Looked>;
  /** See `unique`. */
  unique(file: File, mapping: Mapping): Promise<Uniqueness>;
  /** See `prepare`. */
  prepare(
    files: readonly { readonly file: File; readonly mapping: Mapping }[],
    along: Along,
  ): Promise<Prepared>;
  /** Whether it has ended, by itself or not: then another is needed. */
  ended(): boolean;
  /** Ends the worker and whatever it was doing, and gives its memory back. */
  close(): void;
}

/** In milliseconds. */
const longestFetch = 60_000;

interface Waiting {
  readonly done: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
  readonly along: Along | undefined;
}

/**
 * The worker starts at once. Errors: what the reading itself says; a worker that could not be fetched or that stopped, by name.
 */
export function openReader(): Reader {
  const waiting = new Map<number, Waiting>();
  const keys = new WeakMap<File, number>();
  let asked = 0;
  let given = 0;
  let over: Error | undefined;

  const end = (error: Error): void => {
    over ??= error;
    for (const { fail } of waiting.values()) fail(over);
    waiting.clear();
  };
  const starting = workerScript(workerUrl).then((text) => {
    if (over !== undefined) throw over;
    const died = (reason: string): void => {
      const why = reason === '' ? '' : ` (${reason})`;
      end(
        new Error(
          `import: the worker stopped that was reading${why}; the file was only read. Load it again.`,
        ),
      );
    };
    const workers = [startWorker(text, died), startWorker(text, died)] as const;
    const [worker, helper] = workers;
    const { port1, port2 } = new MessageChannel();
    worker.postMessage({ helper: port1 } satisfies Port, { transfer: [port1] });
    helper.postMessage({ serve: port2 } satisfies Port, { transfer: [port2] });
    for (const one of workers) giveDecoder(one, end);
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if ('wants' in data) return;
      const one = waiting.get(data.id);
      if (one === undefined) return;
      if ('share' in data) {
        one.along?.progress?.(data.share);
        return;
      }
      if ('table' in data) {
        one.along?.hand(data.table, data.rows, data.measures);
        return;
      }
      waiting.delete(data.id);
      if ('failed' in data) one.fail(new Error(data.failed));
      else one.done(data);
    });
    return workers;
  });
  starting.catch((cause: unknown) => {
    end(
      new Error('import: the reader could not be started. Check that the whole folder was copied.', {
        cause,
      }),
    );
  });

  const ask = <T>(question: (id: number) => Asked, found: (answer: Answer) => T, along?: Along): Promise<T> =>
    new Promise<T>((done, fail) => {
      if (over !== undefined) {
        fail(over);
        return;
      }
      asked += 1;
      const message = question(asked);
      waiting.set(asked, {
        done: (answer) => {
          done(found(answer));
        },
        fail,
        along,
      });
      starting.then(
        ([worker]) => {
          worker.postMessage(message, { transfer: [] });
        },
        () => undefined,
      );
    });

  const giving = (file: File): Given => {
    let key = keys.get(file);
    if (key === undefined) {
      given += 1;
      key = given;
      keys.set(file, key);
    }
    return { key, name: file.name, blob: file };
  };
  const wrong = (): never => {
    throw new Error('import: the reader answered another question');
  };

  return {
    expand: (file) =>
      ask(
        (id) => ({ id, ask: 'expand', file: giving(file) }),
        (answer) => {
          if (!('files' in answer)) return wrong();
          const [only] = answer.files;
          if (answer.files.length === 1 && only?.name === file.name) return [file];
          return answer.files.map(({ name, blob }) => new File([blob], name));
        },
      ),
    inspect: (file, chosen) =>
      ask(
        (id) => ({ id, ask: 'inspect', file: giving(file), chosen }),
        (answer) => ('inspected' in answer ? answer.inspected : wrong()),
      ),
    unique: (file, mapping) =>
      ask(
        (id) => ({ id, ask: 'unique', file: giving(file), mapping }),
        (answer) => ('unique' in answer ? answer.unique : wrong()),
      ),
    prepare: (files, along) =>
      ask(
        (id) => ({
          id,
          ask: 'prepare',
          files: files.map(({ file, mapping }) => ({ file: giving(file), mapping })),
        }),
        (answer) => ('loaded' in answer ? answer.loaded : wrong()),
        along,
      ),
    ended: () => over !== undefined,
    close: () => {
      end(new Error('import: the reading was stopped'));
      starting.then(
        (workers) => {
          for (const worker of workers) worker.terminate();
        },
        () => undefined,
      );
    },
  };
}

/** Fetches the decoder of Parquet files for a worker that wants it. */
function giveDecoder(worker: Worker, end: (error: Error) => void): void {
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if (!('wants' in data)) return;
    fetchPart(engine.parquet, longestFetch).then(
      (bytes) => {
        worker.postMessage({ parquet: bytes } satisfies Port, { transfer: [bytes] });
      },
      (cause: unknown) => {
        end(
          new Error('import: the decoder of Parquet files could not be fetched from this site.', { cause }),
        );
      },
    );
  });
}
