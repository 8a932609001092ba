import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database';
import { inspect } from '../../src/import/inspect';
import { load } from '../../src/import/load';
import { parseMapping } from '../../src/vocabulary/mappingfile';
import { layouts } from '../../src/vocabulary/layouts';
import { engines } from '../engine/both';
import { brief, file, loadAsSeen, rows, wide } from './files';
import { entry, numbersOf, sourceOf } from './usecorpus';

const twoCounts =
  'Pseudo_ID,Index date,GP F2F 12m pre,GP Tel 12m pre,GP 12m post,GP Tel 12m post,A&E pre,A&E post,NEL pre,NEL post,Months obs post,Deceased';
const domain = file(
  'gp.csv',
  twoCounts,
  '9f3c,01-May-22,14,6,9,11,2,0,1,0,12,N',
  '77ab,01-Aug-22,<5,3,N/A,,0,1,0,0,4.5,Y',
);
const visits = 'SELECT * FROM visit ORDER BY ALL';

describe.each(engines)('two counts a service, on the engine $engine', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  }, 60_000);
  afterAll(() => database.close());

  test('each count stands with its stretch, the months observed, a hidden one with its bounds, and all of a practice are added up', async () => {
    const loaded = await loadAsSeen(database, [domain]);
    expect(await rows(database, visits)).toEqual([
      [1, 'GP face to face', -12, -1, 12, 14, 14],
      [1, 'GP face to face', 1, 12, 12, 9, 9],
      [1, 'GP telephone or online', -12, -1, 12, 6, 6],
      [1, 'GP telephone or online', 1, 12, 12, 11, 11],
      [1, 'A&E', -12, -1, 12, 2, 2],
      [1, 'A&E', 1, 12, 12, 0, 0],
      [1, 'Emergency admissions', -12, -1, 12, 1, 1],
      [1, 'Emergency admissions', 1, 12, 12, 0, 0],
      [1, 'GP contacts', -12, -1, 12, 20, 20],
      [1, 'GP contacts', 1, 12, 12, 20, 20],
      [2, 'GP face to face', -12, -1, 12, 1, 4],
      [2, 'GP telephone or online', -12, -1, 12, 3, 3],
      [2, 'A&E', -12, -1, 12, 0, 0],
      [2, 'A&E', 1, 12, 4.5, 1, 1],
      [2, 'Emergency admissions', -12, -1, 12, 0, 0],
      [2, 'Emergency admissions', 1, 12, 4.5, 0, 0],
      [2, 'GP contacts', -12, -1, 12, 4, 7],
    ]);
    expect(
      await rows(
        database,
        'SELECT referral_date::VARCHAR, group_label, deceased FROM episode ORDER BY episode',
      ),
    ).toEqual([
      ['2022-05-01', 'referred', 'no'],
      ['2022-08-01', 'referred', 'yes'],
    ]);
    expect(loaded.ledgers).toEqual([
      { file: 'gp.csv', rows_in: 2, rows_used: 2, rows_set_aside: 0, scores_in: 0, scores_used: 0 },
    ]);
    expect(brief(loaded.issues)).toEqual([
      'suppressed | 3 | GP F2F 12m pre | <5',
      'not_counted | 3 | GP 12m post | N/A',
    ]);
  });

  test('a later load leaves nothing of an earlier one', async () => {
    await loadAsSeen(database, [domain]);
    await loadAsSeen(database, [file('a.csv', 'id,referred,before,after', 'a,1/4/23,3,5')], () => wide);
    expect(await rows(database, visits)).toEqual([]);
  });
});

