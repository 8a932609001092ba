import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import engine from 'virtual:engine';
import { startWorker } from './blobworker';
import { arraysOf, columnsOf } from './arrow';
import { arrowOf } from './arrowrows';
import { fetchPart } from './bytes';
import { callOf } from './call';
import { type Columns, type Database, EngineError, faultOf, type Parameter } from './database';
import { inTime, life } from './deadline';
import { locks, macros, schema } from './macros';
import { lengthOf, portion, sliced } from './rows';

/** How long each kind of call may take before it is given up, in milliseconds. */
export interface Deadlines {
  readonly start: number;
  readonly call: number;
}

const usual: Deadlines = { start: 60_000, call: 300_000 };

const words = {
  blocked:
    'engine: it did not start. The browser or its policy may forbid WebAssembly. The report pages still work.',
  timeout: 'engine: no answer in time; it was stopped. Load the file again.',
  died: 'engine: the worker stopped; nothing was sent anywhere. Load the file again.',
  closed: 'engine: it was closed before it answered',
} as const;

/**
 * DuckDB 1.4.3 in a worker of this page. The engine comes from this page's own origin, is inflated here, and is checked against
 * its SHA-256 before it runs. A worker made from a blob falls under the page's own policy.
 *
 * Errors: `blocked` (could not be fetched or started), `damaged` (the bytes are not the ones built), `timeout`, `died`, `memory`,
 * `query`, `closed`. After any of these but `memory` and `query` the database is closed; open another.
 */
export async function openBrowser(deadlines: Deadlines = usual): Promise<Database> {
  const fault = (kind: keyof typeof words): EngineError => new EngineError(kind, words[kind]);
  if (!mayCompile()) throw fault('blocked');
  const [duckdb, wasm, script] = await Promise.all([
    inTime(deadlines.start, import('@duckdb/duckdb-wasm'), () => fault('blocked')),
    fetchPart(engine.wasm, deadlines.start),
    fetchPart(engine.worker, deadlines.start),
  ]);
  const wasmUrl = URL.createObjectURL(new Blob([wasm], { type: 'application/wasm' }));
  const alive = life();
  const worker = startWorker(script, () => {
    stop(fault('died'));
  });
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  const stop = (error: EngineError): void => {
    alive.end(error);
    worker.terminate();
  };

  const within = <T>(milliseconds: number, work: Promise<T>, late: 'timeout' | 'blocked'): Promise<T> =>
    inTime(milliseconds, Promise.race([work, alive.broken]), () => {
      const error = fault(late);
      stop(error);
      return error;
    });

  const start = async (): Promise<AsyncDuckDBConnection> => {
    await db.instantiate(wasmUrl);
    await db.open({ path: ':memory:', query: { castBigIntToDouble: true, castDecimalToDouble: true } });
    const connection = await db.connect();
    for (const statement of [...locks, ...schema, ...macros]) {
      await connection.query(statement);
    }
    return connection;
  };
  const connection = await within(deadlines.start, start(), 'blocked');
  URL.revokeObjectURL(wasmUrl);

  let queue: Promise<unknown> = Promise.resolve();
  const database: Database = {
    kind: 'browser',
    run: (sql, parameters = []) => {
      const job = queue.then(async () => {
        try {
          return await within(deadlines.call, ask(connection, sql, parameters), 'timeout');
        } catch (cause) {
          throw faultOf(cause);
        }
      });
      queue = job.catch(() => undefined);
      return job;
    },
    arrays: (sql) => {
      const job = queue.then(async () => {
        try {
          return arraysOf(await within(deadlines.call, connection.query(sql), 'timeout'));
        } catch (cause) {
          throw faultOf(cause);
        }
      });
      queue = job.catch(() => undefined);
      return job;
    },
    query: (asked, parameters) => callOf(database, asked, parameters),
    insert: (table, rows) => {
      const job = queue.then(async () => {
        const all = lengthOf(rows);
        for (let from = 0; from < all; from += portion) {
          const bytes = arrowOf(sliced(rows, from, Math.min(all, from + portion)));
          const sent = connection.insertArrowFromIPCStream(bytes, { name: table, create: false });
          try {
            await within(deadlines.call, sent, 'timeout');
          } catch (cause) {
            throw faultOf(cause);
          }
        }
      });
      queue = job.catch(() => undefined);
      return job;
    },
    close: async () => {
      stop(fault('closed'));
      await Promise.resolve();
    },
  };
  return database;
}

/** A page whose policy forbids WebAssembly forbids it to its workers too, and there the engine would never answer. */
function mayCompile(): boolean {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
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
