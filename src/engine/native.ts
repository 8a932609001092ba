import {
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBInstance,
  DuckDBTypeId,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBValue,
} from '@duckdb/node-api';
import { type Codes, type Columns, type Database, EngineError, faultOf, type Parameter } from './database';
import { inTime } from './deadline';
import { locks, macros, schema } from './macros';
import { callOf } from './call';
import { type Column, lengthOf, none, type Rows } from './rows';

const anHour = 3_600_000;

/**
 * DuckDB 1.4.3 on this machine, for the command line and the tests. It reads no file and writes none, no extension loads, nothing reaches a
 * network, and the settings cannot be undone: rows come in through `insert` alone. A call is given up after `deadline`
 * milliseconds, an hour unless said otherwise.
 */
export async function openNative(
  options: { readonly threads?: number; readonly deadline?: number } = {},
): Promise<Database> {
  const { deadline = anHour } = options;
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  if (options.threads !== undefined)
    await connection.run(`SET threads = ${String(Math.trunc(options.threads))}`);
  for (const statement of locks) await connection.run(statement);
  for (const statement of [...schema, ...macros]) await connection.run(statement);
  let closed = false;

  const database: Database = {
    kind: 'native',
    run: async (sql, parameters = []) => {
      if (closed) throw new EngineError('closed', 'engine: it was closed before this call');
      try {
        return await inTime(deadline, read(connection, sql, parameters), () => {
          connection.interrupt();
          return new EngineError('timeout', 'engine: no answer in time; the call was given up');
        });
      } catch (cause) {
        throw faultOf(cause);
      }
    },
    arrays: async (sql) => {
      if (closed) throw new EngineError('closed', 'engine: it was closed before this call');
      try {
        return await inTime(deadline, readCodes(connection, sql), () => {
          connection.interrupt();
          return new EngineError('timeout', 'engine: no answer in time; the call was given up');
        });
      } catch (cause) {
        throw faultOf(cause);
      }
    },
    query: (name, parameters) => callOf(database, name, parameters),
    insert: async (table, rows) => {
      if (closed) throw new EngineError('closed', 'engine: it was closed before this call');
      try {
        append(await connection.createAppender(table), rows);
      } catch (cause) {
        throw faultOf(cause);
      }
    },
    close: async () => {
      closed = true;
      connection.closeSync();
      instance.closeSync();
      await Promise.resolve();
    },
  };
  return database;
}

async function read(
  connection: DuckDBConnection,
  sql: string,
  parameters: readonly Parameter[],
): Promise<Columns> {
  const result = await connection.runAndReadAll(sql, [...parameters] as DuckDBValue[]);
  const names = result.columnNames();
  const found = result.getColumnsJS();
  const columns = names.map((_, at) => (found[at] ?? []).map(plain));
  return { names, columns, length: result.currentRowCount };
}

async function readCodes(
  connection: DuckDBConnection,
  sql: string,
): Promise<Readonly<Record<string, Codes>>> {
  const result = await connection.runAndReadAll(sql);
  const found = result.getColumns();
  return Object.fromEntries(
    result.columnNames().map((name, at): [string, Codes] => {
      const column = found[at] ?? [];
      if (!column.every((value) => typeof value === 'number'))
        throw new Error(`engine: the column ${name} is not of whole numbers from 0 up`);
      switch (result.columnTypeId(at)) {
        case DuckDBTypeId.UTINYINT:
          return [name, Uint8Array.from(column)];
        case DuckDBTypeId.USMALLINT:
          return [name, Uint16Array.from(column)];
        case DuckDBTypeId.UINTEGER:
          return [name, Uint32Array.from(column)];
        default:
          throw new Error(`engine: the column ${name} is not of whole numbers from 0 up`);
      }
    }),
  );
}

/** Counts as numbers, dates as ISO days: the shapes that the browser's engine gives too. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return value;
}

/** The most rows that one chunk of the engine holds. */
const chunkRows = 2048;

function append(appender: DuckDBAppender, rows: Rows): void {
  const columns = Object.values(rows);
  const types = columns.map((_, at) => appender.columnType(at));
  const all = lengthOf(rows);
  try {
    for (let from = 0; from < all; from += chunkRows) {
      const count = Math.min(chunkRows, all - from);
      const chunk = DuckDBDataChunk.create(types, count);
      for (const [at, column] of columns.entries()) {
        const vector = chunk.getColumnVector(at);
        const value = valueIn(column);
        for (let row = 0; row < count; row += 1) vector.setItem(row, value(from + row));
        vector.flush();
      }
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

function valueIn(column: Column): (row: number) => DuckDBValue {
  switch (column.kind) {
    case 'integer':
      return (row) => (column.values[row] === none ? null : (column.values[row] as number));
    case 'date':
      return (row) =>
        column.values[row] === none ? null : new DuckDBDateValue(column.values[row] as number);
    case 'double':
      return (row) => (Number.isNaN(column.values[row]) ? null : (column.values[row] as number));
    case 'boolean':
      return (row) => column.values[row] === 1;
    case 'word':
      return (row) => column.words[column.codes[row] as number] as string;
    case 'text': {
      const utf8 = new TextDecoder();
      return (row) => utf8.decode(column.bytes.subarray(column.ends[row], column.ends[row + 1]));
    }
  }
}
