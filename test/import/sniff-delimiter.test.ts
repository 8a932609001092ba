import { describe, expect, test } from 'vitest';
import { delimiterOf } from '../../src/import/sniff/delimiter';
import { recordsOf } from '../../src/import/sniff/records';

const of = (...lines: readonly string[]) => delimiterOf(lines.join('\n'), true);
const value = (...lines: readonly string[]) => of(...lines).delimiter.value;

describe('the delimiter is the one under which the rows agree', () => {
  for (const [what, delimiter, lines] of [
    ['commas', ',', ['a,b', '"x;y",2', '"z;w",3']],
    ['semicolons with decimal commas', ';', ['a;b', '1,5;2,5', '3,5;4,5']],
    ['semicolons with decimal commas and no header', ';', ['1,5;2,5', '3,5;4,5', '2,5;2,5']],
    [
      'semicolons where every cell under the header has a comma',
      ';',
      ['a;b', 'x,y;z,w', 'u,v;w,k', 'p,q;r,s'],
    ],
    ['tabs beside commas', '\t', ['a\tb', '1,2\t3', '4\t5']],
    ['vertical bars', '|', ['a|b|c', '1|2|3']],
    [
      'commas with several reasons in a cell',
      ',',
      ['id,reason,site', '1,Lonely; Housing,N', '2,Debt; MH,S', '3,MH; x,N'],
    ],
    ['a title above', ',', ['Outcomes; made in 2023', '', 'a,b,c', '1,2,3', '4,5,6']],
    ['more titles than rows', ';', ['Report', 'Made by us', 'For you', 'In 2023', 'a;b', '1;2', '3;4']],
    ['a title with commas above semicolons', ';', ['Outcomes, all, 2023', 'a;b;c', '1,5;2,5;3', '4,5;1,5;2']],
    ['footnotes below', ',', ['a,b', '1,2', '3,4', 'Source: the service', 'Counts under 5 are hidden']],
    ['line breaks in enclosed cells', ',', ['a,b', '"x\n;y;\n",2', '"z\r\n;w;",3', '4,5']],
    [
      'one torn row among many',
      ',',
      ['a,b', ...Array<string>(30).fill('1,2'), '1,2,3;4;5', ...Array<string>(30).fill('3,4')],
    ],
  ] as const) {
    test(`${what}`, () => {
      expect(value(...lines)).toBe(delimiter);
    });
  }

  test('and it says how well they agree', () => {
    expect(of('a,b', '1,2', '3,4').delimiter).toMatchObject({ sure: true, choices: [',', ';', '\t', '|'] });
    expect(of('a,b', '1,2', '3,4').delimiter.why).toContain('100 of 100 rows have 2 cells');
  });

  test('two that part the rows evenly are a question', () => {
    expect(of('a,b;c,d', 'x,y;z,w', 'u,v;p,q').delimiter).toMatchObject({ value: ',', sure: false });
  });

  test('none is one column, and a question', () => {
    expect(of('id', 'a', 'b').delimiter).toMatchObject({ value: ',', sure: false });
  });
});

describe("Excel's first line", () => {
  for (const [line, delimiter] of [
    ['sep=;', ';'],
    ['SEP=|', '|'],
    ['"sep=;"', ';'],
    ['sep=;,,,', ';'],
    ['sep=\t', '\t'],
  ] as const) {
    test(`${JSON.stringify(line)} decides and is no row`, () => {
      const found = of(line, 'a,b;c', '1,2;3');
      expect(found).toMatchObject({ said: true, delimiter: { value: delimiter, sure: true } });
    });
  }

  test('with a delimiter that is not read is only set aside', () => {
    expect(of('sep=^', 'a,b', '1,2')).toMatchObject({ said: true, delimiter: { value: ',' } });
  });

  test('is not seen in a column called sep', () => {
    expect(of('sep,n', '1,2').said).toBe(false);
  });
});

describe('the quotation mark', () => {
  const quote = (...lines: readonly string[]) => of(...lines).quote;

  test('is double where cells are enclosed in it, and where nothing is', () => {
    expect(quote('a,b', '"x,y",2')).toMatchObject({ value: '"', sure: true });
    expect(quote('a,b', "O'Neil,2", "'00123,3")).toMatchObject({ value: '"', sure: true });
  });

  test('is single where cells are clearly enclosed in it', () => {
    expect(quote("'id','note'", "'1','x, y'", "'2','it''s'")).toMatchObject({ value: "'", sure: true });
    expect(of('id;note', "1;'x; y'", "2;'z; w'", "3;'v; u'", '4;', '5;', '6;', '7;', '8;').quote.value).toBe(
      "'",
    );
  });

  test('is double where single ones stand inside double ones or around a nickname', () => {
    expect(quote('a,b', `"'x'",2`, `"'y'",3`, `"'z'",4`).value).toBe('"');
    expect(quote('a,b', ...Array<string>(20).fill('x,y'), "'Bob',2", "'Al',2", "'Jo',3").value).toBe('"');
  });

  test('is only a character where it never encloses', () => {
    const found = of('item,n', '"5 pipe,2', '"6 pipe,3', '"7 pipe,1', '"8 "wide" pipe,2');
    expect(found.quote).toMatchObject({ value: '', sure: false });
  });

  test('is not given up for one that is never closed', () => {
    expect(quote('a,b', ...Array<string>(20).fill('x,y'), '"open,2', 'x,3').value).toBe('"');
  });
});

test('what the user says goes before what the rows say', () => {
  const found = delimiterOf('sep=,\na;b\n1;2\n', true, { delimiter: ';', quote: '' });
  expect(found).toMatchObject({
    delimiter: { value: ';', sure: true },
    quote: { value: '', sure: true },
    said: true,
  });
});

test('rows start in their physical lines under each quotation mark', () => {
  const text = `a,b\r\n'x\r\ny',2\r"z\nw",'it''s'\n\n3,4`;
  expect(recordsOf(text, ',', "'", true, 9).rows).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['x\r\ny', '2'] },
    { line: 4, cells: ['"z'] },
    { line: 5, cells: ['w"', "it's"] },
    { line: 6, cells: [''] },
    { line: 7, cells: ['3', '4'] },
  ]);
  expect(recordsOf(text, ',', '', true, 3).rows).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ["'x"] },
    { line: 3, cells: ["y'", '2'] },
  ]);
  const open = recordsOf('a,b\n"x,1\n2,3\ny', ',', '"', false, 9);
  expect(open).toEqual({ rows: [{ line: 1, cells: ['a', 'b'] }], unclosed: [] });
  expect(recordsOf('a,b\n"x,1\n2,3', ',', '"', true, 9)).toMatchObject({
    unclosed: [2],
    rows: [{ line: 1 }, { line: 3 }],
  });
});
