import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

/** DuckDB-wasm as its own manual starts it: no check, no lock, no tables. */
export interface Bare {
  readonly db: AsyncDuckDB;
  readonly connection: AsyncDuckDBConnection;
  readonly worker: Worker;
}

export async function openBare(): Promise<Bare> {
  const duckdb = await import('@duckdb/duckdb-wasm');
  const worker = new Worker(new URL(workerUrl, document.baseURI));
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await db.instantiate(new URL(wasmUrl, document.baseURI).href);
  await db.open({ path: ':memory:', query: { castBigIntToDouble: true, castDecimalToDouble: true } });
  const connection = await db.connect();
  await connection.query('SELECT 1');
  return { db, connection, worker };
}

let loads = 0;

/** The file as a typed table, the columns and their types told: what DuckDB-wasm alone needs to hold it. */
export async function loadBare({ db, connection }: Bare, file: Blob): Promise<void> {
  // A name of its own each time, as a dropped file has: the engine may keep what it read under a name.
  const name = `bare${String((loads += 1))}.csv`;
  const { DuckDBDataProtocol } = await import('@duckdb/duckdb-wasm');
  await db.registerFileHandle(name, file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
  const columns = [
    ...['id VARCHAR', 'referred DATE', 'age INTEGER', 'sex VARCHAR', 'ethnicity VARCHAR', 'imd INTEGER'],
    ...['area', 'site', 'source', 'reason', 'activity', 'mode', 'worker'].map((name) => `${name} VARCHAR`),
    ...['contact DATE', 'status VARCHAR', 'closed DATE'],
    ...Array.from({ length: 8 }, (_, at) => `score${String(at)} DOUBLE`),
    'notes VARCHAR',
  ].map((column) => `'${column.replace(' ', "': '")}'`);
  await connection.query(
    `CREATE OR REPLACE TABLE bare AS SELECT * FROM read_csv('${name}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${columns.join(', ')}})`,
  );
  await db.dropFile(name);
}
