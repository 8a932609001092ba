import { expect, test } from 'vitest';
import { looksLikeStata, readStata } from '../../src/import/survey/stata';
import { bytesOf, readAll, refusal, sourceOf } from './survey/fixture';

/** A file of the folder with some bytes written over. */
function changed(name: string, change: (view: DataView, bytes: Uint8Array) => void) {
  const bytes = bytesOf(name);
  change(new DataView(bytes.buffer), bytes);
  return sourceOf(name, bytes);
}

/** Where the bytes after `text` begin. */
function after(name: string, text: string): number {
  return String.fromCharCode(...bytesOf(name)).indexOf(text) + text.length;
}

test('counts and lengths that lie are refused before any memory is spent', async () => {
  const rows = after('stata14.dta', '<N>');
  for (const lie of [14n, 16n, 2n ** 31n, 2n ** 52n, 2n ** 63n]) {
    const file = changed('stata14.dta', (view) => view.setBigUint64(rows, lie, true));
    expect(await refusal(readStata, file)).toMatch(/^stata_(damaged|cut_short): byte \d+$/);
  }
  const columns = after('stata14.dta', '<K>');
  for (const lie of [0, 12, 14]) {
    const file = changed('stata14.dta', (view) => view.setUint16(columns, lie, true));
    expect(await refusal(readStata, file)).toMatch(/^stata_(damaged|cut_short): byte \d+$/);
  }
  expect(
    await refusal(
      readStata,
      changed('stata14.dta', (view) => view.setUint16(columns, 2001, true)),
    ),
  ).toBe('too_many_columns');
  for (const lie of [-1, 2 ** 31 - 1, 14]) {
    const file = changed('stata8.dta', (view) => view.setInt32(6, lie, true));
    expect(await refusal(readStata, file)).toMatch(/^stata_(damaged|cut_short): byte \d+$/);
  }
});

test('value labels whose lengths lie are refused', async () => {
  const labels = after('stata14.dta', '<lbl>');
  for (const place of [labels, labels + 136, labels + 140, labels + 144]) {
    for (const lie of [-1, 2 ** 31 - 1, 1_000_000]) {
      const file = changed('stata14.dta', (view) => view.setInt32(place, lie, true));
      expect(await refusal(readStata, file)).toMatch(/^stata_(damaged|cut_short): byte \d+$/);
    }
  }
});

test('long texts that end outside the file, or that are pointed to and absent, are refused', async () => {
  const text = after('stata13.dta', 'GSO');
  const length = changed('stata13.dta', (view) => view.setUint32(text + 9, 2 ** 32 - 1, true));
  expect(await refusal(readStata, length)).toMatch(/^stata_cut_short: byte \d+$/);
  const absent = changed('stata13.dta', (view) => view.setUint32(text, 77, true));
  expect(await refusal(readStata, absent)).toBe('stata_damaged: a long text that is not in the file');
});

test('a column whose labels are not in the file is read as codes, and that is said', async () => {
  const place = after('stata14.dta', '<lbl>') + 4;
  const table = await readStata(changed('stata14.dta', (view) => view.setUint8(place, 0x7a)));
  expect(table.issues.map(({ code, column }) => [code, column])).toEqual([['labels_absent', 'satisfied']]);
});

test('releases that are not read are refused by their number', async () => {
  expect(
    await refusal(
      readStata,
      changed('stata8.dta', (view) => view.setUint8(0, 108)),
    ),
  ).toBe('stata_version: 108');
  const release = after('stata14.dta', '<release>');
  expect(
    await refusal(
      readStata,
      changed('stata14.dta', (_, bytes) => bytes.set([0x31, 0x32, 0x31], release)),
    ),
  ).toBe('stata_version: 121');
  expect(looksLikeStata(new TextEncoder().encode('release,score'))).toBe(false);
  expect(looksLikeStata(new Uint8Array(0))).toBe(false);
});

test('letters of files before Stata 14 are those of Windows-1252', async () => {
  const cell = after('stata10.dta', 'Caf');
  const [reason] = (
    await readAll(
      readStata,
      changed('stata10.dta', (_, bytes) => bytes.set([0xe9, 0x80], cell)),
    )
  ).slice(5);
  expect(reason?.[3]).toMatch(/^Café€/);
});
