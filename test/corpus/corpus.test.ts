import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { measureById } from '../../src/vocabulary/measures';
import { corpus } from './corpus';
import type { Entry, Numbers } from './expectation';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const loading = corpus.flatMap(({ id, expect: { outcome }, expect: expected }) =>
  outcome === 'loads' || outcome === 'warns' ? [{ id, numbers: expected as Numbers }] : [],
);
const named = (from: readonly Entry[]): readonly string[] => from.map(({ id }) => id);

test('the corpus has at least 200 files, of every class that an export can go wrong in', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(200);
  expect([...new Set(corpus.map(({ id }) => id.slice(0, id.indexOf('/'))))].toSorted()).toEqual([
    'dates',
    'delimiters',
    'disguise',
    'encodings',
    'headers',
    'ids',
    'injection',
    'json',
    'layouts',
    'numbers',
    'parquet',
    'rows',
    'size',
    'survey',
    'xlsx',
    'xlsx-damage',
    'zip',
  ]);
});

test('every file has an id and a claim of its own', () => {
  const ids = named(corpus);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  expect(ids.filter((id) => !/^[a-z-]+\/[a-z0-9-]+$/.test(id))).toEqual([]);
  const claims = corpus.map(({ id, title }) => `${id.split('/')[0] ?? ''}: ${title}`);
  expect(claims.filter((claim, at) => claims.indexOf(claim) !== at)).toEqual([]);
  expect(named(corpus.filter(({ title, file }) => title.length < 12 || file === ''))).toEqual([]);
});

test('every file has the same bytes whenever it is made, and no two files are alike under one name', () => {
  const seen = new Map<string, string>();
  const alike: string[] = [];
  for (const { id, file, bytes } of corpus) {
    const hash = sha256(bytes());
    expect(sha256(bytes()), id).toBe(hash);
    const before = seen.get(`${file} ${hash}`);
    if (before !== undefined) alike.push(`${before} and ${id}`);
    seen.set(`${file} ${hash}`, id);
  }
  expect(alike).toEqual([]);
});

test('files are made alike in every zone: nothing of the clock is in them', () => {
  const zone = process.env['TZ'];
  const made = (name: string): readonly string[] => {
    process.env['TZ'] = name;
    return [
      String(new Date(2024, 0, 1).getTime()),
      ...corpus
        .filter(({ id }) => /^(xlsx|zip|survey)\/[a-z]+$/.test(id))
        .map(({ bytes }) => sha256(bytes())),
    ];
  };
  try {
    const [[here, ...west], [there, ...east]] = [
      made('America/Los_Angeles'),
      made('Pacific/Auckland'),
    ] as const;
    expect(here).not.toBe(there);
    expect(west.length).toBeGreaterThan(20);
    expect(west).toEqual(east);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

describe('expectations', () => {
  test('every refusal and every warning names what must be said', () => {
    const silent = corpus.filter(
      ({ expect: expected }) => 'codes' in expected && expected.codes.length === 0,
    );
    expect(named(silent)).toEqual([]);
    const codes = corpus.flatMap(({ expect: expected }) => ('codes' in expected ? expected.codes : []));
    expect(codes.filter((code) => !/^[a-z][a-z0-9_]+$/.test(code))).toEqual([]);
  });

  test('every outcome is there, and most files load with numbers that can be checked', () => {
    const outcomes = corpus.map(({ expect: { outcome } }) => outcome);
    for (const outcome of ['loads', 'warns', 'asks', 'refused'] as const)
      expect(outcomes.filter((one) => one === outcome).length, outcome).toBeGreaterThan(20);
    expect(loading.length).toBeGreaterThan(150);
  });

  test('rows, people and scores are whole numbers that fit one another', () => {
    for (const { id, numbers } of loading) {
      const { rowsUsed, rowsAside, persons = rowsUsed, scores = 0, referred } = numbers;
      expect(
        [rowsUsed, rowsAside, persons, scores].every((one) => Number.isInteger(one) && one >= 0),
        id,
      ).toBe(true);
      expect(persons, id).toBeLessThanOrEqual(rowsUsed);
      expect(rowsUsed, id).toBeGreaterThan(0);
      if (referred !== undefined) {
        expect(referred.n, id).toBeLessThanOrEqual(rowsUsed);
        expect(referred.earliest <= referred.latest, id).toBe(true);
        expect(referred.earliest, id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
    }
  });

  test('means are of measures that exist and lie within their range', () => {
    for (const { id, numbers } of loading) {
      for (const mean of [numbers.firstMean, numbers.lastMean]) {
        if (mean === undefined) continue;
        const measure = measureById.get(mean.measure);
        expect(measure, id).toBeDefined();
        expect(mean.value, id).toBeGreaterThanOrEqual(measure?.range[0] ?? Number.NaN);
        expect(mean.value, id).toBeLessThanOrEqual(measure?.range[1] ?? Number.NaN);
      }
    }
  });
});
