import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instrumentById, instruments } from '../../src/vocabulary/items';
import { agreesWithTotal, codingOf, itemAnswer, scoreItems } from '../../src/vocabulary/itemscore';
import { measureById } from '../../src/vocabulary/measures';

const all = (value: number, n: number): readonly number[] => Array.from({ length: n }, () => value);
const score = (id: string, answers: readonly (number | undefined)[]): number | string => {
  const made = scoreItems(id, answers);
  return 'score' in made ? made.score : made.problem;
};
const named = (id: string) => {
  const found = instrumentById.get(id);
  if (found === undefined) throw new Error(id);
  return found;
};

test('seven answers of 3 make a raw SWEMWBS total of 21, which is 19.25 on the metric scale', () => {
  expect(scoreItems('swemwbs', all(3, 7))).toEqual({ score: 19.25, total: 21 });
  expect([score('swemwbs', all(1, 7)), score('swemwbs', all(5, 7))]).toEqual([7, 35]);
});

test('SWEMWBS with one item missing has no score, and the reason names the item by its number alone', () => {
  expect(scoreItems('swemwbs', [3, 3, undefined, 3, 3, 3, 3])).toEqual({
    problem: 'items_missing',
    why: 'Item 3 is missing, and every item is needed.',
  });
});

test('the short scale within the fourteen items is items 1, 2, 3, 6, 7, 9 and 11', () => {
  const short = new Set([1, 2, 3, 6, 7, 9, 11]);
  const answers = Array.from({ length: 14 }, (_, at) => (short.has(at + 1) ? 4 : 1));
  expect(scoreItems('swemwbs-within-wemwbs', answers)).toEqual({ score: 25.03, total: 28 });
  expect(score('wemwbs', answers)).toBe(35);
  expect(score('swemwbs-within-wemwbs', [...all(3, 7), undefined, ...all(3, 6)])).toBe(19.25);
});

test('PHQ-9 is pro-rated and rounded with up to two items missing, and not made with three', () => {
  expect(score('phq-9', [...all(1, 7), undefined, undefined])).toBe(9);
  expect(score('phq-9', [3, 3, 3, 2, 2, 2, 2, 2, undefined])).toBe(Math.round((19 * 9) / 8));
  expect(scoreItems('phq-9', [...all(1, 6), undefined, undefined, undefined])).toEqual({
    problem: 'items_missing',
    why: 'Items 7, 8, 9 are missing, and at most 2 may be.',
  });
  expect(score('gad-7', [...all(3, 5), undefined, undefined])).toBe(21);
});

test('the loneliness count equals the counting rules of its manual, whatever the answers', () => {
  const answer = fc.constantFrom(1, 2, 3, undefined);
  fc.assert(
    fc.property(fc.array(answer, { minLength: 6, maxLength: 6 }), (answers) => {
      const at = (item: number): number | undefined => answers[item - 1];
      const count = (items: readonly number[], values: readonly number[]): number =>
        items.filter((item) => values.includes(at(item) ?? 0)).length;
      const [emotional, social] = [
        [1, 4, 6],
        [2, 3, 5],
      ];
      const missing = (items: readonly number[]): number =>
        items.filter((item) => at(item) === undefined).length;
      const [lost, lostSocial] = [missing(emotional ?? []), missing(social ?? [])];
      const [lonely, lonelySocial] = [count(emotional ?? [], [2, 3]), count(social ?? [], [1, 2])];
      expect(score('djg-6-emotional', answers)).toBe(lost > 0 ? 'items_missing' : lonely);
      expect(score('djg-6-social', answers)).toBe(lostSocial > 0 ? 'items_missing' : lonelySocial);
      expect(score('djg-6', answers)).toBe(lost + lostSocial > 1 ? 'items_missing' : lonely + lonelySocial);
    }),
  );
});

test('the order of the loneliness items changes the score, so the two orders are two instruments', () => {
  const answers = [3, 3, 3, 3, 3, 1];
  expect([score('djg-6', answers), score('djg-6-grouped', answers)]).toEqual([2, 4]);
  expect(named('djg-6').asks).toContain('order');
});

test('"more or less" counts as lonely on every loneliness item', () => {
  expect([score('djg-6', all(2, 6)), score('djg-11', all(2, 11))]).toEqual([6, 11]);
});

test('self-esteem turns items 2, 5, 6, 8 and 9: the same answer throughout is the middle', () => {
  expect([score('rosenberg', all(3, 10)), score('rosenberg', all(0, 10))]).toEqual([15, 15]);
  expect(score('rosenberg', [3, 0, 3, 3, 0, 0, 3, 0, 0, 3])).toBe(30);
});

test('CORE-10 numbers are added as printed, its words are turned for items 2 and 3, and one may be missing', () => {
  const core = named('core-10');
  expect(score('core-10', all(0, 10))).toBe(0);
  const words = Array.from({ length: 10 }, (_, at) => itemAnswer(core, at + 1, 'Not at all'));
  expect(words.map((one) => ('value' in one ? one.value : one.problem))).toEqual([
    0, 4, 4, 0, 0, 0, 0, 0, 0, 0,
  ]);
  expect(score('core-10', [...all(2, 9), undefined])).toBe(20);
  expect(score('core-10', [...all(2, 8), undefined, undefined])).toBe('items_missing');
});

