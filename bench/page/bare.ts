import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import type { CellValue } from 'hucre/xlsx';
import engine from 'virtual:engine';
import { arrowOf } from '../../src/engine/arrowrows';
import { fetchPart } from '../../src/engine/bytes';
import { type Column, none } from '../../src/engine/rows';

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

/** Puts a file into the table `bare` by the quickest way for its format, with nothing checked; how many rows it has then. */
export async function loadBare(bare: Bare, file: File, whole = false): Promise<number> {
  if (file.name.endsWith('.parquet')) await loadParquet(bare, file, whole);
  else if (file.name.endsWith('.xlsx')) await loadWorkbook(bare, file);
  else await loadText(bare, file);
  const counted = await bare.connection.query('SELECT count(*)::INTEGER FROM bare');
  return Number(counted.getChildAt(0)?.get(0));
}

let loads = 0;
let decoder: Promise<unknown> | undefined;

/** The file as a typed table, the columns and their types told: what DuckDB-wasm alone needs to hold it. */
async function loadText({ db, connection }: Bare, file: Blob): Promise<void> {
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

/**
 * Unpacked to Arrow by the decoder alone and put into the engine: a row group at a time, so that a large file needs little memory, or the `whole`
 * in one go.
 */
async function loadParquet({ connection }: Bare, file: Blob, whole: boolean): Promise<void> {
  const { default: start, ParquetFile, readParquet } = await import('parquet-wasm/esm/parquet_wasm.js');
  decoder ??= fetchPart(engine.parquet, 60_000).then((bytes) => start({ module_or_path: bytes }));
  await decoder;
  await connection.query('DROP TABLE IF EXISTS bare');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const groups = (await ParquetFile.fromFile(file)).metadata().numRowGroups();
  const parts = whole ? [undefined] : Array.from({ length: groups }, (_, at) => [at]);
  for (const [at, rowGroups] of parts.entries()) {
    const rows = readParquet(bytes, {
      batchSize: 131_072,
      ...(rowGroups === undefined ? {} : { rowGroups }),
    });
    await connection.insertArrowFromIPCStream(rows.intoIPCStream(), { name: 'bare', create: at === 0 });
  }
}

/** As `hucre` gives the first sheet's cells, a column at a time. */
async function loadWorkbook({ connection }: Bare, file: Blob): Promise<void> {
  const { readXlsx } = await import('hucre/xlsx');
  const { sheets } = await readXlsx(await file.arrayBuffer());
  const [header = [], ...rows] = sheets[0]?.rows ?? [];
  const columns = header.map((name, at) => [String(name), columnOf(rows.map((row) => row[at] ?? null))]);
  await connection.query('DROP TABLE IF EXISTS bare');
  await connection.insertArrowFromIPCStream(arrowOf(Object.fromEntries(columns)), {
    name: 'bare',
    create: true,
  });
}

function columnOf(cells: readonly CellValue[]): Column {
  const first = cells.find((cell) => cell !== null);
  if (typeof first === 'number')
    return {
      kind: 'double',
      values: Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : NaN)),
    };
  if (first instanceof Date)
    return {
      kind: 'date',
      values: Int32Array.from(cells, (cell) => (cell instanceof Date ? Number(cell) / 86_400_000 : none)),
    };
  const known = new Map<string, number>();
  const codes = Int32Array.from(cells, (cell) => {
    const text = String(cell ?? '');
    const code = known.get(text) ?? known.size;
    known.set(text, code);
    return code;
  });
  return { kind: 'word', codes, words: [...known.keys()] };
}
