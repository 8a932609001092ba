import { describe, expect, it } from 'vitest';
import { guarded } from '../../src/charts/csv';
import { forestTable, type Table } from '../../src/charts/table';
import type { FigureParts } from '../../src/charts/take';
import { aboutFigure, csv, pasted } from '../../src/publish/csv';
import { fileName } from '../../src/publish/filename';
import { evidence, outcome } from '../evidence/fixture';

const finding = outcome('swemwbs');
const parts: FigureParts = {
  stem: 'by-deprivation',
  measure: finding.measure,
  title: 'Change differed',
  subtitle: 'SWEMWBS',
  sentence: 'A sentence.',
  people: '2,486 of 4,212 people followed up (59%)',
  caveat: 'One group.',
  table: forestTable(finding, 'internal'),
  draw: () => {
    throw new Error('not drawn here');
  },
};

function tableOf(...cells: readonly (string | number)[]): Table {
  return {
    caption: 'c',
    columns: cells.map((_, at) => ({ name: `c${String(at)}`, numeric: false })),
    rows: [cells],
  };
}

describe('data as CSV', () => {
  it('starts with a byte order mark and one header line that names the limits', () => {
    const text = csv(parts.table);
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.slice(1).split('\r\n')[0]).toBe(
      'group,pairs,with a first score,followed up (%),mean change,lower 95%,upper 95%',
    );
  });

  it('has as many lines as rows, and every line as many cells as the header', () => {
    const lines = csv(parts.table, [['cohort', 'all, really']])
      .slice(1)
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(parts.table.rows.length + 1);
    for (const line of lines) expect(line.replaceAll(/"[^"]*"/g, 'quoted').split(',')).toHaveLength(8);
  });

  it('writes a hidden number as words', () => {
    expect(csv(parts.table)).toContain('5 (least deprived fifth),"hidden, few people",41');
  });

  it.each(['=1+1', '+44', '-2+3', '@SUM(A1)', ' =1+1', '\t=1', '\r=1', '＝1+1', '%0A=1', '|calc'])(
    'stops %j from running as a formula',
    (text) => {
      expect(guarded(text)).toBe(`'${text}`);
      expect(csv(tableOf(text, 'x')).slice(1)).toContain(`'${text}`);
    },
  );

  it('leaves a negative number a number', () => {
    expect(csv(tableOf(-0.5, 'x')).slice(1)).toContain('\r\n-0.5,x\r\n');
  });

  it('quotes commas, quotation marks and line breaks', () => {
    expect(csv(tableOf('a,b', 'say "so"', 'one\ntwo'))).toContain('"a,b","say ""so""","one\ntwo"');
  });

  it('says on every row who is in it and under which disclosure profile', () => {
    const lines = csv(parts.table, aboutFigure(evidence, parts)).slice(1).trimEnd().split('\r\n').slice(1);
    for (const line of lines) {
      expect(line).toContain('people referred from 1 April 2021 to 31 March 2024');
      expect(line).toContain('Not for sharing');
      expect(line).toContain('made-up data');
    }
  });

  it('is copied with tabs, which no cell can hold', () => {
    expect(pasted(tableOf('a\tb', 2))).toBe('c0\tc1\na b\t2');
  });
});

describe('the name of a file', () => {
  it('is measure, cohort, period and date', () => {
    expect(fileName(evidence, parts, 'csv')).toBe(
      'swemwbs-by-deprivation_everyone_2021-04-01-to-2024-03-31_2024-04-15.csv',
    );
  });

  it('holds nothing that a file system refuses', () => {
    const scope = {
      ...evidence.scope,
      filters: [{ dimension: 'site', levels: ['../Vale: "A&E"', 'Höhe'] }],
    } as const;
    expect(fileName({ ...evidence, scope }, parts, 'svg')).toMatch(/^[a-z0-9_.-]+\.svg$/);
    expect(fileName({ ...evidence, scope }, parts, 'svg')).not.toContain('..');
  });
});
