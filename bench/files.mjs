// The made people in other formats than text.
import { readFile, writeFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { writeXlsx } from 'hucre/xlsx';

/** As native DuckDB writes it when told nothing: types guessed, row groups of 122,880 rows, Snappy. */
export async function writeParquet(csv, path) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (FROM read_csv('${csv}')) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}

/** One sheet with shared texts, numbers as numbers and days as days. */
export async function writeWorkbook(csv, path) {
  const lines = (await readFile(csv, 'utf8')).trimEnd().split('\n');
  const rows = lines.map((line) => line.split(',').map(cellOf));
  await writeFile(path, await writeXlsx({ sheets: [{ name: 'People', rows }] }));
}

function cellOf(text) {
  if (text === '') return null;
  if (/^\d+$/.test(text)) return Number(text);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(text) : text;
}
