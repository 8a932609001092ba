import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, type Grid, lineOf } from '../../src/import/grid';
import { looksLikeJson, readJson } from '../../src/import/json/json';
import { numberText } from '../../src/import/json/records';
import { Unreadable } from '../../src/import/reader';
import type { Issue } from '../../src/vocabulary/issue';

async function read(
  ...parts: readonly BlobPart[]
): Promise<{ readonly grid: Grid; readonly issues: readonly Issue[] }> {
  const table = await readJson({ name: 'export.json', blob: new Blob([...parts]) });
  const grid = await table.read(() => undefined);
  return { grid, issues: table.issues };
}

/** The header, and each row under it. */
async function rows(...parts: readonly BlobPart[]): Promise<readonly (readonly string[])[]> {
  const { grid } = await read(...parts);
  const found = Array.from({ length: grid.rows }, (_, row) =>
    grid.header.map((_name, at) => cellOf(grid, at, row)),
  );
  return [grid.header, ...found];
}

async function refusal(...parts: readonly BlobPart[]): Promise<unknown> {
  try {
    await read(...parts);
  } catch (error) {
    if (error instanceof Unreadable) return { code: error.code, ...error.where };
    throw error;
  }
  return 'read';
}

describe('JSON', () => {
  it('gives the same table as a list, as a list inside an object, and as a record on each line', async () => {
    const [one, two] = ['{"id": "A1", "score": 17.43}', '{ "score":22 ,"id":"A2"}'];
    const table = [
      ['id', 'score'],
      ['A1', '17.43'],
      ['A2', '22'],
    ];
    expect(await rows(`[${one},\n${two}]`)).toEqual(table);
    expect(await rows(`{"made": "today", "n": [2], "data": [${one},${two}], "next": null}`)).toEqual(table);
    expect(await rows(`${one}\n${two}\n`)).toEqual(table);
    expect(await rows(`${one}\r\n\r\n${two}`)).toEqual(table);
    expect(await rows(`${one} ${two}`)).toEqual(table);
    expect(await rows(JSON.stringify(JSON.parse(`[${one},${two}]`), null, 2))).toEqual(table);
    expect(await rows('\ufeff', `[${one},${two}]`)).toEqual(table);
    const wide = Uint16Array.from(`\ufeff[${one},${two}]`, (letter) => letter.charCodeAt(0));
    expect(await rows(wide)).toEqual(table);
  });

  it('has every name that any record has, in the order they were met', async () => {
    expect(await rows('[{"a":1},{"c":3,"a":2},{},{"b":null,"c":true}]')).toEqual([
      ['a', 'c', 'b'],
      ['1', '', ''],
      ['2', '3', ''],
      ['', '', ''],
      ['', 'true', ''],
    ]);
  });

  it('keeps every digit of a number', async () => {
    expect(
      await rows('[{"id":9007199254740993,"x":0.1234567890123456789,"y":1e400,"z":-0,"w":1.50E1}]'),
    ).toEqual([
      ['id', 'x', 'y', 'z', 'w'],
      ['9007199254740993', '0.1234567890123456789', '1e400', '0', '15'],
    ]);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(Number(numberText(JSON.stringify(number)))).toBe(number === 0 ? 0 : number);
      }),
    );
  });

  it('undoes escapes, and makes one space of a line break', async () => {
    expect(await rows(String.raw`[{"a\"b":"caf\u00e9 \ud83d\ude00","t":"one\r\ntwo\\n\ttab"}]`)).toEqual([
      ['a"b', 't'],
      ['café 😀', 'one two\\n\ttab'],
    ]);
  });

  it('takes names that objects are born with for names', async () => {
    expect(await rows('[{"__proto__":1,"constructor":"x","toString":null}]')).toEqual([
      ['__proto__', 'constructor', 'toString'],
      ['1', 'x', ''],
    ]);
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });

  it('agrees with the platform on flat records of any kind, however they are laid out', async () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null));
    const record = fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 4 }), value, {
      minKeys: 1,
      maxKeys: 5,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1 }), fc.nat(2), async (records, layout) => {
        const text =
          layout === 2
            ? records.map((one) => JSON.stringify(one)).join('\n')
            : JSON.stringify(records, null, layout);
        const { grid } = await read(text);
        expect(grid.rows).toBe(records.length);
        for (const [row, one] of records.entries())
          for (const [at, name] of grid.header.entries()) {
            const told: unknown = Object.hasOwn(one, name) ? one[name] : null;
            const expected = told === null ? '' : String(told as string).replace(/\r\n|\r|\n/g, ' ');
            expect(cellOf(grid, at, row)).toBe(expected);
          }
      }),
      { numRuns: 200 },
    );
  });

  it('says which record gives a value twice, and uses the last', async () => {
    const text = '[{"a":1,"b":2},{"a":1,"b":2,"a":3},{"a":4,"a":5}]';
    const { grid, issues } = await read(text);
    expect([0, 1, 2].map((row) => cellOf(grid, 0, row))).toEqual(['1', '3', '5']);
    expect(issues).toEqual([
      { code: 'duplicate_key', severity: 'note', file: 'export.json', line: 3, column: 'a', n: 2 },
    ]);
  });
});

