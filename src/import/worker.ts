import type { Source } from '../engine/database';
import type { Rows } from '../engine/rows';
import { type Helper, helperAt, serveReader } from './second';
import { digestOf } from './digest';
import type { SecondReader } from './encode';
import { inspect } from './inspect';
import { expanded } from './expanded';
import { parquetFrom } from './parquet/wasm';
import { prepare } from './prepare';
import type { Answer, Asked, Given, Port } from './remote';
import { unique } from './unique';

/** Files already given to this worker, by the page's number for them: what was read of them is known by the blob. */
const files = new Map<number, Source>();
/** They have been loaded: the next new one begins another choice of files, and these are forgotten. */
let loaded = false;

function sourceOf({ key, name, blob }: Given): Source {
  let source = files.get(key);
  if (source === undefined) {
    if (loaded) files.clear();
    loaded = false;
    source = { name, blob };
    files.set(key, source);
  }
  return source;
}

/** The worker's own side of the wire: the project's types know a page. */
const page = globalThis as unknown as {
  addEventListener: (kind: 'message', hear: (event: MessageEvent<Asked | Port>) => void) => void;
  postMessage: (answer: Answer, options: { readonly transfer: readonly Transferable[] }) => void;
};

function send(answer: Answer, transfer: readonly Transferable[] = []): void {
  page.postMessage(answer, { transfer });
}

/** What a browser can hold beside its page: five million people as text are some 650 MB. */
const largest = 1_000_000_000;

let helper: Helper | undefined;

let parquetGiven: (bytes: ArrayBuffer) => void = () => undefined;
let parquet: Promise<ArrayBuffer> | undefined;
// A worker made from a blob cannot fetch what lies beside the page; the page can, and checks it.
parquetFrom(() => {
  parquet ??= new Promise((resolve) => {
    parquetGiven = resolve;
    send({ id: 0, wants: 'parquet' });
  });
  return parquet;
});

page.addEventListener('message', ({ data }) => {
  if ('serve' in data) serveReader(data.serve);
  else if ('helper' in data) helper = helperAt(data.helper);
  else if ('parquet' in data) parquetGiven(data.parquet);
  else void answer(data);
});

async function answer(asked: Asked): Promise<void> {
  const { id } = asked;
  try {
    if (asked.ask === 'expand') {
      send({ id, files: await expanded(sourceOf(asked.file)) });
      return;
    }
    if (asked.ask === 'inspect') {
      const source = sourceOf(asked.file);
      const second = helper && sharing(helper, source.blob);
      send({
        id,
        inspected: await inspect(source, asked.chosen, { second, columns: helper?.columns, largest }),
      });
      return;
    }
    if (asked.ask === 'unique') {
      send({ id, unique: await unique(sourceOf(asked.file), asked.mapping, { largest }) });
      return;
    }
    const mapped = asked.files.map(({ file, mapping }) => ({ source: sourceOf(file), mapping }));
    let last = 0;
    const found = await prepare(
      mapped,
      {
        progress: (share) => {
          if (share - last < 0.01) return;
          last = share;
          send({ id, share });
        },
        hand: (table, rows, measures) => {
          send({ id, table, rows, ...(measures === undefined ? {} : { measures }) }, buffersOf(rows));
        },
      },
      {
        second: helper?.encode,
        digest: (blob) => digestOf(blob, helper?.digest),
        largest,
      },
    );
    loaded = true;
    send({ id, loaded: found });
  } catch (cause) {
    send({ id, failed: cause instanceof Error ? cause.message : String(cause) });
  }
}

/** The helper reads its half and takes the hash of the whole, which the load will want, while the first reader looks at what was read. */
function sharing({ encode, digest }: Helper, blob: Blob): SecondReader {
  return (part) => {
    const found = encode(part);
    digestOf(blob, digest).catch(() => undefined);
    return found;
  };
}

/** The arrays of the rows are handed over, not copied. */
function buffersOf(rows: Rows): readonly Transferable[] {
  const buffers = new Set<ArrayBuffer>();
  const add = ({ buffer }: { readonly buffer: ArrayBufferLike }): void => {
    if (buffer instanceof ArrayBuffer) buffers.add(buffer);
  };
  for (const column of Object.values(rows)) {
    if (column.kind === 'word') add(column.codes);
    else if (column.kind === 'text') {
      add(column.bytes);
      add(column.ends);
    } else add(column.values);
  }
  return [...buffers];
}
