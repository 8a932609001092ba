import { expect, test } from 'vitest';
import { inspect } from '../../src/import/inspect';
import { prepare } from '../../src/import/prepare';
import type { Issue } from '../../src/vocabulary/issue';
import type { Mapping } from '../../src/vocabulary/mapping';
import { brief, file } from './files';

const about: readonly Issue['code'][] = ['total_differs', 'answers_renumbered'];

async function said(lines: readonly string[], change: Partial<Mapping> = {}): Promise<readonly string[]> {
  const source = file('a.csv', ...lines);
  const { mapping } = await inspect(source);
  const loaded = await prepare([{ source, mapping: { ...mapping, ...change } }], { hand: () => undefined });
  const own = loaded.issues.filter(({ code }) => about.includes(code));
  expect(own.every(({ severity }) => severity === 'note')).toBe(true);
  return brief(own);
}

const named = (tool: string, n: number, stage: string): string =>
  Array.from({ length: n }, (_, at) => `${tool} Q${String(at + 1)} (${stage})`).join(',');

const short = `Client ID,${named('SWEMWBS', 7, 'Start')},SWEMWBS (Start),SWEMWBS (End)`;
/** Answers of one person after another, all of them different people's. */
const answers = (at: number, from: number, to: number): readonly number[] =>
  Array.from({ length: 7 }, (_, item) => from + ((at * (item + 1) + item) % (to - from + 1)));
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const people = Array.from({ length: 40 }, (_, at) => at);

test('a total that its answers make is passed over in silence, raw or metric, and one that they do not is listed by line', async () => {
  const raw = people.map((at) => {
    const own = answers(at, 1, 5);
    return `p${String(at)},${own.join(',')},${String(sum(own) + (at === 3 || at === 8 ? 1 : 0))},30`;
  });
  expect(await said([short, ...raw])).toEqual(
    ['total_differs | 5 | SWEMWBS (Start) | 26', 'total_differs | 10 | SWEMWBS (Start) | 25'].map((one, at) =>
      one.replace(/\d+$/, String(sum(answers([3, 8][at] ?? 0, 1, 5)) + 1)),
    ),
  );
  expect(
    await said([
      short,
      'a,3,3,3,3,3,3,3,19.25,24.11',
      'b,4,4,4,4,4,4,4,25.0,24.11',
      'c,4,4,4,4,4,4,4,23.21,24.11',
    ]),
  ).toEqual(['total_differs | 4 | SWEMWBS (Start) | 23.21']);
});

test('a row with too few answers, an answer off the scale or no total is compared with nothing', async () => {
  expect(
    await said([
      short,
      'a,3,3,3,,3,3,3,30,30',
      'b,3,3,3,9,3,3,3,30,30',
      'c,3,3,3,3,3,3,3,,30',
      'd,,,,,,,,30,30',
    ]),
  ).toEqual([]);
});

test('totals are compared with the answers of their own stage, and in each measure with its own', async () => {
  const header = `Client ID,${named('PHQ-9', 9, '6 weeks')},PHQ-9 (Start),PHQ-9 (6 weeks),GAD-7 (6 weeks)`;
  const nine = '1,1,1,1,1,1,1,1,1';
  expect(await said([header, `a,${nine},20,9,5`, `b,${nine},20,9,5`, `c,${nine},9,10,9`])).toEqual([
    'total_differs | 4 | PHQ-9 (6 weeks) | 10',
  ]);
});

test('numbering from another lowest answer is said once, in place of every row, where it explains nearly all totals', async () => {
  const rows = people.map((at) => {
    const own = answers(at, 0, 4);
    return `p${String(at)},${own.join(',')},${String(sum(own) + 7)},30`;
  });
  expect(await said([short, ...rows])).toEqual([
    'answers_renumbered | SWEMWBS (Start) | the lowest answer is 0 | ×40',
  ]);
});

test('answers in the other direction are told from their totals', async () => {
  const six = `Client ID,${named('DJG-6', 6, 'Start')},DJG-6 (Start),DJG-6 (End)`;
  const social = [2, 3, 5];
  const rows = people.map((at) => {
    const own = answers(at * 2 + 1, 1, 3).slice(0, 6);
    const lonely = own.filter((answer, item) => {
      const turned = 4 - answer;
      return (social.includes(item + 1) ? 4 - turned : turned) >= 2;
    });
    return `p${String(at)},${own.join(',')},${String(lonely.length)},3`;
  });
  expect(await said([six, ...rows])).toEqual([
    'answers_renumbered | DJG-6 (Start) | yes is 1, more or less is 2, no is 3 | ×40',
  ]);
});

test('single answers are never taken for totals, also where nothing can be scored from them without asking', async () => {
  const lines = [`Client ID,${named('DJG-6', 6, 'Start')},DJG-6 (Start),DJG-6 (End)`, 'a,1,2,3,1,2,3,4,3'];
  const { mapping } = await inspect(file('a.csv', ...lines));
  expect(mapping.scores.map(({ column }) => column)).toEqual(['DJG-6 (Start)', 'DJG-6 (End)']);
  expect(mapping.items).toBeUndefined();
});

test('many totals that differ are counted in full, and no numbering is blamed that explains only some', async () => {
  const many = Array.from({ length: 300 }, (_, at) => `p${String(at)},3,3,3,3,3,3,3,22,30`);
  const found = await said([short, ...many]);
  expect(found).toHaveLength(201);
  expect(found.at(-1)).toBe('total_differs | ×100');
});
