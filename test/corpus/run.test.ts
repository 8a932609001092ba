import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { parquetFrom } from '../../src/import/parquet/wasm';
import { corpus } from './corpus';
import { differences, outcomeOf, sourceOf } from './outcome';
import { waiting } from './waiting';

let database: Database;
beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm');
  parquetFrom(() => readFile(wasm));
  database = await openNative({ threads: 1 });
});
afterAll(() => database.close());

const only = process.env['ONLY'];
const classOf = (id: string): string => id.slice(0, id.indexOf('/'));
const classes = [...new Set(corpus.map(({ id }) => classOf(id)))];

/** A file that takes longer has hung. */
const longest = 20_000;

test.each(classes)(
  'every file of the class "%s" loads right, warns by name, asks or is refused with the reason',
  async (subject) => {
    const wrong: string[] = [];
    for (const entry of corpus.filter(({ id }) => classOf(id) === subject)) {
      if (only !== undefined && !entry.id.includes(only)) continue;
      const began = performance.now();
      let found: readonly string[];
      try {
        found = await differences(database, entry, await outcomeOf(database, sourceOf(entry)));
      } catch (cause) {
        found = [`crashed: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`];
      }
      if (performance.now() - began > longest) found = [...found, 'took longer than 20 s'];
      const reason = waiting.get(entry.id);
      if (reason === undefined) wrong.push(...found.map((one) => `${entry.id}: ${one}`));
      else if (found.length === 0) wrong.push(`${entry.id}: passes, so it waits no longer for ${reason}`);
    }
    expect(wrong.join('\n')).toBe('');
  },
  90_000,
);

test('nothing waits that is not in the corpus', () => {
  const ids = new Set(corpus.map(({ id }) => id));
  expect([...waiting.keys()].filter((id) => !ids.has(id))).toEqual([]);
});
