import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import {
  Binary,
  Bool,
  type DataType,
  DateDay,
  Decimal,
  Dictionary,
  Field,
  Float32,
  Float64,
  Int32,
  Int64,
  Int8,
  List,
  makeData,
  Struct,
  Table,
  tableToIPC,
  TimestampMicrosecond,
  TimestampNanosecond,
  TimeMillisecond,
  Uint64,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow';
import fc from 'fast-check';
import { wasmMemory } from 'parquet-wasm/esm/parquet_wasm.js';
import { Compression, Table as WasmTable, writeParquet, WriterPropertiesBuilder } from 'parquet-wasm/node';
import { describe, expect, it } from 'vitest';
import { cellOf, type Grid } from '../../src/import/grid';
import {
  type ColumnsReader,
  looksLikeParquet,
  readColumns,
  readParquet,
} from '../../src/import/parquet/parquet';
import {
  integerField,
  listField,
  recordField,
  textBytes,
  written,
  zigzag,
} from '../../src/import/parquet/thrift';
import { Unreadable } from '../../src/import/reader';

const decoder = createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm');
const wasm = (): Promise<BufferSource> => readFile(decoder);

/** A Parquet file of these columns. */
function parquet(
  columns: Readonly<Record<string, Vector>>,
  write: (properties: WriterPropertiesBuilder) => WriterPropertiesBuilder = (properties) => properties,
): Uint8Array<ArrayBuffer> {
  const table = WasmTable.fromIPCStream(tableToIPC(new Table(columns), 'stream'));
  return Uint8Array.from(writeParquet(table, write(new WriterPropertiesBuilder()).build()));
}

async function read(bytes: Uint8Array<ArrayBuffer>): Promise<Grid> {
  const table = await readParquet({ name: 'export.parquet', blob: new Blob([bytes]) }, wasm);
  return table.read(() => undefined);
}

function cells(grid: Grid): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    grid.header.map((name, at) => [
      name,
      Array.from({ length: grid.rows }, (_, row) => cellOf(grid, at, row)),
    ]),
  );
}

async function refusal(bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  try {
    await read(bytes);
  } catch (error) {
    if (error instanceof Unreadable) return { code: error.code, ...error.where };
    throw error;
  }
  return 'read';
}

const whole = <T extends DataType>(type: T, values: readonly unknown[]): Vector =>
  vectorFromArray(values, type) as Vector;
const ofBytes = (type: DataType, values: ArrayLike<number | bigint>): Vector =>
  new Vector([makeData({ type, length: values.length, data: values } as never)]);

const small = parquet({
  id: whole(new Utf8(), ['A1', 'A2', null, 'A4']),
  score: whole(new Float64(), [17.43, 22.51, null, 7]),
});

