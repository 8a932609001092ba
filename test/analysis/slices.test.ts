import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Analysis, type Material, startAnalysis } from '../../src/analysis/build';
import { peopleKey, slicingOf } from '../../src/analysis/slices';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { everyone, type Scope } from '../../src/evidence/scope';
import { inspect } from '../../src/import/inspect';
import { load } from '../../src/import/load';
import type { DimensionId } from '../../src/vocabulary/dimensions';

const made = { by: 'test', on: '2024-01-01' };

function keeping(dimension: DimensionId, ...levels: readonly string[]): Scope {
  return { ...everyone, filters: [{ dimension, levels }] };
}

describe('the made-up service', () => {
  let database: Database;
  let material: Material;
  const ran: string[] = [];

  beforeAll(async () => {
    const native = await openNative();
    database = {
      ...native,
      run: async (sql, parameters) => {
        ran.push(sql);
        return native.run(sql, parameters);
      },
      query: async (name, parameters) => {
        ran.push(name);
        return native.query(name, parameters);
      },
    };
    const files = await Promise.all(
      ['people.csv', 'scores.csv', 'gp-contacts.csv'].map(async (name) => {
        const source = { name, blob: new Blob([await readFile(`sample-data/${name}`)]) };
        return { source, mapping: (await inspect(source)).mapping };
      }),
    );
    material = { ...(await load(native, files)), name: 'Made up', madeUp: true };
    // The people who stand for comparison get the characteristics of people who were referred, so that they are under the same filters.
    await native.run(`UPDATE episode SET sex = CASE WHEN episode % 2 = 0 THEN 'Female' ELSE 'Male' END,
      age_band = CASE WHEN episode % 3 = 0 THEN '65-74' ELSE '18-24' END WHERE group_label = 'comparison'`);
  }, 60_000);
  afterAll(() => database.close());

  const begun = (): Analysis => startAnalysis(database, material, made);

  test.each<{ of: string; scopes: readonly Scope[] }>([
    { of: 'a filter set', scopes: [everyone, keeping('sex', 'Female')] },
    {
      of: 'a level added, taken away and changed',
      scopes: [
        everyone,
        keeping('sex', 'Female'),
        keeping('sex', 'Female', 'Male'),
        keeping('sex', 'Male'),
        everyone,
        keeping('sex', 'nobody at all'),
      ],
    },
    {
      of: 'one filter moved beside another',
      scopes: [
        keeping('sex', 'Female'),
        {
          ...everyone,
          filters: [...keeping('sex', 'Female').filters, ...keeping('age_band', '18-24').filters],
        },
        {
          ...everyone,
          filters: [...keeping('sex', 'Female').filters, ...keeping('age_band', '65-74').filters],
        },
      ],
    },
    {
      of: 'the split and the filter being the same dimension',
      scopes: [
        { ...everyone, by: 'sex' },
        { ...keeping('sex', 'Female'), by: 'sex' },
      ],
    },
    {
      of: 'every referral counted',
      scopes: [
        { ...everyone, episodes: 'all' },
        { ...keeping('sex', 'Female'), episodes: 'all' },
      ],
    },
    {
      of: 'another window on the way',
      scopes: [
        keeping('sex', 'Female'),
        { ...keeping('sex', 'Male'), windows: { months: 6, runUp: 'counted' } },
        { ...keeping('sex', 'Female'), windows: { months: 6, runUp: 'counted' } },
      ],
    },
  ])('$of gives what asking it alone gives, to the last digit', { timeout: 60_000 }, async ({ scopes }) => {
    const analysis = begun();
    for (const scope of scopes) {
      const found = await analysis.ask(scope);
      expect(found).toEqual(await begun().ask(scope));
    }
  });

  test('even the first choice asks the engine nothing where it was prepared for', async () => {
    const analysis = begun();
    await analysis.ask(everyone, ['outcomes', 'visits']);
    await analysis.prepare('sex');
    ran.length = 0;
    const found = await analysis.ask(keeping('sex', 'Female'), ['outcomes', 'visits']);
    expect(ran).toEqual([]);
    expect(found).toEqual(await begun().ask(keeping('sex', 'Female'), ['outcomes', 'visits']));
  });

  test('a further choice of levels asks the engine nothing about scores or service use', async () => {
    const analysis = begun();
    await analysis.ask(everyone, ['outcomes', 'visits']);
    await analysis.ask(keeping('sex', 'Female'), ['outcomes', 'visits']);
    ran.length = 0;
    await analysis.ask(keeping('sex', 'Male'), ['outcomes', 'visits']);
    await analysis.ask(everyone, ['outcomes', 'visits']);
    expect(ran).toEqual([]);
  });
});

test('scopes that differ in two dimensions, or in nothing, have no slice', () => {
  expect(slicingOf(everyone, everyone)).toBeUndefined();
  const both: Scope = {
    ...everyone,
    filters: [...keeping('sex', 'f').filters, ...keeping('site', 'A').filters],
  };
  expect(slicingOf(everyone, both)).toBeUndefined();
  expect(slicingOf(keeping('sex', 'f'), both)?.slice).toBe('site');
  expect(slicingOf(everyone, { ...keeping('sex', 'f'), by: 'site' })).toBeUndefined();
  expect(slicingOf(everyone, { ...keeping('sex', 'f'), from: '2024-01-01' })).toBeUndefined();
});

test('how use is counted and priced does not change whom a scope is about', () => {
  expect(peopleKey({ ...everyone, windows: { months: 3, runUp: 'counted' }, began: '2024-01' })).toBe(
    peopleKey(everyone),
  );
  expect(peopleKey(keeping('sex', 'f'))).not.toBe(peopleKey(everyone));
});
