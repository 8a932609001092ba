import { expect, test } from 'vitest';
import { measureNamed } from '../../src/vocabulary/measures';
import { checkedAsSeen, only } from './checked';

const named = (...texts: readonly string[]): string | undefined => measureNamed(...texts)?.id;

test('an everyday word beside words of another matter is no measure', () => {
  for (const text of [
    'Happy Garden Index',
    'Happiness Hub attendances',
    'Anxious about money',
    'Youth Star',
    'Star Garden Club',
    'Worthwhile activities offered',
  ])
    expect(named(text), text).toBeUndefined();
  expect(named('Happy Garden Index', 'Total')).toBeUndefined();
});

test('the same word beside words of questions, stages and totals is the measure', () => {
  expect(named('Overall, how happy did you feel yesterday?')).toBe('ons-happiness');
  expect(named('Happiness (0-10) baseline score')).toBe('ons-happiness');
  expect(named('ONS4', 'How anxious did you feel yesterday')).toBe('ons-anxiety');
  expect(named('Are the things you do in your life worthwhile?')).toBe('ons-worthwhile');
  expect(named('Star mean T2')).toBe('star');
  expect(named('Life satisfaction 6m follow-up')).toBe('ons-life-satisfaction');
});

test('a question that says it was asked from 1 to 10 is not the one from 0 to 10', () => {
  expect(named('ONS LS 1-10 (Start)')).toBeUndefined();
  expect(named('Life satisfaction, 1 to 10')).toBeUndefined();
  expect(named('ONS LS 0-10 (Start)')).toBe('ons-life-satisfaction');
  expect(named('Outcomes Star 1-10')).toBe('star-10');
});

test('a tool of a name of its own is told and not read as a question about happiness', async () => {
  const { issues, measures } = await checkedAsSeen([
    'client_ref,tool,question,stage,date_completed,score',
    'A1,UCLA,Total,Baseline,2023-05-01,7',
    'A2,UCLA,Total,Baseline,2023-05-01,6',
    'A1,Happy Garden Index,Total,Baseline,2023-05-01,7',
  ]);
  expect(only(issues, 'unknown_tool')).toEqual(['unknown_tool | 4 | tool | Happy Garden Index Total']);
  expect(measures).toEqual(['ucla-3']);
});
