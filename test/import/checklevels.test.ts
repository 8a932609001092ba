import { describe, expect, test } from 'vitest';
import { checked, only, upTo } from './checked';
import { wide } from './files';

const mapping = {
  ...wide,
  columns: { ...wide.columns, site: 'site', link_worker: 'lw', age: 'age' },
} as const;
const rows = (
  cells: readonly string[],
  column: 'site' | 'lw' | 'age' = 'site',
  n = cells.length,
): readonly string[] => [
  'id,referred,site,lw,age,before,after',
  ...upTo(n).map((at) => {
    const own = { site: 'Harbour', lw: 'LW1', age: '45', [column]: cells[at % cells.length] ?? '' };
    return `SP-${String(at)},2023-04-01,${own.site},${own.lw},${own.age},4,${String(5 + (at % 3))}`;
  }),
];
const codes = ['alike_levels', 'similar_levels'] as const;

describe('groups written in several ways', () => {
  test('spellings that differ in capitals, spaces, points and accents are one, under the most frequent', async () => {
    const { issues, levels } = await checked(
      rows(['Riverside', 'RIVERSIDE', 'Riverside', ' riverside ', 'Café', 'Cafe', 'Café', 'Vale']),
      mapping,
    );
    expect(levels('site')).toEqual(['Café', 'Riverside', 'Vale']);
    expect(only(issues, ...codes)).toEqual([
      'alike_levels | site | Riverside / RIVERSIDE / riverside | ×2',
      'alike_levels | site | Café / Cafe | ×1',
    ]);
  });

  test('a letter or two apart is asked about and kept apart, its other spellings joined', async () => {
    const { issues, levels } = await checked(
      rows(['Riverside', 'Riverside', 'Riversyde', 'RIVERSIDE']),
      mapping,
    );
    expect(levels('site')).toEqual(['Riverside', 'Riversyde']);
    expect(only(issues, ...codes)).toEqual([
      'alike_levels | site | Riverside / RIVERSIDE | ×1',
      'similar_levels | site | Riverside / Riversyde | ×4',
    ]);
  });

  test('numbered and plainly different groups are left alone', async () => {
    const { issues, levels } = await checked(rows(['Ward 1', 'Ward 2', 'Hill', 'Mill', 'Vale']), mapping);
    expect(levels('site')).toHaveLength(5);
    expect(only(issues, ...codes)).toEqual([]);
  });

  test('the names of workers are not repeated', async () => {
    const { issues } = await checked(rows(['J Smith', 'j smith', 'J. Smith'], 'lw'), mapping);
    expect(only(issues, ...codes)).toEqual(['alike_levels | lw | ×2']);
  });

  test('an accent written as one sign or two, and signs that cannot be seen, make one site without a word', async () => {
    const { issues, levels } = await checked(
      rows(['Cafe\u0301', 'Caf\u00e9', '\u200bCaf\u00e9\u202c']),
      mapping,
    );
    expect(levels('site')).toEqual(['Caf\u00e9']);
    expect(only(issues, ...codes)).toEqual([]);
  });

  test('a site that is nothing but a picture is that picture', async () => {
    const { levels } = await checked(rows(['🏠', '👩‍👩‍👧‍👦', '-', '?']), mapping);
    expect(levels('site')).toEqual(['not recorded', '👩‍👩‍👧‍👦', '🏠'].toSorted());
  });
});

describe('ages', () => {
  test('bands that a spreadsheet made dates are told by line and kept as written', async () => {
    const { issues, levels } = await checked(
      rows(['14-Oct', '45-54', 'May-09', '2024-10-14'], 'age'),
      mapping,
    );
    expect(only(issues, 'excel_date')).toEqual([
      'excel_date | 2 | age | 14-Oct',
      'excel_date | 4 | age | May-09',
      'excel_date | 5 | age | 2024-10-14',
    ]);
    expect(levels('age_band')).toContain('14-Oct');
  });

  test('120, and 99 where hardly anybody is nearly so old, stand for no age', async () => {
    const old = [...upTo(6).map(() => '99'), '120', '97', '45', '88'];
    const { issues } = await checked(rows(old, 'age'), mapping);
    expect(only(issues, 'placeholder_age')).toHaveLength(7);
    expect(only(issues, 'placeholder_age')[6]).toBe('placeholder_age | 8 | age | 120');
  });

  test('one person of 99, or many among many who are nearly as old, is a person', async () => {
    expect(only((await checked(rows(['99', '45', '67'], 'age'), mapping)).issues, 'placeholder_age')).toEqual(
      [],
    );
    const old = await checked(rows(['99', '98', '97', '96', '95'], 'age', 50), mapping);
    expect(only(old.issues, 'placeholder_age', 'excel_date')).toEqual([]);
  });
});

describe('a sex that is 0 or 1', () => {
  const header = 'id,referred,sex,before,after';
  const rows = (...sexes: readonly string[]) => [
    header,
    ...sexes.map((sex, at) => `p${String(at)},1/4/23,${sex},3,5`),
  ];
  const mapping = { ...wide, columns: { ...wide.columns, sex: 'sex' } };

  test('stays as it is, with a note: in one file 1 is male and in the next female', async () => {
    const { levels, issues } = await checked(rows('0', '1', '1'), mapping);
    expect(levels('sex')).toEqual(['0', '1']);
    expect(only(issues, 'unknown_level')).toHaveLength(2);
  });

  test('is the code of the NHS where 2 occurs', async () => {
    expect((await checked(rows('1', '2', '0'), mapping)).levels('sex')).toContain('Male');
  });
});
