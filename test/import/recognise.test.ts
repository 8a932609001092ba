import { expect, test } from 'vitest';
import { inspect } from '../../src/import/inspect';
import { file } from './files';

async function seen(...lines: readonly string[]) {
  const { mapping, certain } = await inspect(file('a.csv', ...lines));
  return { ...mapping, certain };
}
const staged = ({ scores }: Awaited<ReturnType<typeof seen>>) =>
  scores.map(
    ({ column, measure, stage, order }) => `${column}: ${measure} ${String(stage)} ${String(order)}`,
  );

test('a link-worker export is wide: people, dates, dimensions, ONS4 at start and end', async () => {
  const mapping = await seen(
    'Client ID,Referral Date,Age,Gender,Ethnicity,IMD Decile,GP Practice,Referral Reason,LW First Contact,Status,Closure Date,ONS LS (Start),ONS W (Start),ONS H (Start),ONS A (Start),ONS LS (End),ONS W (End),ONS H (End),ONS A (End)',
    'SP-00017,03/04/2023,67,Female,White - British,2,Riverside Surgery,Loneliness; Housing,11/04/2023,Closed - completed,29/08/2023,4,5,4,7,7,7,6,4',
  );
  expect(mapping).toMatchObject({
    certain: true,
    layout: 'wide',
    dates: 'day first',
    deprivation: { most_deprived: 'lowest', steps: 10 },
    columns: {
      person: 'Client ID',
      referral_date: 'Referral Date',
      first_contact: 'LW First Contact',
      closed: 'Closure Date',
      status: 'Status',
      age: 'Age',
      sex: 'Gender',
      ethnicity: 'Ethnicity',
      deprivation: 'IMD Decile',
      site: 'GP Practice',
      reason: 'Referral Reason',
    },
  });
  expect(staged(mapping)).toEqual([
    'ONS LS (Start): ons-life-satisfaction baseline 0',
    'ONS W (Start): ons-worthwhile baseline 0',
    'ONS H (Start): ons-happiness baseline 0',
    'ONS A (Start): ons-anxiety baseline 0',
    'ONS LS (End): ons-life-satisfaction exit 1000',
    'ONS W (End): ons-worthwhile exit 1000',
    'ONS H (End): ons-happiness exit 1000',
    'ONS A (End): ons-anxiety exit 1000',
  ]);
});

test('a measure export is long: tool, question, stage, date and score, separated by semicolons', async () => {
  const mapping = await seen(
    'client_ref;case_id;tool;question;stage;date_completed;score',
    'A1093;C2210;SWEMWBS;Total (metric);Baseline;2023-05-02;17.43',
    'A1094;;MYCaW;Concern 1: debt;Initial;44927;6',
  );
  expect(mapping).toMatchObject({
    certain: true,
    layout: 'long',
    dates: 'year first',
    columns: {
      person: 'client_ref',
      episode: 'case_id',
      tool: 'tool',
      question: 'question',
      stage: 'stage',
      date: 'date_completed',
      score: 'score',
    },
    tools: [
      { tool: 'SWEMWBS', question: 'Total (metric)', measure: 'swemwbs', scale: 'metric' },
      { tool: 'MYCaW', question: 'Concern 1', measure: 'mycaw-concern-1' },
    ],
  });
});

test('pre and post, and numbered waves, say which score is first', async () => {
  expect(staged(await seen('pid,PHQ9 pre,PHQ9 post', 'a,10,5'))).toEqual([
    'PHQ9 pre: phq-9 baseline 0',
    'PHQ9 post: phq-9 exit 1000',
  ]);
  expect(staged(await seen('pid,swemwbs_t1,swemwbs_t2,swemwbs_t3', 'a,20,21,22'))).toEqual([
    'swemwbs_t1: swemwbs baseline 0',
    'swemwbs_t2: swemwbs review 1',
    'swemwbs_t3: swemwbs exit 2',
  ]);
});

test('measures in columns with a stage or a day in each row are long', async () => {
  const mapping = await seen('pid,months,SWEMWBS,UCLA', 'a,0,20,7', 'a,3,21,6');
  expect(mapping).toMatchObject({
    certain: true,
    layout: 'long',
    columns: { person: 'pid', month: 'months' },
    scores: [
      { column: 'SWEMWBS', measure: 'swemwbs' },
      { column: 'UCLA', measure: 'ucla-3' },
    ],
  });
});

test('the date of a score is the date column of its stage', async () => {
  const { scores } = await seen(
    'pid,Baseline date,UCLA baseline,Final date,UCLA final',
    'a,13/01/2024,7,14/03/2024,5',
  );
  expect(scores.map(({ column, date }) => [column, date])).toEqual([
    ['UCLA baseline', 'Baseline date'],
    ['UCLA final', 'Final date'],
  ]);
});

test('a day over 12 settles the order of short dates, and decimal commas are seen', async () => {
  expect(await seen('pid;Referral Date;WEMWBS start;WEMWBS end', 'a;01/31/2024;40,5;50,25')).toMatchObject({
    dates: 'month first',
    decimal: ',',
  });
  expect(await seen('pid,Referral Date,WEMWBS start,WEMWBS end', 'a,31/01/2024,40.5,50')).toMatchObject({
    dates: 'day first',
    decimal: '.',
  });
  expect(await seen('pid,Referral Date,WEMWBS start,WEMWBS end', 'a,2024-01-31,40.5,50')).toMatchObject({
    dates: 'year first',
  });
});

test('what is not certain is not called so: no person, no later score, or no word on which end is deprived', async () => {
  expect((await seen('SWEMWBS start,SWEMWBS end', '20,21')).certain).toBe(false);
  expect((await seen('pid,SWEMWBS start,site', 'a,20,x')).certain).toBe(false);
  expect((await seen('pid,Deprivation quintile,SWEMWBS start,SWEMWBS end', 'a,1,20,21')).certain).toBe(false);
  expect((await seen('pid,SWEMWBS start,SWEMWBS end', 'a,20,21')).certain).toBe(true);
});

test('a column that tells those who stand for comparison from those referred is never left out', async () => {
  const group = async (...cells: readonly string[]) => {
    const rows = cells.map((cell, at) => `a${String(at)},01/04/2023,${cell},4,6`);
    const found = await seen('Client ID,Referral Date,Group,ONS LS (Start),ONS LS (End)', ...rows);
    return found.columns.group;
  };
  expect(await group('Referred', 'Comparison', 'Comparison')).toBe('Group');
  expect(await group('Walking', 'Art', 'Control')).toBeUndefined();
});
