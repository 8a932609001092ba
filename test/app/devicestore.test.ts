import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { placeWith, refuse } from './place';
import { createDeviceStore } from '../../src/app/devicestore';
import { longestText, mostKept } from '../../src/app/devicetext';
import { mappingOf } from '../pages/looked';

const mapping = mappingOf({ columns: { person: 'id', site: 'Hub' } });

describe('a mapping kept on this device', () => {
  test('is there when the page is opened again, in the place of the one for the same columns, until it is forgotten', () => {
    const { place, held } = placeWith();
    const day = (on: string) =>
      createDeviceStore(
        () => place,
        () => on,
      );
    const first = day('2024-04-01');
    expect([first.read(), held()]).toEqual([{ kept: [], trouble: '' }, null]);
    expect(first.keep(['id', 'Hub'], mapping)).toBe('The mapping is kept on this device.');
    const second = day('2024-05-01');
    expect(second.read().kept).toEqual([{ header: ['id', 'Hub'], on: '2024-04-01', mapping }]);
    second.keep(['Hub', 'id'], { ...mapping, decimal: ',' });
    second.keep(['id', 'Ward'], mapping);
    expect(second.read().kept.map(({ on, mapping: { decimal } }) => [on, decimal])).toEqual([
      ['2024-05-01', ','],
      ['2024-05-01', '.'],
    ]);
    // The first window does not know of what the second kept, and loses none of it.
    first.keep(['id'], mapping);
    expect(day('2024-06-01').read().kept).toHaveLength(3);
    const [one] = first.read().kept;
    if (one === undefined) throw new Error('nothing is kept');
    expect(first.forget(one)).toBe('It is forgotten.');
    expect(first.read().kept).toHaveLength(2);
    expect(first.forgetAll()).toBe('Nothing is kept on this device any more.');
    expect(held()).toBeNull();
  });

  test.each([
    ['there is no place for it', () => undefined],
    ['the browser forbids to ask', refuse],
    ['the place is full', () => placeWith(null, { setItem: refuse }).place],
  ])('is refused in words where %s', (_, placeOf) => {
    const store = createDeviceStore(placeOf);
    expect(store.keep(['id'], mapping)).toContain('was not kept');
    expect(store.read()).toEqual({ kept: [], trouble: '' });
  });

  test('that cannot be forgotten is said to stay', () => {
    const { place } = placeWith();
    createDeviceStore(() => place).keep(['id'], mapping);
    const stuck = createDeviceStore(() => ({ ...place, removeItem: refuse }));
    expect(stuck.forgetAll()).toContain('could not be forgotten');
    expect(stuck.read().kept).toHaveLength(1);
  });

  test('is refused in words when it is not whole, too long, or one too many', () => {
    const { place, held } = placeWith();
    const store = createDeviceStore(() => place);
    expect(store.keep(['id'], { ...mapping, tools: [{ tool: '', measure: 'swemwbs' }] })).toMatch(
      /not complete/,
    );
    expect(store.keep(['x'.repeat(longestText)], mapping)).toMatch(/too long/);
    expect(store.keep(['x'.repeat(5000)], mapping)).toMatch(/too long/);
    expect(held()).toBeNull();
    for (let at = 0; at < mostKept; at += 1) store.keep([`column ${String(at)}`], mapping);
    expect(store.keep(['one more'], mapping)).toContain('Forget one first');
    expect(store.read().kept).toHaveLength(mostKept);
  });
});

describe('a stored text that the page did not write', () => {
  const entry = { header: ['id'], on: '2024-04-01', mapping };
  const whole = { format: 'plainsight-device', version: 1, kept: [entry] };
  const texts: readonly (readonly [string, string])[] = [
    ['no JSON', '{'],
    ['of another version', JSON.stringify({ ...whole, version: 2 })],
    ['with another key', JSON.stringify({ ...whole, more: 1 })],
    [
      'with a mapping that nobody could open',
      JSON.stringify({ ...whole, kept: [{ ...entry, mapping: { ...mapping, layout: 'deep' } }] }),
    ],
    [
      'with a mapping that says more',
      JSON.stringify({ ...whole, kept: [{ ...entry, mapping: { ...mapping, rows: [] } }] }),
    ],
    ['with a header of no names', JSON.stringify({ ...whole, kept: [{ ...entry, header: [{}] }] })],
    ['with a day of no calendar', JSON.stringify({ ...whole, kept: [{ ...entry, on: '<b>' }] })],
    ['with a prototype', `{"format":"plainsight-device","version":1,"kept":[{"__proto__":{}}]}`],
    [
      'with too many mappings',
      JSON.stringify({ ...whole, kept: Array.from({ length: mostKept + 1 }, () => entry) }),
    ],
    ['too long', `${JSON.stringify(whole)}${' '.repeat(longestText)}`],
    ['nested without end', '['.repeat(60_000)],
  ];
  test.each(texts)('%s is removed, with words', (_, text) => {
    const { place, held } = placeWith(text);
    expect(createDeviceStore(() => place).read()).toEqual({
      kept: [],
      trouble: 'What was kept on this device could not be read, so it was removed.',
    });
    expect(held()).toBeNull();
  });

  test('is not used even where it cannot be removed', () => {
    const { place } = placeWith('{', { removeItem: refuse });
    const { kept, trouble } = createDeviceStore(() => place).read();
    expect(kept).toEqual([]);
    expect(trouble).toContain('cannot be read');
  });

  test('is as it was where it is whole', () => {
    const { place, held } = placeWith(JSON.stringify(whole));
    expect(createDeviceStore(() => place).read()).toEqual({ kept: [entry], trouble: '' });
    expect(held()).toBe(JSON.stringify(whole));
  });
});

test('only one file of the source touches what the browser stores, and of mappings only the Import page hears', () => {
  const source = fileURLToPath(new URL('../../src/', import.meta.url));
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const naming = (what: RegExp): readonly string[] =>
    files.filter((name) => what.test(readFileSync(`${source}${name}`, 'utf8'))).toSorted();
  expect(naming(/\b(?:localStorage|sessionStorage|indexedDB)\b/)).toEqual(['app/browserplace.ts']);
  expect(naming(/from '.*\/browserplace'/)).toEqual(['app/devicestore.ts', 'app/planstore.ts']);
  expect(naming(/from '.*\/devicestore'/)).toEqual(['app/device.ts']);
  expect(naming(/from '.*app\/device'|from '\.\/device'/)).toEqual([
    'app/ImportPage.tsx',
    'pages/FileSection.tsx',
    'pages/Import.tsx',
    'pages/KeepMapping.tsx',
    'pages/KeptList.tsx',
    'pages/KeptOffer.tsx',
  ]);
});
