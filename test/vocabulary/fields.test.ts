import { expect, test } from 'vitest';
import { hiddenCount, isMissing, suspiciousNumbers } from '../../src/vocabulary/cells';
import { statusReason } from '../../src/vocabulary/closures';
import { fieldNamed, fields } from '../../src/vocabulary/fields';
import { measures } from '../../src/vocabulary/measures';
import { plainName } from '../../src/vocabulary/spelling';
import { stageOf } from '../../src/vocabulary/stages';

test('a column name stands for one field, and for no measure', () => {
  const synonyms = fields.flatMap((field) => field.synonyms);
  expect(synonyms.filter((one, place) => synonyms.indexOf(one) !== place)).toEqual([]);
  expect(synonyms.filter((one) => plainName(one) !== one)).toEqual([]);
  const taken = new Set(measures.flatMap((measure) => measure.synonyms));
  expect(synonyms.filter((one) => taken.has(one))).toEqual([]);
});

test('every field of a wide link-worker export is recognised', () => {
  const header =
    'Client ID,Referral Date,Age,Gender,Ethnicity,IMD Decile,GP Practice,Referral Reason,LW First Contact,Status,Closure Date';
  expect(header.split(',').map((name) => fieldNamed(name)?.id)).toEqual([
    'person',
    'referral_date',
    'age',
    'sex',
    'ethnicity',
    'deprivation',
    'site',
    'reason',
    'first_contact',
    'status',
    'closed',
  ]);
});

test('every field of a long export is recognised', () => {
  expect(
    'client_ref;case_id;tool;question;stage;date_completed;score'
      .split(';')
      .map((name) => fieldNamed(name)?.id),
  ).toEqual(['person', 'episode', 'tool', 'question', 'stage', 'date', 'score']);
});

test('a name that is not known is no field', () => {
  expect(['', 'Favourite colour', 'Free text notes'].map(fieldNamed)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('words for the start, the reviews and the end come in that order', () => {
  const order = (text: string) => stageOf(text)?.order ?? Number.NaN;
  for (const start of ['Baseline', 'Start', 'initial', 'PRE', 'First', 'before', 'T0', 'month 0']) {
    expect([start, stageOf(start)]).toEqual([start, { kind: 'baseline', order: 0 }]);
  }
  for (const end of ['Exit', 'End', 'post', 'Last', 'Final review', 'closing']) {
    expect([end, stageOf(end)?.kind]).toEqual([end, 'exit']);
    expect(order('Review 9')).toBeLessThan(order(end));
  }
  expect(['Review', 'First review', 'Review 2', 'Follow-up 3', '4th review'].map(order)).toEqual([
    1, 1, 2, 3, 4,
  ]);
});

test('a time since the start is a review, ordered by months', () => {
  expect(['3 months', '6m', '12 month follow-up', '1 year', 'Month 3'].map((text) => stageOf(text))).toEqual(
    [3, 6, 12, 12, 3].map((order) => ({ kind: 'review', order })),
  );
  expect(stageOf('12 weeks')?.order).toBeCloseTo(2.76, 2);
  expect(stageOf('3 months post')).toEqual({ kind: 'review', order: 3 });
});

test('the stage is read at the end of a column name', () => {
  expect([stageOf('ONS LS (Start)')?.kind, stageOf('ONS LS (End)')?.kind]).toEqual(['baseline', 'exit']);
  expect(stageOf('swemwbs_6m')).toEqual({ kind: 'review', order: 6 });
});

test('a stage that would have to be guessed is none', () => {
  expect(['', 'T1', 'GP F2F 12m pre', 'Gender', 'Postcode'].map((text) => stageOf(text))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('a closure status tells how the person was lost', () => {
  const said: readonly (readonly [string, string])[] = [
    ['Closed - completed', 'completed'],
    ['Closed – did not complete', 'stopped early'],
    ['Not completed', 'stopped early'],
    ['DNA - closed', 'did not attend'],
    ['Closed: unable to contact', 'could not contact'],
    ['Client declined support', 'declined'],
    ['Declined', 'declined'],
    ['Moved out of area', 'moved away'],
    ['Deceased', 'died'],
    ['Open', 'open'],
    ['On waiting list', 'open'],
    ['Closed', 'closed, no reason given'],
    ['Inappropriate referral', 'not suitable'],
    ['Transferred to another service', 'referred on'],
    ['', 'not recorded'],
    ['Purple', 'other'],
  ];
  for (const [text, reason] of said) expect([text, statusReason(text)]).toEqual([text, reason]);
});

test('words for no answer are missing, and numbers never are', () => {
  for (const text of [
    '',
    ' ',
    'N/A',
    'Not stated',
    'Prefer not to say',
    'UNKNOWN',
    'null',
    '-',
    '.',
    '#DIV/0!',
    '\u00a0',
  ]) {
    expect([text, isMissing(text)]).toEqual([text, true]);
  }
  for (const text of ['0', '7', ...suspiciousNumbers.map(String)])
    expect([text, isMissing(text)]).toEqual([text, false]);
});

test('a count hidden by its owner is neither zero nor missing, and keeps the bounds it tells', () => {
  expect(hiddenCount('<5')).toEqual({ from: 1, to: 4 });
  expect(hiddenCount(' < 10 ')).toEqual({ from: 1, to: 9 });
  expect(hiddenCount('≤7')).toEqual({ from: 1, to: 7 });
  for (const text of ['*', 'c', '[c]', '5*'])
    expect([text, hiddenCount(text)]).toEqual([text, { from: 1, to: null }]);
  for (const text of ['5', '', 'N/A', '0', 'cold'])
    expect([text, hiddenCount(text)]).toEqual([text, undefined]);
});
