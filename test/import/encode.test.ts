import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode, encodePart } from '../../src/import/encode';
import { cellOf, type Grid, lineOf } from '../../src/import/grid';
import { readRows } from '../../src/import/rows';

const header = ['a', 'b'];
const encoded = (text: string) => encode(new Blob([text]), ',', header);
const shape = { delimiter: ',', quote: '"', header, dropped: 0, first: 2 } as const;

function tableOf(grid: Grid): readonly (readonly (string | number)[])[] {
  return Array.from({ length: grid.rows }, (_, row) => [
    lineOf(grid, row),
    ...grid.columns.map((_, column) => cellOf(grid, column, row)),
  ]);
}

async function read(text: string): Promise<Grid> {
  const found = await encoded(text);
  if (found === undefined || 'fault' in found) throw new Error('not plain');
  return found;
}

describe('a plain file', () => {
  test('has one line a row, with either line end or both, with or without a last one', async () => {
    for (const text of [
      'a,b\n1,2\nx"y,4\n'.replace('x"y', '"x""y"'),
      'a,b\r\n1,2\r\n"x""y",4\r\n',
      'a,b\n1,2\n"x""y",4',
      'a,b\r\n1,2\n"x""y",4',
      '\ufeffa,b\n"1","2"\n"x""y",4\n\n\n',
    ]) {
      expect(tableOf(await read(text)), JSON.stringify(text)).toEqual([
        [2, '1', '2'],
        [3, 'x"y', '4'],
      ]);
    }
  });

  test('has no line break in a cell, no blank or ragged row, no lone carriage return, no loose quotation mark', async () => {
    for (const text of [
      'a,b\n"1\n",2\n',
      'a,b\n\n1,2\n',
      'a,b\n1,2,3\n',
      'a,b\n1\n',
      'a,b\r1,2\r',
      'a,b\n1\r2,2\n',
      'a,b\n1,2"\n',
      'a,b\n"1"x,2\n',
      'a,b\n1,"2\n',
    ]) {
      expect(await encoded(text), JSON.stringify(text)).toBeUndefined();
    }
  });
});

test('bytes that no text has end the reading with their line', async () => {
  const bytes = (...parts: (string | number)[]): Blob =>
    new Blob(parts.map((part) => (typeof part === 'string' ? part : new Uint8Array([part]))));
  for (const [blob, found] of [
    [bytes('a,b\n1,2\n1', 0, ',2\n'), { fault: 'not_text', line: 3 }],
    [bytes('a,b\n1,2\n1,2\n', 0xe9, ',2\n'), { fault: 'not_utf8', line: 4 }],
  ] as const) {
    expect(await encode(blob, ',', header)).toEqual(found);
    expect(await readRows(blob, shape)).toEqual(found);
  }
});

test('cells are the same for both readers wherever the walk over the bytes calls a file plain', async () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '1',
      '12',
      '"2"',
      '"a,b"',
      '"a""b"',
      '"',
      'x"y',
      '"open"',
      '"open',
      '"two\nlines"',
      'é',
      ' ',
    ),
    fc.string({ maxLength: 4 }).map((text) => text.replaceAll('\0', '')),
  );
  const row = fc.array(cell, { minLength: 1, maxLength: 3 }).map((cells) => cells.join(','));
  const text = fc
    .tuple(fc.array(row, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'))
    .map(([lines, end]) => ['a,b', ...lines].join(end));
  let plain = 0;
  await fc.assert(
    fc.asyncProperty(text, async (drawn) => {
      const careful = await readRows(new Blob([drawn]), shape);
      if ('fault' in careful) throw new Error('a fault in plain text');
      const lines = [...tableOf(careful).map(([line]) => line), ...careful.aside.map(({ line }) => line)];
      expect(new Set(lines).size).toBe(lines.length);
      const quick = await encoded(drawn);
      if (quick === undefined || 'fault' in quick) return;
      plain += 1;
      expect(careful.aside).toEqual([]);
      expect(tableOf(quick)).toEqual(tableOf(careful));
    }),
    { numRuns: 500 },
  );
  expect(plain).toBeGreaterThan(50);
});

test('two readers of one half each find what one finds, wherever the halves meet', async () => {
  const line = fc
    .tuple(fc.integer({ min: 0, max: 40_000 }), fc.constantFrom('x', '"q,"', '""', 'é', '7'))
    .map(([id, word]) => `id ${String(id)},${word}`);
  const share = (blob: Blob) => encode(blob, ',', header, undefined, (part) => encodePart(part));
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 10, maxLength: 60 }),
      fc.constantFrom('\n', '\r\n'),
      async (lines, end) => {
        const block = `${lines.join(end)}${end}`;
        const blob = new Blob([`a,b${end}`, block.repeat(Math.ceil(4_300_000 / block.length)), 'last,row']);
        const alone = await encode(blob, ',', header);
        const both = await share(blob);
        if (alone === undefined || both === undefined || 'fault' in alone || 'fault' in both)
          throw new Error('not plain');
        expect(both.rows).toBe(alone.rows);
        for (const [at, { codes, texts }] of alone.columns.entries()) {
          const other = both.columns[at] as (typeof both.columns)[number];
          expect(other.texts.size).toBe(texts.size);
          const words = Array.from({ length: texts.size }, (_, code) => texts.text(code));
          const others = Array.from({ length: texts.size }, (_, code) => other.texts.text(code));
          expect(codes.every((code, row) => words[code] === others[other.codes[row] as number])).toBe(true);
        }
      },
    ),
    { numRuns: 5 },
  );
  const rows = 'a,1\n'.repeat(1_100_000);
  expect(await share(new Blob(['a,b\n', rows, 'x,"open\n', rows]))).toBeUndefined();
  expect(await share(new Blob(['a,b\n', rows, '\n\n', rows]))).toBeUndefined();
  expect(await share(new Blob(['a,b\n', rows, rows, new Uint8Array([0xe9]), ',1\n']))).toEqual({
    fault: 'not_utf8',
    line: 2_200_002,
  });
});

test('a cell may lie across two slices of a large file', async () => {
  const long = `a,b\n${`${'é'.repeat(700)},"${'y'.repeat(300)}"\n`.repeat(3000)}`;
  const grid = await read(long);
  expect(grid.rows).toBe(3000);
  expect(grid.columns.map(({ texts }) => texts.size)).toEqual([2, 2]);
  const broken = `${long}"x\ny",2\n`;
  expect(await encoded(broken)).toBeUndefined();
  const careful = await readRows(new Blob([broken]), shape);
  expect(careful).toMatchObject({ rows: 3001, aside: [] });
});

test('texts keep their codes, however many there are', async () => {
  const n = 70_000;
  const grid = await read(
    `a,b\n${Array.from({ length: n }, (_, at) => `id ${String(at)},${String(at % 7)}\n`).join('')}`,
  );
  expect(grid.columns.map(({ codes }) => codes.constructor.name)).toEqual(['Int32Array', 'Uint8Array']);
  for (const row of [0, 1, 4095, 4096, 65_535, 65_536, n - 1]) {
    expect(cellOf(grid, 0, row)).toBe(`id ${String(row)}`);
    expect(cellOf(grid, 1, row)).toBe(String(row % 7));
  }
});
