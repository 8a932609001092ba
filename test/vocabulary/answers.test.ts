import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf } from '../../src/vocabulary/answers';
import { instrumentById, instruments } from '../../src/vocabulary/items';

const read = (id: string, cell: string): number | string => {
  const scale = instrumentById.get(id);
  if (scale === undefined) throw new Error(id);
  const answer = answerOf(cell, scale);
  return 'value' in answer ? answer.value : answer.problem;
};

test('the same words are another number on another instrument', () => {
  const words = 'Some of the time';
  expect(['swemwbs', 'ucla-3', 'ons-loneliness', 'who-5'].map((id) => read(id, words))).toEqual([3, 2, 2, 1]);
  expect(['swemwbs', 'ucla-3', 'ons-loneliness', 'core-10'].map((id) => read(id, 'Often'))).toEqual([
    4, 3, 1, 3,
  ]);
  expect(['phq-9', 'core-10', 'ons-anxiety', 'wsas'].map((id) => read(id, 'not at all'))).toEqual([
    0, 0, 0, 0,
  ]);
});

test('a number is read with its words, before or after them, whatever stands between', () => {
  const cells = [
    '3 - Some of the time',
    '3: some of the time',
    '3. Some of the time',
    '3 Some of the time',
    '3) some of the time',
  ];
  expect(cells.map((cell) => read('swemwbs', cell))).toEqual([3, 3, 3, 3, 3]);
  expect(['Some of the time (3)', 'SOME OF THE TIME - 3'].map((cell) => read('swemwbs', cell))).toEqual([
    3, 3,
  ]);
  expect(['0 - Not at all', '10 - completely', '7'].map((cell) => read('ons-happiness', cell))).toEqual([
    0, 10, 7,
  ]);
});

test('a number whose words say another number is unclear', () => {
  expect(read('swemwbs', '2 - Some of the time')).toBe('unclear_answer');
  expect(read('ucla-3', '3 - Some of the time')).toBe('unclear_answer');
});

test('7/10 is 7 only where 10 is the highest answer', () => {
  expect(read('ons-happiness', '7/10')).toBe(7);
  expect(read('ons-happiness', '7 out of 10')).toBe(7);
  expect(read('swemwbs', '3/5')).toBe(3);
  expect(read('swemwbs', '7/10')).toBe('unclear_answer');
  expect(read('ons-happiness', '11/10')).toBe('out_of_range');
});

test('blanks, refusals, hidden numbers, unknown words and numbers off the scale are never answers', () => {
  const cells = ['', ' \u00a0', 'Prefer not to say', 'N/A', '<5', '*', 'blue', '6', '-1', '3.5', '3 - blue'];
  expect(cells.map((cell) => read('swemwbs', cell))).toEqual([
    'blank',
    'blank',
    'not_answered',
    'not_answered',
    'suppressed',
    'suppressed',
    'not_a_number',
    'out_of_range',
    'not_a_number',
    'not_a_number',
    'not_a_number',
  ]);
});

test('"none" is an answer where people are counted, and no answer elsewhere', () => {
  expect([read('lsns-6', 'None'), read('phq-9', 'None')]).toEqual([0, 'not_answered']);
});

test('whatever a cell holds, an answer is a number of the scale', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...instruments),
      fc.oneof(fc.string(), fc.stringMatching(/^[0-9 /.-]{0,6}$/)),
      (of, cell) => {
        const answer = answerOf(cell, of);
        if ('value' in answer)
          expect(
            Number.isInteger(answer.value) && answer.value >= of.range[0] && answer.value <= of.range[1],
          ).toBe(true);
      },
    ),
  );
});
