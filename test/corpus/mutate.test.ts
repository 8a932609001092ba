import { expect, test } from 'vitest';
import { table } from './people';
import { delimited } from './text';
import { mutate } from './mutate';
import { drawFrom, mutations } from './mutations';

const utf8 = new TextEncoder();
const seed = utf8.encode(delimited(table(), { quoteAll: true }));
const other = utf8.encode(delimited(table(), { delimiter: ';' }));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('the same seed spoils a file in the same way, byte for byte', () => {
  for (let number = 0; number < 300; number += 1) {
    const [one, two] = [mutate(seed, number, other), mutate(seed, number, other)];
    expect(hex(one.bytes)).toBe(hex(two.bytes));
    expect(one.done).toEqual(two.done);
  }
});

test('every spoiled file differs from the file, and hardly two of 500 are alike', () => {
  const made = Array.from({ length: 500 }, (_, number) => hex(mutate(seed, number, other).bytes));
  expect(made.filter((one) => one === hex(seed))).toEqual([]);
  expect(new Set(made).size).toBeGreaterThan(480);
});

test('the file that is spoiled is left as it was', () => {
  const before = hex(seed);
  for (let number = 0; number < 100; number += 1) mutate(seed, number, other);
  expect(hex(seed)).toBe(before);
});

test('every kind of mutation comes up, and one to four of them at a time', () => {
  const done = Array.from({ length: 1_500 }, (_, number) => mutate(seed, number, other).done);
  expect([...new Set(done.flat())].toSorted()).toEqual(Object.keys(mutations).toSorted());
  expect(done.filter(({ length }) => length < 1 || length > 4)).toEqual([]);
});

test.each(Object.entries(mutations))(
  '"%s" changes a file of quoted rows, and takes an empty file',
  (_, mutation) => {
    const made = Array.from({ length: 40 }, (__, number) => hex(mutation(seed, drawFrom(number), other)));
    expect(made.some((one) => one !== hex(seed))).toBe(true);
    expect(mutation(new Uint8Array(), drawFrom(1), new Uint8Array())).toBeInstanceOf(Uint8Array);
  },
);

test('draws are spread evenly and stay below their bound', () => {
  const draw = drawFrom(7);
  const counts = Array.from({ length: 10 }, () => 0);
  for (let time = 0; time < 10_000; time += 1) {
    const at = draw(10);
    counts[at] = (counts[at] ?? Number.NaN) + 1;
  }
  expect(counts).toHaveLength(10);
  expect(Math.min(...counts)).toBeGreaterThan(850);
  expect(Math.max(...counts)).toBeLessThan(1_150);
});
