import { digestOf } from './digest';
import { type Encoded, encodePart, type Fault, type Part } from './encode';

/** A second worker, who works for the reader at the same time. */
export interface Helper {
  readonly encode: (part: Part) => Promise<Encoded | Fault | undefined>;
  readonly digest: (blob: Blob) => Promise<string>;
}

type Job = { readonly part: Part } | { readonly blob: Blob };
type Done =
  { readonly found: Encoded | Fault | undefined } | { readonly digest: string } | { readonly failed: string };

/** Works for the reader at the other end of the port, one job after another. */
export function serveReader(port: MessagePort): void {
  let busy: Promise<unknown> = Promise.resolve();
  const serve = async (job: Job): Promise<void> => {
    try {
      const [done, buffers] = await work(job);
      port.postMessage(done, buffers);
    } catch (cause) {
      port.postMessage({ failed: cause instanceof Error ? cause.message : String(cause) } satisfies Done);
    }
  };
  port.addEventListener('message', ({ data }: MessageEvent<Job>) => {
    busy = busy.then(() => serve(data));
  });
  port.start();
}

async function work(job: Job): Promise<readonly [Done, ArrayBuffer[]]> {
  if ('blob' in job) return [{ digest: await digestOf(job.blob) }, []];
  const found = await encodePart(job.part);
  if (found === undefined || 'fault' in found) return [{ found }, []];
  // A message holds lists, not objects of a class.
  const columns = found.columns.map(({ texts: { bytes, ends, hashes, size }, codes }) => ({
    texts: { bytes, ends, hashes, size },
    codes,
  }));
  return [{ found: { ...found, columns } }, buffersOf(found)];
}

function buffersOf(found: Encoded): ArrayBuffer[] {
  return [
    ...new Set(
      found.columns.flatMap(({ texts: { bytes, ends, hashes }, codes }) =>
        [bytes, ends, hashes, codes].flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])),
      ),
    ),
  ];
}

/** The helper at the other end of the port. Its answers come in the order of the questions. */
export function helperAt(port: MessagePort): Helper {
  const waiting: ((done: Done) => void)[] = [];
  port.addEventListener('message', ({ data }: MessageEvent<Done>) => {
    waiting.shift()?.(data);
  });
  port.start();
  const ask = (job: Job): Promise<Done> =>
    new Promise((resolve, reject) => {
      waiting.push((done) => {
        if ('failed' in done) reject(new Error(done.failed));
        else resolve(done);
      });
      port.postMessage(job);
    });
  return {
    encode: async (part) => {
      const done = await ask({ part });
      return 'found' in done ? done.found : undefined;
    },
    digest: async (blob) => {
      const done = await ask({ blob });
      if (!('digest' in done)) throw new Error('import: the helper answered another question');
      return done.digest;
    },
  };
}
