import { describe, expect, test } from 'vitest';
import { encodingAfter, encodingOf } from '../../src/import/sniff/encoding';
import type { Encoding } from '../../src/vocabulary/sniffed';
import { inEncoding } from './encoded';

const table = 'id,Café,£\n1,Zoë,“x”\n2,Renée,–\n';
const plain = 'id,before,after\n1,4,7\n2,5,8\n';
const bytes = (...parts: readonly number[]): Uint8Array => new Uint8Array(parts);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('a text is known by its bytes', () => {
  for (const [what, head, value, sure] of [
    ['UTF-8', inEncoding(table, 'utf-8', false), 'utf-8', true],
    ['UTF-8 with its mark', inEncoding(table, 'utf-8', true), 'utf-8', true],
    ['plain English', inEncoding(plain, 'utf-8', false), 'utf-8', true],
    ['UTF-16 LE with its mark', inEncoding(table, 'utf-16le', true), 'utf-16le', true],
    ['UTF-16 BE with its mark', inEncoding(table, 'utf-16be', true), 'utf-16be', true],
    ['UTF-16 LE without it', inEncoding(table, 'utf-16le', false), 'utf-16le', true],
    ['UTF-16 BE without it', inEncoding(table, 'utf-16be', false), 'utf-16be', true],
    [
      'UTF-16 LE of Greek names',
      inEncoding('id,Ελένη Μαρία\n1,Γιώργος\n', 'utf-16le', false),
      'utf-16le',
      false,
    ],
    ['Windows-1252', inEncoding(table, 'windows-1252', false), 'windows-1252', true],
    ['Windows-1252 with bytes that mean nothing in it', bytes(0x61, 0x2c, 0x81, 0x0a), 'windows-1252', false],
    ['mostly UTF-8 with a damaged byte', bytes(...inEncoding(table, 'utf-8', false), 0xe9), 'utf-8', false],
    ['a line that DOS ended with its mark', latin(`${plain}\x1a`), 'utf-8', true],
  ] as const) {
    test(`${what}`, () => {
      const found = encodingOf(head);
      expect(found).toMatchObject({ value, sure });
      expect(found.choices).toContain(value);
      expect(found.why).toMatch(/\.$/);
    });
  }
});

describe('what is no text is refused with what it is', () => {
  for (const [head, said] of [
    [latin('\x89PNG\r\n\x1a\n\0\0'), 'picture'],
    [latin('PK\x03\x04\x14\0'), 'workbook'],
    [latin('%PDF-1.7\n%\xe2\xe3'), 'PDF'],
    [latin('PAR1\x15\x04'), 'Parquet'],
    [latin('\x1f\x8b\x08\0'), 'gzip'],
    [latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'workbook'],
    [latin('$FL2@(#) SPSS DATA FILE'), 'SPSS'],
    [latin('$FL3@(#) SPSS DATA FILE'), 'ZSAV'],
    [latin('<stata_dta><header>'), 'Stata'],
    [latin('SQLite format 3\0'), 'SQLite'],
    [latin('{\\rtf1\\ansi'), 'RTF'],
    [latin('\xff\xfe\0\0a\0\0\0'), 'UTF-32'],
    [latin('\0\0\xfe\xff\0\0\0a'), 'UTF-32'],
    [latin('<!DOCTYPE html><html><table>'), 'web page'],
    [latin('\n<table border=1><tr><td>id</td></tr></table>'), 'web page'],
    [latin('<?xml version="1.0"?><Workbook>'), 'XML'],
    [latin('id,n\na,\0\nb,2\n'), 'zero bytes'],
    [bytes(1, 2, 3, 4, 5, 6, 7, 8, 0x41), 'control'],
  ] as const) {
    test(`${JSON.stringify(String.fromCharCode(...head.subarray(0, 12)))} names its kind: ${said}`, () => {
      const found = encodingOf(head);
      expect(found.value).toBe('not text');
      expect(found.why).toContain(said);
    });
  }

  test('a zero byte at the end of a long file counts as much as one at its start', () => {
    expect(encodingOf(latin(plain), latin('x,\0\n')).value).toBe('not text');
  });

  test('a header that only looks like markup is a header', () => {
    expect(encodingOf(latin('<b>id</b>,<script>x</script>\n1,2\n')).value).toBe('utf-8');
    expect(encodingOf(latin('<table>,n\n1,2\n')).value).toBe('utf-8');
  });
});

test('a letter cut by the end of the head or the start of the tail is not held against UTF-8', () => {
  const whole = inEncoding('a,é€😀\n', 'utf-8', false);
  for (let cut = 1; cut < whole.length; cut += 1) {
    expect(encodingOf(whole.subarray(0, cut), whole.subarray(cut))).toMatchObject({
      value: 'utf-8',
      sure: true,
    });
  }
  expect(encodingOf(whole.subarray(0, 3)).value).toBe('windows-1252');
});

test('an accent of Windows-1252 at the end of a long plain file is found there', () => {
  expect(encodingOf(latin(plain), inEncoding('3,Zoë\n', 'windows-1252', false)).value).toBe('windows-1252');
});

test('a byte deep in a plain file makes it Windows-1252; after letters that were UTF-8 the fault stands', () => {
  const before = encodingOf(latin(plain)) as ReturnType<typeof encodingOf> & {
    readonly value: Encoding;
    readonly choices: readonly Encoding[];
  };
  const after = encodingAfter(before, { wide: 0, where: { line: 20_002 } });
  expect(after).toMatchObject({ value: 'windows-1252', choices: ['utf-8', 'windows-1252'] });
  expect(after?.why).toContain('line 20002');
  expect(encodingAfter(before, { wide: 3, where: { line: 20_002 } })).toBeUndefined();
  const marked = { ...before, choices: ['utf-8'] as const };
  expect(encodingAfter(marked, { wide: 0, where: {} })).toBeUndefined();
});
