import { expect, test } from 'vitest';
import { itemSets } from '../../src/vocabulary/itemnames';

const row = (n: number, name: (item: number) => string): readonly string[] =>
  Array.from({ length: n }, (_, at) => name(at + 1));
const seen = (header: readonly string[]): readonly string[] =>
  itemSets(header).map(
    ({ instrument, columns, stage, order, certain }) =>
      `${instrument} ${columns[0] ?? ''}…${columns.at(-1) ?? ''} ${stage ?? '-'} ${String(order ?? '-')}${certain ? '' : '?'}`,
  );

test('items are told by the name of their instrument and their number, however they are joined', () => {
  for (const name of [
    (item: number) => `swemwbs_${String(item)}`,
    (item: number) => `SWEMWBS Q${String(item)}`,
    (item: number) => `swemwbs${String(item)}`,
    (item: number) => `SWEMWBS item ${String(item)}`,
    (item: number) => `swemwbs7.${String(item)}`,
  ])
    expect(seen(row(7, name))).toEqual([`swemwbs ${name(1)}…${name(7)} - -`]);
});

test('items are put in order even where their columns are not', () => {
  const [set] = itemSets(row(9, (item) => `phq9_item${String(item)}`).toReversed());
  expect(set?.columns).toEqual(row(9, (item) => `phq9_item${String(item)}`));
});

test('stage words and months on either side of the number say when', () => {
  const start = row(7, (item) => `Baseline: SWEMWBS Q${String(item)}`);
  const end = row(7, (item) => `SWEMWBS Q${String(item)} (End)`);
  const later = row(7, (item) => `swemwbs_${String(item)}_3m`);
  expect(seen([...start, ...later, ...end])).toEqual([
    'swemwbs Baseline: SWEMWBS Q1…Baseline: SWEMWBS Q7 baseline 0',
    'swemwbs swemwbs_1_3m…swemwbs_7_3m review 3',
    'swemwbs SWEMWBS Q1 (End)…SWEMWBS Q7 (End) exit 1000',
  ]);
});

test('numbered waves are staged by their number, whichever side of the item they stand', () => {
  const after = [1, 2, 3].flatMap((wave) => row(7, (item) => `gad7_${String(item)}_t${String(wave)}`));
  expect(seen(after)).toEqual([
    'gad-7 gad7_1_t1…gad7_7_t1 baseline 0',
    'gad-7 gad7_1_t2…gad7_7_t2 review 1',
    'gad-7 gad7_1_t3…gad7_7_t3 exit 2',
  ]);
  const before = [1, 2].flatMap((wave) => row(7, (item) => `gad7_${String(wave)}_${String(item)}`));
  expect(seen(before)).toEqual(['gad-7 gad7_1_1…gad7_1_7 baseline 0', 'gad-7 gad7_2_1…gad7_2_7 exit 1']);
});

test('a set that could be read two ways, or three totals in a row, is not certain', () => {
  const both = [1, 2, 3].flatMap((wave) => row(3, (item) => `ucla_${String(item)}_${String(wave)}`));
  expect(itemSets(both).map(({ certain }) => certain)).toEqual([false, false, false]);
  expect(itemSets(both)[0]?.columns).toEqual(['ucla_1_1', 'ucla_2_1', 'ucla_3_1']);
  expect(itemSets(row(3, (item) => `ucla${String(item)}`)).map(({ certain }) => certain)).toEqual([false]);
  expect(itemSets(row(3, (item) => `UCLA Q${String(item)}`)).map(({ certain }) => certain)).toEqual([true]);
});

test('a set with an item missing or twice is none, and a total is never an item', () => {
  expect(itemSets(row(6, (item) => `swemwbs_${String(item)}`))).toEqual([]);
  expect(itemSets(['phq_9', 'phq_9_total', 'PHQ-9 (Start)', 'gad_7', 'swemwbs total'])).toEqual([]);
  expect(itemSets([...row(3, (item) => `UCLA Q${String(item)}`), 'UCLA item 2'])).toEqual([]);
});

test('a name without the scale number is known once all its items are there, the total left out', () => {
  expect(seen([...row(9, (item) => `phq${String(item)}`), 'phq_total'])).toEqual(['phq-9 phq1…phq9 - -']);
});

test('four numbered ONS questions are four measures, the fourth of them anxiety', () => {
  expect(
    itemSets(['ONS4_1', 'ONS4_2', 'ONS4_3', 'ONS4_4']).map(({ instrument, columns }) => [
      instrument,
      ...columns,
    ]),
  ).toEqual([
    ['ons-life-satisfaction', 'ONS4_1'],
    ['ons-worthwhile', 'ONS4_2'],
    ['ons-happiness', 'ONS4_3'],
    ['ons-anxiety', 'ONS4_4'],
  ]);
});