describe('counts', () => {
  let database: Database;
  beforeAll(async () => {
    const { openNative } = await import('../../src/engine/native');
    database = await openNative();
  });
  afterAll(() => database.close());

  test('the half of a pair that only says GP is told, and the file needs no question', async () => {
    const { certain, issues, mapping } = await inspect(domain);
    expect(certain).toBe(true);
    expect(brief(issues)).toContain('guessed_service | GP 12m post');
    expect(mapping.observed).toEqual([{ column: 'Months obs post', from: 1, to: 12 }]);
  });

  test.each(['layouts/c', 'layouts/c-hidden'])('%s gives the contacts that were put into it', async (id) => {
    const made = entry(id);
    const { rowsUsed, persons, contacts } = numbersOf(made);
    const loaded = await loadAsSeen(database, [sourceOf(made)]);
    expect(loaded.ledgers[0]).toMatchObject({ rows_used: rowsUsed, rows_set_aside: 0 });
    expect(await rows(database, 'SELECT count(*) FROM person')).toEqual([[persons]]);
    const [[before, after, hidden] = []] = await rows(
      database,
      `SELECT sum(n_low) FILTER (to_month < 0 AND n_low = n_high), sum(n_low) FILTER (from_month > 0 AND n_low = n_high), count(*) FILTER (n_high IS DISTINCT FROM n_low) FROM visit WHERE service <> 'GP contacts'`,
    );
    expect({ before, after, hidden }).toEqual(contacts);
    expect(loaded.issues.some(({ code }) => code === 'suppressed')).toBe((contacts?.hidden ?? 0) > 0);
  });

  test.each([
    ['layouts/c-decimals', '2.5'],
    ['layouts/c-negative', '-2'],
  ])('%s: what is no count is told with its cell and becomes no number', async (id, found) => {
    const loaded = await loadAsSeen(database, [sourceOf(entry(id))]);
    expect(brief(loaded.issues)).toContain(`not_a_count | 5 | GP F2F 12m pre | ${found}`);
    expect(
      await rows(
        database,
        `SELECT count(*) FROM visit WHERE episode = 4 AND service = 'GP face to face' AND to_month < 0`,
      ),
    ).toEqual([[0]]);
  });

  test('months observed that are longer than the stretch leave the time watched unknown', async () => {
    const loaded = await loadAsSeen(database, [file('gp.csv', twoCounts, 'a,1/5/22,1,1,1,1,1,1,1,1,13,N')]);
    expect(brief(loaded.issues)).toContain('not_a_length | 2 | Months obs post | 13');
    expect(await rows(database, `SELECT months FROM visit WHERE from_month = 1 AND service = 'A&E'`)).toEqual(
      [[null]],
    );
  });

  test('a second row of the same person and date is set aside, and the first is used', async () => {
    const loaded = await loadAsSeen(database, [
      file('gp.csv', twoCounts, 'a,1/5/22,1,1,1,1,1,1,1,1,12,N', 'a,1/5/22,9,9,9,9,9,9,9,9,12,N'),
    ]);
    expect(loaded.ledgers[0]).toMatchObject({ rows_in: 2, rows_used: 1, rows_set_aside: 1 });
    expect(brief(loaded.issues)).toContain('duplicate_id | 3 | Pseudo_ID | a');
    expect(await rows(database, `SELECT max(n_low) FROM visit WHERE service <> 'GP contacts'`)).toEqual([
      [1],
    ]);
  });

  test('counts in the same file as scores do not stop the scores', async () => {
    await loadAsSeen(database, [
      file(
        'both.csv',
        'Client ID,Referral Date,ONS LS (Start),ONS LS (End),GP 6m before,GP 6m after',
        'a,3/4/23,4,7,5,2',
      ),
    ]);
    expect(await rows(database, 'SELECT measure, first_score, last_score FROM pair')).toEqual([
      ['ons-life-satisfaction', 4, 7],
    ]);
    expect(await rows(database, visits)).toEqual([
      [1, 'GP contacts', -6, -1, 6, 5, 5],
      [1, 'GP contacts', 1, 6, 6, 2, 2],
    ]);
  });
});

