import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../src/import/reader';
import { readXlsx } from '../../src/import/xlsx/xlsx';
import type { WorkbookLimits } from '../../src/import/xlsx/limits';
import { bytesOf, read, readBook, textRow, type MadeBook } from './xlsxfixture';

const one = (rows: string, parts: MadeBook['parts'] = {}): MadeBook => ({ sheets: [{ rows }], parts });
const sheet = 'xl/worksheets/sheet1.xml';

/** Why it was refused and where, or `read` where it was not. */
async function refusal(reading: Promise<unknown>): Promise<unknown> {
  try {
    await reading;
    return 'read';
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { code: error.code, ...error.where };
  }
}

const refused = (book: MadeBook, limits: Partial<WorkbookLimits> = {}) => refusal(readBook(book, limits));

describe('a damaged workbook', () => {
  const small = bytesOf({
    sheets: [
      {
        rows: `${textRow(1, 'id', 'score')}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>44927</v></c></row>`,
      },
    ],
    strings: '<si><t>SP-1</t></si>',
    formats: [14],
  });

  it('is refused wherever it was cut short', async () => {
    const cuts = Array.from({ length: small.length - 1 }, (_cut, at) => at + 1);
    const outcomes = new Set<string>();
    for (const cut of cuts) outcomes.add(JSON.stringify(await refusal(read(small.slice(0, cut)))));
    expect([...outcomes].sort()).toEqual(['{"code":"damaged_workbook"}', '{"code":"not_xlsx"}']);
  });

  it('gives the same cells where bytes follow its end', async () => {
    const longer = new Uint8Array([...small, ...strToU8('\r\n-- ')]);
    expect(await read(longer)).toEqual(await read(small));
  });

  it('gives the same cells or is refused, whichever byte was changed', async () => {
    const right = JSON.stringify(await read(small));
    const wrong: number[] = [];
    let refusals = 0;
    for (const at of small.keys()) {
      const changed = small.slice();
      changed[at] = (changed[at] as number) ^ (1 << (at % 8));
      try {
        if (JSON.stringify(await read(changed)) !== right) wrong.push(at);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        refusals += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(refusals).toBeGreaterThan(small.length / 2);
  }, 30_000);

  it('is refused or read, whatever was done to the text of its sheet', async () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      '&',
      '<c>',
      '</row>',
      '<v>',
      '<is>',
      '<t>',
      '<!--',
      ']]>',
      't="s"',
      ' r="',
      '9',
      '\u0000',
      '',
    );
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(12), piece), { minLength: 1, maxLength: 4 });
    const whole = `<worksheet><sheetData>${textRow(1, 'id', 'score')}<row r="2"><c r="A2" t="s"><v>0</v></c></row></sheetData></worksheet>`;
    const outcomes = { read: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const text = changes.reduce((xml, [at, length, put]) => {
          const from = at % xml.length;
          return xml.slice(0, from) + put + xml.slice(from + length);
        }, whole);
        const outcome = await refused({ ...one('', { [sheet]: text }), strings: '<si><t>SP-1</t></si>' });
        outcomes[outcome === 'read' ? 'read' : 'refused'] += 1;
      }),
      { numRuns: 400 },
    );
    expect(outcomes.read).toBeGreaterThan(0);
    expect(outcomes.refused).toBeGreaterThan(outcomes.read);
  }, 30_000);

  const row = '<row r="1"><c r="A1"><v>1</v></c></row>';
  it.each([
    ['ends between two rows', `<worksheet><sheetData>${row}`, 1],
    ['ends inside a mark', `<worksheet><sheetData>${row}<row`, 1],
    [
      'closes its rows in the wrong order',
      '<worksheet><sheetData><row r="1"><c r="A1"><v>1</c></v></row></sheetData></worksheet>',
      1,
    ],
    ['has something after its end', `<worksheet><sheetData>${row}</sheetData></worksheet><x/>`, 1],
    ['has words after its end', `<worksheet><sheetData>${row}</sheetData></worksheet>oops`, 1],
    ['has no place for rows', '<worksheet/>', undefined],
    ['has two places for rows', `<worksheet><sheetData>${row}</sheetData><sheetData/></worksheet>`, 1],
    ['is empty', '', undefined],
    ['is no XML', 'id,score', undefined],
    ['is a page of the web', '<html><body>no</body></html>', undefined],
    [
      'makes its own entities',
      `<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData>${row}</sheetData></worksheet>`,
      undefined,
    ],
    [
      'uses an entity that is not known',
      `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&lol;</v></c></row></sheetData></worksheet>`,
      1,
    ],
    [
      'has a zero byte',
      `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>\0</v></c></row></sheetData></worksheet>`,
      undefined,
    ],
    [
      'says another encoding',
      `<?xml version="1.0" encoding="windows-1252"?><worksheet><sheetData>${row}</sheetData></worksheet>`,
      undefined,
    ],
    ['is 60,000 marks deep', `<worksheet>${'<a>'.repeat(60_000)}`, undefined],
  ])('is refused whose sheet %s', async (_what, xml, line) => {
    const where = line === undefined ? {} : { line };
    expect(await refused(one('', { [sheet]: xml }))).toEqual({ code: 'damaged_workbook', ...where });
  });

  it.each([
    ['points past the shared texts', '<row r="2"><c r="A2" t="s"><v>9</v></c></row>'],
    ['points to a shared text by no number', '<row r="2"><c r="A2" t="s"><v></v></c></row>'],
    ['has a style that is not there', '<row r="2"><c r="A2" s="9"><v>1</v></c></row>'],
    ['has a type that is not there', '<row r="2"><c r="A2" t="__proto__"><v>1</v></c></row>'],
    ['has two values', '<row r="2"><c r="A2"><v>1</v><v>2</v></c></row>'],
    ['stands in another row than it says', '<row r="2"><c r="A3"><v>1</v></c></row>'],
    ['stands where another is', '<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>'],
    ['has no place', '<row r="2"><c r="2"><v>1</v></c></row>'],
    ['is past the last column there can be', '<row r="2"><c r="XFE2"><v>1</v></c></row>'],
    ['is neither true nor false', '<row r="2"><c r="A2" t="b"><v>maybe</v></c></row>'],
    ['has broken attributes', '<row r="2"><c r="A2 t="s"><v>0</v></c></row>'],
  ])('is refused of which a cell %s', async (_what, rows) => {
    expect(await refused(one(rows))).toMatchObject({ code: 'damaged_workbook', line: 2 });
  });

  it.each([
    ['rows that go back', '<row r="2"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>'],
    ['a row past the last there can be', '<row r="1048577"><c><v>1</v></c></row>'],
    ['a row without a number', '<row r="two"><c><v>1</v></c></row>'],
  ])('is refused that has %s', async (_what, rows) => {
    expect(await refused(one(rows))).toMatchObject({ code: 'damaged_workbook' });
  });

  it.each([
    ['xl/workbook.xml'],
    ['xl/_rels/workbook.xml.rels'],
    ['xl/styles.xml'],
    ['xl/sharedStrings.xml'],
    [sheet],
    ['_rels/.rels'],
  ])('is refused that lacks %s', async (part) => {
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44927</v></c></row>';
    const book = { sheets: [{ rows }], strings: '<si><t>a</t></si>', formats: [14] };
    expect(await refused(book)).toBe('read');
    expect(await refused({ ...book, parts: { [part]: undefined } })).toMatchObject({
      code: 'damaged_workbook',
    });
  });

  it('is read where it names a list of texts or styles that it does not have and does not need', async () => {
    const parts = { 'xl/sharedStrings.xml': undefined, 'xl/styles.xml': undefined };
    expect(await refused(one(textRow(1, 'a'), parts))).toBe('read');
  });

  it('is refused where two parts have one name', async () => {
    const bytes = bytesOf(one(textRow(1, 'a'), { 'xl/part1.xml': '<a/>', 'xl/part2.xml': '<b/>' }));
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    const twice = Uint8Array.from(text.replaceAll('xl/part2', 'xl/part1'), (letter) => letter.charCodeAt(0));
    expect(await refusal(read(bytes))).toBe('read');
    expect(await refusal(read(twice))).toEqual({ code: 'damaged_workbook' });
  });
});

