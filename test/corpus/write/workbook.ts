import { serial } from '../people';
import { archive } from './archive';

/** What a cell of a workbook can hold. `style` is a place in `formats`. */
export type SheetCell =
  | null
  | string
  | number
  | boolean
  | { readonly day: string; readonly style?: number }
  | { readonly number: number; readonly style: number }
  | { readonly error: string }
  | { readonly formula: string; readonly value?: string | number; readonly style?: number }
  | { readonly xml: string };

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  readonly merged?: readonly string[];
  readonly state?: 'hidden' | 'veryHidden';
  /** Rows and columns that are hidden, by number from 1. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  /** Put in place of `<sheetData>…</sheetData>`. */
  readonly data?: string;
  readonly dimension?: string;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Days are counted from 1904. */
  readonly from1904?: boolean;
  /** Texts stand in a table of their own, as spreadsheets write them. */
  readonly shared?: boolean;
  /** Entries put in place of, or beside, the usual ones; `null` leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

/** Number formats by style: the built-in ones by number, own ones by code. */
export const formats = {
  general: 0,
  day: 1,
  dayAndTime: 2,
  quotedDay: 3,
  perCent: 4,
  monthAndYear: 5,
  padded: 6,
  hours: 7,
  red: 8,
  longDay: 9,
} as const;
const codes = [0, 14, 164, 165, 10, 17, 166, 46, 167, 168];
const own = ['dd/mm/yyyy hh:mm', '&quot;Day &quot;0', '00000000', '[Red]0;[Red]-0', '[$-809]dd mmmm yyyy'];
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const top = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relation = 'http://schemas.openxmlformats.org/package/2006/relationships';

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** `0` → A, `26` → AA. */
export function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** The bytes of a workbook written by hand, part by part. */
export function workbook({ sheets, from1904 = false, shared = false, parts = {} }: Workbook): Uint8Array {
  const texts: string[] = [];
  const cellOf = (cell: SheetCell, at: string): string => {
    if (cell === null) return '';
    const text = (of: string): string => `<t xml:space="preserve">${escaped(of)}</t>`;
    if (typeof cell === 'string') {
      if (!shared) return `<c r="${at}" t="inlineStr"><is>${text(cell)}</is></c>`;
      const known = texts.indexOf(cell);
      const place = known < 0 ? texts.push(cell) - 1 : known;
      return `<c r="${at}" t="s"><v>${String(place)}</v></c>`;
    }
    if (typeof cell === 'number') return `<c r="${at}"><v>${String(cell)}</v></c>`;
    if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? '1' : '0'}</v></c>`;
    if ('xml' in cell) return cell.xml.replaceAll('@', at);
    if ('error' in cell) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`;
    if ('number' in cell) return `<c r="${at}" s="${String(cell.style)}"><v>${String(cell.number)}</v></c>`;
    if ('day' in cell) {
      const day = serial(cell.day) - (from1904 ? 1462 : 0);
      return `<c r="${at}" s="${String(cell.style ?? formats.day)}"><v>${String(day)}</v></c>`;
    }
    const { formula, value, style } = cell;
    const kind = typeof value === 'string' ? ' t="str"' : '';
    const styled = style === undefined ? '' : ` s="${String(style)}"`;
    const kept = value === undefined ? '' : `<v>${escaped(String(value))}</v>`;
    return `<c r="${at}"${kind}${styled}><f>${escaped(formula)}</f>${kept}</c>`;
  };
  const sheetOf = (sheet: Sheet): string => {
    const rows = sheet.rows.map((cells, row) => {
      const number = String(row + 1);
      const hidden = sheet.hiddenRows?.includes(row + 1) === true ? ' hidden="1"' : '';
      return `<row r="${number}"${hidden}>${cells.map((cell, at) => cellOf(cell, `${letters(at)}${number}`)).join('')}</row>`;
    });
    const hidden = (sheet.hiddenColumns ?? []).map(String);
    const columns = hidden.map((at) => `<col min="${at}" max="${at}" width="9" hidden="1"/>`).join('');
    const merged = (sheet.merged ?? []).map((area) => `<mergeCell ref="${area}"/>`).join('');
    return [
      `${top}<worksheet xmlns="${main}">`,
      sheet.dimension === undefined ? '' : `<dimension ref="${sheet.dimension}"/>`,
      columns === '' ? '' : `<cols>${columns}</cols>`,
      sheet.data ?? `<sheetData>${rows.join('')}</sheetData>`,
      merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`,
      '</worksheet>',
    ].join('');
  };
  const written = sheets.map(sheetOf);
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const file: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${top}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${String(at + 1)}.xml" ContentType="${kind}.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${shared ? `<Override PartName="/xl/sharedStrings.xml" ContentType="${kind}.sharedStrings+xml"/>` : ''}</Types>`,
    '_rels/.rels': `${top}<Relationships xmlns="${relation}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${top}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map(({ name, state }, at) => `<sheet name="${escaped(name)}" sheetId="${String(at + 1)}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${String(at + 1)}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${top}<Relationships xmlns="${relation}">${sheets.map((_, at) => `<Relationship Id="rId${String(at + 1)}" Type="${office}/worksheet" Target="worksheets/sheet${String(at + 1)}.xml"/>`).join('')}<Relationship Id="rId901" Type="${office}/styles" Target="styles.xml"/>${shared ? `<Relationship Id="rId902" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>` : ''}</Relationships>`,
    'xl/styles.xml': `${top}<styleSheet xmlns="${main}"><numFmts count="${String(own.length)}">${own.map((code, at) => `<numFmt numFmtId="${String(164 + at)}" formatCode="${code}"/>`).join('')}</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="${String(codes.length)}">${codes.map((code) => `<xf numFmtId="${String(code)}" xfId="0" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
  };
  for (const [at, xml] of written.entries()) file[`xl/worksheets/sheet${String(at + 1)}.xml`] = xml;
  if (shared)
    file['xl/sharedStrings.xml'] =
      `${top}<sst xmlns="${main}" uniqueCount="${String(texts.length)}">${texts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`;
  for (const [name, content] of Object.entries(parts)) {
    if (content === null) delete file[name];
    else file[name] = content;
  }
  return archive(file);
}
