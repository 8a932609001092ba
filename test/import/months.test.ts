import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { inspect } from '../../src/import/inspect';
import { load } from '../../src/import/load';
import { calendarMonth, monthFromReferral } from '../../src/import/months';
import { openWasm } from '../engine/wasm';
import { brief, file, loadAsSeen, rows } from './files';
import { entry, numbersOf, sourceOf } from './usecorpus';

let database: Database;
beforeAll(async () => {
  database = await openNative();
});
afterAll(() => database.close());

const visits = 'SELECT * FROM visit ORDER BY episode, service::VARCHAR, from_month';
const people = file('people.csv', 'Client ID,Referral Date', 'a,12/10/2022', 'b,03/11/2022');

describe('months in columns', () => {
  test.each(['layouts/d', 'layouts/d-gap', 'layouts/d-missing-month'])(
    '%s gives the contacts that were put into it, and a blank month is not watched',
    async (id) => {
      const made = entry(id);
      const { rowsUsed, persons, contacts } = numbersOf(made);
      expect((await inspect(sourceOf(made))).certain).toBe(true);
      const loaded = await loadAsSeen(database, [sourceOf(made)]);
      expect(loaded.ledgers[0]).toMatchObject({ rows_used: rowsUsed, rows_set_aside: 0 });
      expect(await rows(database, 'SELECT count(*) FROM person')).toEqual([[persons]]);
      const [[before, after, months] = []] = await rows(
        database,
        'SELECT sum(n_low) FILTER (to_month < 0), sum(n_low) FILTER (from_month > 0), sum(months) FROM visit',
      );
      if (contacts !== undefined) expect({ before, after, hidden: 0 }).toEqual(contacts);
      expect(months).toBe({ 'layouts/d': 300, 'layouts/d-gap': 293, 'layouts/d-missing-month': 288 }[id]);
      expect(brief(loaded.issues).filter((one) => one.startsWith('missing_month'))).toEqual(
        id === 'layouts/d-missing-month' ? ['missing_month | month -6'] : [],
      );
    },
  );

  test('a person who stands for comparison is kept, and counts among nobody who was referred', async () => {
    const { levels } = await loadAsSeen(database, [sourceOf(entry('layouts/d'))]);
    expect(
      await rows(
        database,
        'SELECT group_label, count(*), min(referral_date)::VARCHAR FROM episode GROUP BY 1 ORDER BY 1',
      ),
    ).toEqual([
      ['comparison', 4, '2022-10-01'],
      ['referred', 8, '2022-10-01'],
    ]);
    expect(await rows(database, `SELECT count(*) FROM cohort('referred', NULL, NULL, 'all', '')`)).toEqual([
      [8],
    ]);
    const sites = levels.filter(({ dimension }) => dimension === 'site');
    expect(sites.reduce((sum, { referrals }) => sum + referrals, 0)).toBe(8);
  });

  test('calendar months are asked about; once confirmed they count from each referral', async () => {
    const source = sourceOf(entry('layouts/d-calendar'));
    const { certain, mapping } = await inspect(source);
    expect(certain).toBe(false);
    expect(mapping.counts?.[0]).toEqual({ column: '2022-08', service: 'GP contacts', month: '2022-08' });
    await load(database, [{ source, mapping }]);
    expect(await rows(database, 'SELECT from_month, n_low FROM visit WHERE episode = 1 ORDER BY 1')).toEqual([
      [-2, 1],
      [-1, 2],
      [0, 0],
      [1, 1],
      [2, 0],
    ]);
  });

  test('a hidden month keeps its bounds and is neither a zero nor out of sight', async () => {
    const loaded = await loadAsSeen(database, [
      file('m.csv', 'pid,referral_month,m-2,m-1,m0,m1,m2', 'a,Oct-22,<5,*,2,≤3,0'),
    ]);
    expect(await rows(database, visits)).toEqual([
      [1, 'GP contacts', -2, -2, 1, 1, 4],
      [1, 'GP contacts', -1, -1, 1, 1, null],
      [1, 'GP contacts', 0, 0, 1, 2, 2],
      [1, 'GP contacts', 1, 1, 1, 1, 3],
      [1, 'GP contacts', 2, 2, 1, 0, 0],
    ]);
    expect(loaded.issues.filter(({ code }) => code === 'suppressed')).toHaveLength(3);
  });

  test('a service a row is one count each, and the same service twice is set aside', async () => {
    const loaded = await loadAsSeen(database, [
      file(
        'm.csv',
        'Person ID,Group,Referral month,Service,m-1,m0,m1',
        'a,Referred,2022-10,GP face to face,1,2,3',
        'a,Referred,2022-10,A&E,0,1,0',
        'a,Referred,2022-10,A&E,5,5,5',
        'b,,2022-11,,4,4,4',
      ),
    ]);
    expect(await rows(database, visits)).toEqual([
      [1, 'A&E', -1, -1, 1, 0, 0],
      [1, 'A&E', 0, 0, 1, 1, 1],
      [1, 'A&E', 1, 1, 1, 0, 0],
      [1, 'GP face to face', -1, -1, 1, 1, 1],
      [1, 'GP face to face', 0, 0, 1, 2, 2],
      [1, 'GP face to face', 1, 1, 1, 3, 3],
      [2, 'GP contacts', -1, -1, 1, 4, 4],
      [2, 'GP contacts', 0, 0, 1, 4, 4],
      [2, 'GP contacts', 1, 1, 1, 4, 4],
    ]);
    expect(loaded.ledgers[0]).toMatchObject({ rows_used: 3, rows_set_aside: 1 });
    expect(brief(loaded.issues)).toContain('duplicate_id | 4 | Person ID | a');
  });
});

