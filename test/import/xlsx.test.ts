import { describe, expect, it } from 'vitest';
import { looksLikeXlsx } from '../../src/import/xlsx/kind';
import { zipSync } from 'fflate';
import { bytesOf, cellsOf, partsOf, read, readBook, textRow } from './xlsxfixture';
import { wideZip } from './xlsxwide';

const one = (rows: string) => ({ sheets: [{ rows }] });

describe('what a cell of a workbook says', () => {
  it('is its text, whether shared, in place or in pieces of several fonts, without the reading aid of Japanese', async () => {
    const strings =
      '<si><t>plain</t></si><si><r><rPr><b/></rPr><t>bold</t></r><r><t xml:space="preserve"> and not</t></r><rPh sb="0" eb="1"><t>aid</t></rPh></si><si><t/></si><si/>';
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c>' +
      '<c r="E1" t="inlineStr"><is><r><t>in </t></r><r><t>place</t></r><rPh><t>aid</t></rPh></is></c></row>';
    expect(await cellsOf({ ...one(rows), strings })).toEqual([['plain', 'bold and not', '', '', 'in place']]);
  });

  it('keeps numbers stored as text as they were typed', async () => {
    expect(await cellsOf(one(textRow(1, '007', ' 5 ', '1,234', '9.43E+09', '68.5%', '=1+1')))).toEqual([
      ['007', ' 5 ', '1,234', '9.43E+09', '68.5%', '=1+1'],
    ]);
  });

  it('has entities, escapes, sections, line ends and far-off characters as Excel shows them', async () => {
    const texts = [
      'a &amp; b &lt;&#233;&#x1F600;&gt;',
      'line_x000D_\nend_x005F_x0041_',
      '<![CDATA[<b>&amp;</b>]]>',
      'a\r\nb',
    ];
    expect(await cellsOf(one(textRow(1, ...texts)))).toEqual([
      ['a & b <é😀>', 'line\r\nend_x0041_', '<b>&amp;</b>', 'a\nb'],
    ]);
  });

  it.each([
    ['5', '5'],
    ['22.51', '22.51'],
    ['0.68500000000000005', '0.685'],
    ['17.430000000000003', '17.430000000000003'],
    ['1.0', '1'],
    ['-0.5', '-0.5'],
    ['1E-3', '0.001'],
    ['9.9999999999999995E-8', '1e-7'],
    ['9430000000', '9430000000'],
    ['1.234567890123456E+15', '1234567890123456'],
    ['12345678901234567890', '12345678901234567890'],
    ['1e999', '1e999'],
    ['007', '7'],
    ['five', 'five'],
    ['0x10', '0x10'],
    ['Infinity', 'Infinity'],
  ])('reads the stored number %s as %s', async (stored, text) => {
    expect(await cellsOf(one(`<row r="1"><c r="A1"><v>${stored}</v></c></row>`))).toEqual([[text]]);
  });

  it('is the saved result of a formula, a truth value as a word, and an error by its name', async () => {
    const rows =
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>a</v></c><c r="C1" t="b"><v>1</v></c>' +
      '<c r="D1" t="b"><v>0</v></c><c r="E1" t="e"><v>#N/A</v></c><c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>';
    expect(await cellsOf(one(rows))).toEqual([['2', 'a', 'true', 'false', '#N/A', '#DIV/0!']]);
  });

  it('is blank and said so where the result of a formula was not saved', async () => {
    const rows =
      '<row r="3"><c r="A3"><v>1</v></c><c r="B3"><f>A3</f></c><c r="C3"><f>A3</f></c><c r="D3" t="str"><f>A1</f><v></v></c></row>';
    const [table] = await readBook(one(rows));
    expect(table?.rows).toEqual([{ line: 3, cells: ['1'] }]);
    expect(table?.issues).toEqual([
      { code: 'unsolved_formula', severity: 'note', file: 'made.xlsx', line: 3, column: 'B', n: 2 },
    ]);
  });
});

