import { expect, test } from 'vitest';
import fc from 'fast-check';
import { type Grid, GridBuilder } from '../../src/import/grid';
import { together, uniqueness } from '../../src/import/tripwire/unique';
import { Seeded } from './seeded';

function grid(header: readonly string[], rows: readonly (readonly string[])[]): Grid {
  const builder = new GridBuilder(header);
  for (const [at, row] of rows.entries()) builder.row(row, at + 2);
  return builder.finish();
}

/** The shares counted the slow way: each row with its cells as one text. */
function plainly(rows: readonly (readonly string[])[]) {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.join('\0'), (counts.get(row.join('\0')) ?? 0) + 1);
  const share = (below: number): number =>
    rows.filter((row) => (counts.get(row.join('\0')) ?? 0) < below).length / rows.length;
  return { k1: share(2), below5: share(5) };
}

test('the shares with k = 1 and k < 5 are those of counting rows with equal cells', () => {
  const cell = fc.constantFrom('', 'a', 'b', 'c');
  const row = fc.tuple(cell, cell, cell);
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
      expect(uniqueness(grid(['x', 'y', 'z'], rows), ['x', 'y', 'z'])).toMatchObject(plainly(rows));
    }),
  );
});

test('groups are the same by a table of all pairs and by look-up, which is taken when pairs are very many', () => {
  const random = new Seeded(9);
  const draw = (n: number, size: number) => Int32Array.from({ length: n }, () => random.between(0, size - 1));
  const [a, b] = [draw(5000, 40), draw(5000, 50)];
  const few = together({ of: a, size: 40 }, { of: b, size: 50 });
  const many = together({ of: a, size: 400_000 }, { of: b, size: 500_000 });
  expect(many).toEqual(few);
  expect(few.size).toBe(new Set(Array.from(a, (one, at) => `${String(one)} ${String(b[at])}`)).size);
});

test('names the column without which fewest would be rare', () => {
  const rows = Array.from({ length: 400 }, (_, at) => [
    at % 2 === 0 ? 'F' : 'M',
    String(at),
    at % 3 === 0 ? 'N' : 'S',
  ]);
  expect(uniqueness(grid(['sex', 'date', 'area'], rows), ['sex', 'date', 'area'])).toEqual({
    people: 400,
    columns: ['sex', 'date', 'area'],
    k1: 1,
    below5: 1,
    coarsen: { column: 'date', k1: 0, below5: 0 },
    level: 'warn',
  });
});

test('has nothing to warn of where everybody shares their answers with many', () => {
  const rows = Array.from({ length: 400 }, (_, at) => [at % 2 === 0 ? 'F' : 'M', at % 5 === 0 ? 'N' : 'S']);
  expect(uniqueness(grid(['sex', 'area'], rows), ['sex', 'area'])).toEqual({
    people: 400,
    columns: ['sex', 'area'],
    k1: 0,
    below5: 0,
    level: 'none',
  });
});

test('counts a person once where their column is named, however many rows they have', () => {
  const rows = Array.from({ length: 60 }, (_, at) => [`p${String(at % 3)}`, at % 3 === 0 ? 'F' : 'M']);
  const table = grid(['id', 'sex'], rows);
  expect(uniqueness(table, ['sex'])).toMatchObject({ people: 60, below5: 0 });
  expect(uniqueness(table, ['sex'], 'id')).toMatchObject({ people: 3, k1: 1 / 3, below5: 1 });
});

test('an empty table and no columns make nobody rare', () => {
  expect(uniqueness(grid(['a'], []), ['a'])).toEqual({
    people: 0,
    columns: ['a'],
    k1: 0,
    below5: 0,
    level: 'none',
  });
  expect(uniqueness(grid(['a'], [['1']]), [])).toEqual({
    people: 1,
    columns: [],
    k1: 0,
    below5: 0,
    level: 'none',
  });
});
