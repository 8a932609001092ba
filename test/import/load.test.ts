import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { load } from '../../src/import/load';
import { brief, file, loadAsSeen, long, rows, wide } from './files';

let database: Database;
beforeAll(async () => {
  database = await openNative();
});
afterAll(() => database.close());

const scores = 'SELECT episode, measure, stage, stage_order, day, value FROM score ORDER BY ALL';

describe('a wide file', () => {
  test('gives a person, an episode and two scores a row', async () => {
    const loaded = await loadAsSeen(database, [
      file(
        'joy.csv',
        'Client ID,Referral Date,Age,Gender,Ethnicity,IMD Decile,GP Practice,Referral Reason,LW First Contact,Status,Closure Date,ONS LS (Start),ONS LS (End)',
        'SP-00017,03/04/2023,67,Female,White - British,2,Riverside Surgery,Loneliness; Housing,11/04/2023,Closed - completed,29/08/2023,4,7',
        'SP-00018,5/4/23,"45-54",Prefer not to say,Not stated,,Riverside Surgery,MH,,DNA - closed,,3,',
        'SP-00019,14/04/2023,,M,,10,,,,,,,',
      ),
    ]);
    expect(await rows(database, 'SELECT person, source_id FROM person ORDER BY person')).toEqual([
      [1, 'SP-00017'],
      [2, 'SP-00018'],
      [3, 'SP-00019'],
    ]);
    expect(
      await rows(
        database,
        'SELECT referral_date::VARCHAR, first_contact::VARCHAR, closed::VARCHAR, status, age_band, sex, deprivation, site, reason, mode FROM episode ORDER BY episode',
      ),
    ).toEqual([
      [
        '2023-04-03',
        '2023-04-11',
        '2023-08-29',
        'completed',
        '65-74',
        'Female',
        '1 (most deprived fifth)',
        'Riverside Surgery',
        'Loneliness',
        'not recorded',
      ],
      [
        '2023-04-05',
        null,
        null,
        'did not attend',
        '45-54',
        'not stated',
        'not recorded',
        'Riverside Surgery',
        'Mental health',
        'not recorded',
      ],
      [
        '2023-04-14',
        null,
        null,
        'not recorded',
        'not recorded',
        'Male',
        '5 (least deprived fifth)',
        'not recorded',
        'not recorded',
        'not recorded',
      ],
    ]);
    expect(await rows(database, scores)).toEqual([
      [1, 'ons-life-satisfaction', 'baseline', 0, null, 4],
      [1, 'ons-life-satisfaction', 'exit', 1000, null, 7],
      [2, 'ons-life-satisfaction', 'baseline', 0, null, 3],
    ]);
    expect(loaded.ledgers).toEqual([
      { file: 'joy.csv', rows_in: 3, rows_used: 3, rows_set_aside: 0, scores_in: 3, scores_used: 3 },
    ]);
    expect(loaded.measures).toEqual(['ons-life-satisfaction']);
    expect(loaded.period).toEqual({ from: '2023-04-03', to: '2023-04-14' });
    expect(loaded.files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('without an id column holds one person a row, equal rows being two people', async () => {
    const { person: _, ...columns } = wide.columns;
    const loaded = await load(database, [
      {
        source: file('two.csv', 'referred,before,after', '01/02/2024,4,7', '01/02/2024,4,7'),
        mapping: { ...wide, columns },
      },
    ]);
    expect(await rows(database, 'SELECT count(*), count(DISTINCT person) FROM episode')).toEqual([[2, 2]]);
    expect(brief(loaded.issues)).toContain('one_row_a_person');
    expect(loaded.ledgers[0]?.rows_set_aside).toBe(0);
  });

  test('numbers a person’s referrals by date, whatever the order of the rows', async () => {
    const loaded = await load(database, [
      {
        source: file(
          'a.csv',
          'id,referred,before,after',
          'b,01/06/2024,1,2',
          'a,13/02/2024,3,4',
          'b,01/01/2024,5,6',
        ),
        mapping: wide,
      },
    ]);
    expect(
      await rows(
        database,
        'SELECT episode, source_id, ordinal, of_many, referral_date::VARCHAR FROM episode JOIN person USING (person) ORDER BY episode',
      ),
    ).toEqual([
      [1, 'b', 1, true, '2024-01-01'],
      [2, 'b', 2, true, '2024-06-01'],
      [3, 'a', 1, false, '2024-02-13'],
    ]);
    expect(
      await rows(database, 'SELECT episode, value FROM score WHERE stage_order = 0 ORDER BY episode'),
    ).toEqual([
      [1, 5],
      [2, 1],
      [3, 3],
    ]);
    expect(brief(loaded.issues)).toEqual(['repeat_referral | 2']);
  });

  test('takes the date of each score from its column, and tells a later score dated earlier or on the same day', async () => {
    const dated = {
      ...wide,
      scores: wide.scores.map((score) => ({ ...score, date: `${score.column} date` })),
    };
    const loaded = await load(database, [
      {
        source: file(
          'a.csv',
          'id,referred,before,before date,after,after date',
          'a,01/01/2024,4,11/01/2024,7,20/07/2024',
          'b,01/01/2024,4,11/01/2024,7,11/01/2024',
          'c,01/01/2024,4,11/01/2024,7,10/01/2024',
          'd,,4,11/01/2024,7,21/01/2024',
        ),
        mapping: dated,
      },
    ]);
    expect(await rows(database, 'SELECT episode, stage_order, day FROM score ORDER BY ALL')).toEqual([
      [1, 0, 10],
      [1, 1000, 201],
      [2, 0, 10],
      [2, 1000, 10],
      [3, 0, 10],
      [3, 1000, 9],
      [4, 0, 0],
      [4, 1000, 10],
    ]);
    expect(brief(loaded.issues)).toEqual([
      'same_day | 3 | after date | 11/01/2024',
      'before_baseline | 4 | after date | 10/01/2024',
      'one_value | before | ×4',
      'one_value | after | ×4',
    ]);
  });

  test('turns raw SWEMWBS totals into metric ones by the table, and says so', async () => {
    const loaded = await loadAsSeen(database, [
      file('a.csv', 'id,SWEMWBS start,SWEMWBS end', 'a,23,32', 'b,7,35', 'c,24,6'),
    ]);
    expect(await rows(database, 'SELECT value FROM score ORDER BY ALL')).toEqual([
      [7],
      [20.73],
      [21.54],
      [29.31],
      [35],
    ]);
    expect(brief(loaded.issues)).toEqual([
      'scale_unsure | SWEMWBS start | ×3',
      'raw_converted | SWEMWBS start | ×3',
      'scale_unsure | SWEMWBS end | ×2',
      'raw_converted | SWEMWBS end | ×2',
      'out_of_range | 4 | SWEMWBS end | 6',
    ]);
  });

  test('never mixes raw and metric SWEMWBS: what is no metric value is set aside', async () => {
    const loaded = await loadAsSeen(database, [
      file('a.csv', 'id,SWEMWBS start,SWEMWBS end', 'a,20.73,29.31', 'b,7,35', 'c,24,21.54', 'd,21.00,22.40'),
    ]);
    expect(await rows(database, 'SELECT value FROM score ORDER BY ALL')).toEqual([
      [7],
      [20.73],
      [21.54],
      [22.35],
      [29.31],
      [35],
    ]);
    expect(brief(loaded.issues)).toEqual([
      'not_metric | 4 | SWEMWBS start | 24',
      'not_metric | 5 | SWEMWBS start | 21.00',
    ]);
  });
});

describe('a long file', () => {
  test('makes its own people where there is no list of referrals', async () => {
    const loaded = await loadAsSeen(database, [
      file(
        'elemental.csv',
        'client_ref;case_id;tool;question;stage;date_completed;score',
        'A1093;C2210;SWEMWBS;Total (metric);Baseline;2023-05-02;17.43',
        'A1093;C2210;SWEMWBS;Total (metric);Review 1;2023-08-30;21.54',
        'A1093;C2210;UCLA;Total;Baseline;02/05/2023;8',
        'A1094;;MYCaW;Concern 1: debt;Initial;44927;6',
      ),
    ]);
    expect(await rows(database, scores)).toEqual([
      [1, 'swemwbs', 'baseline', 0, 0, 17.43],
      [1, 'swemwbs', 'review', 1, 120, 21.54],
      [1, 'ucla-3', 'baseline', 0, 0, 8],
      [2, 'mycaw-concern-1', 'baseline', 0, 0, 6],
    ]);
    expect(brief(loaded.issues)).toEqual([
      'day_first | date_completed | ×1',
      'serial_date | 5 | date_completed | 44927',
    ]);
    expect(loaded.ledgers[0]).toMatchObject({ rows_in: 4, rows_used: 4, scores_in: 4, scores_used: 4 });
  });

  test('joins a list of referrals by person, to the referral that a date belongs to', async () => {
    const people = {
      source: file(
        'p.csv',
        'id,referred,site',
        'a,2024-01-01,North',
        'a,2024-09-01,South',
        'b,2024-02-01,North',
      ),
      mapping: { ...wide, scores: [], columns: { ...wide.columns, site: 'site' } },
    };
    const measured = {
      source: file(
        's.csv',
        'id,tool,stage,date,score',
        'a,UCLA,Baseline,2024-01-03,7',
        'a,UCLA,Review,2024-04-03,5',
        'a,UCLA,Baseline,2024-08-30,6',
        'a,UCLA,Exit,2024-12-03,4',
        'x,UCLA,Baseline,2024-12-03,4',
        'b,UCLA,,2024-02-11,9',
      ),
      mapping: long,
    };
    const loaded = await load(database, [people, measured]);
    expect(await rows(database, scores)).toEqual([
      [1, 'ucla-3', 'baseline', 0, 2, 7],
      [1, 'ucla-3', 'review', 1, 93, 5],
      [2, 'ucla-3', 'baseline', 0, -2, 6],
      [2, 'ucla-3', 'exit', 1000, 93, 4],
      [3, 'ucla-3', 'not recorded', null, 10, 9],
    ]);
    expect(brief(loaded.issues)).toEqual(['repeat_referral | 3', 'unknown_person | 6 | id | x']);
    expect(loaded.ledgers.map(({ rows_used, rows_set_aside }) => [rows_used, rows_set_aside])).toEqual([
      [3, 0],
      [5, 1],
    ]);
  });

  test('keeps the first of two scores at one stage and lists the second', async () => {
    const loaded = await load(database, [
      {
        source: file(
          's.csv',
          'id,tool,stage,date,score',
          'a,UCLA,Baseline,2024-01-03,7',
          'a,UCLA,Baseline,2024-01-04,5',
        ),
        mapping: long,
      },
    ]);
    expect(await rows(database, 'SELECT value FROM score')).toEqual([[7]]);
    expect(brief(loaded.issues)).toContain('second_at_stage | 3 | score');
    expect(loaded.ledgers[0]).toMatchObject({ rows_used: 2, scores_in: 2, scores_used: 1 });
  });

  test('takes time as months or days from the start, with measures in columns of their own', async () => {
    const mapping = {
      ...long,
      columns: { person: 'id', month: 'month' },
      scores: [{ column: 'ucla', measure: 'ucla-3' }],
    } as const;
    await load(database, [
      { source: file('s.csv', 'id,month,ucla', 'a,0,7', 'a,3,5', 'a,6,', 'b,-1,4'), mapping },
    ]);
    expect(await rows(database, scores)).toEqual([
      [1, 'ucla-3', 'not recorded', null, 0, 7],
      [1, 'ucla-3', 'not recorded', null, 91, 5],
      [2, 'ucla-3', 'not recorded', null, -30, 4],
    ]);
  });

  test('uses the mapping’s own words for stages and its own tools and measures', async () => {
    const mapping = {
      ...long,
      tools: [{ tool: 'Our scale', measure: 'ours' }],
      custom: [{ id: 'ours', name: 'Our scale', range: [0, 50], better: 'higher', threshold: 5 }],
      stages: [
        { word: 'Hello', stage: 'baseline', order: 0 },
        { word: 'Goodbye', stage: 'exit', order: 9 },
      ],
    } as const;
    const loaded = await load(database, [
      {
        source: file(
          's.csv',
          'id,tool,stage,date,score',
          'a,our scale,hello,2024-01-03,12.5',
          'a,Our scale,Goodbye,2024-03-03,51',
          'a,Theirs,Hello,2024-01-03,1',
        ),
        mapping,
      },
    ]);
    expect(await rows(database, scores)).toEqual([[1, 'ours', 'baseline', 0, 0, 12.5]]);
    expect(brief(loaded.issues)).toEqual([
      'unknown_tool | 4 | tool | Theirs',
      'out_of_range | 3 | score | 51',
    ]);
    expect(loaded.custom.map(({ id }) => id)).toEqual(['ours']);
    expect(loaded.measures).toEqual(['ours']);
  });
});

test('loading again replaces what was there, and leaves nothing of the files behind but the tables', async () => {
  const once = {
    source: file('a.csv', 'id,referred,before,after', 'a,13/02/2024,3,4', 'b,13/02/2024,3,5'),
    mapping: wide,
  };
  await load(database, [once]);
  await load(database, [once]);
  expect(await rows(database, 'SELECT count(*) FROM person')).toEqual([[2]]);
  expect(
    await rows(database, `SELECT count(*) FROM duckdb_tables() WHERE starts_with(table_name, 'import_')`),
  ).toEqual([[0]]);
});

test('at most two hundred of a kind are listed, and one entry stands for the rest', async () => {
  const many = Array.from({ length: 450 }, (_, at) => `p${String(at)},13/02/2024,x,5`);
  const loaded = await load(database, [
    { source: file('a.csv', 'id,referred,before,after', ...many), mapping: wide },
  ]);
  const bad = loaded.issues.filter(({ code }) => code === 'not_a_number');
  expect(bad).toHaveLength(201);
  expect(bad.at(-1)).toEqual({ code: 'not_a_number', severity: 'drop', file: 'a.csv', n: 250 });
});
