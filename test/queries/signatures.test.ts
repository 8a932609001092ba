import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database';
import { macroFiles } from '../../src/engine/macros';
import { openNative } from '../../src/engine/native';
import { openWasm } from '../engine/wasm';
import { drawHarsh } from './harsh';
import { broken } from './laws';
import { fills, render, signatures } from './render';

const found = await signatures();
const macro = (head: string, body: string): string => `CREATE OR REPLACE MACRO ${head} AS TABLE ${body}`;

test('the committed types are what DuckDB says of every query', async () => {
  await expect(render(found)).toMatchFileSnapshot('../../src/engine/queries.gen.ts');
});

test.each([...macroFiles].map(([name, sql]) => ({ name, sql })))(
  '$name.sql holds one macro of its own name and begins with its question in a sentence',
  ({ name, sql }) => {
    expect(sql.match(/\bCREATE\b[^(]*/g)).toEqual([`CREATE OR REPLACE MACRO ${name}`]);
    expect(sql.split('\n')[0]).toMatch(/^-- [A-Z].*\.$/);
  },
);

describe('the laws of queries', () => {
  let native: Database;
  let browser: Database;
  beforeAll(async () => {
    [native, browser] = await Promise.all([openNative(), openWasm()]);
    await Promise.all([drawHarsh(native), drawHarsh(browser)]);
  }, 60_000);
  afterAll(() => Promise.all([native.close(), browser.close()]));

  test.each([...macroFiles].map(([name, sql]) => ({ name, sql })))('$name breaks none', async (query) => {
    expect(await broken(query, native, browser)).toEqual([]);
  });

  test.each([
    { law: 1, of: 'reads another query', head: 'planted()', body: 'SELECT arm, stratum FROM members()' },
    { law: 2, of: 'gives a 64-bit count', head: 'planted()', body: 'SELECT count(*) AS n FROM member' },
    {
      law: 2,
      of: 'gives a date that is not text',
      head: 'planted()',
      body: `SELECT DATE '2024-04-01' AS day, count(*)::INTEGER AS n FROM member`,
    },
    { law: 3, of: 'lets NULL leave', head: 'planted()', body: 'SELECT first_score FROM pair' },
    {
      law: 3,
      of: 'lets a magic number leave',
      head: 'planted()',
      body: 'SELECT coalesce(days, -1)::INTEGER AS days FROM pair',
    },
    {
      law: 4,
      of: 'has a parameter that shadows a column',
      head: 'planted(measure VARCHAR)',
      body: 'SELECT count(*)::INTEGER AS n FROM further WHERE further.measure = measure',
    },
    {
      law: 4,
      of: 'has a parameter without a preposition',
      head: 'planted(wanted_measure VARCHAR)',
      body: 'SELECT count(*)::INTEGER AS n FROM pair WHERE measure = wanted_measure',
    },
    {
      law: 5,
      of: 'needs the JSON extension',
      head: 'planted()',
      body: `SELECT json_extract_string('{"a": "b"}', '$.a') AS a`,
    },
    {
      law: 6,
      of: 'lets an id leave under its own name',
      head: 'planted()',
      body: 'SELECT 1 AS person FROM person',
    },
    {
      law: 6,
      of: 'lets an id leave under another name',
      head: 'planted()',
      body: 'SELECT source_id AS called FROM person',
    },
    {
      law: 6,
      of: 'lets an ordinal leave under another name',
      head: 'planted()',
      body: 'SELECT episode AS n FROM member',
    },
    {
      law: 7,
      of: 'takes a list',
      head: 'planted(in_sites VARCHAR[])',
      body: 'SELECT count(*)::INTEGER AS n FROM episode WHERE site = ANY(in_sites)',
    },
    {
      law: 7,
      of: 'takes a whole number, which the browser cannot bind',
      head: 'planted(of_days INTEGER)',
      body: 'SELECT count(*)::INTEGER AS n FROM pair WHERE days > of_days',
    },
  ])('a query that $of breaks law $law and no other', async ({ law, head, body }) => {
    expect(await broken({ name: 'planted', sql: macro(head, body) }, native, browser)).toEqual([law]);
  });

  test.each(Object.entries(fills))(
    '%s gives the columns of the table %s, in its order',
    async (query, table) => {
      const { columns } = await native.run(`DESCRIBE ${table}`);
      expect(found.find(({ name }) => name === query)?.columns.map(({ name, type }) => [name, type])).toEqual(
        (columns[0] ?? []).map((name, at) => [name, columns[1]?.[at]]),
      );
    },
  );
});
