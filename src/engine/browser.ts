import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import engine from 'virtual:engine';
import { callOf } from './call';
import { type Columns, type Database, EngineError, type Parameter } from './database';
import { locks, macros, schema } from './macros';

/** How long each kind of call may take before it is given up, in milliseconds. */
export interface Deadlines {
  readonly start: number;
  readonly call: number;
}

const usual: Deadlines = { start: 60_000, call: 300_000 };

/**
 * DuckDB 1.4.3 in a worker of this page. The engine comes from this page's own origin, is inflated here, and is checked against
 * its SHA-256 before it runs. A worker made from a blob falls under the page's own policy.
 *
 * Errors: `blocked` (could not be fetched or started), `damaged` (the bytes are not the ones built), `timeout`, `died`, `memory`,
 * `query`, `closed`. After any of the first four the database is closed; open another.
 */
export async function openBrowser(deadlines: Deadlines = usual): Promise<Database> {
  const [duckdb, wasm, script] = await Promise.all([
    import('@duckdb/duckdb-wasm'),
    fetchChecked(engine.wasm),
    fetchChecked(engine.worker),
  ]);
  const scriptUrl = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const wasmUrl = URL.createObjectURL(new Blob([wasm], { type: 'application/wasm' }));
  const worker = new Worker(trusted(scriptUrl));
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  const files = new Map<string, Blob>();
  let counter = 0;
  let closed: EngineError | undefined;
  let reportDeath: (error: EngineError) => void = () => undefined;
  const death = new Promise<never>((_, reject) => {
    reportDeath = (error) => {
      closed ??= error;
      reject(error);
    };
  });
  death.catch(() => undefined);
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    reportDeath(
      new EngineError('died', 'engine: the worker stopped; nothing was sent anywhere. Load the file again.'),
    );
  });

  const within = async <T>(
    milliseconds: number,
    work: Promise<T>,
    fault: 'timeout' | 'blocked',
  ): Promise<T> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const error = new EngineError(
          fault,
          fault === 'blocked'
            ? 'engine: it did not start. The browser or its policy may forbid WebAssembly. The report pages still work.'
            : 'engine: no answer in time; it was stopped. Load the file again.',
        );
        closed ??= error;
        worker.terminate();
        reject(error);
      }, milliseconds);
    });
    try {
      return await Promise.race([work, late, death]);
    } finally {
      clearTimeout(timer);
    }
  };

  const connection = await within(
    deadlines.start,
    (async () => {
      await db.instantiate(wasmUrl);
      await db.open({ path: ':memory:', query: { castBigIntToDouble: true, castDecimalToDouble: true } });
      return db.connect();
    })(),
    'blocked',
  );
  URL.revokeObjectURL(scriptUrl);
  URL.revokeObjectURL(wasmUrl);
  const settings = [`SET allowed_directories = ['upload/']`, ...locks, ...schema, ...macros];
  for (const statement of settings) await within(deadlines.start, connection.query(statement), 'blocked');

  let queue: Promise<unknown> = Promise.resolve();
  const database: Database = {
    kind: 'browser',
    run: (sql, parameters = []) => {
      const job = queue.then(async () => {
        if (closed !== undefined) throw closed;
        try {
          return await within(deadlines.call, ask(connection, sql, parameters), 'timeout');
        } catch (cause) {
          if (cause instanceof EngineError) throw cause;
          const message = cause instanceof Error ? cause.message : String(cause);
          throw new EngineError(
            /out of memory/i.test(message) ? 'memory' : 'query',
            `engine: ${message}`,
            cause,
          );
        }
      });
      queue = job.catch(() => undefined);
      return job;
    },
    query: (name, parameters) => callOf(database, name, parameters),
    attach: async (source) => {
      const name = `upload/${String((counter += 1))}.csv`;
      files.set(name, source.blob);
      await within(
        deadlines.call,
        register(db, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, name, source.blob),
        'timeout',
      );
      return name;
    },
    detach: async (name) => {
      files.delete(name);
      await within(deadlines.call, db.dropFile(name), 'timeout');
    },
    close: async () => {
      closed ??= new EngineError('closed', 'engine: it was closed before this call');
      worker.terminate();
      files.clear();
      await Promise.resolve();
    },
  };
  return database;
}

async function register(db: AsyncDuckDB, protocol: number, name: string, blob: Blob): Promise<void> {
  await db.registerFileHandle(name, blob, protocol, true);
}

async function fetchChecked(part: { readonly url: string; readonly sha256: string }): Promise<ArrayBuffer> {
  let bytes: ArrayBuffer;
  try {
    const answer = await fetch(new URL(part.url, document.baseURI));
    if (!answer.ok) throw new Error(`status ${String(answer.status)}`);
    bytes = await inflated(await answer.arrayBuffer());
  } catch (cause) {
    throw new EngineError(
      'blocked',
      'engine: its file could not be fetched from this site. Check the connection and that the whole folder was copied; the report pages still work.',
      cause,
    );
  }
  // Browsers offer SHA-256 only to https and localhost.
  const found = globalThis.isSecureContext ? hex(await crypto.subtle.digest('SHA-256', bytes)) : undefined;
  if (found === undefined) {
    throw new EngineError(
      'blocked',
      'engine: this address is not secure, so its file cannot be checked. Serve the folder over https.',
    );
  }
  if (found !== part.sha256) {
    throw new EngineError(
      'damaged',
      'engine: its file is not the one that was built, so it was not run. Copy the folder to the host again.',
    );
  }
  return bytes;
}

/** The bytes as built, whether or not the host has already decoded them. */
async function inflated(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const head = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (head[0] !== 0x1f || head[1] !== 0x8b) return bytes;
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

function hex(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

let policy: { createScriptURL(url: string): string } | undefined;

/** The one policy of the page: a worker may be made from a blob of this page and from nothing else. */
function trusted(url: string): string {
  const factory = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes;
  if (factory === undefined) return url;
  policy ??= factory.createPolicy('plainsight', {
    createScriptURL: (asked) => {
      if (!asked.startsWith(`blob:${location.origin}/`))
        throw new TypeError('engine: only a blob of this page may be a worker');
      return asked;
    },
  });
  return policy.createScriptURL(url);
}

async function ask(
  connection: AsyncDuckDBConnection,
  sql: string,
  parameters: readonly Parameter[],
): Promise<Columns> {
  if (parameters.length === 0) return columnsOf(await connection.query(sql));
  const statement = await connection.prepare(sql);
  try {
    return columnsOf(await statement.query(...parameters));
  } finally {
    await statement.close();
  }
}

type ArrowTable = Awaited<ReturnType<AsyncDuckDBConnection['query']>>;

function columnsOf(table: ArrowTable): Columns {
  const names = table.schema.fields.map(({ name }) => name);
  const columns = table.schema.fields.map(({ type }, at) => {
    const vector = table.getChildAt(at);
    const isDate = String(type).startsWith('Date');
    return Array.from({ length: table.numRows }, (_, row) => plain(vector?.get(row), isDate));
  });
  return { names, columns, length: table.numRows };
}

/** Counts as numbers, dates as ISO days: the shapes that the native engine gives too. */
function plain(value: unknown, isDate: boolean): unknown {
  if (value === undefined) return null;
  if (isDate && (typeof value === 'number' || value instanceof Date))
    return new Date(Number(value)).toISOString().slice(0, 10);
  return typeof value === 'bigint' ? Number(value) : value;
}
