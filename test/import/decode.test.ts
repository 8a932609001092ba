import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BadBytes, decoded, textOf } from '../../src/import/decode';
import { Utf8Check } from '../../src/import/sniff/utf8';
import type { Encoding } from '../../src/vocabulary/sniffed';
import { inEncoding } from './encoded';

async function text(blob: Blob, encoding: Encoding): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let made = '';
  for await (const slice of decoded(blob, encoding)) made += decoder.decode(slice, { stream: true });
  return made + decoder.decode();
}

async function fault(blob: Blob, encoding: Encoding): Promise<BadBytes> {
  const found = await text(blob, encoding).catch((error: unknown) => error);
  expect(found).toBeInstanceOf(BadBytes);
  return found as BadBytes;
}

const encodings = ['utf-8', 'utf-16le', 'utf-16be'] as const;

test('a text comes back letter for letter from each encoding, with or without its mark', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', maxLength: 60 }).map((drawn) => drawn.replace(/^\ufeff+/, '')),
      fc.constantFrom(...encodings),
      fc.boolean(),
      async (drawn, encoding, mark) => {
        const bytes = inEncoding(drawn, encoding, mark);
        expect(await text(new Blob([bytes]), encoding)).toBe(drawn);
        expect(textOf(bytes, encoding, true)).toBe(drawn);
      },
    ),
    { numRuns: 200 },
  );
});

test('every byte of Windows-1252 is the character that the web takes it for', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const read = await text(new Blob([bytes]), 'windows-1252');
  expect([...read]).toHaveLength(256);
  expect(read.slice(0, 128)).toBe(String.fromCharCode(...bytes.subarray(0, 128)));
  expect(read.slice(0x80, 0xa0)).toBe('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ');
  expect(read.slice(0xa0)).toBe(String.fromCharCode(...bytes.subarray(0xa0)));
});

test('letters that lie across two slices stay whole, and no slice holds much more than 4 MB of the file', async () => {
  for (const encoding of encodings) {
    const drawn = `a${'é€😀\n'.repeat(600_000)}`;
    const bytes = inEncoding(drawn, encoding, true);
    expect(bytes.length).toBeGreaterThan(5 << 20);
    const shares: number[] = [];
    let longest = 0;
    const decoder = new TextDecoder();
    let made = '';
    for await (const slice of decoded(new Blob([bytes]), encoding, (share) => shares.push(share))) {
      longest = Math.max(longest, slice.length);
      made += decoder.decode(slice, { stream: true });
    }
    expect(made === drawn).toBe(true);
    expect(longest).toBeLessThan(7 << 20);
    expect(shares.length).toBeGreaterThan(1);
    expect(shares.at(-1)).toBe(1);
  }
});

test('bytes that are no UTF-8 end in a fault with their physical line, whatever ends the lines', async () => {
  for (const [end, lines] of [
    ['\n', 1],
    ['\r\n', 1],
    ['\r', 1],
    ['\r\n\n\r', 3],
  ] as const) {
    const blob = new Blob([`a,b${end}`, `1,2${end}`.repeat(10), 'x,', new Uint8Array([0xe9]), end]);
    expect((await fault(blob, 'utf-8')).where).toEqual({ line: 1 + 11 * lines });
  }
  const deep = new Blob(['a,13/02/2024,3,4\n'.repeat(600_000), new Uint8Array([0xff])]);
  expect(await fault(deep, 'utf-8')).toMatchObject({ code: 'not_utf8', where: { line: 600_001 }, wide: 0 });
  expect((await fault(new Blob(['é\né\n', new Uint8Array([0xc3])]), 'utf-8')).wide).toBe(2);
});

test('UTF-16 with half a letter or half a byte pair ends in a fault with its line', async () => {
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const start = inEncoding('a,b\r\n1,2\r\n', encoding, true);
    const half = inEncoding('x\ud83dx\n', encoding, false);
    expect((await fault(new Blob([start, half]), encoding)).where.line).toBe(3);
    expect((await fault(new Blob([start, new Uint8Array([0x41])]), encoding)).where.line).toBe(3);
    expect((await fault(new Blob([start, inEncoding('\ud83d', encoding, false)]), encoding)).where.line).toBe(
      3,
    );
    expect((await fault(new Blob([start, inEncoding('\udc00', encoding, false)]), encoding)).where.line).toBe(
      3,
    );
  }
});

test('the check of UTF-8 agrees with the decoder of the platform on any bytes, however they are sliced', () => {
  const byte = fc.oneof(
    fc.constantFrom(0x41, 0x0a, 0xc2, 0xa9, 0xe0, 0xa0, 0xed, 0x9f, 0xbf, 0xf0, 0x90, 0xf4, 0x8f, 0x80),
    fc.integer({ min: 0, max: 255 }),
  );
  const whole = fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .map((one) => [...new TextEncoder().encode(one)]);
  fc.assert(
    fc.property(fc.oneof(fc.array(byte, { maxLength: 50 }), whole), fc.nat(60), (drawn, cut) => {
      const bytes = new Uint8Array(drawn);
      const check = new Utf8Check();
      const found = check.take(bytes.subarray(0, cut)) ?? check.take(bytes.subarray(cut)) ?? check.finish();
      let right = true;
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        right = false;
      }
      expect(found === undefined).toBe(right);
      if (found === undefined) return;
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, found))).not.toThrow();
    }),
    { numRuns: 1000 },
  );
});
