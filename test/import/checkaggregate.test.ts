import { expect, test } from 'vitest';
import { isAggregate } from '../../src/import/check/aggregate';
import { layouts } from '../../src/vocabulary/layouts';
import { measures } from '../../src/vocabulary/measures';
import { corpus } from '../corpus/corpus';

/** The header and first rows of a plain file of the corpus. */
function tableOf(bytes: Uint8Array): readonly (readonly string[])[] {
  const lines = new TextDecoder().decode(bytes).split('\n');
  return lines.filter((line) => line !== '').map((line) => line.split(/[,;]/));
}

test('the returns of totals of the corpus are recognised', () => {
  const returns = corpus.filter(
    ({ expect: expected }) => 'codes' in expected && expected.codes.includes('aggregate_return'),
  );
  expect(returns.length).toBeGreaterThan(2);
  for (const { id, bytes } of returns) {
    const rows = tableOf(bytes()).filter((cells) => cells.length > 2);
    expect(isAggregate(rows[0] ?? [], rows.slice(1)), id).toBe(true);
  }
});

test('no file of people, scores, counts or sessions of the corpus is taken for one', () => {
  const files = corpus.filter(
    ({ id, file, expect: { outcome } }) =>
      /^(layouts|rows|headers|numbers|ids)\//.test(id) && file.endsWith('.csv') && outcome !== 'refused',
  );
  expect(files.length).toBeGreaterThan(50);
  for (const { id, bytes } of files) {
    const [header = [], ...rows] = tableOf(bytes());
    expect(isAggregate(header, rows), id).toBe(false);
  }
});

test('counts of one person a row without an id, and answers Yes and No, are not totals', () => {
  expect(isAggregate(['Age', 'Seen', 'Accepted', 'Completed'], [['45', 'Yes', 'Yes', 'No']])).toBe(false);
  expect(isAggregate(['Referred', 'Seen', 'Discharged'], [['03/04/2023', '11/04/2023', '29/08/2023']])).toBe(
    false,
  );
  expect(isAggregate(['Client ID', 'Total', 'Mean', 'Number of calls'], [['A1', '4', '2', '2']])).toBe(false);
  expect(isAggregate([], [])).toBe(false);
});

test('the layouts that the page offers are not totals', () => {
  expect(layouts.length).toBeGreaterThan(0);
  for (const { id, columns } of layouts) {
    const header = columns([...measures].slice(0, 4)).map(({ column }) => column);
    expect(isAggregate(header, [header.map(() => '1')]), id).toBe(false);
  }
});
