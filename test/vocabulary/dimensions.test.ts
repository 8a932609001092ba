import { describe, expect, test } from 'vitest';
import { ageBand, ageBands } from '../../src/vocabulary/ages';
import { deprivationFifth, deprivationFifths } from '../../src/vocabulary/deprivation';
import {
  type DimensionId,
  dimensionById,
  dimensions,
  inOrder,
  levelOf,
  notRecorded,
} from '../../src/vocabulary/dimensions';

function level(id: DimensionId, found: string): string {
  const dimension = dimensionById.get(id);
  if (!dimension) throw new Error(`no dimension "${id}"`);
  return levelOf(dimension, found);
}

describe.each(dimensions)('$id', (dimension) => {
  test('reads each of its own levels as that level, and an empty cell as not recorded', () => {
    for (const one of dimension.order) expect(levelOf(dimension, one)).toBe(one);
    for (const empty of ['', ' ', '-', 'N/A', 'NULL', '#N/A', '#REF!', notRecorded]) {
      expect(levelOf(dimension, empty)).toBe(notRecorded);
    }
  });

  test('has codes that lead only to levels in its order, if it has one', () => {
    if (dimension.order.length === 0) return;
    for (const to of dimension.codes.values()) expect(dimension.order).toContain(to);
  });
});

test('an age falls in one band, from birth to 120, and nowhere outside', () => {
  expect([0, 17, 18, 24, 25, 67, 84.9, 85, 120].map((age) => ageBand(age))).toEqual([
    '0-17',
    '0-17',
    '18-24',
    '18-24',
    '25-34',
    '65-74',
    '75-84',
    '85+',
    '85+',
  ]);
  expect([-1, 121, Number.NaN].map((age) => ageBand(age))).toEqual([undefined, undefined, undefined]);
  expect(ageBands).toHaveLength(9);
});

test('a narrower age band is read into ours and one that straddles ours stays as it was written', () => {
  expect(
    ['45-49', '45 to 49', '90+', '85 and over', '45-54'].map((found) => level('age_band', found)),
  ).toEqual(['45-54', '45-54', '85+', '85+', '45-54']);
  expect(['16-24', '75+', '49-45'].map((found) => level('age_band', found))).toEqual([
    '16-24',
    '75+',
    '49-45',
  ]);
});

test('a decile becomes a fifth from whichever end is said to be the most deprived', () => {
  const decile = (value: number, mostDeprivedIs: 1 | 'highest') =>
    deprivationFifth(value, { scale: 'decile', mostDeprivedIs });
  expect([1, 2, 3, 9, 10].map((value) => decile(value, 1))).toEqual(
    [0, 0, 1, 4, 4].map((place) => deprivationFifths[place]),
  );
  for (let value = 1; value <= 10; value++) expect(decile(value, 'highest')).toBe(decile(11 - value, 1));
  expect(deprivationFifth(5, { scale: 'quintile', mostDeprivedIs: 1 })).toBe('5 (least deprived fifth)');
  expect(deprivationFifth(5, { scale: 'quintile', mostDeprivedIs: 'highest' })).toBe(
    '1 (most deprived fifth)',
  );
});

test('a number that is no decile or quintile is in no fifth', () => {
  expect(
    [0, 11, 2.5, Number.NaN].map((value) => deprivationFifth(value, { scale: 'decile', mostDeprivedIs: 1 })),
  ).toEqual([undefined, undefined, undefined, undefined]);
  expect(deprivationFifth(6, { scale: 'quintile', mostDeprivedIs: 1 })).toBeUndefined();
});

test('a bare deprivation number is not read as a fifth, because which end is most deprived is not known', () => {
  expect(level('deprivation', '1')).toBe('1');
  expect(level('deprivation', '10')).toBe('10');
  expect(level('deprivation', '1 (Most deprived fifth)')).toBe('1 (most deprived fifth)');
});

test('ONS labels and NHS letters of ethnic group are read into the same five groups', () => {
  const groups: Readonly<Record<string, readonly string[]>> = {
    Asian: ['H', 'j', 'K', 'L', 'Indian', 'Asian or Asian British - Pakistani', 'Any other Asian background'],
    Black: ['M', 'N', 'P', 'African', 'Black or Black British - Caribbean', 'Black African'],
    Mixed: ['D', 'E', 'F', 'G', 'White and Black Caribbean', 'Mixed - White & Asian'],
    White: [
      'A',
      'B',
      'C',
      'White - British',
      'British',
      'Gypsy or Irish Traveller',
      'Roma',
      'Any other White background',
    ],
    Other: ['S', 'Arab', 'Any other ethnic group', 'Other ethnic group: Arab'],
  };
  for (const [group, found] of Object.entries(groups)) {
    for (const text of found) expect([text, level('ethnicity', text)]).toEqual([text, group]);
  }
});

test('Chinese is Asian, as in 2021, also when it comes as the letter of 2001', () => {
  expect([level('ethnicity', 'Chinese'), level('ethnicity', 'R')]).toEqual(['Asian', 'Asian']);
});

test('not stated, not known and not recorded are three things', () => {
  expect(['Z', 'Not stated', 'Prefer not to say'].map((found) => level('ethnicity', found))).toEqual([
    'not stated',
    'not stated',
    'not stated',
  ]);
  expect(['99', 'Unknown', 'Not known'].map((found) => level('ethnicity', found))).toEqual([
    'not known',
    'not known',
    'not known',
  ]);
  expect(level('ethnicity', '')).toBe(notRecorded);
  expect([level('sex', 'X'), level('sex', 'Z')]).toEqual(['not known', 'not stated']);
});

test('sex and gender codes are read, and unknown words of any dimension are levels as found', () => {
  expect(['F', '2', 'female', 'M', '1', 'Non-Binary'].map((found) => level('sex', found))).toEqual([
    'Female',
    'Female',
    'Female',
    'Male',
    'Male',
    'Non-binary',
  ]);
  expect(level('site', '  Riverside \u00a0Surgery ')).toBe('Riverside Surgery');
  expect(level('mode', 'F2F')).toBe('In person');
});

test('levels come in their conventional order, or by size, and what is not recorded comes last', () => {
  const sexes = [
    { level: notRecorded, n: 90 },
    { level: 'Male', n: 50 },
    { level: 'Female', n: 3 },
    { level: 'Q', n: 99 },
  ];
  const sites = [
    { level: 'B', n: 5 },
    { level: notRecorded, n: 90 },
    { level: 'C', n: 9 },
    { level: 'A', n: 5 },
  ];
  const order = (id: DimensionId, found: readonly { level: string; n: number }[]) => {
    const dimension = dimensionById.get(id);
    return dimension && inOrder(dimension, found).map((one) => one.level);
  };
  expect(order('sex', sexes)).toEqual(['Female', 'Male', 'Q', notRecorded]);
  expect(order('site', sites)).toEqual(['C', 'A', 'B', notRecorded]);
});
