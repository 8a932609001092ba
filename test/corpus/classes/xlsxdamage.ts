import { entries, loads, refused, warns } from '../expectation';
import { table, truth } from '../people';
import { joined } from '../text';
import { archive, compound, damaged, encrypted } from '../write/archive';
import { book, rows, xmlOf } from '../write/peoplebook';
import type { SheetCell } from '../write/workbook';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The usual rows, and one more row with a far cell. */
function withFar(cell: string, row: number): string {
  const xml = xmlOf(book());
  const data = xml.slice(xml.indexOf('<sheetData>'), xml.indexOf('</sheetData>'));
  return `${data}<row r="${String(row)}">${cell}</row></sheetData>`;
}

/** The usual rows, one cell of the third person's written by hand. */
function withCell(column: number, xml: string): readonly (readonly SheetCell[])[] {
  return rows.map((row, line) =>
    line === 3 ? row.map((cell, at) => (at === column ? { xml } : cell)) : row,
  );
}

/** Nine entities, each ten of the one before. */
function bomb(): string {
  const names = [...'abcdefghi'];
  const named = names.map((name, at) => {
    const before = names[at - 1];
    return `<!ENTITY ${name} "${before === undefined ? 'ha' : `&${before};`.repeat(10)}">`;
  });
  return `<!DOCTYPE x [${named.join('')}]>${xmlOf(book()).replace('>Hillside<', '>&i;<')}`;
}

export const xlsxDamage = entries('xlsx-damage', [
  [
    'far-cell',
    'people.xlsx',
    'a full stop in the last cell of the last row neither costs memory nor moves a cell',
    () => book({ data: withFar('<c r="XFD1048576" t="inlineStr"><is><t>.</t></is></c>', 1_048_576) }),
    warns('far_cell', truth()),
  ],
  [
    'far-column',
    'people.xlsx',
    'a cell in the last column of a row is told and moves nothing',
    () => book({ data: withFar('<c r="XFD14" t="inlineStr"><is><t>.</t></is></c>', 14) }),
    warns('far_cell', truth()),
  ],
  [
    'false-dimension',
    'people.xlsx',
    'a declared size that is far too large costs no memory',
    () => book({ dimension: 'A1:XFD1048576' }),
    loads(truth()),
  ],
  [
    'small-dimension',
    'people.xlsx',
    'a declared size that is too small hides no row',
    () => book({ dimension: 'A1:B2' }),
    loads(truth()),
  ],
  [
    'false-address',
    'people.xlsx',
    'a cell with an address that is none is refused or told',
    () => book({ rows: withCell(6, '<c r="ZZZZZZ99999999999"><v>6</v></c>') }),
    refused('not_xlsx', 'damaged_workbook'),
  ],
  [
    'no-such-text',
    'people.xlsx',
    'a cell that points at a text that is not there is told and is not the next text',
    () => book({ rows: withCell(4, '<c r="@" t="s"><v>99999</v></c>') }, { shared: true }),
    refused('not_xlsx', 'damaged_workbook'),
  ],
  [
    'cut',
    'people.xlsx',
    'a workbook cut short is refused',
    () => book().subarray(0, 1_500),
    refused('damaged_workbook'),
  ],
  [
    'cut-sheet',
    'people.xlsx',
    'a sheet whose XML stops half-way is refused and not read as far as it goes',
    () => book({}, { parts: { 'xl/worksheets/sheet1.xml': xmlOf(book()).slice(0, -700) } }),
    refused('damaged_workbook'),
  ],
  [
    'broken-xml',
    'people.xlsx',
    'a sheet with broken XML is refused and not read as empty',
    () => book({}, { parts: { 'xl/worksheets/sheet1.xml': xmlOf(book()).replace('</row>', '</wor>') } }),
    refused('damaged_workbook'),
  ],
  [
    'flipped',
    'people.xlsx',
    'a workbook with one damaged byte in its sheet is refused: its check sum fails',
    () => damaged(book(), 'xl/worksheets/sheet1.xml'),
    refused('damaged_workbook'),
  ],
  [
    'no-sheet',
    'people.xlsx',
    'a workbook whose sheet is missing is refused',
    () => book({}, { parts: { 'xl/worksheets/sheet1.xml': null } }),
    refused('damaged_workbook', 'zip_empty'),
  ],
  [
    'no-book',
    'people.xlsx',
    'a workbook without its list of sheets is refused',
    () => book({}, { parts: { 'xl/workbook.xml': null } }),
    refused('damaged_workbook', 'zip_empty'),
  ],
  [
    'encrypted',
    'people.xlsx',
    'a workbook under a password is refused by name',
    () => compound('EncryptionInfo', 'EncryptedPackage'),
    refused('locked_workbook'),
  ],
  [
    'encrypted-entries',
    'people.xlsx',
    'a workbook whose entries are encrypted is refused by name',
    () => encrypted(book()),
    refused('locked_workbook'),
  ],
  [
    'entity-bomb',
    'people.xlsx',
    'entities that stand for a billion letters are not unfolded',
    () => book({}, { parts: { 'xl/worksheets/sheet1.xml': bomb() } }),
    refused('damaged_workbook', 'unpacks_too_large'),
  ],
  [
    'foreign-entity',
    'people.xlsx',
    'an entity that names a file of the computer is not opened',
    () =>
      book(
        {},
        {
          parts: {
            'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>${xmlOf(book()).replace('>Hillside<', '>&f;<')}`,
          },
        },
      ),
    refused('damaged_workbook'),
  ],
  [
    'links',
    'people.xlsx',
    'links to other workbooks and to addresses are not followed',
    () =>
      book(
        {},
        {
          parts: {
            'xl/externalLinks/externalLink1.xml': `<externalLink xmlns="${main}"/>`,
            'xl/connections.xml': `<connections xmlns="${main}"><connection id="1" name="q" type="4"><webPr url="https://example.org/"/></connection></connections>`,
          },
        },
      ),
    loads(truth()),
  ],
  [
    'zip-named-so',
    'people.xlsx',
    'an archive that holds no workbook but is named as one is opened for what it holds or refused',
    () => archive({ 'notes.txt': 'nothing here' }),
    refused('damaged_workbook', 'zip_empty', 'not_xlsx', 'one_column'),
  ],
  [
    'bytes-after',
    'people.xlsx',
    'a few bytes after the end of a workbook change nothing',
    () => joined(book(), [13, 10]),
    loads(truth()),
  ],
  [
    'text-named-so',
    'people.xlsx',
    'a CSV named as a workbook is read as what it is',
    () =>
      table()
        .map((row) => row.join(','))
        .join('\n'),
    loads(truth()),
  ],
]);
