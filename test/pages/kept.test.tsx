// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import type { Device } from '../../src/pages/device';
import { keepable, keptFor, type KeptMapping } from '../../src/pages/keepable';
import { KeepMapping } from '../../src/pages/KeepMapping';
import { KeptList } from '../../src/pages/KeptList';
import { KeptOffer } from '../../src/pages/KeptOffer';
import { withSpelling } from '../../src/pages/spellings';
import type { SimilarLevels } from '../../src/vocabulary/looked';
import type { Mapping } from '../../src/vocabulary/mapping';
import { nothingKept } from './device';
import { lookedAt, mappingOf, takenOf } from './looked';
import { press, render, words } from './render';

const times = (n: number, ...cells: readonly string[]): readonly string[] =>
  cells.flatMap((cell) => Array.from({ length: n }, () => cell));
const group: SimilarLevels = {
  column: 'Hub',
  differ: 'letters',
  levels: [
    { level: 'Riverside', also: [], n: 10 },
    { level: 'Riversyde', also: [], n: 10 },
  ],
};
const base = mappingOf({ columns: { person: 'id', site: 'Hub' } });
const lookedWith = (hub: readonly string[]) =>
  lookedAt({ id: hub.map((_, at) => `SP-${String(at)}`), Hub: hub }, { mapping: base, similar: [group] });
const common = lookedWith(times(10, 'Riverside', 'Riversyde'));
const decided = withSpelling(base, group, () => 'Riverside');

describe('what of a mapping is kept on this device', () => {
  test('is what columns mean, and spellings of a column whose values stand in ten rows each', () => {
    expect(keepable({ looked: common, mapping: decided })).toEqual({
      header: ['id', 'Hub'],
      mapping: decided,
      left: 0,
    });
  });

  test('is no spelling where one value of the column stands in fewer rows', () => {
    const rare = lookedWith([...times(10, 'Riverside', 'Riversyde'), ...times(9, 'The Smiths')]);
    const { mapping, left } = keepable({ looked: rare, mapping: decided });
    expect([mapping.levels, left]).toEqual([undefined, 2]);
  });

  test('is no spelling of another file, of a column that is no category, or of one whose cells are hidden', () => {
    const other: Mapping = { ...decided, levels: [{ column: 'Hub', text: 'Ann Smith', level: 'Riverside' }] };
    expect(keepable({ looked: common, mapping: other }).mapping.levels).toBeUndefined();
    for (const columns of [{ person: 'id' }, { person: 'id', link_worker: 'Hub' }])
      expect(keepable({ looked: common, mapping: { ...decided, columns } }).mapping.levels).toBeUndefined();
    const trip = { column: 'Hub', kind: 'name', level: 'stop', share: 1, offers: ['drop'] } as const;
    expect(
      keepable({ looked: { ...common, tripwires: [trip] }, mapping: decided }).mapping.levels,
    ).toBeUndefined();
  });

  test('is no word for a tool or a stage that stands in few rows, and no name of a sheet', () => {
    const long = mappingOf({
      layout: 'long',
      columns: { person: 'id', tool: 'Tool', stage: 'When', score: 'n' },
      tools: [{ tool: 'Our own', measure: 'swemwbs' }],
      stages: [{ word: 'Tea', stage: 'review', order: 1 }],
      reading: { table: 'Ann Smith', choices: { delimiter: ';' } },
    });
    const of = (n: number) =>
      lookedAt({ id: times(1, 'a'), Tool: times(n, 'Our own'), When: times(n, 'Tea'), n: times(n, '20') });
    const kept = keepable({ looked: of(10), mapping: long });
    expect(kept.mapping).toEqual({ ...long, reading: { choices: { delimiter: ';' } } });
    const few = keepable({ looked: of(9), mapping: long });
    expect([few.mapping.tools, few.mapping.stages, few.left]).toEqual([[], undefined, 2]);
    expect(JSON.stringify(few)).not.toMatch(/Tea|Our own|Ann Smith/);
  });

  test('is found again for most of the same columns, the likest first, and for no others', () => {
    const of = (header: readonly string[]): KeptMapping => ({ header, on: '2024-04-01', mapping: base });
    const file = { looked: lookedAt({ a: [], b: [], c: [], d: [], e: [] }), mapping: base };
    const [most, all] = [of(['a', 'b', 'c', 'd', 'x']), of(['e', 'd', 'c', 'b', 'a'])];
    expect(keptFor([most, all], file)).toBe(all);
    expect(keptFor([most], file)).toBe(most);
    expect(keptFor([of(['a', 'b', 'x', 'y']), of([])], file)).toBeNull();
  });
});