describe('days in a workbook', () => {
  const dated = (stored: string, format: string | number, from1904 = false) =>
    cellsOf({ ...one(`<row r="1"><c r="A1" s="1"><v>${stored}</v></c></row>`), formats: [format], from1904 });

  it.each([
    ['44927', 14, '2023-01-01'],
    ['44927', 'dd/mm/yyyy', '2023-01-01'],
    ['44927', '[$-F800]dddd, mmmm dd, yyyy', '2023-01-01'],
    ['44835', 'mmm-yy', '2022-10-01'],
    ['44835', 'mmm', '2022-10-01'],
    ['44927.604166666664', 22, '2023-01-01 14:30:00'],
    ['44927.99999999', 'dd/mm/yyyy', '2023-01-02'],
    ['44927.5', 'h:mm', '2023-01-01 12:00:00'],
    ['0.604166666664', 20, '14:30:00'],
    ['0', 'h:mm', '00:00:00'],
    ['1.5', '[h]:mm', '36:00:00'],
    ['1', 14, '1900-01-01'],
    ['59', 14, '1900-02-28'],
    ['60', 14, '1900-02-29'],
    ['61', 14, '1900-03-01'],
    ['0', 14, '1899-12-31'],
    ['2958465', 14, '9999-12-31'],
    ['2958466', 14, '2958466'],
    ['-1', 14, '-1'],
    ['soon', 14, 'soon'],
    ['44927', '0.00E+00', '44927'],
    ['44927', '#,##0 "days"', '44927'],
    ['44927', '[Red]0;[Blue]-0', '44927'],
    ['44927', '0\\d_d', '44927'],
    ['44927', 'General', '44927'],
    ['44927', '[$£-809]#,##0.00', '44927'],
    ['0.685', 10, '0.685'],
  ])('stored as %s with the format %s are %s', async (stored, format, text) => {
    expect(await dated(stored, format)).toEqual([[text]]);
  });

  it.each([
    ['43465', '2023-01-01'],
    ['0', '1904-01-01'],
    ['0.5', '1904-01-01 12:00:00'],
    ['60', '1904-03-01'],
    ['2957003', '9999-12-31'],
    ['2957004', '2957004'],
  ])('counted from 1904, %s is %s', async (stored, text) => {
    expect(await dated(stored, 14, true)).toEqual([[text]]);
  });

  it('counted from 1904 are said to be so in the sheets that have numbers, which may be days', async () => {
    const sheets = [{ rows: textRow(1, 'a') }, { rows: '<row r="1"><c r="A1" s="1"><v>43465</v></c></row>' }];
    const tables = await readBook({ sheets, formats: [14], from1904: true });
    expect(tables.map(({ issues }) => issues)).toEqual([
      [],
      [{ code: 'days_from_1904', severity: 'note', file: 'made.xlsx' }],
    ]);
  });

  it('written as ISO text are read as such', async () => {
    const rows =
      '<row r="1"><c r="A1" t="d"><v>2023-05-02</v></c><c r="B1" t="d"><v>2023-05-02T00:00:00Z</v></c><c r="C1" t="d"><v>2023-05-02T14:30:00.000</v></c></row>';
    expect(await cellsOf(one(rows))).toEqual([['2023-05-02', '2023-05-02', '2023-05-02 14:30:00']]);
  });
});

describe('the rows of a sheet', () => {
  it('carry their number in the sheet, stand in their columns and are all as long', async () => {
    const rows = `<row r="2"><c r="C2"><v>1</v></c><c r="B2"><v>2</v></c></row><row r="4"><c r="A4" s="0"/></row>${textRow(9, 'x', 'y')}`;
    const [table] = await readBook(one(rows));
    expect(table?.rows).toEqual([
      { line: 2, cells: ['', '2', '1'] },
      { line: 9, cells: ['x', 'y', ''] },
    ]);
  });

  it('need no references, and may carry a prefix', async () => {
    const parts = {
      'xl/worksheets/sheet1.xml':
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c/><x:c><x:v>3</x:v></x:c></x:row><x:row><x:c><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    };
    const [table] = await readBook({ ...one(''), parts });
    expect(table?.rows).toEqual([
      { line: 1, cells: ['1', '', '3'] },
      { line: 2, cells: ['4', '', ''] },
    ]);
  });

  it('are read where they are hidden, and said to be', async () => {
    const rows = `${textRow(1, 'a', 'b')}<row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3" hidden="1"/>`;
    const before = '<cols><col min="2" max="9" hidden="1"/></cols>';
    const [table] = await readBook({ sheets: [{ rows, before }] });
    expect(table?.rows.length).toBe(2);
    expect(table?.issues).toEqual([{ code: 'hidden_cells', severity: 'note', file: 'made.xlsx', n: 2 }]);
  });
});

