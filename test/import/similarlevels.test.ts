import { describe, expect, test } from 'vitest';
import { inspect } from '../../src/import/inspect';
import type { Mapping } from '../../src/vocabulary/mapping';
import { checked, only, upTo } from './checked';
import { file, wide } from './files';

const header = 'client_ref,referral_date,site,link_worker,referral_reason,SWEMWBS start,SWEMWBS end';
const lines = (
  own: Readonly<{ site?: readonly string[]; lw?: readonly string[]; reason?: readonly string[] }>,
  n = 60,
) => [
  header,
  ...upTo(n).map((at) => {
    const of = (cells: readonly string[] = ['One']): string => cells[at % cells.length] ?? '';
    return `SP-${String(at)},2023-04-01,${of(own.site)},${of(own.lw)},${of(own.reason)},20,${String(21 + (at % 3))}`;
  }),
];
const asked = async (...of: Parameters<typeof lines>) =>
  (await inspect(file('people.csv', ...lines(...of)))).similar;

describe('values that may be one', () => {
  test('are asked about by column with their rows, the most frequent first, spaces at the ends set aside', async () => {
    expect(
      await asked({ site: ['Riverside', 'Riverside ', 'Riversyde', 'RIVERSIDE', 'Vale', 'Vale'] }),
    ).toEqual([
      {
        column: 'site',
        differ: 'letters',
        levels: [
          { level: 'Riverside', also: ['RIVERSIDE'], n: 30 },
          { level: 'Riversyde', also: [], n: 10 },
        ],
      },
    ]);
    expect(await asked({ site: ['G.P.', 'GP', 'GP', 'gp'] })).toEqual([
      {
        column: 'site',
        differ: 'spelling',
        levels: [
          { level: 'GP', also: [], n: 30 },
          { level: 'G.P.', also: [], n: 15 },
          { level: 'gp', also: [], n: 15 },
        ],
      },
    ]);
  });

  test('are not asked about in names of link workers, nor where nothing is alike or what is alike is a number', async () => {
    expect(
      await asked({ lw: ['LW one', 'lw One'], site: ['Ward 1', 'Ward 2'], reason: ['Debt', 'Housing'] }),
    ).toEqual([]);
  });

  test('are not asked about in a column that was mended or has as many texts as a column of notes', async () => {
    const source = file('people.csv', ...lines({ site: ['Riverside', 'Riversyde'] }));
    expect((await inspect(source, { repairs: [{ column: 'site', remedy: 'hash' }] })).similar).toEqual([]);
    expect(
      await asked(
        {
          site: upTo(2500)
            .flatMap((at) => [`Surgery x${String(at)}`])
            .concat('Mill', 'mill'),
        },
        2600,
      ),
    ).toEqual([]);
  });
});

describe('what a person decided of them', () => {
  const codes = ['alike_levels', 'similar_levels'] as const;
  const rows = (cells: readonly string[]): readonly string[] => [
    'id,referred,site,before,after',
    ...cells.map((cell, at) => `SP-${String(at)},2023-04-01,${cell},4,${String(5 + (at % 3))}`),
  ];
  const under = (...levels: readonly (readonly [string, string])[]): Mapping => ({
    ...wide,
    columns: { ...wide.columns, site: 'site' },
    levels: levels.map(([text, level]) => ({ column: 'site', text, level })),
  });
  const cells = ['Riverside', 'Riverside', ' Riversyde', 'Riversyde', 'Mill', 'mill', 'mill '];

  test('stands for all rows, whatever spaces are around, and is not told again', async () => {
    const joined = await checked(
      rows(cells),
      under(['Riverside', 'Riverside'], ['Riversyde', 'Riverside'], ['Mill', 'mill'], ['mill', 'mill']),
    );
    expect(joined.levels('site')).toEqual(['Riverside', 'mill']);
    expect(only(joined.issues, ...codes)).toEqual([]);
  });

  test('keeps apart what would be read as one, and leaves a pair alone that was asked about', async () => {
    const apart = await checked(
      rows(cells),
      under(['Riverside', 'Riverside'], ['Riversyde', 'Riversyde'], ['Mill', 'Mill'], ['mill', 'mill']),
    );
    expect(apart.levels('site')).toEqual(['Mill', 'Riverside', 'Riversyde', 'mill']);
    expect(only(apart.issues, ...codes)).toEqual([]);
  });

  test('leaves a spelling that came later to be joined and told as before', async () => {
    const later = await checked(
      rows([...cells, 'MILL', 'Riverzide']),
      under(['Riverside', 'Riverside'], ['Riversyde', 'Riversyde'], ['Mill', 'Mill'], ['mill', 'mill']),
    );
    expect(later.levels('site')).toEqual(['Mill', 'Riverside', 'Riversyde', 'Riverzide', 'mill']);
    expect(only(later.issues, ...codes)).toEqual([
      'similar_levels | site | Riverside / Riversyde / Riverzide | ×5',
      'alike_levels | site | mill / MILL | ×1',
    ]);
  });
});
