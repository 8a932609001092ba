import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { type Columns, type Database, EngineError, type Parameter } from './database';
import { locks, macros, schema } from './macros';
import { callOf } from './call';

/**
 * DuckDB 1.4.3 on this machine, for the command line and the tests. Only `files` and one temporary folder can be read; no
 * extension loads, nothing reaches a network, and the settings cannot be undone.
 */
export async function openNative(
  options: { readonly files?: readonly string[]; readonly threads?: number } = {},
): Promise<Database> {
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
        return await read(connection, sql, parameters);
      } catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause);
        throw new EngineError(
          /out of memory/i.test(message) ? 'memory' : 'query',
          `engine: ${message}`,
          cause,
        );
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