describe('merged cells', () => {
  const headed = (after: string) => ({
    sheets: [
      {
        rows:
          textRow(1, 'Id', 'Start', '', 'End', '') +
          textRow(2, '', 'a', 'b', 'a', 'b') +
          textRow(3, '1', 'x', '', 'y', 'z'),
        after: `<mergeCells>${after}</mergeCells>`,
      },
    ],
  });

  it('of a heading give their text to each column below, and no more', async () => {
    const [table] = await readBook(
      headed('<mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:XFD1"/>'),
    );
    expect(table?.rows.map(({ cells }) => cells)).toEqual([
      ['Id', 'Start', 'Start', 'End', 'End'],
      ['', 'a', 'b', 'a', 'b'],
      ['1', 'x', '', 'y', 'z'],
    ]);
    expect(table?.issues).toEqual([]);
  });

  it('down a column of data, or holding numbers, are left and counted', async () => {
    const rows =
      textRow(1, 'site', 'n') +
      textRow(2, 'North', '1') +
      textRow(3, '', '2') +
      '<row r="4"><c r="A4"><v>7</v></c></row>';
    const after =
      '<mergeCells><mergeCell ref="C2:D9"/><mergeCell ref="A2:A3"/><mergeCell ref="A4:B4"/><mergeCell ref="A900:B900"/></mergeCells>';
    const [table] = await readBook({ sheets: [{ rows, after }] });
    expect(table?.rows.map(({ cells }) => cells[0])).toEqual(['site', 'North', '', '7']);
    expect(table?.rows.map(({ cells }) => cells[1])).toEqual(['n', '1', '2', '']);
    expect(table?.issues).toEqual([
      { code: 'merged_cells', severity: 'note', file: 'made.xlsx', line: 2, column: 'A', n: 2 },
    ]);
  });

  it('below the tenth filled row are no headings', async () => {
    const rows = Array.from({ length: 12 }, (_row, at) => textRow(at + 1, 'a', at === 11 ? '' : 'b')).join(
      '',
    );
    const [table] = await readBook({
      sheets: [{ rows, after: '<mergeCells><mergeCell ref="A12:B12"/></mergeCells>' }],
    });
    expect(table?.rows[11]?.cells).toEqual(['a', '']);
    expect(table?.issues).toMatchObject([{ code: 'merged_cells', n: 1 }]);
  });
});

describe('the sheets of a workbook', () => {
  it('come in its order, without the empty and the hidden ones, which are noted', async () => {
    const tables = await readBook({
      sheets: [
        { name: 'Notes', rows: textRow(1, 'secret'), state: 'hidden' },
        { name: 'Scores &amp; more', rows: textRow(1, 'a') },
        { name: 'Blank', rows: '<row r="1"><c r="A1" s="0"/></row>' },
        { name: 'People', rows: textRow(5, 'b') },
        { name: 'Deep', rows: textRow(1, 'secret'), state: 'veryHidden' },
      ],
    });
    expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['Scores & more', [{ line: 1, cells: ['a'] }]],
      ['People', [{ line: 5, cells: ['b'] }]],
    ]);
    expect(tables.map(({ issues }) => issues)).toEqual([
      [{ code: 'hidden_sheet', severity: 'note', file: 'made.xlsx', n: 2 }],
      [],
    ]);
  });

  it('are read from parts that were stored unpacked', async () => {
    const rows = textRow(1, 'é'.repeat(70_000));
    expect((await read(bytesOf(one(rows), 0)))[0]?.rows[0]?.cells[0]?.length).toBe(70_000);
  });

  it('are read from UTF-16', async () => {
    const files = Object.entries(partsOf(one(textRow(1, 'é😀')))).map(([name, text]) => {
      const marked = `\ufeff${text.replace('UTF-8', 'UTF-16')}`;
      const units = Uint16Array.from({ length: marked.length }, (_unit, at) => marked.charCodeAt(at));
      return [name, new Uint8Array(units.buffer)] as const;
    });
    expect((await read(zipSync(Object.fromEntries(files))))[0]?.rows[0]?.cells).toEqual(['é😀']);
  });

  it('are read from an archive in the 64-bit form', async () => {
    expect((await read(wideZip(partsOf(one(textRow(1, 'a'))))))[0]?.rows[0]?.cells).toEqual(['a']);
  });

  it('are told from other files by their first bytes', () => {
    const text = (letters: string) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const entry = (name: string) =>
      text(`PK\x03\x04${'\0'.repeat(22)}${String.fromCharCode(name.length)}\0\0\0${name}`);
    expect(looksLikeXlsx(bytesOf(one('')).subarray(0, 512))).toBe(true);
    expect(looksLikeXlsx(entry('xl/workbook.xml'))).toBe(true);
    expect(looksLikeXlsx(text('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))).toBe(true);
    expect(looksLikeXlsx(entry('mimetype'))).toBe(false);
    expect(
      looksLikeXlsx(
        new Uint8Array([...entry('mimetype'), ...text('application/vnd.oasis.opendocument.spreadsheetPK')]),
      ),
    ).toBe(true);
    expect(looksLikeXlsx(entry('scores.csv'))).toBe(false);
    expect(looksLikeXlsx(text('PK\x03\x04'))).toBe(false);
    expect(looksLikeXlsx(text('id,score\n1,2\n'))).toBe(false);
    expect(looksLikeXlsx(new Uint8Array())).toBe(false);
  });
});
