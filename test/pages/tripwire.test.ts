import { describe, expect, test } from 'vitest';
import { csvText } from '../../src/charts/csv';
import { tripwire } from '../../src/pages/tripwire';
import type { Looked } from '../../src/vocabulary/looked';

function looked(column: string, ...cells: readonly string[]): Looked {
  return {
    name: 'f.csv',
    header: [column],
    sample: cells.map((cell) => [cell]),
    rows: cells.length,
    certain: true,
    issues: [],
    mapping: {
      format: 'plainsight-mapping',
      version: 1,
      layout: 'wide',
      columns: {},
      dates: 'day first',
      decimal: '.',
      scores: [],
      tools: [],
      custom: [],
    },
  };
}

describe('the privacy tripwire', () => {
  test.each([
    ['Client Name', 'x', 'names of people'],
    ['NHS No', 'x', 'NHS numbers'],
    ['DOB', 'x', 'dates of birth'],
    ['a', '943 476 5919', 'NHS numbers'],
    ['a', 'SW1A 1AA', 'postcodes'],
    ['a', 'someone@example.org', 'e-mail addresses'],
    ['a', '020 7946 0000', 'telephone numbers'],
  ])('trips on %s holding %s', (column, cell, looksLike) => {
    expect(tripwire(looked(column, cell))).toEqual([{ column, looksLike }]);
  });

  test.each([
    ['Site', 'Harbour'],
    ['Practice', 'B12 course'],
    ['Diagnosis', 'E11.9'],
    ['id', '9434765918'],
    ['code', '871731000000106'],
    ['ONS LS (Start)', '7'],
  ])('lets %s holding %s pass', (column, cell) => {
    expect(tripwire(looked(column, cell))).toEqual([]);
  });

  test('does not trip on one odd cell among many', () => {
    expect(tripwire(looked('a', 'SW1A 1AA', 'north', 'south', 'east'))).toEqual([]);
  });

  test('never repeats a value', () => {
    expect(JSON.stringify(tripwire(looked('a', 'SW1A 1AA')))).not.toContain('SW1A');
  });
});

describe('a list taken away as CSV', () => {
  test('opens in a spreadsheet without running anything', () => {
    expect(csvText([['=1+1', '@x', '-5', 'a,"b"', 4]])).toBe('\uFEFF\'=1+1,\'@x,\'-5,"a,""b""",4\r\n');
  });
});
