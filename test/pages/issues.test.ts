import { describe, expect, test } from 'vitest';
import { csvText } from '../../src/charts/csv';
import { groupIssues, placeWords } from '../../src/pages/issuegroups';
import { riskWords } from '../../src/pages/risks';
import { setAsideCsv } from '../../src/pages/SaveSetAside';
import { type Issue, issueKinds } from '../../src/vocabulary/issue';

const issues: readonly Issue[] = [
  { code: 'day_first', severity: 'note', file: 'a.csv', column: 'Referred' },
  { code: 'out_of_range', severity: 'drop', file: 'a.csv', line: 14, column: 'ONS LS', found: 'secret 12' },
  { code: 'out_of_range', severity: 'drop', file: 'b.csv', line: 2, column: 'ONS LS', found: 'secret 99' },
  { code: 'out_of_range', severity: 'drop', file: 'b.csv', n: 40 },
];

describe('issues', () => {
  test('are grouped by what mends them, over all files, the gravest first', () => {
    expect(groupIssues(issues).map(({ code, files, n }) => [code, files, n])).toEqual([
      ['out_of_range', ['a.csv', 'b.csv'], 42],
      ['day_first', ['a.csv'], 1],
    ]);
  });

  test('say where they are, and nothing that was found in a column that could name people', () => {
    const [, found] = issues;
    if (found === undefined) throw new Error('missing');
    expect(placeWords(found)).toBe('line 14, column ONS LS: found “secret 12”');
    expect(placeWords(found, new Set(['ONS LS']))).toBe('line 14, column ONS LS');
  });

  test('say what they put at risk wherever something was set aside or a file is not used', () => {
    for (const code of Object.keys(issueKinds) as readonly Issue['code'][]) {
      expect(riskWords(code, 'drop')).toMatch(/\.$/);
      expect(riskWords(code, 'stop')).toBe('Everything in the file is missing from the figures.');
    }
    expect(riskWords('perhaps_reversed', 'note')).toContain('wrong sign');
    expect(riskWords('blank_row', 'note')).toBeNull();
  });
});

describe('what was set aside, as a file', () => {
  const text = setAsideCsv(issues);

  test('has a file, a line, a reason and a remedy in each row, and no note', () => {
    const rows = text.trimEnd().split('\r\n');
    expect(rows[0]).toBe('\uFEFFfile,line,reason,remedy');
    expect(rows).toHaveLength(4);
    expect(rows[1]).toMatch(/^a\.csv,14,.*ONS LS.*outside what this measure allows/);
    expect(rows[3]).toContain('(40 times)');
  });

  test('has no cell of the file in it', () => {
    expect(text).not.toContain('secret');
  });
});

test('a list taken away as CSV opens in a spreadsheet without running anything', () => {
  expect(csvText([['=1+1', '@x', '-5', 'a,"b"', 4]])).toBe('\uFEFF\'=1+1,\'@x,\'-5,"a,""b""",4\r\n');
});
