import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import type { Loaded } from '../../src/import/load';
import { loadAsSeen, rows } from './files';

interface Truth {
  readonly counts: {
    readonly people: number;
    readonly repeat_referrals: number;
    readonly rows: Readonly<Record<string, number>>;
    readonly rows_set_aside: Readonly<Record<string, number>>;
    readonly flow: {
      readonly referred: number;
      readonly first_contact: number;
      readonly any_first_score: number;
    };
  };
  readonly faults: readonly {
    readonly code: string;
    readonly file: string;
    readonly line: number;
    readonly column?: string;
    readonly found?: string;
  }[];
}

const truth = JSON.parse(readFileSync('sample-data/truth.json', 'utf8')) as Truth;
let database: Database;
let loaded: Loaded;
beforeAll(async () => {
  database = await openNative();
  const sources = ['people.csv', 'scores.csv'].map((name) => ({
    name,
    blob: new Blob([readFileSync(`sample-data/${name}`)]),
  }));
  loaded = await loadAsSeen(database, sources);
}, 60_000);
afterAll(() => database.close());

const planted = truth.faults.filter(({ file }) => file === 'people.csv' || file === 'scores.csv');
const listed = new Set(['unknown_level', 'repeat_referral', 'day_first']);
const key = ({
  code,
  file,
  line,
  column = '',
  found = '',
}: Omit<Truth['faults'][number], 'line'> & { readonly line?: number }) =>
  [file, String(line), code, column, found].join(' | ');

test('every planted fault of the sample is reported with its line, column and cell, and nothing else is', () => {
  const reported = loaded.issues.filter(({ code }) => !listed.has(code)).map(key);
  expect(reported.toSorted()).toEqual(planted.map(key).toSorted());
});

test('the rows set aside are those that the sample says', () => {
  for (const { file, rows_in, rows_set_aside } of loaded.ledgers) {
    expect(rows_in).toBe(truth.counts.rows[file]);
    expect(rows_set_aside).toBe(truth.counts.rows_set_aside[file]);
  }
});

test('as many people were referred, contacted and asked as the sample says', async () => {
  const { referred, first_contact, any_first_score } = truth.counts.flow;
  expect(
    await rows(
      database,
      `SELECT count(*), count(first_contact), count(*) FILTER (episode IN (SELECT episode FROM score WHERE stage_order = 0)) FROM episode WHERE ordinal = 1`,
    ),
  ).toEqual([[referred, first_contact, any_first_score]]);
  expect(loaded.issues.filter(({ code }) => code === 'repeat_referral')).toHaveLength(
    truth.counts.repeat_referrals,
  );
});
