import { entries, loads, refused, warns } from '../expectation';
import { but, cellsOf, header, people, table, truth } from '../people';
import { delimited, joined, utf16, windows1252, withCells } from '../text';

const accented = people.map((one) => ({
  ...one,
  site: one.site === 'Riverside' ? 'Café Ynys Môn' : 'Hill’s Side – £1',
}));
const text = delimited(table(accented));
const right = truth(accented);
const bytesOf = (of: string): Uint8Array => new TextEncoder().encode(of);

const latin = people.map((one) => ({ ...one, site: one.site === 'Riverside' ? 'Café' : 'Hillside' }));

function utf32(of: string): Uint8Array {
  const letters = [...`\ufeff${of}`];
  const view = new DataView(new ArrayBuffer(letters.length * 4));
  for (const [at, letter] of letters.entries()) view.setUint32(at * 4, letter.codePointAt(0) ?? 0, true);
  return new Uint8Array(view.buffer);
}

/** Letters, digits and a few marks of the code that mainframes write (code page 037). */
function ebcdic(of: string): Uint8Array {
  const rows: readonly (readonly [string, number])[] = [
    ['abcdefghi', 0x81],
    ['jklmnopqr', 0x91],
    ['stuvwxyz', 0xa2],
    ['ABCDEFGHI', 0xc1],
    ['JKLMNOPQR', 0xd1],
    ['STUVWXYZ', 0xe2],
    ['0123456789', 0xf0],
  ];
  const marks: Readonly<Record<string, number>> = {
    ',': 0x6b,
    '\n': 0x25,
    '/': 0x61,
    '-': 0x60,
    '(': 0x4d,
    ')': 0x5d,
  };
  return Uint8Array.from(of, (letter) => {
    const row = rows.find(([letters]) => letters.includes(letter));
    return row === undefined ? (marks[letter] ?? 0x40) : row[1] + row[0].indexOf(letter);
  });
}

/** A single byte that is no UTF-8 put before the first letter of line 8. */
function broken(of: string): Uint8Array {
  const bytes = bytesOf(of);
  let at = 0;
  for (let line = 1; line < 8; line += 1) at = bytes.indexOf(0x0a, at) + 1;
  return joined(bytes.subarray(0, at), [0xe9], bytes.subarray(at));
}

