import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { look } from '../../src/import/look';
import { readRows } from '../../src/import/rows';
import { scan } from '../../src/import/scan';
import { file } from './files';

const scanned = (text: string, columns = 2) => scan(new Blob([text]), ',', columns);

describe('a plain file', () => {
  test('has one line a row, with either line end, with or without a last one', async () => {
    for (const text of [
      'a,b\n1,2\n3,4\n',
      'a,b\r\n1,2\r\n3,4\r\n',
      'a,b\n1,2\n3,4',
      '\ufeffa,b\n"1","2"\n"x""y",\n\n\n',
    ]) {
      expect(await scanned(text)).toEqual({ records: 2, plain: true });
    }
  });

  test('has no line break in a cell, no blank or ragged row, no mixed line ends, no loose quotation mark', async () => {
    for (const text of [
      'a,b\n"1\n",2\n',
      'a,b\n\n1,2\n',
      '\na,b\n1,2\n',
      'a,b\n1,2,3\n',
      'a,b\n1\n',
      'a,b\r\n1,2\n',
      'a,b\r1,2\r',
      'a,b\n1\r2,2\n',
      'a,b\n1,2"\n',
      'a,b\n"1"x,2\n',
      'a,b\n1,"2\n',
    ]) {
      expect((await scanned(text)).plain, JSON.stringify(text)).toBe(false);
    }
  });
});

test('rows are the same for both readers wherever the pass over the bytes calls a file plain', async () => {
  const cell = fc.oneof(
    fc.constantFrom('', '1', '"2"', '"a,b"', '"a""b"', '"', 'x"y', '"open', '"two\nlines"', 'é', ' '),
    fc.string({ maxLength: 4 }).map((text) => text.replaceAll('\0', '')),
  );
  const row = fc.array(cell, { minLength: 1, maxLength: 3 }).map((cells) => cells.join(','));
  const text = fc
    .tuple(fc.array(row, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'))
    .map(([lines, end]) => ['id,n', ...lines].join(end));
  await fc.assert(
    fc.asyncProperty(text, async (drawn) => {
      const blob = new Blob([drawn]);
      const counted = await scan(blob, ',', 2);
      const careful = await readRows(blob, ',', 2);
      if (counted.plain) {
        expect(careful.aside).toEqual([]);
        expect(careful.kept).toBe(counted.records);
      }
      const lines = (await careful.csv.text()).split('\n').slice(0, -1);
      expect(lines).toHaveLength(careful.kept);
      const seen = [...lines.map((line) => parseInt(line, 10)), ...careful.aside.map(({ line }) => line)];
      expect(new Set(seen).size).toBe(seen.length);
    }),
    { numRuns: 300 },
  );
});

test('a cell may lie across two slices of a large file', async () => {
  const long = `a,b\n${`${'é'.repeat(700)},"${'y'.repeat(300)}"\n`.repeat(3000)}`;
  expect(await scanned(long)).toEqual({ records: 3000, plain: true });
  const broken = `${long}"x\ny",2\n`;
  expect((await scanned(broken)).plain).toBe(false);
  expect(await readRows(new Blob([broken]), ',', 2)).toMatchObject({ kept: 3001, aside: [] });
});

test('the separator is the one under which the rows agree', async () => {
  for (const [separator, text] of [
    [',', 'a,b\n"x;y",2\n"z;w",3'],
    [';', 'a;b\n1,5;2,5\n3,5;4,5'],
    ['\t', 'a\tb\n1,2\t3\n4\t5'],
    ['|', 'a|b|c\n1|2|3'],
  ] as const) {
    expect((await look(file('a.csv', text))).delimiter).toBe(separator);
  }
});
