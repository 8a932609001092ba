import { digestOf } from './digest';
import { type Encoded, encodePart, type Fault, type Part } from './encode';
import { type ColumnsReader, readColumns } from './parquet/parquet';
import { parquetWasm } from './parquet/wasm';
import { Texts } from './texts';

/** A second worker, who works for the reader at the same time. */
export interface Helper {
  readonly encode: (part: Part) => Promise<Encoded | Fault | undefined>;
  readonly digest: (blob: Blob) => Promise<string>;
  readonly columns: ColumnsReader;
}

type Job =
  | { readonly part: Part }
  | { readonly blob: Blob }
  | { readonly parquet: Blob; readonly columns: readonly number[] };
type Done =
  | { readonly found: Encoded | Fault | undefined }
  | { readonly columns: readonly ListedColumn[] }
  | { readonly digest: string }
  | { readonly failed: string };

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
  if ('parquet' in job) {
    const columns = (await readColumns(job.parquet, job.columns, parquetWasm)).map(listed);
    return [{ columns }, buffersOf(columns)];
  }
  const found = await encodePart(job.part);
  if (found === undefined || 'fault' in found) return [{ found }, []];
  const columns = found.columns.map(listed);
  return [{ found: { ...found, columns } }, buffersOf(columns)];
}

type ListedColumn = Encoded['columns'][number];

/** A message holds lists, not objects of a class. */
function listed({ texts: { bytes, ends, hashes, size }, codes }: ListedColumn): ListedColumn {
  return { texts: { bytes, ends, hashes, size }, codes };
}

function buffersOf(columns: readonly ListedColumn[]): ArrayBuffer[] {
  return [
    ...new Set(
      columns.flatMap(({ texts: { bytes, ends, hashes }, codes }) =>
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
    columns: async (parquet, columns) => {
      const done = await ask({ parquet, columns });
      if (!('columns' in done)) return undefined;
      return done.columns.map(({ texts, codes }) => ({ texts: Texts.of(texts), codes }));
    },
  };
}
