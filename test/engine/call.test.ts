import { expect, test } from 'vitest';
import { callOf } from '../../src/engine/call';
import type { Columns, Database, Parameter } from '../../src/engine/database';

/** A database that answers with one row of nothing and remembers what it was asked. */
function listening(): {
  readonly database: Database;
  readonly heard: { readonly sql: string; readonly parameters: readonly Parameter[] }[];
} {
  const heard: { readonly sql: string; readonly parameters: readonly Parameter[] }[] = [];
  const answer: Columns = {
    names: ['arm', 'referrals'],
    columns: [
      ['this', 'other'],
      [3, 4],
    ],
    length: 2,
  };
  const database: Database = {
    kind: 'native',
    run: (sql, parameters = []) => {
      heard.push({ sql, parameters });
      return Promise.resolve(answer);
    },
    arrays: () => Promise.resolve({}),
    query: (name, parameters) => callOf(database, name, parameters),
    insert: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return { database, heard };
}

test('values are bound in the order of the signature, dates cast, and none is in the statement', async () => {
  const { database, heard } = listening();
  await database.query('cohort', {
    by_dimension: 'site',
    of_arm: 'referred',
    of_episodes: 'first',
    referred_to: '2025-03-31',
    referred_from: '2024-04-01',
  });
  expect(heard).toEqual([
    {
      sql: 'SELECT * FROM cohort(?, CAST(? AS DATE), CAST(? AS DATE), ?, ?)',
      parameters: ['referred', '2024-04-01', '2025-03-31', 'first', 'site'],
    },
  ]);
});

test('rows are objects with the names that the columns have in SQL', async () => {
  const { database } = listening();
  expect(await database.query('members', {})).toEqual([
    { arm: 'this', referrals: 3 },
    { arm: 'other', referrals: 4 },
  ]);
});