describe('a Parquet file', () => {
  it('reads as a careful CSV would hold it, whatever its kinds', async () => {
    const found = cells(
      await read(
        parquet({
          tiny: whole(new Int8(), [-128, 0, 127]),
          long: whole(new Int64(), [9007199254740993n, -9007199254740993n, null]),
          huge: whole(new Uint64(), [18446744073709551615n, 0n, 4294967296n]),
          single: whole(new Float32(), [22.51, 0.1, -3]),
          double: whole(new Float64(), [0.1, NaN, 1e21]),
          exact: new Vector([
            makeData({
              type: new Decimal(2, 20, 128),
              length: 3,
              data: new Uint32Array([
                1050, 0, 0, 0, 0xfffffffb, 0xffffffff, 0xffffffff, 0xffffffff, 0, 1, 0, 0,
              ]),
            }),
          ]),
          day: ofBytes(new DateDay(), Int32Array.of(19_479, -1, 0)),
          micro: ofBytes(
            new TimestampMicrosecond(),
            BigInt64Array.of(1_682_985_600_000_000n, 1_683_019_845_000_000n, -1n),
          ),
          nano: ofBytes(
            new TimestampNanosecond('UTC'),
            BigInt64Array.of(1_683_019_845_120_000_000n, 1_682_985_600_000_000_000n, 0n),
          ),
          clock: ofBytes(new TimeMillisecond(), Int32Array.of(32_700_000, 0, 1)),
          yes: whole(new Bool(), [true, null, false]),
          words: whole(new Utf8(), ['é\r\n☃', '', '0']),
          level: whole(new Dictionary(new Utf8(), new Int32()), ['GP', null, 'GP']),
          bytes: whole(new Binary(), [Uint8Array.of(97), null, Uint8Array.of(0xc3, 0xa9)]),
        }),
      ),
    );
    expect(found).toEqual({
      tiny: ['-128', '0', '127'],
      long: ['9007199254740993', '-9007199254740993', ''],
      huge: ['18446744073709551615', '0', '4294967296'],
      single: ['22.51', '0.1', '-3'],
      double: ['0.1', '', '1e+21'],
      exact: ['10.50', '-0.05', '42949672.96'],
      day: ['2023-05-02', '1969-12-31', '1970-01-01'],
      micro: ['2023-05-02', '2023-05-02 09:30:45', '1969-12-31 23:59:59.999999'],
      nano: ['2023-05-02 09:30:45.12', '2023-05-02', '1970-01-01'],
      clock: ['09:05:00', '00:00:00', '00:00:00.001'],
      yes: ['true', '', 'false'],
      words: ['é ☃', '', '0'],
      level: ['GP', '', 'GP'],
      bytes: ['a', '', 'é'],
    });
  });

  it('gives the same cells under every way of packing and however its rows are grouped', async () => {
    const count = 30_000;
    const ids = Array.from({ length: count }, (_, row) => `P${String(row * 7)}`);
    const sites = ids.map((_, row) =>
      row % 11 === 0 ? null : (['Harbour', 'Vale', 'Café'][((row >> 13) % 3) ^ (row % 2)] ?? 'North'),
    );
    const scores = ids.map((_, row) => (row % 5 === 0 ? null : row % 36));
    const columns = {
      id: whole(new Utf8(), ids),
      site: whole(new Utf8(), sites),
      score: whole(new Int32(), scores),
    };
    const expected = {
      id: ids,
      site: sites.map((site) => site ?? ''),
      score: scores.map((score) => (score === null ? '' : String(score))),
    };
    for (const packing of [
      Compression.UNCOMPRESSED,
      Compression.SNAPPY,
      Compression.GZIP,
      Compression.BROTLI,
      Compression.ZSTD,
      Compression.LZ4_RAW,
    ])
      for (const rows of [count, 11_000]) {
        const file = parquet(columns, (to) => to.setCompression(packing).setMaxRowGroupSize(rows));
        expect(cells(await read(file))).toEqual(expected);
      }
  });

  it('shared with a helper is what it is read alone, and so it is when the helper fails', async () => {
    const rows = 150_000;
    const numbers = (from: number) =>
      whole(
        new Float64(),
        Array.from({ length: rows }, (_, at) => from + at),
      );
    const file = parquet({ a: numbers(0), b: numbers(0.5), c: numbers(7), d: numbers(1e6) });
    const blob = new Blob([file]);
    const alone = await read(file);
    const asked: (readonly number[])[] = [];
    const helped = async (helper: ColumnsReader): Promise<Grid> =>
      (await readParquet({ name: 'export.parquet', blob }, wasm, helper)).read(() => undefined);
    const shared = await helped((part, columns) => {
      asked.push(columns);
      return readColumns(part, columns, wasm);
    });
    expect(asked.map(({ length }) => length)).toEqual([2]);
    const failed = await helped(() => Promise.reject(new Error('gone')));
    for (const grid of [shared, failed]) {
      expect(grid.header).toEqual(alone.header);
      for (const row of [0, 1, rows - 1])
        expect(alone.header.map((_, at) => cellOf(grid, at, row))).toEqual(
          alone.header.map((_, at) => cellOf(alone, at, row)),
        );
    }
  });

  it('tells how far it has come, and stops when it is told to', async () => {
    const table = await readParquet({ name: 'export.parquet', blob: new Blob([small]) }, wasm);
    const shares: number[] = [];
    await table.read((share) => shares.push(share));
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    await expect(
      table.read(() => {
        throw new Error('enough');
      }),
    ).rejects.toThrow('enough');
  });

  it('keeps the names of its columns, be they those that objects are born with', async () => {
    const names = Object.fromEntries([
      ['constructor', whole(new Int8(), [1])],
      ['', whole(new Int8(), [2])],
    ]);
    expect((await read(parquet(names))).header).toEqual(['constructor', '']);
  });

  it('without rows has columns all the same', async () => {
    const grid = await read(parquet({ id: whole(new Utf8(), []) }));
    expect([grid.header, grid.rows, grid.columns.length]).toEqual([['id'], 0, 1]);
  });
});

describe('a Parquet file that is not a table of plain cells', () => {
  it('is refused by the name of the column that is nested', async () => {
    const list = new List(new Field('item', new Int32(), true));
    const record = new Struct([new Field('a', new Int32(), true)]);
    expect(await refusal(parquet({ id: whole(new Int8(), [1]), tags: whole(list, [[1, 2]]) }))).toEqual({
      code: 'nested_column',
      column: 'tags',
    });
    expect(await refusal(parquet({ address: whole(record, [{ a: 1 }]) }))).toEqual({
      code: 'nested_column',
      column: 'address',
    });
  });

  it('is refused by the name of the column whose bytes are no text', async () => {
    const bytes = whole(new Binary(), [Uint8Array.of(0xff, 0xfe)]);
    expect(await refusal(parquet({ picture: bytes }))).toEqual({
      code: 'unreadable_column',
      column: 'picture',
    });
  });

  it('is refused where a cell is longer than a million characters, with its line', async () => {
    const cell = whole(new Utf8(), ['short', 'x'.repeat(1_100_000)]);
    expect(await refusal(parquet({ note: cell }))).toEqual({
      code: 'cell_too_long',
      column: 'note',
      line: 3,
    });
  });

  it('is refused with more than 2,000 columns', async () => {
    const one = whole(new Int8(), [1]);
    const columns = Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`c${String(at)}`, one]));
    expect(await refusal(parquet(columns))).toEqual({ code: 'too_many_columns' });
  });
});

