import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Reader } from './fuzzing';
import { builtReader, foundFolder, fuzzed, removeReader } from './fuzzrun';

let script: string;
beforeAll(async () => {
  script = await builtReader();
}, 60_000);
afterAll(removeReader);

const first = Number(process.env['FUZZ_FIRST'] ?? 1);
const count = Number(process.env['FUZZ_COUNT'] ?? 2000);

test(`of ${String(count)} spoiled files none crashes or hangs the reading, and no row, score or range is wrong after it (from number ${String(first)})`, async () => {
  expect(await fuzzed(script, first, count)).toEqual([]);
}, 900_000);

test('a file that once did is read since', async () => {
  const names = existsSync(foundFolder) ? readdirSync(foundFolder) : [];
  const reader = new Reader(script);
  const faults: string[] = [];
  for (const [number, name] of names.entries()) {
    const bytes = readFileSync(join(foundFolder, name)).toString('base64');
    const fault = await reader.read({ number, name, bytes });
    if (fault !== '') faults.push(`${name}: ${fault}`);
  }
  reader.close();
  expect(faults).toEqual([]);
}, 120_000);

test('a reader that never answers is given up after 5 s, and the next file is read by another', async () => {
  const reader = new Reader(script);
  const began = performance.now();
  // No bytes and no such number: the child has nothing that it could answer with this number.
  const hung = reader.read({ number: Number.NaN, name: 'a.csv', bytes: '' });
  expect(await hung).toContain('no answer within 5 s');
  expect(performance.now() - began).toBeGreaterThan(4_900);
  expect(await reader.read({ number: 7, name: 'a.csv', bytes: '' })).toBe('');
  reader.close();
}, 90_000);