describe('a workbook that would take too much', () => {
  const cell = (reference: string) => `<c r="${reference}" t="str"><v>.</v></c>`;
  const table = Array.from({ length: 5 }, (_row, at) => textRow(at + 1, 'a', 'b', 'c', 'd')).join('');

  it('by one slip in its last cell is read without it, and the cell is named', async () => {
    const [read] = await readBook(one(`${table}<row r="1048576">${cell('XFD1048576')}</row>`));
    expect(read?.rows.map(({ cells }) => cells.length)).toEqual([4, 4, 4, 4, 4]);
    expect(read?.issues).toEqual([
      { code: 'far_cell', severity: 'note', file: 'made.xlsx', line: 1_048_576, column: 'XFD' },
    ]);
  });

  it('by slips at several places to the right is read without them', async () => {
    const rows = `${table}<row r="6">${cell('A6')}${cell('CV6')}${cell('ALL6')}</row><row r="7">${cell('CV7')}</row>`;
    const [read] = await readBook(one(rows));
    expect(read?.rows.map(({ cells }) => cells.length)).toEqual([4, 4, 4, 4, 4, 4]);
    expect(read?.issues.map(({ line, column }) => [line, column])).toEqual([
      [6, 'CV'],
      [6, 'ALL'],
      [7, 'CV'],
    ]);
  });

  it('keeps a table that only starts far to the right, and cells not far from the others', async () => {
    const [far] = await readBook(one(`<row r="1">${cell('CA1')}${cell('CB1')}</row>`));
    expect(far?.rows[0]?.cells.length).toBe(80);
    const [near] = await readBook(one(`${table}<row r="6">${cell('AZ6')}</row>`));
    expect(near?.rows[0]?.cells.length).toBe(52);
    expect(near?.issues).toEqual([]);
  });

  it('by 10,000 columns is refused at the first cell too many', async () => {
    const wide = `<row r="1">${'<c><v>1</v></c>'.repeat(10_000)}</row>`;
    expect(await refused(one(wide))).toEqual({ code: 'too_many_columns', line: 1, column: 'BXY' });
    expect(await refused(one(`<row r="1">${'<c><v>1</v></c>'.repeat(2_001)}</row>`))).toEqual({
      code: 'too_many_columns',
      line: 1,
      column: 'BXY',
    });
    expect(await refused(one(`<row r="1">${cell('XFD1')}</row>`))).toEqual({
      code: 'too_many_columns',
      line: 1,
      column: 'XFD',
    });
  });

  it('by a cell of 5 MB is refused with its place, shared or not', async () => {
    const long = 'x'.repeat(5 << 20);
    expect(await refused(one(textRow(1, 'a') + textRow(2, long)))).toEqual({
      code: 'cell_too_long',
      line: 2,
      column: 'A',
    });
    expect(await refused({ ...one(''), strings: `<si><t>${long}</t></si>` })).toEqual({
      code: 'cell_too_long',
    });
    expect(await refused(one(textRow(1, 'x'.repeat(9 << 20))))).toMatchObject({
      code: 'cell_too_long',
      line: 1,
    });
  });

  it('by rows or places is refused, over all its sheets, empty places between included', async () => {
    expect(await refused(one(table), { rows: 4 })).toEqual({ code: 'too_many_rows', line: 5 });
    expect(await refused(one(table), { cells: 19 })).toEqual({ code: 'too_many_cells', line: 5 });
    expect(await refused(one(table), { cells: 20 })).toBe('read');
    expect(await refused({ sheets: [{ rows: table }, { rows: table }] }, { cells: 39 })).toMatchObject({
      code: 'too_many_cells',
    });
    const sparse = `<row r="1">${cell('AD1')}</row><row r="2">${cell('AD2')}</row>`;
    expect(await refused(one(sparse), { cells: 59 })).toEqual({ code: 'too_many_cells', line: 2 });
    const wide = `${table}<row r="6">${cell('AD6')}</row>`;
    expect(await refused(one(wide), { cells: 100 })).toEqual({ code: 'too_many_cells' });
  });

  it('by its own size, or by the size it says it unpacks to, is refused before it is unpacked', async () => {
    const blank = one('', { [sheet]: `<worksheet>${'<a/>'.repeat(5 << 20)}<sheetData/></worksheet>` });
    expect(await refused(blank)).toEqual({ code: 'unpacks_too_large' });
    expect(await refused(blank, { ratio: 2_000 })).toEqual({ code: 'empty_file' });
    expect(await refused(blank, { ratio: 2_000, unpacked: 20 << 20 })).toEqual({ code: 'unpacks_too_large' });
    expect(await refused(one(table), { bytes: 100 })).toEqual({ code: 'too_large' });
  });

  it('and lies about the size it unpacks to is refused once it is past that', async () => {
    const bytes = bytesOf(
      one('', { [sheet]: `<worksheet>${'<a/>'.repeat(2 << 20)}<sheetData/></worksheet>` }),
    );
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 46; at += 1)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 5 << 20)
        view.setUint32(at + 24, 1_000, true);
    expect(await refusal(read(bytes))).toEqual({ code: 'damaged_workbook' });
  });
});

