import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, EngineError } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';

let folder: string;
let other: string;
let database: Database;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plainsight-test-'));
  other = join(folder, 'other.csv');
  await writeFile(other, 'a\n2\n');
  database = await openNative({ threads: 1 });
});

afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

test('no file can be read, whoever names it', async () => {
  for (const sql of [
    `SELECT * FROM read_csv('${other}')`,
    `SELECT * FROM '${other}'`,
    `SELECT * FROM read_text('${other}')`,
    `SELECT * FROM glob('${folder}/*')`,
    `COPY member FROM '${other}'`,
  ]) {
    await expect(database.run(sql), sql).rejects.toThrow(/disabled|Permission/);
  }
});

test('nothing is written to the disk and no other database is attached', async () => {
  for (const sql of [
    `COPY (SELECT 1 AS a) TO '${join(folder, 'out.csv')}'`,
    `ATTACH '${join(folder, 'out.db')}' AS out`,
    `EXPORT DATABASE '${join(folder, 'out')}'`,
  ]) {
    await expect(database.run(sql), sql).rejects.toThrow(EngineError);
  }
  expect((await readdir(folder)).toSorted()).toEqual(['other.csv']);
});

test('an address is refused and no request reaches it', async () => {
  let requests = 0;
  const server = createServer((_, answer) => {
    requests += 1;
    answer.end('a\n1\n');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/a.csv`;
  await expect(fetch(address).then((answer) => answer.text())).resolves.toBe('a\n1\n');
  for (const sql of [`SELECT * FROM '${address}'`, `SELECT * FROM read_csv('${address}')`])
    await expect(database.run(sql), sql).rejects.toThrow(EngineError);
  expect(requests).toBe(1);
  await new Promise((done) => server.close(done));
});

test('no extension is fetched', async () => {
  await expect(database.run('INSTALL httpfs')).rejects.toThrow(EngineError);
});

test('closing twice is closing once', async () => {
  const short = await openNative();
  await short.close();
  await expect(short.close()).resolves.toBeUndefined();
});

test('a call that takes too long is given up by name, and the engine answers the next', async () => {
  const hasty = await openNative({ deadline: 300 });
  const endless = hasty.run(
    'SELECT count(*) FROM range(100000000) a, range(100000) b WHERE a.range % 7 = b.range % 5',
  );
  await expect(endless).rejects.toMatchObject({ fault: 'timeout' });
  expect((await hasty.run('SELECT 1 AS one')).columns).toEqual([[1]]);
  await hasty.close();
});