export const encodings = entries('encodings', [
  ['utf8', 'people.csv', 'UTF-8 without a mark keeps every letter', () => text, loads(right)],
  [
    'utf8-mark',
    'people.csv',
    'a byte-order mark is no part of the first column name',
    () => `\ufeff${text}`,
    loads(right),
  ],
  [
    'utf8-two-marks',
    'people.csv',
    'two byte-order marks are no part of it either',
    () => `\ufeff\ufeff${text}`,
    loads(right),
  ],
  [
    'utf8-mark-quoted',
    'people.csv',
    'a mark before a quoted header does not undo the quoting',
    () => `\ufeff${delimited(table(accented), { quoteAll: true })}`,
    loads(right),
  ],
  [
    'utf16-little',
    'people.csv',
    'UTF-16 as a spreadsheet saves "Unicode text" is read',
    () => utf16(text, 'little'),
    loads(right),
  ],
  [
    'utf16-big',
    'people.csv',
    'UTF-16 with the high byte first is read',
    () => utf16(text, 'big'),
    loads(right),
  ],
  [
    'utf16-tabs',
    'people.txt',
    'UTF-16 with tabs, the "Unicode text" of a spreadsheet, is read',
    () => utf16(delimited(table(accented), { delimiter: '\t', end: '\r\n' }), 'little'),
    loads(right),
  ],
  [
    'utf16-unmarked',
    'people.csv',
    'UTF-16 without a mark is known by its zero bytes',
    () => utf16(text, 'little', false),
    loads(right),
  ],
  [
    'utf16-odd',
    'people.csv',
    'UTF-16 cut in the middle of a letter is not read as if it were whole',
    () => utf16(text, 'little').subarray(0, -1),
    refused('not_utf8', 'not_text'),
  ],
  [
    'windows',
    'people.csv',
    'Windows-1252 keeps its accents, curly marks and pound signs',
    () => windows1252(text),
    loads(right),
  ],
  [
    'latin',
    'people.csv',
    'Latin-1 with one accented name is read',
    () => windows1252(delimited(table(latin))),
    loads(truth(latin)),
  ],
  [
    'windows-quotes',
    'people.csv',
    'curly quotation marks of Windows-1252 quote nothing',
    () => windows1252(delimited(table(people.map((one) => ({ ...one, site: `“${one.site}”` }))))),
    loads(truth(people.map((one) => ({ ...one, site: `“${one.site}”` })))),
  ],
  [
    'twice-encoded',
    'people.csv',
    'a name that was damaged before it came is kept as it came',
    () => delimited(table(but(0, { site: 'CafÃ©' }))),
    loads(truth(but(0, { site: 'CafÃ©' }))),
  ],
  [
    'utf8-broken',
    'people.csv',
    'UTF-8 with one foreign byte is not read as if another code had been meant throughout',
    () => broken(text),
    refused('not_utf8'),
  ],
  [
    'utf32',
    'people.csv',
    'UTF-32 is refused and not read as cells of zero bytes',
    () => utf32(text),
    refused('not_utf8', 'not_text'),
  ],
  [
    'mainframe',
    'people.csv',
    'the code of mainframes is refused',
    () => ebcdic(delimited(table())),
    refused('not_text', 'not_utf8', 'one_column', 'unknown_columns'),
  ],
  [
    'zero-byte',
    'people.csv',
    'a zero byte in a cell is refused by name',
    () => withCells({ '5:4': 'River\0side' }),
    refused('not_text'),
  ],
  [
    'zero-tail',
    'people.csv',
    'a file that ends in zero bytes after a crash is refused by name',
    () => joined(text, new Uint8Array(512)),
    refused('not_text'),
  ],
  [
    'all-zero',
    'people.csv',
    'a file of zero bytes alone is refused',
    () => new Uint8Array(4096),
    refused('not_text', 'empty_file'),
  ],
  [
    'no-break-spaces',
    'people.csv',
    'no-break spaces around ids and numbers change neither',
    () => withCells({ '1:0': '\u00a0SP-00001\u00a0', '2:5': '\u00a03', '3:6': '6\u202f' }),
    loads(truth(people, { ids: people.map(({ id }) => id) })),
  ],
  [
    'zero-width',
    'people.csv',
    'zero-width characters in column names and ids are not seen, so they do not count',
    () =>
      delimited([
        header.map((name) => `\u200b${name}\u2060`),
        ...people.map((one, at) => cellsOf(at === 2 ? { ...one, id: `${one.id}\u200b` } : one)),
      ]),
    loads(truth(people, { ids: people.map(({ id }) => id) })),
  ],
  [
    'composed',
    'people.csv',
    'a letter and its accent written as one sign or as two make one site',
    () => delimited(table(but(0, { site: 'Cafe\u0301' }, but(1, { site: 'Caf\u00e9' })))),
    loads(truth(but(0, { site: 'Caf\u00e9' }, but(1, { site: 'Caf\u00e9' })))),
  ],
  [
    'wide-digits',
    'people.csv',
    'a score in full-width digits is told, and never another number',
    () => withCells({ '4:5': '６' }),
    warns('not_a_number', truth(but(3, { first: null }))),
  ],
  [
    'control-characters',
    'people.csv',
    'control characters inside a site do not move a cell',
    () => withCells({ '1:4': 'Riverside\u0007', '2:4': '\u001bRiverside' }),
    loads(truth(people, { sites: ['Hillside', 'Riverside'] })),
  ],
  [
    'old-end',
    'people.csv',
    'the end-of-file sign of old systems costs at most its own line',
    () => `${delimited(table())}\u001a`,
    warns('ragged_row', truth(people, { rowsAside: 1 })),
  ],
]);
