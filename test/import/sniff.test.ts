import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sniffRows, sniffText } from '../../src/import/sniff/sniff';
import type { Delimiter, Encoding, Quote } from '../../src/vocabulary/sniffed';
import { inEncoding } from './encoded';
import { bytes, file } from './files';

const sniffed = (text: string) => {
  const found = sniffText(new TextEncoder().encode(text), undefined);
  if (found.kind !== 'table') throw new Error(found.kind);
  return found;
};

describe('a table written in any way is found again', () => {
  const word = fc.constantFrom(
    'North',
    'St Mary’s',
    'Zoë',
    'a,b',
    'x; y',
    'one|two',
    'tab\tbed',
    'say "so"',
    "it's",
    'two\nlines',
    '£5',
    '',
  );
  const row = fc.tuple(fc.integer({ min: 1, max: 28 }), word, word, fc.integer({ min: 0, max: 10 }));
  const table = fc.array(row, { minLength: 3, maxLength: 20 });
  const way = fc.record({
    delimiter: fc.constantFrom<Delimiter>(',', ';', '\t', '|'),
    quote: fc.constantFrom<Quote>('"', "'"),
    encoding: fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
    mark: fc.boolean(),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    last: fc.boolean(),
    titles: fc.constantFrom<readonly string[]>([], ['Report'], ['Report', '']),
    saying: fc.boolean(),
  });

  test('delimiter, quotation mark, encoding, line ends, header and every cell', () => {
    fc.assert(
      fc.property(table, way, (drawn, { delimiter, quote, encoding, mark, end, last, titles, saying }) => {
        const enclosed = (cell: string): string => `${quote}${cell.replaceAll(quote, quote + quote)}${quote}`;
        const header = ['Client ID', 'Site', 'Reason', 'Referral Date', 'Score'];
        const rows = drawn.map(([day, site, reason, score], at) => [
          `SP-${String(at)}`,
          site,
          reason,
          `${String(day).padStart(2, '0')}/11/2023`,
          String(score),
        ]);
        const lines = [
          ...(saying ? [`sep=${delimiter}`] : titles),
          ...[header, ...rows].map((cells) => cells.map(enclosed).join(delimiter)),
        ];
        const saved = inEncoding(lines.join(end) + (last ? end : ''), encoding, mark);
        const found = sniffText(saved, undefined);
        if (found.kind !== 'table') throw new Error(found.kind);
        expect(found.sniffed).toMatchObject({ delimiter: { value: delimiter }, quote: { value: quote } });
        const plain = /^[\x00-\x7f]*$/.test(lines.join(''));
        expect(found.sniffed.encoding?.value).toBe(plain && encoding === 'windows-1252' ? 'utf-8' : encoding);
        expect(found.names).toEqual(header);
        expect(found.sniffed.header.value.names).toEqual([1 + lines.length - rows.length - 1]);
        expect(found.sample.map(({ cells }) => cells)).toEqual(rows);
        const read = new Map(found.sniffed.columns.map((one) => [one.column, one]));
        expect(read.get('Referral Date')?.dates).toMatchObject({
          value: 'day first',
          sure: drawn.some(([day]) => day > 12) || drawn.every(([day]) => day === 11),
        });
      }),
      { numRuns: 300 },
    );
  });

  test('whatever the bytes are, it answers, and the answer is the same after it was kept as JSON', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'a',
        '1',
        ',',
        ';',
        '\t',
        '|',
        '"',
        "'",
        '\n',
        '\r',
        '\r\n',
        'sep=;',
        'é',
        '\u202e',
        '__proto__',
        '01/02/2023',
        '1,5',
        ' ',
      ),
      fc.string({ maxLength: 3 }),
    );
    const text = fc
      .array(piece, { maxLength: 60 })
      .map((parts) => inEncoding(parts.join(''), 'utf-8', false));
    const any = fc.uint8Array({ maxLength: 80 });
    fc.assert(
      fc.property(fc.oneof(text, any), fc.boolean(), (head, whole) => {
        const found = sniffText(head, whole ? undefined : new Uint8Array([0x61]));
        if (found.kind !== 'table') return;
        expect(JSON.parse(JSON.stringify(found.sniffed))).toEqual(found.sniffed);
        expect(new Set(found.names).size).toBe(found.names.length);
        expect(found.sample.every(({ line }) => line >= found.sniffed.header.value.first)).toBe(true);
        for (const decision of [
          found.sniffed.encoding,
          found.sniffed.delimiter,
          found.sniffed.quote,
          found.sniffed.header,
        ]) {
          expect(decision?.choices).toContainEqual(decision?.value);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a file without a table', () => {
  for (const [what, source, code] of [
    ['an empty file', bytes('a.csv'), 'empty_file'],
    ['a file of blank lines', file('a.csv', '', ' ', ''), 'empty_file'],
    ['a picture named .csv', bytes('a.csv', 0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), 'not_text'],
    ['a workbook named .csv', bytes('a.csv', 0x50, 0x4b, 3, 4, 20, 0), 'not_text'],
  ] as const) {
    test(`${what} stops`, async () => {
      const head = new Uint8Array(await source.blob.arrayBuffer());
      expect(sniffText(head, undefined)).toMatchObject({ kind: 'stop', code });
    });
  }
});

test('each column has a name of its own, however the header is written and whatever is below it', () => {
  for (const [names, lines] of [
    [
      ['id', 'referred', 'before', 'after', 'after (2)'],
      ['id,referred,before,after,after', 'a,13/02/2024,3,4,9', 'b,13/02/2024,4,5,9'],
    ],
    [
      ['id', 'column 2', 'be"fore', "x'); DROP TABLE person; --"],
      ['\ufeffid, ,"be""fore",x\'); DROP TABLE person; --', '"o\'id",1,2,3', 'b,4,5,6'],
    ],
    [['id'], ['id', 'a', 'b']],
    [
      ['foo', 'bar'],
      ['foo,bar', '1,2'],
    ],
    [
      ['id', 'referred', 'before', 'after'],
      [
        'id,referred,before,after',
        'a,13/02/2024,3,4',
        'b,13/02/2024,3,4,5',
        '',
        'c,"13/02/2024,3,4',
        'd,13/02/2024,3',
        'Total,7,,',
      ],
    ],
  ] as const) {
    const found = sniffed(lines.join('\n'));
    expect(found.names).toEqual(names);
    expect(found.sniffed.delimiter?.value).toBe(',');
  }
});

test('every decision can be overruled', () => {
  const head = new TextEncoder().encode('a;b,c\n1;2,5\n3;4,5\n');
  const found = sniffText(head, undefined, {
    encoding: 'windows-1252',
    delimiter: ',',
    quote: '',
    header: { names: [2], first: 3 },
    columns: [{ column: '5', decimal: ',' }],
  });
  if (found.kind !== 'table') throw new Error(found.kind);
  expect(found.names).toEqual(['1;2', '5']);
  expect(found.sniffed).toMatchObject({
    encoding: { value: 'windows-1252', sure: true, why: 'You chose this.' },
    delimiter: { value: ',', sure: true },
    quote: { value: '', sure: true },
    header: { value: { names: [2], first: 3 }, sure: true },
    columns: [{ column: '5', decimal: { value: ',' } }],
  });
});

test('a head that ends before the second row asks for more of the file', () => {
  const wide = new TextEncoder().encode(
    Array.from({ length: 50 }, (_, at) => `column ${String(at)}`).join(','),
  );
  expect(sniffText(wide, new Uint8Array([0x31])).kind).toBe('more');
  expect(sniffText(wide, undefined).kind).toBe('table');
});

test('a sheet is sniffed by its rows alone', () => {
  const found = sniffRows([
    { line: 1, cells: ['Outcomes'] },
    { line: 3, cells: ['', '', 'ONS4', ''] },
    { line: 4, cells: ['ID', 'Date', 'Start', 'End'] },
    { line: 6, cells: ['a', '2023-05-02', '4', '7.5'] },
    { line: 7, cells: ['b', '2023-05-22', '5'] },
  ]);
  expect(found.names).toEqual(['ID', 'Date', 'ONS4 Start', 'ONS4 End']);
  expect(found.sniffed.header.value).toEqual({ names: [3, 4], first: 5 });
  expect(Object.keys(found.sniffed)).toEqual(['header', 'columns']);
  expect(found.sample.map(({ line }) => line)).toEqual([6, 7]);
});

test('no decision repeats a cell of the file', () => {
  const secret = 'Zebedee';
  const text = [
    'id,name,date,n',
    ...Array.from({ length: 9 }, (_, at) => `SP${String(at)},${secret},0${String(at + 1)}/02/2023,1,234`),
  ].join('\n');
  const { sniffed: kept } = sniffed(text);
  expect(JSON.stringify(kept)).not.toContain(secret);
});
