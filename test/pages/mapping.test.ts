import { describe, expect, test } from 'vitest';
import { assign, customId, laidOut, lacking, useOf, withoutCustom } from '../../src/pages/mappingedit';
import { readMapping } from '../../src/pages/mappingfile';
import type { Mapping } from '../../src/vocabulary/mapping';

const whole: Mapping = {
  format: 'plainsight-mapping',
  version: 1,
  layout: 'wide',
  columns: { person: 'id', site: 'Hub', deprivation: 'IMD' },
  dates: 'day first',
  decimal: '.',
  deprivation: { most_deprived: 'lowest', steps: 10 },
  scores: [
    { column: 'wb1', measure: 'swemwbs', stage: 'baseline', order: 0, scale: 'metric', date: 'd1' },
    { column: 'wb2', measure: 'own-mood', stage: 'exit', order: 1000 },
  ],
  tools: [{ tool: 'WEMWBS', question: 'total', measure: 'swemwbs' }],
  custom: [{ id: 'own-mood', name: 'Mood', range: [0, 10], better: 'higher', threshold: 2 }],
  counts: [
    { column: 'GP 12m before', service: 'GP', from: -12, to: -1 },
    { column: 'Oct-22', service: 'GP', month: '2022-10' },
  ],
  observed: [{ column: 'Months observed', from: -12, to: -1 }],
  reading: {
    table: 'People',
    choices: {
      encoding: 'windows-1252',
      delimiter: ';',
      quote: '',
      header: { names: [3, 4], units: 5, first: 6 },
      columns: [
        { column: 'd1', dates: 'month first' },
        { column: 'wb1', decimal: ',', thousands: '.' },
      ],
    },
  },
  items: [{ instrument: 'ucla-3', columns: ['u1', 'u2', 'u3'], stage: 'baseline', order: 0 }],
  levels: [{ column: 'Hub', text: 'GP ', level: 'GP' }],
  repairs: [{ column: 'DOB', remedy: 'age band' }],
  stages: [{ word: 'kick-off', stage: 'baseline', order: 0 }],
};

describe('a saved mapping', () => {
  test('opens as what was saved', () => {
    expect(readMapping(JSON.stringify(whole))).toEqual({ kind: 'mapping', mapping: whole });
  });

  test.each([
    ['not JSON', 'id,score'],
    ['a list', '[]'],
    ['another file', '{"format":"other"}'],
    ['another version', JSON.stringify({ ...whole, version: 2 })],
    ['an unknown role', JSON.stringify({ ...whole, columns: { shoe: 'x' } })],
    ['a column that is no text', JSON.stringify({ ...whole, columns: { site: 4 } })],
    [
      'an unknown stage',
      JSON.stringify({ ...whole, scores: [{ column: 'a', measure: 'b', stage: 'late' }] }),
    ],
    ['an unknown repair', JSON.stringify({ ...whole, repairs: [{ column: 'a', remedy: 'burn' }] })],
    ['an unknown encoding', JSON.stringify({ ...whole, reading: { choices: { encoding: 'ebcdic' } } })],
    [
      'a header in line 0',
      JSON.stringify({ ...whole, reading: { choices: { header: { names: [0], first: 1 } } } }),
    ],
    [
      'months upside down',
      JSON.stringify({ ...whole, counts: [{ column: 'a', service: 'b', from: 3, to: 1 }] }),
    ],
    [
      'a range upside down',
      JSON.stringify({ ...whole, custom: [{ id: 'a', name: 'A', range: [5, 1], better: 'lower' }] }),
    ],
    [
      'a threshold of nothing',
      JSON.stringify({
        ...whole,
        custom: [{ id: 'a', name: 'A', range: [1, 5], better: 'lower', threshold: 0 }],
      }),
    ],
  ])('is refused in words when it is %s', (_, text) => {
    const read = readMapping(text);
    expect(read.kind).toBe('wrong');
    expect(read).toHaveProperty('words', expect.stringMatching(/\w+ .*\.$/));
  });

  test('takes nothing that it only inherits', () => {
    const text = JSON.stringify(whole).replace('"columns":{', '"columns":{"__proto__":"x",');
    expect(readMapping(text).kind).toBe('wrong');
    expect(({} as Record<string, unknown>)['site']).toBeUndefined();
  });
});

describe('a mapping in the form', () => {
  test('gives a role to one column at a time', () => {
    const next = assign(whole, 'Area hub', { kind: 'role', role: 'site' });
    expect(next.columns.site).toBe('Area hub');
    expect(useOf(next, 'Hub')).toEqual({ kind: 'nothing' });
  });

  test('uses a column once, as a role or as a score', () => {
    const next = assign(whole, 'wb1', { kind: 'role', role: 'person' });
    expect(useOf(next, 'wb1')).toEqual({ kind: 'role', role: 'person' });
    expect(next.scores.map(({ column }) => column)).toEqual(['wb2']);
    expect(useOf(assign(next, 'wb1', { kind: 'nothing' }), 'wb1')).toEqual({ kind: 'nothing' });
  });

  test('keeps no stage in a long layout, and gives every score one in a wide layout', () => {
    const long = laidOut(whole, 'long');
    expect(
      long.scores.every(
        ({ stage, order, date }) => stage === undefined && order === undefined && date === undefined,
      ),
    ).toBe(true);
    expect(laidOut(long, 'wide').scores.every(({ stage }) => stage !== undefined)).toBe(true);
  });

  test('lets go of the columns of a measure that is removed', () => {
    const mood = whole.custom[0];
    expect(mood).toBeDefined();
    if (mood !== undefined)
      expect(withoutCustom(whole, mood).scores.map(({ column }) => column)).toEqual(['wb1']);
  });

  test('gives each measure of one’s own an id of its own', () => {
    expect(customId('Mood!', [])).toBe('own-mood');
    expect(customId('Mood', ['own-mood'])).not.toBe('own-mood');
    expect(customId('!!', [])).toBe('own-measure');
  });

  test('uses a column as a count, or as a role, and never as both', () => {
    const { counts = [] } = whole;
    const [count] = counts;
    expect(useOf(whole, 'GP 12m before')).toEqual({ kind: 'count', count });
    const next = assign(whole, 'GP 12m before', { kind: 'role', role: 'area' });
    expect(next.counts?.map(({ column }) => column)).toEqual(['Oct-22']);
    expect(useOf(next, 'GP 12m before')).toEqual({ kind: 'role', role: 'area' });
    expect(laidOut(whole, 'events')).not.toHaveProperty('counts');
  });

  test('says of a list of appointments that a person and a day are lacking', () => {
    const words = lacking({ ...laidOut(whole, 'events'), columns: { site: 'Hub' } });
    expect(words).toEqual(['No column says who the person was.', 'No column says on which day it was.']);
  });

  test('says what is lacking before it can be loaded', () => {
    expect(lacking(whole)).toEqual([]);
    expect(lacking({ ...whole, scores: whole.scores.slice(0, 1) })).toEqual([
      'No column is named as a later score.',
    ]);
    expect(lacking(laidOut(whole, 'long'))).toContain(
      'No column says when a score was taken: name a stage, a date, a day or a month.',
    );
    expect(lacking({ ...whole, columns: {}, scores: [], counts: [] })).toEqual(['No column is used yet.']);
  });
});