describe('a mapping with counts', () => {
  const counts = [{ column: 'a', service: 'GP contacts', from: -12, to: -1 }];
  const base = { ...wide, scores: [], counts };

  test('is read back as it was written', () => {
    const whole = {
      ...base,
      columns: { person: 'id', referral_date: 'when', group: 'group', deceased: 'died' },
      counts: [...counts, { column: 'b', service: 'A&E', month: '2022-10' }],
      observed: [{ column: 'seen', from: 1, to: 12 }],
    };
    expect(parseMapping(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });

  test.each<[string, unknown, string]>([
    ['no service', { counts: [{ column: 'a', from: -1, to: -1 }] }, 'count 1 needs a service'],
    [
      'a stretch that ends before it begins',
      { counts: [{ ...counts[0], from: 3, to: 1 }] },
      '"from" of count 1 must not lie after "to"',
    ],
    ['half a month', { counts: [{ ...counts[0], from: -0.5 }] }, 'must be whole months'],
    [
      'a month and a stretch',
      { counts: [{ ...counts[0], month: '2022-10' }] },
      'either "month" or "from" and "to"',
    ],
    ['a month 13', { counts: [{ column: 'a', service: 'x', month: '2022-13' }] }, '"month" of count 1'],
    ['one column twice', { counts: [counts[0], counts[0]] }, 'have the same column'],
    ['counts in a long file', { layout: 'long' }, '"counts" and "observed" are for wide files'],
    ['an unknown key', { counts: [{ ...counts[0], hidden: true }] }, 'count 1 has the unknown key "hidden"'],
  ])('with %s is refused and says so', (_, change, words) => {
    expect(() => parseMapping({ ...base, ...(change as object) })).toThrow(words);
  });

  test('that names a column which is not there stops the file', async () => {
    const { openNative } = await import('../../src/engine/native');
    const database = await openNative();
    const loaded = await load(database, [
      { source: file('a.csv', 'id,referred,b', 'x,1/4/23,2'), mapping: base },
    ]);
    await database.close();
    expect(brief(loaded.issues)).toEqual(['missing_column | a']);
  });
});

test.each([
  ['before-after-counts', 'layouts/c', true],
  ['monthly-counts', 'layouts/d', true],
  ['calendar-counts', 'layouts/d-calendar', false],
  ['events', 'layouts/e-appointments', true],
  ['attendance', 'layouts/e', true],
])('the example mapping %s is what its file is taken for', async (name, id, known) => {
  const example: unknown = JSON.parse(readFileSync(`docs/examples/${name}.mapping.json`, 'utf8'));
  const { mapping, certain } = await inspect(sourceOf(entry(id)));
  const { counts, observed, ...others } = parseMapping(example);
  const found = parseMapping(JSON.parse(JSON.stringify(mapping)));
  expect({ ...found, dates: 'day first' }).toEqual({
    ...others,
    ...(counts === undefined ? {} : { counts }),
    ...(observed === undefined ? {} : { observed }),
  });
  expect(certain).toBe(known);
});

test.each([
  ['before-after-counts', 'wide', 8],
  ['monthly-counts', 'wide', 25],
  ['events', 'events', 0],
  ['attendance', 'attendance', 0],
])('a filled-in template %s is known without a question', async (id, layout, counts) => {
  const columns = layouts.find((one) => one.id === id)?.columns([]) ?? [];
  const row = (at: 0 | 1): string => columns.map(({ examples }) => examples[at]).join(',');
  const { mapping, certain } = await inspect(
    file('t.csv', columns.map(({ column }) => column).join(','), row(0), row(1)),
  );
  expect(certain).toBe(true);
  expect(mapping.layout).toBe(layout);
  expect(mapping.counts ?? []).toHaveLength(counts);
  const used = new Set([
    ...Object.values(mapping.columns),
    ...(mapping.counts ?? []).map(({ column }) => column),
    ...(mapping.observed ?? []).map(({ column }) => column),
  ]);
  expect(columns.map(({ column }) => column).filter((column) => !used.has(column))).toEqual([]);
});
