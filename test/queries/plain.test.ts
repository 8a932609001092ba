import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { queries } from '../../src/engine/queries.gen';
import { tallied } from './drawn';
import { drawHarsh } from './harsh';

const root = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const blocks = [...text('docs/queries.md').matchAll(/```sql\n([^]*?)```/g)].map(([, sql = '']) => sql);

let database: Database;
let instance: DuckDBInstance;
let plain: DuckDBConnection;
let folder: string;

/** What a researcher does: the commands of docs/queries.md, in a DuckDB of their own with its own settings. */
async function enter(commands: string): Promise<void> {
  await plain.run(
    commands
      .replace(/^\.read (.+)$/gm, (_, path: string) => text(path))
      .replaceAll(`'tables/`, `'${folder}/`),
  );
}

/** The same choice in both: everybody's pairs under the usual rule, first referrals, unsplit. */
beforeAll(async () => {
  database = await openNative();
  await drawHarsh(database);
  await database.run('DELETE FROM chosen_pair');
  await database.run('INSERT INTO chosen_pair SELECT * FROM pairs(?, ?, ?)', [30, 42, 28]);
  await database.run('DELETE FROM member');
  await database.run('INSERT INTO member SELECT * FROM cohort(?, NULL, NULL, ?, ?)', [
    'referred',
    'first',
    '',
  ]);
  await tallied(database);

  folder = await mkdtemp(join(tmpdir(), 'plainsight-plain-'));
  for (const table of ['person', 'episode', 'score', 'monthly', 'used']) {
    const { names, columns, length } = await database.run(`SELECT * FROM ${table}`);
    const rows = Array.from({ length }, (_, row) => columns.map((column) => cell(column[row])).join(','));
    await writeFile(join(folder, `${table}.csv`), `${[names.join(','), ...rows].join('\n')}\n`);
  }
  instance = await DuckDBInstance.create(':memory:');
  plain = await instance.connect();
  await enter(blocks[0] ?? '');
});

afterAll(async () => {
  await database.close();
  plain.closeSync();
  instance.closeSync();
  await rm(folder, { recursive: true });
});

/** As `npm run tables` writes it. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value);
}

async function plainRows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return (await plain.runAndReadAll(sql)).getRowObjectsJS();
}

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

test('the page for researchers reads every query', () => {
  const read = [...(blocks[0] ?? '').matchAll(/^\.read queries\/(\w+)\.sql$/gm)].map(([, name]) => name);
  expect(read).toEqual(['schema', ...Object.keys(queries)]);
});

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

test('visits read into plain DuckDB gives the same rows in the same order', async () => {
  const rows = await database.query('visits', { of_setting: 'main' });
  expect(rows.length).toBeGreaterThan(0);
  expect(await plainRows(`SELECT * FROM visits('main')`)).toEqual(rows);
});

test('pairs and cohort read into plain DuckDB give the same rows', async () => {
  const pairs = await database.query('pairs', { days_before: 30, days_after: 42, days_between: 28 });
  expect(pairs.length).toBeGreaterThan(0);
  expect((await plainRows('SELECT * FROM pairs(30, 42, 28)')).toSorted(byText)).toEqual(
    pairs.toSorted(byText),
  );
  const members = await database.query('cohort', {
    of_arm: 'referred',
    referred_from: '2024-04-02',
    referred_to: '2024-12-31',
    of_episodes: 'first',
    by_dimension: 'sex',
  });
  expect(members.map(({ stratum }) => stratum).toSorted()).toEqual(['female', 'male', 'male']);
  expect(
    (
      await plainRows(
        `SELECT * FROM cohort('referred', DATE '2024-04-02', DATE '2024-12-31', 'first', 'sex')`,
      )
    ).toSorted(byText),
  ).toEqual(members.toSorted(byText));
});

test('the further commands of the page run as they stand, and change who is looked at', async () => {
  for (const block of blocks.slice(1)) await enter(block);
  expect(blocks.length).toBeGreaterThan(2);
  expect(await plainRows('SELECT * FROM outcomes()')).toEqual([]);
});
