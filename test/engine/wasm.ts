import { createRequire } from 'node:module';
import { ConsoleLogger, LogLevel, NODE_RUNTIME, createDuckDB } from '@duckdb/duckdb-wasm/blocking';
import { arraysOf, columnsOf } from '../../src/engine/arrow';
import { arrowOf } from '../../src/engine/arrowrows';
import { callOf } from '../../src/engine/call';
import { type Columns, type Database, EngineError, faultOf, type Parameter } from '../../src/engine/database';
import { locks, macros, schema } from '../../src/engine/macros';
import { lengthOf, portion, sliced } from '../../src/engine/rows';

type Bindings = Awaited<ReturnType<typeof createDuckDB>>;
type Connection = ReturnType<Bindings['connect']>;

/**
 * The browser's engine in this process: the same `eh` bytes, settings and locks as `openBrowser`, without the worker around them.
 * So the SQL that a reader's browser will run is run by the tests too. `locked: false` leaves the settings open, for a test that
 * wants to see what the locks change.
 */
export async function openWasm(options: { readonly locked?: boolean } = {}): Promise<Database> {
  const require = createRequire(import.meta.url);
  const eh = {
    mainModule: require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'),
    mainWorker: require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-eh.worker.cjs'),
  };
  const db = await createDuckDB({ mvp: eh, eh }, new ConsoleLogger(LogLevel.NONE), NODE_RUNTIME);
  await db.instantiate(() => undefined);
  db.open({ path: ':memory:', query: { castBigIntToDouble: true, castDecimalToDouble: true } });
  const connection = db.connect();
  const settings = options.locked === false ? [] : locks;
  for (const statement of [...settings, ...schema, ...macros]) connection.query(statement);
  let closed = false;

  const attempt = <T>(work: () => T): T => {
    if (closed) throw new EngineError('closed', 'engine: it was closed before this call');
    try {
      return work();
    } catch (cause) {
      throw faultOf(cause);
    }
  };
  const database: Database = {
    kind: 'browser',
    run: async (sql, parameters = []) =>
      Promise.resolve().then(() => attempt(() => ask(connection, sql, parameters))),
    arrays: (sql) => Promise.resolve().then(() => attempt(() => arraysOf(connection.query(sql)))),
    query: (name, parameters) => callOf(database, name, parameters),
    insert: (table, rows) =>
      Promise.resolve().then(() => {
        for (let from = 0; from < lengthOf(rows); from += portion) {
          const part = arrowOf(sliced(rows, from, Math.min(lengthOf(rows), from + portion)));
          attempt(() => {
            connection.insertArrowFromIPCStream(part, { name: table, create: false });
          });
        }
      }),
    close: () =>
      Promise.resolve().then(() => {
        if (!closed) connection.close();
        closed = true;
      }),
  };
  return database;
}

function ask(connection: Connection, sql: string, parameters: readonly Parameter[]): Columns {
  if (parameters.length === 0) return columnsOf(connection.query(sql));
  const statement = connection.prepare(sql);
  try {
    return columnsOf(statement.query(...parameters));
  } finally {
    statement.close();
  }
}