test('WHO-5 is four times its sum, GSE allows three missing, WSAS and UCLA-3 allow none', () => {
  expect(score('who-5', all(3, 5))).toBe(60);
  expect(score('gse', [...all(3, 7), undefined, undefined, undefined])).toBe(30);
  expect(score('wsas', [undefined, 4, 4, 4, 4])).toBe('items_missing');
  expect([score('ucla-3', [1, 2, 3]), score('ucla-3', [1, 2, undefined])]).toEqual([6, 'items_missing']);
});

test('an answer off the scale is refused and never clipped', () => {
  expect(score('ucla-3', [1, 2, 4])).toBe('out_of_range');
  expect(score('phq-9', [...all(1, 8), 1.5])).toBe('not_a_number');
  expect(score('phq-9', [...all(1, 8), Number.NaN])).toBe('not_a_number');
  expect(score('ucla-3', [1, 2])).toBe('wrong_items');
  expect(score('pam', all(1, 13))).toBe('unknown_tool');
});

test('whatever the answers, a score lies in the range of its measure and both ends can be reached', () => {
  for (const { id, measure, custom, items, range, reversed } of instruments) {
    const [low, high] = measureById.get(measure)?.range ?? custom?.range ?? [NaN, NaN];
    const ends = [range[0], range[1]].map((end) => {
      const other = range[0] + range[1] - end;
      return score(
        id,
        Array.from({ length: items }, (_, at) => (reversed.includes(at + 1) ? other : end)),
      );
    });
    expect([id, ...ends]).toEqual([id, low, high]);
    const answer = fc.option(fc.integer({ min: range[0], max: range[1] }), { nil: undefined, freq: 8 });
    fc.assert(
      fc.property(fc.array(answer, { minLength: items, maxLength: items }), (answers) => {
        const made = scoreItems(id, answers);
        if ('score' in made) expect(made.score >= low && made.score <= high).toBe(true);
        else expect(made.problem).toBe('items_missing');
      }),
      { numRuns: 50 },
    );
  }
});

test('a coding is undone: the same answers in any coding make the same score', () => {
  for (const of of instruments.filter(({ countsFrom }) => countsFrom === null)) {
    for (const { id: coding } of of.codings) {
      const written = Array.from({ length: of.items }, (_, at) => {
        const wanted = of.range[0] + (at % (of.range[1] - of.range[0] + 1));
        const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        return numbers.find((number) => {
          const read = itemAnswer(of, at + 1, String(number), coding);
          return 'value' in read && read.value === wanted;
        });
      });
      const plain = Array.from(
        { length: of.items },
        (_, at) => of.range[0] + (at % (of.range[1] - of.range[0] + 1)),
      );
      expect(scoreItems(of.id, written, coding)).toEqual(scoreItems(of.id, plain));
    }
  }
});

test('loneliness items already scored as 1 and 0 are added up', () => {
  expect(scoreItems('djg-6', [1, 0, 1, 0, 0, 1], 'scored')).toEqual({ score: 3, total: 3 });
});

test('a coding is asked for where the answers do not tell it, and never where they do', () => {
  const ids = (id: string, answers: readonly number[]) => {
    const { codings, asked } = codingOf(named(id), answers);
    return [asked, ...codings.map((coding) => coding.id)];
  };
  expect(ids('swemwbs', [1, 2, 5])).toEqual([false, 'published']);
  expect(ids('swemwbs', [0, 2, 4])).toEqual([true, 'from 0']);
  expect(ids('phq-9', [0, 1, 3])).toEqual([false, 'published']);
  expect(ids('phq-9', [1, 2, 3])).toEqual([true, 'published', 'from 1']);
  expect(ids('phq-9', [1, 4])).toEqual([true, 'from 1']);
  expect(ids('djg-6', [1, 2, 3])).toEqual([true, 'published', 'turned']);
  expect(ids('ucla-3', [7])).toEqual([true]);
});

test('words are read by what they say, whatever the numbers of the file', () => {
  const djg = named('djg-6');
  expect(itemAnswer(djg, 1, 'Yes', 'turned')).toEqual({ value: 3 });
  expect(itemAnswer(djg, 1, '1', 'turned')).toEqual({ value: 3 });
  expect(itemAnswer(djg, 1, '1 - Yes', 'turned')).toEqual({ value: 3 });
  expect(itemAnswer(djg, 1, '1 - Yes')).toEqual({ problem: 'unclear_answer' });
  expect(itemAnswer(djg, 1, '0', 'turned')).toEqual({ problem: 'out_of_range' });
});

test('a total agrees with its items raw, metric or metric to one decimal, and no other number does', () => {
  const swemwbs = named('swemwbs');
  const made = scoreItems('swemwbs', all(3, 7));
  expect([21, 19.25, 19.3, 19.2].map((given) => agreesWithTotal(swemwbs, made, given))).toEqual(
    all(1, 4).map(Boolean),
  );
  expect([22, 19, 20].map((given) => agreesWithTotal(swemwbs, made, given))).toEqual([false, false, false]);
  expect(agreesWithTotal(swemwbs, scoreItems('swemwbs', []), 21)).toBe('cannot tell');
  const core = scoreItems('core-10', [...all(2, 8), 1, undefined]);
  expect([19, 18.9, 17].map((given) => agreesWithTotal(named('core-10'), core, given))).toEqual([
    true,
    true,
    false,
  ]);
});
