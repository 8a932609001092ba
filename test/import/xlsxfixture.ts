import { strToU8, zipSync, type Zippable } from 'fflate';
import type { RowTable } from '../../src/import/reader';
import { readXlsx } from '../../src/import/xlsx/xlsx';
import { workbookLimits, type WorkbookLimits } from '../../src/import/xlsx/limits';

/** A sheet as its XML has it: the rows, and what stands before and after them. */
export interface MadeSheet {
  readonly name?: string;
  readonly state?: string;
  readonly rows: string;
  readonly before?: string;
  readonly after?: string;
}

export interface MadeBook {
  readonly sheets: readonly MadeSheet[];
  /** The `si` elements of the shared strings. */
  readonly strings?: string;
  /** Format code of each cell style after style 0; a number is a built-in format. */
  readonly formats?: readonly (string | number)[];
  readonly from1904?: boolean;
  /** Parts put in place of those made, or taken out. */
  readonly parts?: Readonly<Record<string, string | undefined>>;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** The parts of a small workbook, written by hand. */
export function partsOf(book: MadeBook): Record<string, string> {
  const { sheets, strings = '', formats = [], from1904 = false } = book;
  const ids = sheets.map((_sheet, at) => `rId${String(at + 10)}`);
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name ?? `Sheet${String(at + 1)}`}" sheetId="${String(at + 1)}"${state === undefined ? '' : ` state="${state}"`} r:id="${ids[at] ?? ''}"/>`,
  );
  const links = [
    ...ids.map((id, at) => [id, 'worksheet', `worksheets/sheet${String(at + 1)}.xml`]),
    ['rId1', 'sharedStrings', 'sharedStrings.xml'],
    ['rId2', 'styles', '/xl/styles.xml'],
  ].map(
    ([id, kind, target]) =>
      `<Relationship Id="${id ?? ''}" Type="${relation}/${kind ?? ''}" Target="${target ?? ''}"/>`,
  );
  const own = formats.map((format, at) =>
    typeof format === 'number'
      ? ''
      : `<numFmt numFmtId="${String(164 + at)}" formatCode="${format.replaceAll('"', '&quot;')}"/>`,
  );
  const styles = formats.map(
    (format, at) => `<xf numFmtId="${String(typeof format === 'number' ? format : 164 + at)}"/>`,
  );
  const parts: Record<string, string | undefined> = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relation}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships">${links.join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ rows, before = '', after = '' }, at) => [
        `xl/worksheets/sheet${String(at + 1)}.xml`,
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...book.parts,
  };
  return Object.fromEntries(
    Object.entries(parts).filter((part): part is [string, string] => part[1] !== undefined),
  );
}

export function bytesOf(book: MadeBook, level: 0 | 6 = 6): Uint8Array<ArrayBuffer> {
  const files: Zippable = {};
  for (const [name, text] of Object.entries(partsOf(book))) files[name] = strToU8(text);
  return zipSync(files, { level, mtime: '2024-01-02T00:00:00' });
}

export function read(
  bytes: Uint8Array<ArrayBuffer>,
  limits: Partial<WorkbookLimits> = {},
): Promise<readonly RowTable[]> {
  return readXlsx({ name: 'made.xlsx', blob: new Blob([bytes]) }, { ...workbookLimits, ...limits });
}

export function readBook(book: MadeBook, limits: Partial<WorkbookLimits> = {}): Promise<readonly RowTable[]> {
  return read(bytesOf(book), limits);
}

/** The cells of the only table of a workbook of one sheet. */
export async function cellsOf(book: MadeBook): Promise<readonly (readonly string[])[]> {
  return (await readBook(book)).flatMap(({ rows }) => rows.map(({ cells }) => cells));
}

/** A row of inline texts from column A on. */
export function textRow(line: number, ...texts: readonly string[]): string {
  return `<row r="${String(line)}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
}
