import { gzipSync } from 'fflate';
import { asks, entries, loads, refused } from '../expectation';
import { people, table, truth } from '../people';
import { delimited, joined } from '../text';
import { archive, compound } from '../write/archive';
import { book } from '../write/peoplebook';

const text = delimited(table());
const cells = (tag: string, row: readonly string[]): string =>
  row.map((cell) => `<${tag}>${cell}</${tag}>`).join('');
const markup = table()
  .map((row, at) => `<tr>${cells(at === 0 ? 'th' : 'td', row)}</tr>`)
  .join('\n');
const page = `<html><head><meta charset="utf-8"></head><body><table border="1">\n${markup}\n</table></body></html>`;
const noise = (length: number): Uint8Array => {
  let state = 7;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
};
const unreadable = ['not_text'] as const;
const openDocument = archive(
  {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': '<office:document-content/>',
    'META-INF/manifest.xml': '<manifest:manifest/>',
  },
  0,
);

export const disguise = entries('disguise', [
  [
    'picture',
    'people.csv',
    'a picture named as a table is refused',
    () => joined([0x89], 'PNG\r\n', [26, 10, 0, 0, 0, 13], 'IHDR', noise(400)),
    refused(...unreadable),
  ],
  [
    'photo',
    'people.csv',
    'a photograph named as a table is refused',
    () => joined([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF', noise(400)),
    refused(...unreadable),
  ],
  [
    'drawing',
    'people.csv',
    'a drawing named as a table is refused',
    () => joined('GIF89a', noise(400)),
    refused(...unreadable),
  ],
  [
    'print',
    'people.csv',
    'a PDF named as a table is refused',
    () => joined('%PDF-1.7\n', [0x25, 0xe2, 0xe3, 0xcf, 0xd3, 10], '1 0 obj\n<< /Type /Catalog >>\nendobj\n'),
    refused(...unreadable),
  ],
  [
    'print-itself',
    'report.pdf',
    'a PDF is refused by name',
    () => joined('%PDF-1.4\n', noise(300)),
    refused(...unreadable),
  ],
  [
    'old-workbook',
    'people.xls',
    'a workbook of the old kind is refused with a way out',
    () => compound('Workbook'),
    refused('not_xlsx', 'not_text'),
  ],
  [
    'old-workbook-csv',
    'people.csv',
    'the same named as a CSV is refused',
    () => compound('Workbook'),
    refused('not_xlsx', 'not_text'),
  ],
  [
    'binary-workbook',
    'people.xlsb',
    'a workbook of the binary kind is refused with a way out',
    () =>
      archive({
        '[Content_Types].xml': '<Types/>',
        'xl/workbook.bin': noise(200),
        'xl/worksheets/sheet1.bin': noise(200),
      }),
    refused('not_xlsx', 'not_text'),
  ],
  [
    'open-document',
    'people.ods',
    'a sheet of another office program is refused with a way out',
    () => openDocument,
    refused('not_xlsx', 'not_text'),
  ],
  [
    'letter',
    'people.docx',
    'a letter is refused by name',
    () => archive({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' }),
    refused('not_xlsx', 'not_text', 'zip_empty'),
  ],
  [
    'slides',
    'people.xlsx',
    'slides named as a workbook are refused by name',
    () => archive({ '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<p/>' }),
    refused('not_xlsx', 'not_text', 'damaged_workbook'),
  ],
  [
    'workbook-as-csv',
    'people.csv',
    'a workbook named as a CSV is read as what it is',
    () => book(),
    loads(truth()),
  ],
  [
    'workbook-as-xls',
    'people.xls',
    'a new workbook under the old ending is read as what it is',
    () => book(),
    loads(truth()),
  ],
  [
    'csv-as-xls',
    'people.xls',
    'a CSV named as an old workbook is read as what it is',
    () => text,
    loads(truth()),
  ],
  [
    'tabs-as-xls',
    'people.xls',
    'tabs named as an old workbook are read as what they are',
    () => delimited(table(), { delimiter: '\t' }),
    loads(truth()),
  ],
  [
    'tabs-as-csv',
    'people.csv',
    'tabs named as commas are read as what they are',
    () => delimited(table(), { delimiter: '\t' }),
    loads(truth()),
  ],
  [
    'page-as-xls',
    'people.xls',
    'a web page named as an old workbook is refused with a way out, and nothing of it runs',
    () => page,
    refused('not_text', 'one_column', 'unknown_columns', 'header_only'),
  ],
  [
    'page',
    'people.csv',
    'an error page saved as a CSV is refused',
    () =>
      '<!DOCTYPE html>\n<html><head><title>Sign in</title></head>\n<body><p>Your session, sadly, has ended.</p></body></html>\n',
    refused('not_text', 'one_column', 'unknown_columns', 'header_only'),
  ],
  [
    'sheet-of-2003',
    'people.xls',
    'a sheet kept as one XML text is refused with a way out',
    () =>
      `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>${markup}</Table></Worksheet></Workbook>`,
    refused('not_text', 'not_xlsx', 'one_column', 'unknown_columns'),
  ],
  [
    'xml',
    'people.xml',
    'XML is refused',
    () =>
      `<?xml version="1.0"?>\n<people>${people.map(({ id }) => `<person id="${id}"/>`).join('\n')}</people>`,
    refused('not_text', 'one_column', 'unknown_columns', 'header_only'),
  ],
  [
    'gzip',
    'people.csv.gz',
    'a packed CSV is read or refused with a way out',
    () => gzipSync(new TextEncoder().encode(text), { level: 6, mtime: 0 }),
    refused('not_text'),
  ],
  [
    'seven-zip',
    'people.7z',
    'another kind of archive is refused with a way out',
    () => joined([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4], noise(300)),
    refused(...unreadable),
  ],
  [
    'rar',
    'people.rar',
    'yet another kind of archive is refused with a way out',
    () => joined('Rar!', [26, 7, 1, 0], noise(300)),
    refused(...unreadable),
  ],
  [
    'database',
    'people.csv',
    'a database named as a CSV is refused',
    () => joined('SQLite format 3\0', noise(500)),
    refused(...unreadable),
  ],
  [
    'access',
    'people.accdb',
    'an office database is refused',
    () => joined([0, 1, 0, 0], 'Standard ACE DB\0', noise(500)),
    refused(...unreadable),
  ],
  [
    'sas',
    'people.sas7bdat',
    'a SAS file is refused with a way out',
    () =>
      joined(
        new Uint8Array(12),
        [0xc2, 0xea, 0x81, 0x60, 0xb3, 0x14, 0x11, 0xcf, 0xbd, 0x92, 8, 0, 9, 0xc7, 0x31, 0x8c],
        noise(500),
      ),
    refused(...unreadable),
  ],
  [
    'r',
    'people.rds',
    'an R file is refused with a way out',
    () => gzipSync(joined('X\n', [0, 0, 0, 3, 0, 4, 2, 2], noise(200)), { level: 6, mtime: 0 }),
    refused(...unreadable),
  ],
  [
    'program',
    'people.csv',
    'a program named as a CSV is refused',
    () => joined('MZ', [0x90, 0, 3, 0, 0, 0], noise(600)),
    refused(...unreadable),
  ],
  ['noise', 'people.csv', 'noise is refused', () => noise(5_000), refused(...unreadable, 'not_utf8')],
  [
    'prose',
    'people.csv',
    'a page of prose is asked about: no line of it is a header',
    () => 'Dear colleague,\nplease find below, as agreed, the table of outcomes.\nWith kind regards\n',
    asks,
  ],
  [
    'script',
    'people.csv',
    'a program text named as a CSV is refused and is not run',
    () => 'import { a } from "b";\nexport const c = a(1, 2);\nglobalThis.ran = true;\n',
    refused('one_column', 'unknown_columns'),
  ],
  [
    'mail',
    'people.csv',
    'a mail with the table attached is refused',
    () =>
      `From: a@example.org\nTo: b@example.org\nContent-Type: text/csv\nContent-Transfer-Encoding: base64\n\n${btoa(text)}\n`,
    refused('unknown_columns', 'one_column'),
  ],
  [
    'rich-text',
    'people.csv',
    'a rich text named as a CSV is refused',
    () => `{\\rtf1\\ansi ${text.replaceAll('\n', '\\par\n')}}`,
    refused('not_text', 'json_broken', 'unknown_columns'),
  ],
  ['no-ending', 'people', 'a CSV without an ending is read', () => text, loads(truth())],
  ['double-ending', 'people.csv.txt', 'a CSV with a second ending is read', () => text, loads(truth())],
  ['capital-ending', 'PEOPLE.CSV', 'an ending in capitals is that ending', () => text, loads(truth())],
  [
    'pointer',
    'people.csv',
    'a pointer to a file that was not fetched is refused',
    () => 'version https://git-lfs.github.com/spec/v1\noid sha256:0000\nsize 12345\n',
    refused('one_column', 'unknown_columns'),
  ],
  [
    'shortcut',
    'people.csv',
    'a shortcut to the file is refused',
    () => '[InternetShortcut]\r\nURL=https://example.org/people.csv\r\n',
    refused('one_column', 'unknown_columns'),
  ],
]);