describe('what is no readable workbook', () => {
  const ole = (stream: string) => {
    const bytes = new Uint8Array(2048);
    const view = new DataView(bytes.buffer);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    view.setUint16(30, 9, true);
    view.setUint32(48, 1, true);
    [...stream].forEach((letter, at) => view.setUint16(1024 + at * 2, letter.charCodeAt(0), true));
    return bytes;
  };
  const zipped = (files: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  const pointing = (target: string) =>
    `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="${target}"/></Relationships>`;

  it.each([
    ['nothing', new Uint8Array(), 'empty_file'],
    ['a text', strToU8('id,score\n1,2\n'), 'not_xlsx'],
    ['an old workbook', ole('Workbook'), 'not_xlsx'],
    ['a workbook with a password', ole('EncryptedPackage'), 'locked_workbook'],
    ['the start of one', ole('EncryptedPackage').slice(0, 40), 'not_xlsx'],
    [
      'an OpenDocument sheet',
      zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
      'not_xlsx',
    ],
    [
      'a binary workbook',
      zipped({ '_rels/.rels': pointing('xl/workbook.bin'), 'xl/workbook.bin': 'x' }),
      'not_xlsx',
    ],
    [
      'a letter',
      zipped({
        '_rels/.rels': pointing('word/document.xml'),
        'word/_rels/document.xml.rels': '<Relationships/>',
        'word/document.xml': '<w:document xmlns:w="w"/>',
      }),
      'not_xlsx',
    ],
    ['an archive of something else', zipped({ 'a.csv': 'x' }), 'not_xlsx'],
    ['an empty archive', zipped({}), 'not_xlsx'],
  ])('%s is refused by what it is', async (_what, bytes, code) => {
    expect(await refusal(read(bytes))).toEqual({ code });
  });

  it('a workbook whose parts are locked one by one is refused as locked', async () => {
    const bytes = bytesOf(one(textRow(1, 'a')));
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 46; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    expect(await refusal(read(bytes))).toEqual({ code: 'locked_workbook' });
  });

  it('a workbook with nothing in it, or nothing that shows, is refused as that', async () => {
    expect(await refused(one(''))).toEqual({ code: 'empty_file' });
    expect(await refused({ sheets: [{ rows: textRow(1, 'a'), state: 'hidden' }] })).toEqual({
      code: 'hidden_sheet',
    });
  });

  it('a file that cannot be read any more is not called damaged', async () => {
    const gone = new DOMException('changed', 'NotReadableError');
    const blob = new Blob([bytesOf(one(textRow(1, 'a')))]);
    Object.defineProperty(blob, 'slice', { value: () => ({ arrayBuffer: () => Promise.reject(gone) }) });
    await expect(readXlsx({ name: 'made.xlsx', blob })).rejects.toBe(gone);
  });

  it('reading says how far it is and stops when told', async () => {
    const blob = new Blob([bytesOf({ sheets: [{ rows: textRow(1, 'a') }, { rows: textRow(1, 'b') }] })]);
    const shares: number[] = [];
    await readXlsx({ name: 'made.xlsx', blob }, undefined, (share) => shares.push(share));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    const stop = new Error('stop');
    const stopped = readXlsx({ name: 'made.xlsx', blob }, undefined, () => {
      throw stop;
    });
    await expect(stopped).rejects.toBe(stop);
  });

  it('texts that look like code stay texts', async () => {
    const texts = [
      '__proto__',
      'constructor',
      '=cmd()',
      '&lt;script&gt;',
      "'; DROP TABLE x; --",
      '\u202etxt',
      '\u200b',
    ];
    const [table] = await readBook(one(textRow(1, ...texts)));
    expect(table?.rows[0]?.cells).toEqual(
      texts.map((text) => text.replace('&lt;', '<').replace('&gt;', '>')),
    );
  });
});
