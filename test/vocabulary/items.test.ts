import { expect, test } from 'vitest';
import { instruments } from '../../src/vocabulary/items';
import { customMeasure, measureById } from '../../src/vocabulary/measures';
import { plainName } from '../../src/vocabulary/spelling';

test('nothing is scored from items where the licence allows totals only', () => {
  const scored = new Set(instruments.map(({ measure }) => measure));
  const totalsOnly = [...measureById.values()].filter(({ importTotalOnly }) => importTotalOnly);
  expect(totalsOnly.length).toBeGreaterThan(15);
  expect(totalsOnly.filter(({ id }) => scored.has(id)).map(({ id }) => id)).toEqual([]);
});

test('the score of every instrument is a measure of the vocabulary or one that can be added to it', () => {
  for (const { measure, custom } of instruments) {
    const known = measureById.get(measure) ?? (custom === undefined ? undefined : customMeasure(custom));
    expect(known?.id).toBe(measure);
  }
});

test('answers of a known measure are numbered as its items are', () => {
  const same = instruments.filter(({ countsFrom }) => countsFrom === null);
  for (const { id, measure, range } of same) {
    const known = measureById.get(measure);
    if (known !== undefined) expect([id, known.itemRange]).toEqual([id, range]);
  }
});

test('an instrument uses, turns and reads only items that it has', () => {
  for (const { items, uses, reversed, wordsTurned } of instruments) {
    const numbers = [...uses, ...reversed, ...wordsTurned];
    expect(numbers.filter((item) => !Number.isInteger(item) || item < 1 || item > items)).toEqual([]);
    expect(new Set(uses).size).toBe(uses.length);
  }
});

test('every word of a response scale stands for an answer of the instrument', () => {
  for (const { words, range } of instruments)
    for (const [word, value] of words) {
      expect(word).toBe(plainName(word));
      expect(value >= range[0] && value <= range[1]).toBe(true);
    }
});

test('an instrument with several ways to number its answers asks, and every name is as names are looked up', () => {
  for (const { asks, codings, names } of instruments) {
    if (codings.length > 2) expect(asks).not.toBeNull();
    expect(names.filter((name) => name !== plainName(name))).toEqual([]);
    expect(codings[0]?.id).toBe('published');
  }
});

test('each half of the six loneliness items belongs to one subscale, in either order', () => {
  for (const order of ['', '-grouped']) {
    const uses = (id: string) => instruments.find((one) => one.id === `${id}${order}`)?.uses ?? [];
    const halves = [...uses('djg-6-emotional'), ...uses('djg-6-social')].toSorted((a, b) => a - b);
    expect(halves).toEqual([1, 2, 3, 4, 5, 6]);
  }
});