describe('a record that is not whole', () => {
  it('is set aside with its line where each record has a line', async () => {
    const { grid } = await read('{"a":1}\n{"a":2,\n\nnull\n{"a":"\\x"}\n{"a":3} {"a":4}\n{"a":5}\n{"a":6');
    expect([0, 1].map((row) => [cellOf(grid, 0, row), lineOf(grid, row)])).toEqual([
      ['1', 1],
      ['5', 7],
    ]);
    expect(grid.aside).toEqual([2, 4, 5, 6, 8].map((line) => ({ line, code: 'bad_record' })));
  });

  it('is set aside where it is the first line, too', async () => {
    const { grid } = await read('{"a":1,\n{"a":2}\n{"a":3}\n');
    expect([grid.rows, lineOf(grid, 0), grid.aside]).toEqual([2, 2, [{ line: 1, code: 'bad_record' }]]);
  });

  it('is set aside with its number in a list', async () => {
    const { grid } = await read('[{"a":1},null,7,{"a":2}]');
    expect(grid.aside.map(({ line }) => line)).toEqual([3, 4]);
    expect([0, 1].map((row) => lineOf(grid, row))).toEqual([2, 5]);
  });
});

describe('JSON that is no table', () => {
  const cases: readonly (readonly [text: string, expected: unknown])[] = [
    ['', { code: 'empty_file' }],
    [' \n', { code: 'empty_file' }],
    ['[]', { code: 'json_no_records' }],
    ['{}', { code: 'json_no_records' }],
    ['[{}]', { code: 'json_no_records' }],
    ['[[1,2],[3,4]]', { code: 'json_no_records' }],
    ['{"data":[]}', { code: 'json_no_records' }],
    ['{"score":{"0":1,"1":2}}', { code: 'json_no_records' }],
    ['"text"', { code: 'json_no_records' }],
    ['{"a":[{"x":1}],"b":[{"x":1}]}', { code: 'json_many_lists' }],
    ['[{"id":1},{"id":2,"tags":["a"]}]', { code: 'nested_column', column: 'tags', line: 3 }],
    ['{"id":1}\n{"id":2,"home":{"town":"x"}}', { code: 'nested_column', column: 'home', line: 2 }],
    ['[{"a":1},\n{"a":2},\n{"a":', { code: 'json_broken', line: 3 }],
    ['[{"a":1},\n{"a":2},]', { code: 'json_broken', line: 2 }],
    ['[{"a":1}] x', { code: 'json_broken', line: 1 }],
    ['[{"a":01}]', { code: 'json_broken', line: 1 }],
    ['[{"a":1.}]', { code: 'json_broken', line: 1 }],
    ["[{'a':1}]", { code: 'json_broken', line: 1 }],
    ['[{"a":"one\ntwo"}]', { code: 'json_broken', line: 1 }],
    ['not JSON', { code: 'json_broken', line: 1 }],
    [`[{"a":"${'x'.repeat(1_100_000)}"}]`, { code: 'cell_too_long', column: 'a', line: 2 }],
    [
      JSON.stringify([Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`c${String(at)}`, 1]))]),
      { code: 'too_many_columns' },
    ],
  ];
  it.each(cases.map(([text, expected]) => [text.slice(0, 40), text, expected] as const))(
    '%s is refused by its name',
    async (_shown, text, expected) => {
      expect(await refusal(text)).toEqual(expected);
    },
  );

  it('is refused where it is nested 60,000 deep, wherever that is', async () => {
    const deep = '['.repeat(60_000);
    const records = '{"a":'.repeat(60_000);
    for (const text of [
      deep,
      records,
      `{"x":1,"data":${deep}`,
      `[{"a":${deep}`,
      `{"a":1}\n{"a":${deep}`,
      `[1,${deep}`,
    ])
      expect(await refusal(text)).toEqual({ code: 'json_deep' });
    expect(await refusal(`[{"a":${'['.repeat(60)}${']'.repeat(60)}}]`)).toMatchObject({
      code: 'nested_column',
    });
  });

  it('is refused where its bytes are not UTF-8', async () => {
    expect(await refusal('[{"a":"', Uint8Array.of(0xe9), '"}]')).toEqual({ code: 'not_utf8' });
  });

  it('is refused by its size before it is read', async () => {
    const blob = {
      size: 500_000_001,
      arrayBuffer: () => Promise.reject(new Error('read')),
    } as unknown as Blob;
    await expect(readJson({ name: 'large.json', blob })).rejects.toMatchObject({ code: 'too_large' });
  });
});

it('damaged JSON is read, or refused by a name, whatever bytes are changed and wherever it is cut', async () => {
  const seeds = [
    '[{"id":"A1","x":-1.5e3,"y":null},{"id":"B\\u00e9","y":true,"z":[]}]',
    '{"n":2,"data":[{"id":"A1","x":1},{"id":"A2"}]}',
    '{"id":"A1","x":1}\n{"id":"A2","x":false}\n{"id":"A3"}',
  ].map((text) => new TextEncoder().encode(text));
  const change = fc.record({
    at: fc.nat(),
    byte: fc.oneof(
      fc.nat(255),
      fc.constantFrom(...'{}[]",:\\\n0e-'.split('').map((sign) => sign.charCodeAt(0))),
    ),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...seeds),
      fc.array(change, { maxLength: 4 }),
      fc.nat(),
      async (seed, changes, cut) => {
        const bytes = Uint8Array.from(seed);
        for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
        await refusal(cut % 3 === 0 ? bytes.slice(0, cut % bytes.length) : bytes);
      },
    ),
    { numRuns: 2000 },
  );
});

it('a file is known for JSON by its first bytes', () => {
  const looks = (text: string): boolean => looksLikeJson(new TextEncoder().encode(text));
  expect(['[{"a":1}]', ' {\n "a": 1}', '[]', '\ufeff[ {'].map(looks)).toEqual([true, true, true, true]);
  expect(['id,score', '"id","score"', '[note]', '{curly}'].map(looks)).toEqual([false, false, false, false]);
});
