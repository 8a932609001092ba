import { describe, expect, test } from 'vitest';
import type { FacetChoice } from '../../src/evidence/facets';
import { allBut, answers, choiceKey, chosenOf, withDays, withLevels } from '../../src/pages/facetchoice';
import { lastDay, movedBy, windowOf, withMonths } from '../../src/pages/facetmonths';
import { chosenWords, costWords, exactWords, keptWords } from '../../src/pages/facetwords';

const all: FacetChoice = { episodes: 'first', filters: [] };
const months = ['2023-11', '2023-12', '2024-01', '2024-02'];

describe('a choice', () => {
  test('without levels of a dimension leaves nothing out by it', () => {
    const one = withLevels(all, 'site', ['Vale']);
    expect(chosenOf(one, 'site')).toEqual(['Vale']);
    expect(withLevels(one, 'site', [])).toEqual(all);
  });

  test('is the same whatever the order in which it was made', () => {
    const one = withLevels(withLevels(all, 'site', ['A', 'B']), 'sex', ['Male']);
    const other = withLevels(withLevels(all, 'sex', ['Male']), 'site', ['B', 'A']);
    expect(choiceKey(one)).toBe(choiceKey(other));
    expect(choiceKey(one)).not.toBe(choiceKey(withLevels(one, 'site', ['A'])));
  });

  test('of a level that is called like a part of every object is one level among others', () => {
    const hostile = ['__proto__', 'constructor', "'; DROP TABLE member; --", '<img src=x>'];
    const choice = withLevels(all, 'site', hostile);
    expect(allBut(hostile, ['__proto__'])).toEqual(hostile.slice(1));
    expect(chosenOf(choice, 'site')).toEqual(hostile);
  });

  test('without a day is answered by data that put their own', () => {
    const shown = withDays(all, { from: '2021-04-01', to: undefined });
    expect(answers(shown, all)).toBe(true);
    expect(answers(all, shown)).toBe(false);
    expect(answers(shown, withLevels(all, 'site', ['A']))).toBe(false);
  });
});

describe('months', () => {
  test('end on their last day, in leap years too', () => {
    expect(['2024-02', '2023-02', '2100-02', '2023-12'].map(lastDay)).toEqual([
      '2024-02-29',
      '2023-02-28',
      '2100-02-28',
      '2023-12-31',
    ]);
  });

  test('snap only the end that was moved', () => {
    const choice = withDays(all, { from: '2023-12-15', to: undefined });
    expect(windowOf(months, choice)).toEqual([1, 3]);
    expect(withMonths(months, choice, [1, 2])).toEqual({ ...choice, to: '2024-01-31' });
    expect(withMonths(months, choice, [2, 3])).toEqual({ ...choice, from: '2024-01-01' });
  });

  test('at both ends of the data are no limit', () => {
    expect(withMonths(months, withDays(all, { from: '2024-01-01', to: '2024-01-31' }), [0, 3])).toEqual(all);
  });

  test('outside the data stand at its ends', () => {
    expect(windowOf(months, withDays(all, { from: '1990-01-01', to: '2050-01-01' }))).toEqual([0, 3]);
    expect(windowOf(months, withDays(all, { from: '2050-01-01', to: undefined }))).toEqual([3, 3]);
  });

  test('move together as far as there are any', () => {
    expect(movedBy([1, 2], 1, 4)).toEqual([2, 3]);
    expect(movedBy([1, 2], 9, 4)).toEqual([2, 3]);
    expect(movedBy([1, 2], -9, 4)).toEqual([0, 1]);
  });
});

describe('the words', () => {
  const state = { kept: 1020, all: 4212, facets: [], costs: [] };
  const shapes = [
    { id: 'activity', name: 'Activity', levels: [] },
    { id: 'site', name: 'Site', levels: [] },
  ] as const;

  test('say how many are kept, of whom', () => {
    expect(keptWords(state, 'people')).toBe('Keeps 1,020 of 4,212 people.');
    expect(keptWords({ ...state, kept: 4212 }, 'referrals')).toBe('Keeps all 4,212 referrals.');
    expect(keptWords({ ...state, kept: 0 }, 'people')).toBe('Keeps none of 4,212 people.');
    expect(keptWords({ ...state, kept: 0, all: 0 }, 'people')).toBe('There are no people in these data.');
  });

  test('name the choice that costs most', () => {
    const costs = [
      { id: 'activity', lost: 2100 },
      { id: 'site', lost: 12 },
    ] as const;
    expect(costWords({ ...state, costs }, shapes)).toBe('Activity costs most: 2,100 more without it.');
    expect(costWords(state, shapes)).toBe('');
  });

  test('say where no one choice alone leaves people out', () => {
    const costs = [
      { id: 'activity', lost: 0 },
      { id: 'site', lost: 0 },
    ] as const;
    expect(costWords({ ...state, kept: 0, costs }, shapes)).toContain('any single one brings nobody back');
  });

  test('say that the counts are for this screen, unless nothing is hidden in downloads either', () => {
    expect(exactWords('strict')).toContain('for this screen only');
    expect(exactWords('internal')).toBe('');
  });

  test('name two chosen levels and count more', () => {
    expect(chosenWords([], 3)).toBe('all');
    expect(chosenWords(['A', 'B'], 3)).toBe('A or B');
    expect(chosenWords(['A', 'B', 'C'], 1200)).toBe('3 of 1,200');
  });
});
