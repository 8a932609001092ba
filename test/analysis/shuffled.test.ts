import { expect, test } from 'vitest';
import { shuffledPeople } from '../../src/analysis/shuffled';

const rows = Array.from({ length: 200 }, (_, at) => ({ last: at, n: (at % 3) + 1 }));

test('everybody is there once, in the same order each time', () => {
  const people = shuffledPeople(rows);
  expect(people).toHaveLength(rows.reduce((sum, { n }) => sum + n, 0));
  for (const { last, n } of rows) expect(people.filter((one) => one.last === last)).toHaveLength(n);
  expect(people.every(({ n }) => n === 1)).toBe(true);
  expect(shuffledPeople(rows)).toEqual(people);
});

test('those who come first are no lower than those who come last', () => {
  const lasts = shuffledPeople(rows).map(({ last }) => last);
  const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length;
  expect(Math.abs(mean(lasts.slice(0, 200)) - mean(lasts.slice(200)))).toBeLessThan(20);
});