describe('a damaged Parquet file', () => {
  it('is refused wherever it was cut', async () => {
    for (let length = 1; length < small.length; length += 1)
      expect(await refusal(small.slice(0, length))).toEqual({ code: 'parquet_broken' });
    expect(await refusal(small.slice(0, 0))).toEqual({ code: 'empty_file' });
  });

  it('is read, or refused by a name, whatever bytes are changed, and spoils no file after it', async () => {
    const good = cells(await read(small));
    const change = fc.record({ at: fc.nat(small.length - 1), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Uint8Array.from(small);
        for (const { at, byte } of changes) bytes[at] = byte;
        await refusal(bytes);
        expect(cells(await read(small))).toEqual(good);
      }),
      { numRuns: 300 },
    );
  });

  it('is called encrypted only where it says so', async () => {
    const locked = Uint8Array.from(small);
    locked.set(new TextEncoder().encode('PARE'), locked.length - 4);
    expect(await refusal(locked)).toEqual({ code: 'encrypted_file' });
    expect(await refusal(forged({ locked: true }))).toEqual({ code: 'encrypted_file' });
  });

  it('is refused where it declares more than it has, or more than memory', async () => {
    expect(await refusal(forged({}))).toBe('read');
    expect(await refusal(forged({ rows: 101 }))).toEqual({ code: 'parquet_broken' });
    expect(await refusal(forged({ size: 10_000 }))).toEqual({ code: 'parquet_broken' });
    expect(await refusal(forged({ unpacked: 2 ** 31 }))).toEqual({ code: 'too_large' });
    expect(await refusal(forged({ values: 3_000_000_000, rows: 3_000_000_000 }))).toEqual({
      code: 'too_large',
    });
  });

  it('that unpacks to far more than it declares ends at the limit, gives its memory back, and spoils no file after it', async () => {
    const tenMegabytes = gzipSync(new Uint8Array(10_000_000));
    const bomb = Buffer.concat(Array.from({ length: 120 }, () => tenMegabytes));
    expect(await refusal(forged({ cells: bomb, codec: 2 }))).toEqual({ code: 'unpacks_too_large' });
    expect((wasmMemory() as WebAssembly.Memory).buffer.byteLength).toBeLessThan(2 ** 24);
    expect(cells(await read(small))['id']).toEqual(['A1', 'A2', '', 'A4']);
  }, 60_000);
});

it('a file is known for Parquet by its first bytes, open or encrypted', () => {
  expect(looksLikeParquet(small)).toBe(true);
  expect(looksLikeParquet(new TextEncoder().encode('PARE'))).toBe(true);
  expect(looksLikeParquet(new TextEncoder().encode('PAR'))).toBe(false);
});

/** A file written by hand: one column `x` of 100 whole numbers of 32 bits, described truly but for what is asked. */
function forged(lie: {
  readonly rows?: number;
  readonly values?: number;
  readonly size?: number;
  readonly unpacked?: number;
  readonly cells?: Uint8Array;
  readonly codec?: number;
  readonly locked?: boolean;
}): Uint8Array<ArrayBuffer> {
  const text = (words: string): Uint8Array => new TextEncoder().encode(words);
  const plain = lie.cells ?? new Uint8Array(400);
  const page = written([
    integerField(1, 5, 0),
    integerField(2, 5, 400),
    integerField(3, 5, plain.length),
    recordField(5, [
      integerField(1, 5, 100),
      integerField(2, 5, 0),
      integerField(3, 5, 3),
      integerField(4, 5, 3),
    ]),
  ]);
  const size = page.length + plain.length;
  const name = { id: 4, type: 8, bytes: textBytes(text('x')) };
  const described = recordField(3, [
    integerField(1, 5, 1),
    listField(2, 5, [zigzag(0)]),
    listField(3, 8, [textBytes(text('x'))]),
    integerField(4, 5, lie.codec ?? 0),
    integerField(5, 6, lie.values ?? 100),
    integerField(6, 6, lie.unpacked ?? 400 + page.length),
    integerField(7, 6, lie.size ?? size),
    integerField(9, 6, 4),
  ]);
  const rows = lie.values ?? 100;
  const group = written([
    listField(1, 12, [written([integerField(2, 6, 4), described])]),
    integerField(2, 6, 400),
    integerField(3, 6, rows),
  ]);
  const footer = written([
    integerField(1, 5, 1),
    listField(2, 12, [
      written([name, integerField(5, 5, 1)]),
      written([integerField(1, 5, 1), integerField(3, 5, 0), name]),
    ]),
    integerField(3, 6, lie.rows ?? 100),
    listField(4, 12, [group]),
    ...(lie.locked === true ? [recordField(8, [])] : []),
  ]);
  const length = new Uint8Array(Uint32Array.of(footer.length).buffer);
  const parts = [text('PAR1'), Uint8Array.from(page), plain, Uint8Array.from(footer), length, text('PAR1')];
  return Uint8Array.from(Buffer.concat(parts));
}