describe('counts beside a list of referrals', () => {
  const counted = (...lines: readonly string[]) =>
    file('gp.csv', 'pid,group,referral_month,m-1,m0,m1', ...lines);

  test('are joined to its people; comparison people are added; strangers and people in both groups are set aside', async () => {
    const loaded = await loadAsSeen(database, [
      people,
      counted(
        'a,Referred,Oct-22,1,2,3',
        'b,Referred,Dec-22,1,1,1',
        'x,Not yet referred,Oct-22,0,1,0',
        'z,Referred,Oct-22,9,9,9',
        'b,Control,Oct-22,9,9,9',
        'y,Martian,Oct-22,9,9,9',
      ),
    ]);
    expect(
      await rows(
        database,
        'SELECT source_id, group_label, referral_date::VARCHAR, from_month, n_low FROM visit JOIN episode USING (episode) JOIN person USING (person) ORDER BY 1, 4',
      ),
    ).toEqual([
      ['a', 'referred', '2022-10-12', -1, 1],
      ['a', 'referred', '2022-10-12', 0, 2],
      ['a', 'referred', '2022-10-12', 1, 3],
      ['b', 'referred', '2022-11-03', -1, 1],
      ['b', 'referred', '2022-11-03', 0, 1],
      ['b', 'referred', '2022-11-03', 1, 1],
      ['x', 'comparison', '2022-10-01', -1, 0],
      ['x', 'comparison', '2022-10-01', 0, 1],
      ['x', 'comparison', '2022-10-01', 1, 0],
    ]);
    expect(loaded.ledgers[1]).toMatchObject({ rows_in: 6, rows_used: 3, rows_set_aside: 3 });
    const said = brief(loaded.issues);
    expect(said).toContain('unknown_person | 5 | pid | z');
    expect(said).toContain('both_groups | 6 | pid | b');
    expect(said).toContain('unknown_group | 7 | group | Martian');
    expect(said).toContain('other_month | 3 | referral_month');
    expect(said).toContain('month_only | referral_month | ×3');
  });

  test('of a person referred twice they belong to the referral in their month', async () => {
    await loadAsSeen(database, [
      file('people.csv', 'Client ID,Referral Date', 'a,12/10/2021', 'a,30/10/2022'),
      counted('a,Referred,Oct-22,1,2,3'),
    ]);
    expect(await rows(database, 'SELECT DISTINCT episode FROM visit')).toEqual([[2]]);
  });

  test('the sample’s contacts a month are those that its README says, in both groups, on both engines', async () => {
    const sources = ['people.csv', 'scores.csv', 'gp-contacts.csv'].map((name) => ({
      name,
      blob: new Blob([readFileSync(`sample-data/${name}`)]),
    }));
    const wasm = await openWasm();
    for (const own of [database, wasm]) {
      const loaded = await loadAsSeen(own, sources);
      const found = await rows(
        own,
        `SELECT group_label::VARCHAR, round(sum(n_low) FILTER (to_month < 0) / sum(months) FILTER (to_month < 0), 3) AS before,
           round(sum(n_low) FILTER (from_month > 0) / sum(months) FILTER (from_month > 0), 3) AS after
         FROM visit JOIN episode USING (episode) GROUP BY 1 ORDER BY 1`,
      );
      expect(found).toEqual([
        ['comparison', 0.542, 0.475],
        ['referred', 0.593, 0.459],
      ]);
      const { rows_in, rows_used, rows_set_aside } = loaded.ledgers[2] ?? {};
      expect(rows_in).toBe(5121);
      expect((rows_used ?? 0) + (rows_set_aside ?? 0)).toBe(5121);
    }
    await wasm.close();
  }, 60_000);
});

test('a column name says a month from referral only with a letter or a sign', () => {
  const names = [
    'm-12',
    'm12',
    'M0',
    'Month +3',
    'm_minus_2',
    'm\u22127',
    '-3',
    '+3',
    '3',
    'max',
    'm1a',
    'SWEMWBS 1',
  ];
  expect(names.map(monthFromReferral)).toEqual([
    -12,
    12,
    0,
    3,
    -2,
    -7,
    -3,
    3,
    ...Array.from({ length: 4 }, () => undefined),
  ]);
});

test('a text names a calendar month only if it names no day', () => {
  const texts = [
    'Oct-22',
    'October 2022',
    'Sept 2022',
    '2022-10',
    '10/2022',
    '14-Oct',
    '2022-10-01',
    '13/2022',
    'May',
  ];
  expect(texts.map(calendarMonth)).toEqual([
    '2022-10',
    '2022-10',
    '2022-09',
    '2022-10',
    '2022-10',
    ...Array.from({ length: 4 }, () => undefined),
  ]);
});
