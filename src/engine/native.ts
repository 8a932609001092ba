import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { type Columns, type Database, EngineError, faultOf, type Parameter } from './database';
import { inTime } from './deadline';
import { locks, macros, schema } from './macros';
import { callOf } from './call';

const anHour = 3_600_000;

/**
 * DuckDB 1.4.3 on this machine, for the command line and the tests. Only `files` and one temporary folder can be read; no
 * extension loads, nothing reaches a network, and the settings cannot be undone. A call is given up after `deadline`
 * milliseconds, an hour unless said otherwise.
 */
export async function openNative(
  options: { readonly files?: readonly string[]; readonly threads?: number; readonly deadline?: number } = {},
): Promise<Database> {
  const { deadline = anHour } = options;
  const folder = await mkdtemp(join(tmpdir(), 'plainsight-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const paths = (options.files ?? []).map((file) => `'${resolve(file).replaceAll("'", "''")}'`).join(', ');
  if (options.threads !== undefined)
    await connection.run(`SET threads = ${String(Math.trunc(options.threads))}`);
  await connection.run(`SET allowed_directories = ['${folder.replaceAll("'", "''")}/']`);
  await connection.run(`SET allowed_paths = [${paths}]`);
  for (const statement of locks) await connection.run(statement);
  for (const statement of [...schema, ...macros]) await connection.run(statement);
  let closed = false;
  let files = 0;

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
    query: (name, parameters) => callOf(database, name, parameters),
    attach: async (source) => {
      if (source.path !== undefined) return resolve(source.path);
      const path = join(folder, `${String((files += 1))}.csv`);
      await writeFile(path, Buffer.from(await source.blob.arrayBuffer()));
      return path;
    },
    detach: async (name) => {
      if (name.startsWith(folder)) await rm(name, { force: true });
    },
    close: async () => {
      closed = true;
      connection.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
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

/** Counts as numbers, dates as ISO days: the shapes that the browser's engine gives too. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return value;
}
