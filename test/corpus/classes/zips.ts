import { entries, loads, refused, warns } from '../expectation';
import { people, table, truth } from '../people';
import { delimited, joined } from '../text';
import { archive, damaged, declaring, encrypted, renamed } from '../write/archive';
import { book } from '../write/peoplebook';

const text = delimited(table());
const one = archive({ 'people.csv': text });
const long = [
  ['client_ref', 'tool', 'question', 'stage', 'date_completed', 'score'],
  ...people.map((person) => [person.id, 'UCLA', 'Total', 'Baseline', person.referred, '7']),
];
/** `levels` archives in one another, the table in the innermost. */
function nested(levels: number): Uint8Array {
  let bytes = one;
  for (let level = 0; level < levels; level += 1) bytes = archive({ 'inner.zip': bytes });
  return bytes;
}
const zeros = (): Uint8Array => new Uint8Array(64 << 20);
let packed: Uint8Array | undefined;
/** 64 MB of zeros in 64 kB; packed once, because it takes a second. */
function bomb(): Uint8Array {
  packed ??= archive({ 'people.csv': zeros() }, 9);
  return packed;
}

export const zips = entries('zip', [
  ['one', 'export.zip', 'an archive of one CSV is that CSV', () => one, loads(truth())],
  [
    'stored',
    'export.zip',
    'entries that are not packed are read',
    () => archive({ 'people.csv': text }, 0),
    loads(truth()),
  ],
  [
    'folder',
    'export.zip',
    'a CSV in a folder of the archive is found',
    () => archive({ 'out/2023/people.csv': text }),
    loads(truth()),
  ],
  [
    'workbook',
    'export.zip',
    'a workbook in an archive is read',
    () => archive({ 'people.xlsx': book() }),
    loads(truth()),
  ],
  [
    'with-rubbish',
    'export.zip',
    'what systems leave in archives is passed over',
    () =>
      archive({
        '__MACOSX/._people.csv': '\0\u0005\u0016\u0007',
        '.DS_Store': '\0\0\0\u0001Bud1',
        'Thumbs.db': 'x',
        'people.csv': text,
      }),
    loads(truth()),
  ],
  [
    'with-note',
    'export.zip',
    'a note beside the table is not the table',
    () => archive({ 'readme.txt': 'Made up for a test.\nNothing more.', 'people.csv': text }),
    loads(truth()),
  ],
  [
    'two-kinds',
    'export.zip',
    'people and their scores in one archive are joined',
    () => archive({ 'people.csv': text, 'scores.csv': delimited(long) }),
    loads(truth(people, { rowsUsed: 24, scores: 36 })),
  ],
  [
    'two-alike',
    'export.zip',
    'of two lists of the same people in one archive the second is set aside row by row, and never added up',
    () => archive({ '2022.csv': text, '2023.csv': text }),
    warns('duplicate_id', truth(people, { rowsUsed: 12, rowsAside: 12 })),
  ],
  [
    'proto-name',
    'export.zip',
    'an entry named __proto__ is only an entry',
    () => renamed(archive({ __prot0__: 'x', 'people.csv': text }), '__prot0__', '__proto__'),
    loads(truth()),
  ],
  [
    'out-of-folder',
    'export.zip',
    'an entry whose name leads out of the folder is only a name',
    () => archive({ '../../people.csv': text }),
    loads(truth()),
  ],
  [
    'absolute',
    'export.zip',
    'an entry whose name begins at the root is only a name',
    () => archive({ '/etc/people.csv': text }),
    loads(truth()),
  ],
  [
    'same-name',
    'export.zip',
    'two entries of one name are told or refused',
    () => twice(),
    refused('zip_broken', 'zip_twice'),
  ],
  [
    'empty',
    'export.zip',
    'an archive of nothing is refused',
    () => archive({}),
    refused('empty_file', 'zip_empty'),
  ],
  [
    'no-table',
    'export.zip',
    'an archive of pictures is refused',
    () => archive({ 'a.png': '\u0089PNG\r\n', 'b.jpg': '\u00ff\u00d8' }),
    refused('zip_empty', 'not_text', 'one_column'),
  ],
  [
    'empty-csv',
    'export.zip',
    'an archive of an empty CSV is refused',
    () => archive({ 'people.csv': '' }),
    refused('empty_file', 'zip_empty'),
  ],
  [
    'encrypted',
    'export.zip',
    'an archive under a password is refused by name',
    () => encrypted(one),
    refused('encrypted_file'),
  ],
  [
    'cut',
    'export.zip',
    'an archive cut short is refused',
    () => one.subarray(0, one.length - 60),
    refused('zip_broken'),
  ],
  [
    'cut-data',
    'export.zip',
    'an archive of which only the first half came is refused',
    () => one.subarray(0, one.length >> 1),
    refused('zip_broken'),
  ],
  [
    'flipped',
    'export.zip',
    'an archive with one damaged byte is refused: its check sum fails',
    () => damaged(one, 'people.csv'),
    refused('zip_broken'),
  ],
  [
    'false-sum',
    'export.zip',
    'an archive whose check sum is wrong is refused although it unpacks',
    () => falseSum(),
    refused('zip_broken'),
  ],
  [
    'small-claim',
    'export.zip',
    'an entry that unpacks to more than it declares is refused',
    () => declaring(one, 10),
    refused('zip_broken', 'unpacks_too_large'),
  ],
  [
    'large-claim',
    'export.zip',
    'an entry that declares 4 GB is refused before memory is spent',
    () => declaring(one, 0xfffffff0),
    refused('unpacks_too_large', 'zip_broken'),
  ],
  [
    'bomb',
    'export.zip',
    'an entry that unpacks to a thousand times its size is refused',
    () => bomb(),
    refused('unpacks_too_large', 'not_text'),
  ],
  [
    'bomb-declared-small',
    'export.zip',
    'the same with a small size declared is stopped while it unpacks',
    () => declaring(bomb(), 1_000),
    refused('unpacks_too_large', 'zip_broken'),
  ],
  [
    'bomb-workbook',
    'people.xlsx',
    'a workbook whose sheet unpacks to a thousand times its size is refused',
    () =>
      archive(
        {
          '[Content_Types].xml': '<Types/>',
          'xl/workbook.xml': '<workbook/>',
          'xl/worksheets/sheet1.xml': zeros(),
        },
        9,
      ),
    refused('unpacks_too_large', 'damaged_workbook', 'zip_broken'),
  ],
  [
    'many',
    'export.zip',
    'an archive of 20,000 entries is refused by name or searched in time',
    () =>
      archive(Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`f${String(at)}.txt`, ''])), 0),
    refused('zip_many', 'zip_empty', 'unpacks_too_large'),
  ],
  [
    'nested',
    'export.zip',
    'an archive in an archive is read or refused by name',
    () => nested(1),
    refused('zip_nested', 'zip_empty'),
  ],
  [
    'nested-deep',
    'export.zip',
    'archives forty deep are refused by name',
    () => nested(40),
    refused('zip_nested', 'zip_empty'),
  ],
  [
    'before',
    'export.zip',
    'bytes before an archive, as of a program that unpacks itself, are refused or passed over',
    () => joined('MZ not a program\n', one),
    refused('not_text', 'zip_broken'),
  ],
  [
    'half-bad',
    'export.zip',
    'of a good table and a damaged one the damaged one is told',
    () => archive({ 'people.csv': text, 'scores.xlsx': book().subarray(0, 900) }),
    warns('damaged_workbook', truth()),
  ],
]);

/** Two entries of one name, the second with other rows. */
function twice(): Uint8Array {
  const two = archive({ 'people.csv': text, 'peoplf.csv': delimited(table(people.slice(0, 3))) }, 0);
  return renamed(two, 'peoplf.csv', 'people.csv');
}

function falseSum(): Uint8Array {
  const bytes = one.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) view.setUint32(at + 14, 0x12345678, true);
    if (signature === 0x02014b50) view.setUint32(at + 16, 0x12345678, true);
  }
  return bytes;
}
