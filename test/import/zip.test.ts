import fc from 'fast-check';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../src/import/reader';
import { looksLikeZip, readZip } from '../../src/import/zip/zip';

type Bytes = Uint8Array<ArrayBuffer>;

async function read(bytes: Bytes): Promise<readonly (readonly [name: string, text: string])[]> {
  const files = await readZip({ name: 'export.zip', blob: new Blob([bytes]) });
  return Promise.all(files.map(async ({ name, blob }) => [name, await blob.text()] as const));
}

async function refusal(bytes: Bytes): Promise<string> {
  try {
    await read(bytes);
  } catch (error) {
    if (error instanceof Unreadable) return error.code;
    throw error;
  }
  return 'read';
}

const zip = (files: Zippable): Bytes => Uint8Array.from(zipSync(files));
const text = strToU8('id,score\nA1,7\n');

/** The directory's record of the first entry: its bytes are at these places. */
const inDirectory = { flags: 8, method: 10, crc: 16, packed: 20, size: 24, start: 42 } as const;

function changed(bytes: Bytes, field: keyof typeof inDirectory, value: number, wide = false): Bytes {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  let at = 0;
  while (view.getUint32(at, true) !== 0x02014b50) at += 1;
  if (wide) view.setUint32(at + inDirectory[field], value, true);
  else view.setUint16(at + inDirectory[field], value, true);
  return copy;
}

describe('a ZIP file', () => {
  it('gives its files, packed or not, and nothing that a system left in it', async () => {
    const found = await read(
      zip({
        'people.csv': text,
        'scores.csv': [strToU8('x'), { level: 0 }],
        'empty.csv': new Uint8Array(),
        folder: { 'inner.json': strToU8('[]'), '.DS_Store': text },
        __MACOSX: { '._people.csv': text },
        'Thumbs.db': text,
      }),
    );
    expect(found).toEqual([
      ['people.csv', 'id,score\nA1,7\n'],
      ['scores.csv', 'x'],
      ['empty.csv', ''],
      ['inner.json', '[]'],
    ]);
  });

  it('shows names without folders, without signs that cannot be seen, and each but once', async () => {
    const found = await read(
      zip({
        '../../etc/a.csv': text,
        'C:\\exports\\a.csv': text,
        '2023/a.csv': text,
        'gpj\u202evsc.exe': text,
        '/\u0007': text,
      }),
    );
    expect(found.map(([name]) => name)).toEqual(['a.csv', 'a (2).csv', 'a (3).csv', 'gpjvsc.exe', 'file']);
  });

  it('gives any bytes back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), fc.constantFrom(0, 6), async (bytes, level) => {
        const packed = zip({ data: [bytes, { level: level as 0 | 6 }] });
        const [file] = await readZip({ name: 'export.zip', blob: new Blob([packed]) });
        const opensAsZip = String.fromCharCode(...bytes.subarray(0, 2)) === 'PK';
        if (!opensAsZip)
          expect(new Uint8Array(await (file as { blob: Blob }).blob.arrayBuffer())).toEqual(
            Uint8Array.from(bytes),
          );
      }),
    );
  });

  it('unpacks more than the unpacker takes at once', async () => {
    const long = Uint8Array.from(
      { length: 9_000_000 },
      (_, at) => (Math.imul(at, 2_654_435_761) >>> 13) & 255,
    );
    const [file] = await readZip({
      name: 'export.zip',
      blob: new Blob([zip({ 'long.csv': [long, { level: 1 }] })]),
    });
    expect(Buffer.compare(Buffer.from(await (file as { blob: Blob }).blob.arrayBuffer()), long)).toBe(0);
  });

  it('may hold a workbook, which is itself a ZIP file', async () => {
    const workbook = zip({ '[Content_Types].xml': text, 'xl/workbook.xml': text });
    expect(
      (await readZip({ name: 'a.zip', blob: new Blob([zip({ 'people.xlsx': workbook })]) })).length,
    ).toBe(1);
    expect([looksLikeZip(workbook), looksLikeZip(zip({ 'a.csv': text }))]).toEqual([false, true]);
    expect([looksLikeZip(zip({})), looksLikeZip(text)]).toEqual([true, false]);
  });
});

