import { readFileSync } from 'node:fs';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { queries } from '../../src/engine/queries.gen';
import { drawHarsh } from './harsh';

const tables = ['person', 'episode', 'score', 'visit', 'contact'] as const;
const file = (name: string): string =>
  readFileSync(new URL(`../../queries/${name}.sql`, import.meta.url), 'utf8');

let database: Database;
let instance: DuckDBInstance;
let plain: DuckDBConnection;

/** What a researcher does: the files as they are, one after another, in a DuckDB of their own with its own settings. */
beforeAll(async () => {
  database = await openNative();
  await drawHarsh(database);
  await database.run('DELETE FROM pair');
  await database.run('INSERT INTO pair SELECT * FROM pairs(?, ?, ?)', [30, 42, 28]);
  await database.run('DELETE FROM member');
  await database.run('INSERT INTO member SELECT * FROM cohort(CAST(? AS DATE), CAST(? AS DATE), ?, ?)', [
    '2024-01-01',
    null,
    'all',
    'site',
  ]);

  instance = await DuckDBInstance.create(':memory:');
  plain = await instance.connect();
  await plain.run(['schema', ...Object.keys(queries).toReversed()].map(file).join(''));
  for (const table of tables) {
    const { names, columns, length } = await database.run(`SELECT * FROM ${table}`);
    for (let row = 0; row < length; row += 1) {
      const cells = columns.map((column) => text(column[row]));
      await plain.run(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${cells.join(', ')})`);
    }
  }
  await plain.run('INSERT INTO pair SELECT * FROM pairs(30, 42, 28)');
  await plain.run(`INSERT INTO member SELECT * FROM cohort(DATE '2024-01-01', NULL, 'all', 'site')`);
});

afterAll(async () => {
  await database.close();
  plain.closeSync();
  instance.closeSync();
});

function text(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  return typeof value === 'string' ? `'${value}'` : String(value);
}

async function plainRows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return (await plain.runAndReadAll(sql)).getRowObjectsJS();
}

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

test.each(
  Object.entries(queries)
    .filter(([, { parameters }]) => parameters.length === 0)
    .map(([name]) => name as 'members'),
)('%s read into plain DuckDB gives the same rows in the same order', async (name) => {
  const rows = await database.query(name, {});
  expect(rows.length).toBeGreaterThan(0);
  expect(await plainRows(`SELECT * FROM ${name}()`)).toEqual(rows);
});

test('kept read into plain DuckDB gives the same rows in the same order', async () => {
  const rows = await database.query('kept', { of_measure: 'swemwbs' });
  expect(rows.length).toBeGreaterThan(0);
  expect(await plainRows(`SELECT * FROM kept('swemwbs')`)).toEqual(rows);
});

test('pairs and cohort read into plain DuckDB give the same rows', async () => {
  const pairs = await database.query('pairs', { days_before: 30, days_after: 42, days_between: 28 });
  expect(pairs.length).toBeGreaterThan(0);
  expect((await plainRows('SELECT * FROM pairs(30, 42, 28)')).toSorted(byText)).toEqual(
    pairs.toSorted(byText),
  );
  const members = await database.query('cohort', {
    referred_from: '2024-04-02',
    referred_to: '2024-12-31',
    of_episodes: 'first',
    by_dimension: 'sex',
  });
  expect(members.map(({ stratum }) => stratum).toSorted()).toEqual(['female', 'male', 'male']);
  expect(
    (await plainRows(`SELECT * FROM cohort(DATE '2024-04-02', DATE '2024-12-31', 'first', 'sex')`)).toSorted(
      byText,
    ),
  ).toEqual(members.toSorted(byText));
});
