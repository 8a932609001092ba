import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/pages/nearname';
import { accepted, isOpen, replayed } from '../../src/pages/replay';
import type { Mapping } from '../../src/vocabulary/mapping';
import { lookedAt, mappingOf } from './looked';

const saved: Mapping = mappingOf({
  columns: { person: 'Client Ref', site: 'Hub', referral_date: 'Referred' },
  scores: [
    { column: 'Wellbeing start', measure: 'swemwbs', stage: 'baseline', order: 0, date: 'Start day' },
    { column: 'Wellbeing end', measure: 'swemwbs', stage: 'exit', order: 1000, date: 'End day' },
  ],
  repairs: [
    { column: 'DOB', remedy: 'drop' },
    { column: 'Notes', remedy: 'drop' },
  ],
});

/** Next month's export: two columns renamed, one missing, one new. */
const next = lookedAt(
  {
    'Client reference': ['a'],
    Referred: ['01/02/2024'],
    'Wellbeing (starting)': ['21'],
    'Start day': ['01/02/2024'],
    'Wellbeing end': ['24'],
    'End day': ['01/05/2024'],
    Notes: ['x'],
    Ward: ['East'],
  },
  { mapping: mappingOf({ columns: { person: 'Client reference', area: 'Ward' } }) },
);

describe('a saved mapping on an export with two columns renamed, one missing and one new', () => {
  const { mapping, failures } = replayed(saved, next);

  test('is applied as far as its columns are there', () => {
    expect(mapping.columns).toEqual({ referral_date: 'Referred' });
    expect(mapping.scores).toEqual([saved.scores[1]]);
    expect(mapping.repairs).toEqual([{ column: 'Notes', remedy: 'drop' }]);
  });

  test('names each column that is not there, with the one it may be called now', () => {
    expect(failures.map(({ column, suggestion }) => [column, suggestion])).toEqual([
      ['Client Ref', 'Client reference'],
      ['Hub', null],
      ['Wellbeing start', 'Wellbeing (starting)'],
      ['DOB', null],
    ]);
  });

  test('does as it did before once what is suggested is accepted', () => {
    const mended = failures.reduce((made, one) => accepted(made, one, next.header), mapping);
    expect(mended.columns).toEqual({ person: 'Client reference', referral_date: 'Referred' });
    expect(mended.scores).toContainEqual({ ...saved.scores[0], column: 'Wellbeing (starting)' });
    expect(failures.filter((one) => isOpen(one, mended)).map(({ column }) => column)).toEqual(['Hub', 'DOB']);
  });

  test('gives no column to two things', () => {
    const given = failures.flatMap(({ suggestion }) => suggestion ?? []);
    expect(new Set(given).size).toBe(given.length);
    expect(given).not.toContain('Ward');
  });
});

test('a day that is called otherwise is put to its scores, and waits for a score that is called otherwise', () => {
  const looked = lookedAt({ 'Wellbeing at start': ['21'], 'Starting day': [''], 'Wellbeing end': [''] });
  const { mapping, failures } = replayed(mappingOf({ scores: saved.scores }), looked);
  const [score, day] = failures;
  expect([score?.suggestion, day?.suggestion]).toEqual(['Wellbeing at start', 'Starting day']);
  if (score === undefined || day === undefined) return;
  expect(isOpen(day, mapping)).toBe(false);
  const scored = accepted(mapping, score, looked.header);
  expect(isOpen(day, scored)).toBe(true);
  expect(accepted(scored, day, looked.header).scores.map(({ date }) => date)).toEqual([
    undefined,
    'Starting day',
  ]);
});

test('a saved mapping fits its own file whole', () => {
  const looked = lookedAt(
    Object.fromEntries(
      [
        ...Object.values(saved.columns),
        'Wellbeing start',
        'Start day',
        'Wellbeing end',
        'End day',
        'DOB',
        'Notes',
      ].map((column) => [column, ['1']]),
    ),
  );
  expect(replayed(saved, looked)).toEqual({ mapping: saved, failures: [] });
});

test('counts of service use are found again under the months they count', () => {
  const count = { column: 'm-1', service: 'GP', from: -1, to: -1 };
  const looked = lookedAt(
    { 'month before': ['1'] },
    { mapping: mappingOf({ counts: [{ ...count, column: 'month before' }] }) },
  );
  const { mapping, failures } = replayed(mappingOf({ counts: [count] }), looked);
  expect(mapping.counts).toBeUndefined();
  const [failure] = failures;
  expect(failure?.suggestion).toBe('month before');
  if (failure !== undefined)
    expect(accepted(mapping, failure, looked.header).counts).toEqual([{ ...count, column: 'month before' }]);
});

test.each([
  ['Client Ref', ['client_ref', 'Client name'], 'client_ref'],
  ['ONS LS (Start)', ['ONS LS Start date', 'ONS LS start'], 'ONS LS start'],
  ['Site', ['Sex', 'Age'], null],
  ['Site', [], null],
])('of several names the nearest to %s is taken, and none that is unlike it', (name, among, found) => {
  expect(nearest(name, among, 0.55)).toBe(found);
});
