import { describe, expect, test } from 'vitest';
import { checkedAsSeen, only, upTo } from './checked';
import { Seeded } from './seeded';

const scale = (value: number): number => Math.max(0, Math.min(10, Math.round(value)));
const names = ['ONS LS', 'ONS W', 'ONS A'];

/** People whose answers go together, anxiety against the others; `write` says how a file holds them. */
function rows(n: number, write: (scores: readonly number[], later: boolean) => readonly number[]): string[] {
  const random = new Seeded(7);
  const noise = (): number => (random.share() + random.share() - 1) * 2.5;
  const answers = (well: number): readonly number[] => [
    scale(well + noise()),
    scale(well + noise()),
    scale(10 - well + noise()),
  ];
  return [
    ['Client ID', ...names.map((name) => `${name} (Start)`), ...names.map((name) => `${name} (End)`)].join(
      ',',
    ),
    ...upTo(n).map((at) => {
      const well = 2 + random.share() * 6;
      return [
        `SP-${String(at)}`,
        ...write(answers(well), false),
        ...write(answers(Math.min(9, well + 1)), true),
      ].join(',');
    }),
  ];
}

const asIs = (scores: readonly number[]): readonly number[] => scores;
const turned = (place: number) => (scores: readonly number[]) =>
  scores.map((score, at) => (at === place ? 10 - score : score));

describe('a measure turned round in the file', () => {
  test('anxiety that rises with life satisfaction and worth is asked about at both ends', async () => {
    const { issues } = await checkedAsSeen(rows(120, turned(2)));
    expect(only(issues, 'perhaps_reversed')).toEqual([
      'perhaps_reversed | ONS A (Start) | ×120',
      'perhaps_reversed | ONS A (End) | ×120',
    ]);
  });

  test('a mirrored measure of which higher is better is the one that is named', async () => {
    const { issues } = await checkedAsSeen(rows(120, turned(0)));
    expect(only(issues, 'perhaps_reversed').map((one) => one.split(' | ')[1])).toEqual([
      'ONS LS (Start)',
      'ONS LS (End)',
    ]);
  });

  test('a measure turned round only in the later scores is named only there', async () => {
    const { issues } = await checkedAsSeen(
      rows(120, (scores, later) => (later ? turned(2)(scores) : scores)),
    );
    expect(only(issues, 'perhaps_reversed')).toEqual(['perhaps_reversed | ONS A (End) | ×120']);
  });

  test('measures as they were asked are not asked about, in small files and in large ones', async () => {
    for (const n of [12, 40, 4000])
      expect(only((await checkedAsSeen(rows(n, asIs))).issues, 'perhaps_reversed')).toEqual([]);
  });

  test('a large file is known by a part of it', async () => {
    const { issues } = await checkedAsSeen(rows(4000, turned(2)));
    expect(only(issues, 'perhaps_reversed')).toHaveLength(2);
  });

  test('answers that have nothing to do with each other are no sign', async () => {
    const random = new Seeded(11);
    const { issues } = await checkedAsSeen(rows(400, () => names.map(() => random.between(0, 10))));
    expect(only(issues, 'perhaps_reversed')).toEqual([]);
  });

  test('of nine people nothing is said, of twelve only what is as plain as can be', async () => {
    const same = (scores: readonly number[]): readonly number[] => scores.map(() => scores[0] ?? 0);
    expect(only((await checkedAsSeen(rows(9, same))).issues, 'perhaps_reversed')).toEqual([]);
    expect(only((await checkedAsSeen(rows(12, same))).issues, 'perhaps_reversed')).toHaveLength(2);
  });
});

test('in a file of one row a score the measure is named', async () => {
  const { issues } = await checkedAsSeen([
    'client_ref,tool,question,stage,date_completed,score',
    ...upTo(40).flatMap((at) => [
      `P${String(at)},ONS4,Life satisfaction,Baseline,2023-05-01,${String(at % 10)}`,
      `P${String(at)},ONS4,Anxiety,Baseline,2023-05-01,${String((at + (at % 2)) % 10)}`,
    ]),
  ]);
  expect(only(issues, 'perhaps_reversed')).toEqual(['perhaps_reversed | score | ONS anxiety | ×40']);
});
