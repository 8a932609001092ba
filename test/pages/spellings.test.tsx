// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { suggestedFor } from '../../src/pages/intake';
import { withRepairs } from '../../src/pages/repairs';
import { accepted, replayed } from '../../src/pages/replay';
import { Spellings } from '../../src/pages/Spellings';
import { spellingsOf, withoutSpelling, withSpelling } from '../../src/pages/spellings';
import type { SimilarLevels } from '../../src/vocabulary/looked';
import type { Mapping } from '../../src/vocabulary/mapping';
import { parseMapping } from '../../src/vocabulary/mappingfile';
import { lookedAt, mappingOf, takenOf } from './looked';
import { press, render, words } from './render';

const group: SimilarLevels = {
  column: 'Hub',
  differ: 'letters',
  levels: [
    { level: 'Riverside', also: ['RIVERSIDE'], n: 52 },
    { level: 'Riversyde', also: [], n: 1 },
  ],
};
const mapping = mappingOf({ columns: { person: 'id', site: 'Hub' } });
const looked = lookedAt({ id: ['a'], Hub: ['Riverside'] }, { mapping, similar: [group] });
const entry = (text: string, level: string) => ({ column: 'Hub', text, level });

async function show(now: Mapping, of = looked) {
  const changes: Mapping[] = [];
  const steps: string[] = [];
  const found = await render(
    <Spellings
      taken={takenOf(of, { mapping: now })}
      onChange={(next) => changes.push(next)}
      onStep={(way) => steps.push(way)}
    />,
  );
  const button = (name: RegExp): HTMLButtonElement | undefined =>
    [...found.querySelectorAll('button')].find((one) =>
      name.test(one.getAttribute('aria-label') ?? words(one)),
    );
  return { found, changes, steps, button };
}

describe('values that may be one', () => {
  test('are shown with their rows and other spellings, and read as one by one press', async () => {
    const { found, changes, button } = await show(mapping);
    expect(words(found)).toContain('“Riverside” (52 rows, also written “RIVERSIDE”) and “Riversyde” (1 row)');
    await press(button(/^Read both as “Riverside”$/));
    expect(changes[0]?.levels).toEqual([
      entry('Riverside', 'Riverside'),
      entry('RIVERSIDE', 'Riverside'),
      entry('Riversyde', 'Riverside'),
    ]);
  });

  test('are kept apart by one press, each as itself, its other spellings with it', async () => {
    const { changes, button } = await show(mapping);
    await press(button(/^Keep them apart in Hub/));
    expect(changes[0]?.levels).toEqual([
      entry('Riverside', 'Riverside'),
      entry('RIVERSIDE', 'Riverside'),
      entry('Riversyde', 'Riversyde'),
    ]);
  });

  test('of which one is left out are read as one without it', async () => {
    const three = { ...group, levels: [...group.levels, { level: 'Riverdale', also: [], n: 9 }] };
    const { found, changes, button } = await show(mapping, { ...looked, similar: [three] });
    await press(found.querySelectorAll('input')[2]);
    await press(button(/^Read both as “Riverside”$/));
    expect(changes[0]?.levels?.slice(2)).toEqual([
      entry('Riversyde', 'Riverside'),
      entry('Riverdale', 'Riverdale'),
    ]);
  });

  test('are not asked about again once decided, and are asked again when that is taken back', async () => {
    const decided = withSpelling(mapping, group, () => 'Riverside');
    const { found, changes, button } = await show(decided);
    expect(words(found)).toContain('“Riversyde” is read as “Riverside”.');
    expect(button(/^Keep them apart/)).toBeUndefined();
    await press(button(/^Take this back/));
    expect(changes).toEqual([mapping]);
  });

  test('are not asked about in a column that is used otherwise or names link workers', async () => {
    for (const columns of [{ person: 'Hub' }, { link_worker: 'Hub' }, {}])
      expect(words((await show(mappingOf({ columns }))).found)).toBe('');
  });

  test('are many at times: the first are shown, and the others on a press', async () => {
    const many = Array.from({ length: 20 }, (_, at) => ({
      ...group,
      levels: group.levels.map((one) => ({ ...one, level: `${one.level} ${String(at)}`, also: [] })),
    }));
    const { found, button } = await show(mapping, { ...looked, similar: many });
    expect(found.querySelectorAll('.trips > li')).toHaveLength(8);
    await press(button(/^Show 12 more$/));
    expect(found.querySelectorAll('.trips > li')).toHaveLength(20);
  });
});

describe('what was decided of them', () => {
  const apart = withSpelling(mapping, group, () => undefined);

  test('is in the mapping file and comes back from it', () => {
    expect(parseMapping(JSON.parse(JSON.stringify(apart)))).toEqual(apart);
    expect(spellingsOf({ looked, mapping: apart })[0]?.decided).toEqual(
      new Map([
        ['Riverside', 'Riverside'],
        ['Riversyde', 'Riversyde'],
      ]),
    );
  });

  test('is followed by what was read as one of them before, and taken back whole', () => {
    const before = { ...mapping, levels: [entry('Rvrsyde', 'Riversyde'), entry('Vale', 'Vale')] };
    const now = withSpelling(before, group, () => 'Riverside');
    expect(now.levels?.[0]).toEqual(entry('Rvrsyde', 'Riverside'));
    expect(withoutSpelling(now, group).levels).toEqual([entry('Vale', 'Vale')]);
  });

  test('stands when every column is taken as suggested', () => {
    expect(suggestedFor({ looked, mapping: apart }).levels).toEqual(apart.levels);
  });

  test('goes with a column that is mended', () => {
    expect(withRepairs(apart, [{ column: 'Hub', remedy: 'drop' }]).levels).toBeUndefined();
  });

  test('moves to the column that took the place of its own', () => {
    const next = lookedAt(
      { id: ['a'], Hubs: ['Riverside'] },
      { mapping: mappingOf({ columns: { site: 'Hubs' } }) },
    );
    const { mapping: fits, failures } = replayed(apart, next);
    expect(fits.levels).toBeUndefined();
    const [failure] = failures;
    if (failure === undefined) throw new Error('the column is there');
    expect(accepted(fits, failure, next.header).levels).toEqual(
      apart.levels?.map((one) => ({ ...one, column: 'Hubs' })),
    );
  });
});