describe('a ZIP file that is not safe to open', () => {
  const plain = zip({ 'a.csv': text });

  it('is refused where it holds another archive, whatever that is called', async () => {
    expect(await refusal(zip({ 'inner.zip': plain }))).toBe('zip_nested');
    expect(await refusal(zip({ 'inner.csv': plain }))).toBe('zip_nested');
  });

  it('is refused where it is encrypted, or packed in another way', async () => {
    expect(await refusal(changed(plain, 'flags', 1))).toBe('encrypted_file');
    expect(await refusal(changed(plain, 'method', 99))).toBe('encrypted_file');
    expect(await refusal(changed(plain, 'method', 9))).toBe('zip_method');
  });

  it('is refused where it holds nothing, too many files, or one twice', async () => {
    expect(await refusal(zip({}))).toBe('zip_empty');
    expect(await refusal(zip({ '.hidden': text }))).toBe('zip_empty');
    const files = (count: number): Bytes =>
      zip(Object.fromEntries(Array.from({ length: count }, (_, at) => [`${String(at)}.csv`, text])));
    expect(await refusal(files(101))).toBe('zip_many');
    expect(await refusal(files(100))).toBe('read');
    const twice = zip({ 'a.csv': text, 'b.csv': text });
    for (let at = 0; at < twice.length; at += 1) if (twice[at] === 98 && twice[at + 1] === 46) twice[at] = 97;
    expect(await refusal(twice)).toBe('zip_twice');
  });

  it('is refused by what it declares to unpack to', async () => {
    expect(await refusal(changed(plain, 'size', 600_000_000, true))).toBe('unpacks_too_large');
    const zeros = zip({ 'a.csv': [new Uint8Array(20_000_000), { level: 9 }] });
    expect(zeros.length).toBeLessThan(60_000);
    expect(await refusal(zeros)).toBe('unpacks_too_large');
    const many = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, [text, { level: 0 }] as const]));
    const whole = zip(many as unknown as Zippable);
    const view = new DataView(whole.buffer);
    for (let at = 0; at + 4 < whole.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) {
        view.setUint32(at + inDirectory.size, 400_000_000, true);
        view.setUint32(at + inDirectory.packed, 400_000_000, true);
      }
    expect(await refusal(whole)).toBe('unpacks_too_large');
  });

  it('is refused where more comes out than it declares, and nothing past that is unpacked', async () => {
    const lied = changed(zip({ 'a.csv': [new Uint8Array(200_000_000), { level: 1 }] }), 'size', 1000, true);
    const before = performance.now();
    expect(await refusal(lied)).toBe('zip_broken');
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it('is refused where its checksum, its sizes or its places do not agree', async () => {
    expect(await refusal(changed(plain, 'crc', 1, true))).toBe('zip_broken');
    expect(await refusal(changed(plain, 'size', text.length + 1, true))).toBe('zip_broken');
    expect(await refusal(changed(plain, 'packed', 5, true))).toBe('zip_broken');
    expect(await refusal(changed(plain, 'start', 3, true))).toBe('zip_broken');
    expect(await refusal(changed(plain, 'method', 0))).toBe('zip_broken');
    const two = zip({ 'a.csv': text, 'b.csv': text });
    expect(await refusal(changed(two, 'packed', 60, true))).toBe('zip_broken');
  });

  it('is refused wherever it was cut', async () => {
    for (let length = 1; length < plain.length; length += 1)
      expect(await refusal(plain.slice(0, length))).toBe('zip_broken');
    expect(await refusal(new Uint8Array())).toBe('empty_file');
  });

  it('is read, or refused by a name, whatever bytes are changed; and what is read is what was put in', async () => {
    const seed = zip({ 'a.csv': text, 'b/c.json': strToU8('[{"a":1},{"a":2},{"a":1}]') });
    const change = fc.record({ at: fc.nat(seed.length - 1), byte: fc.nat(255) });
    const put = (await read(seed)).map(([, words]) => words);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Uint8Array.from(seed);
        for (const { at, byte } of changes) bytes[at] = byte;
        if ((await refusal(bytes)) !== 'read') return;
        for (const [, words] of await read(bytes)) expect(put).toContain(words);
      }),
      { numRuns: 1500 },
    );
  });
});
