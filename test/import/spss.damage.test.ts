import { expect, test } from 'vitest';
import { looksLikeSpss, readSpss } from '../../src/import/survey/spss';
import { bytesOf, readAll, refusal, sourceOf } from './survey/fixture';
import { type Drawn, drawSav } from './survey/sav';

const number = { name: 'SCORE', width: 0 };
const word = { name: 'WORD', width: 5 };
const drawn = (file: Drawn) => sourceOf('drawn.sav', drawSav(file));
const bytecode = (variables: Drawn['variables'], ...codes: number[]) =>
  drawn({ variables, cases: [], declared: 1, bytecode: Uint8Array.from(codes) });

test.each([true, false])(
  'a file says the same whichever end of its numbers comes first (little: %s)',
  async (little) => {
    const file = drawn({
      variables: [{ ...number, missing: [99, -8] }, word],
      cases: [
        [17.43, 'ab'],
        [-Number.MAX_VALUE, ''],
        [99, '5'],
        [-8, 'x'],
      ],
      labels: [
        [-8, 'Refused'],
        [99, '99'],
      ],
      little,
    });
    expect(await readAll(readSpss, file)).toEqual([
      ['17.43', '', 'not answered', 'Refused'],
      ['ab', '', '5', 'x'],
    ]);
  },
);

test('labels are the cells only where every value that occurs has one', async () => {
  const labels = [
    [1, 'Yes'],
    [2, 'No'],
    [3, ' '],
  ] as const;
  const read = (...values: number[]) =>
    readAll(readSpss, drawn({ variables: [number], cases: values.map((value) => [value]), labels }));
  expect(await read(1, 2, 1)).toEqual([['Yes', 'No', 'Yes']]);
  expect(await read(1, 2, 1.5, 2)).toEqual([['1', '2', '1.5', '2']]);
  expect(await read(1, 3)).toEqual([['1', '3']]);
});

test('letters are read by the code page that the file names', async () => {
  const price = Uint8Array.of(0x80, 0x35, 0x92);
  const read = (codePage: number, cell: Uint8Array) =>
    drawn({ variables: [word], cases: [[cell]], codePage });
  expect(await readAll(readSpss, read(1252, price))).toEqual([['€5’']]);
  expect(await readAll(readSpss, read(1250, Uint8Array.of(0xb3)))).toEqual([['ł']]);
  expect(await readAll(readSpss, read(65001, Uint8Array.of(0x61, 0x62, 0x63, 0x64, 0xc3)))).toEqual([
    ['abcd'],
  ]);
  expect(await readAll(readSpss, read(737, Uint8Array.of(0x61)))).toEqual([['a']]);
  expect(await refusal(readSpss, read(737, price))).toBe('unknown_encoding: cp737');
});

test('names that a program could trip over are names like any other, and the second of a name carries a number', async () => {
  const names = new TextEncoder().encode('A=__proto__\tB=constructor\tC=same\tD=same');
  const variables = ['A', 'B', 'C', 'D'].map((name) => ({ name, width: 0 }));
  const table = await readSpss(
    drawn({ variables, cases: [[1, 2, 3, 4]], extensions: [[13, 1, names.length, names]] }),
  );
  const { header } = await table.read(() => undefined);
  expect(header).toEqual(['__proto__', 'constructor', 'same', 'same (2)']);
  expect(table.issues.map(({ code, column }) => [code, column])).toEqual([['duplicate_column', 'same (2)']]);
});

test('a file that weights its rows says so, and every row is still one', async () => {
  const table = await readSpss(drawn({ variables: [number], cases: [[3], [4]], weighted: true }));
  expect(table.issues.map(({ code }) => code)).toEqual(['weighted_rows']);
  expect((await table.read(() => undefined)).rows).toBe(2);
});

test('codes that do not fit their slot are refused with their place', async () => {
  const start = drawSav({ variables: [number], cases: [] }).length;
  expect(await readAll(readSpss, bytecode([number], 104, 0, 0, 0, 0, 0, 0, 0))).toEqual([['4']]);
  expect(await readAll(readSpss, bytecode([number], 255, 252, 9, 9, 9, 9, 9, 9))).toEqual([['']]);
  expect(await refusal(readSpss, bytecode([number], 254, 0, 0, 0, 0, 0, 0, 0))).toBe(
    `spss_damaged: byte ${String(start + 8)}`,
  );
  for (const code of [1, 100, 251, 255]) {
    expect(await refusal(readSpss, bytecode([word], code, 0, 0, 0, 0, 0, 0, 0))).toBe(
      `spss_damaged: byte ${String(start + 8)}`,
    );
  }
  expect(await refusal(readSpss, bytecode([number, word], 104, 252, 0, 0, 0, 0, 0, 0))).toMatch(
    'spss_cut_short',
  );
  expect(await refusal(readSpss, bytecode([number], 253, 0, 0, 0, 0, 0, 0, 0))).toMatch('spss_cut_short');
  expect(await refusal(readSpss, bytecode([number], 101, 102, 0, 0, 0, 0, 0, 0))).toBe('spss_damaged');
});