interface Did {
  readonly kept: Mapping[];
  readonly forgot: KeptMapping[];
}

function device(kept: readonly KeptMapping[] = []): { readonly device: Device; readonly did: Did } {
  const did: Did = { kept: [], forgot: [] };
  const keep = (_: readonly string[], mapping: Mapping): string => {
    did.kept.push(mapping);
    return 'No room.';
  };
  const forget = (one: KeptMapping): string => {
    did.forgot.push(one);
    return 'Gone.';
  };
  return { device: { ...nothingKept, kept, keep, forget, forgetAll: () => 'All gone.' }, did };
}

function button(found: HTMLElement, name: string): HTMLButtonElement | undefined {
  return [...found.querySelectorAll('button')].find((one) => words(one) === name);
}

const before: KeptMapping = { header: ['Hub', 'id'], on: '2024-04-01', mapping: decided };

describe('the Import page', () => {
  test('keeps nothing unless it is asked to, says what it would keep, and what became of it', async () => {
    const { device: asked, did } = device();
    const rare = lookedWith([...times(10, 'Riverside', 'Riversyde'), 'Vale']);
    const found = await render(<KeepMapping taken={takenOf(rare, { mapping: decided })} device={asked} />);
    expect(did.kept).toEqual([]);
    expect(words(found)).toContain(
      'at least 10 rows. Nothing else of the file is. 2 words of this mapping are therefore left out.',
    );
    await press(button(found, 'Keep this mapping on this device'));
    expect(did.kept).toEqual([base]);
    expect(words(found.querySelector('[role=status]'))).toBe('No room.');
  });

  test('says that a mapping is kept, and forgets it', async () => {
    const { device: asked, did } = device([before]);
    const found = await render(<KeepMapping taken={takenOf(common, { mapping: decided })} device={asked} />);
    await press(button(found, 'This mapping is kept on this device'));
    expect(did.kept).toEqual([]);
    await press(button(found, 'Forget it'));
    expect(did.forgot).toEqual([before]);
  });

  test('offers what was kept for such a file, and uses it only when told to', async () => {
    const { device: asked } = device([before]);
    const used: Mapping[] = [];
    const taken = takenOf(common, { mapping: { ...base, reading: { table: 'Sheet 2' } } });
    const found = await render(<KeptOffer taken={taken} device={asked} onUse={(one) => used.push(one)} />);
    expect(words(found)).toContain('kept on this device on 1 April 2024 fits this file, column for column.');
    expect(used).toEqual([]);
    await press(button(found, 'Use it'));
    expect(used).toEqual([{ ...decided, reading: { table: 'Sheet 2' } }]);
    expect(words(found)).toContain('is used, as far as it fits');
    expect(button(found, 'Use it')).toBeUndefined();
  });

  test('offers nothing that says what the mapping says already', async () => {
    const found = await render(
      <KeptOffer
        taken={takenOf(common, { mapping: decided })}
        device={device([before]).device}
        onUse={() => undefined}
      />,
    );
    expect(words(found)).toBe('');
  });

  test('lists what is kept, forgets one or all, and says what was spoiled', async () => {
    const { device: asked, did } = device([before]);
    const found = await render(<KeptList device={asked} />);
    expect(words(found)).toContain('Kept on 1 April 2024, for 2 columns: Hub, id');
    await press(button(found, 'Forget it'));
    expect([did.forgot, words(found.querySelector('[role=status]'))]).toEqual([[before], 'Gone.']);
    await press(button(found, 'Forget all'));
    expect(words(found.querySelector('[role=status]'))).toBe('All gone.');
    expect(words(await render(<KeptList device={nothingKept} />))).toBe('');
    const spoilt = await render(<KeptList device={{ ...nothingKept, trouble: 'It was removed.' }} />);
    expect(words(spoilt)).toContain('It was removed.');
  });
});