test('counts and lengths that lie are refused before any memory is spent', async () => {
  const cases = [[1], [2]];
  const most = 2 ** 31 - 1;
  const lie = (change: Partial<Drawn>) => refusal(readSpss, drawn({ variables: [number], cases, ...change }));
  const none = new Uint8Array(0);
  expect(await lie({})).toBe('read');
  expect(await lie({ declared: most })).toMatch('spss_cut_short');
  expect(await lie({ declared: 3 })).toMatch('spss_cut_short');
  expect(await lie({ declared: 1 })).toBe('spss_damaged');
  expect(await lie({ declared: -1 })).toBe('read');
  expect(await lie({ declared: -7 })).toBe('spss_damaged: byte 80');
  expect(await lie({ labels: [[1, 'One']], labelCount: most })).toMatch('spss_cut_short');
  expect(await lie({ labels: [[1, 'One']], labelCount: -1 })).toMatch('spss_damaged');
  expect(await lie({ extensions: [[99, most, most, none]] })).toMatch('spss_cut_short');
  expect(await lie({ extensions: [[99, -1, 1, none]] })).toMatch('spss_damaged');
  expect(await lie({ extensions: [[21, 1, 4, Uint8Array.of(255, 255, 255, 127)]] })).toMatch('spss_damaged');
  expect(await lie({ variables: [{ name: 'SCORE', width: 256 }] })).toMatch('spss_damaged');
  expect(await lie({ variables: [{ name: 'SCORE', width: -5 }] })).toMatch('spss_damaged');
  expect(await lie({ floats: 3 })).toMatch('spss_unsupported');
  expect(
    await lie({ variables: Array.from({ length: 2001 }, (_, k) => ({ name: `V${String(k)}`, width: 0 })) }),
  ).toBe('too_many_columns');
});

test('a text of more than 255 bytes must lie in as many parts as its length needs', async () => {
  const widths = (text: string): Drawn => {
    const content = new TextEncoder().encode(text);
    return { variables: [word], cases: [['a']], extensions: [[14, 1, content.length, content]] };
  };
  expect(await refusal(readSpss, drawn(widths('WORD=00005\0\t')))).toBe('read');
  expect(await refusal(readSpss, drawn(widths('WORD=00300\0\t')))).toBe('spss_damaged');
  expect(await refusal(readSpss, drawn(widths('WORD=99999\0\t')))).toBe('spss_damaged');
  expect(await refusal(readSpss, drawn(widths('WORD=1e9\0\t')))).toBe('spss_damaged');
});

test('a packed block that does not unpack to the size it declares is refused', async () => {
  const whole = bytesOf('zlib.zsav');
  const view = new DataView(whole.buffer);
  const trailer = whole.length - 48;
  const change = (place: number, value: number) => {
    const bytes = whole.slice();
    new DataView(bytes.buffer).setInt32(place, value, true);
    return refusal(readSpss, sourceOf('zlib.zsav', bytes));
  };
  const size = view.getInt32(trailer + 40, true);
  expect(await change(trailer + 40, size)).toBe('read');
  for (const lie of [0, size - 1, size + 1, 2 ** 31 - 1])
    expect(await change(trailer + 40, lie)).toMatch('spss_damaged');
  for (const lie of [0, 5, 2 ** 31 - 1, -1]) expect(await change(trailer + 44, lie)).toMatch('spss_damaged');
  for (const lie of [0, 2, 2 ** 31 - 1, -1]) expect(await change(trailer + 20, lie)).toMatch('spss_damaged');
});

test('what is no system file is told by its kind', async () => {
  const start = (text: string) => sourceOf('a.sav', new TextEncoder().encode(text.padEnd(600)));
  expect(await refusal(readSpss, start('\x1c\0\0\0\0\0\0\0ENCRYPTEDSAV'))).toBe('spss_locked');
  expect(await refusal(readSpss, start(`${' '.repeat(200)}ASCII SPSS PORT FILE`))).toBe(
    'spss_unsupported: portable',
  );
  expect(await refusal(readSpss, start('id,score'))).toBe('spss_unsupported: byte 0');
  expect(looksLikeSpss(new TextEncoder().encode('id,score\n$FL2@(#)'))).toBe(false);
});
