import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMapping } from '../../src/vocabulary/mappingfile';
import { readDate } from '../../src/import/calendar';
import { measureById } from '../../src/vocabulary/measures';
import { presets } from '../../src/vocabulary/presetlist';
import { presetFor } from '../../src/vocabulary/presets';

test('every preset is a mapping that can be saved and opened, over columns of its own header', () => {
  for (const { header, mapping, id } of presets) {
    expect([id, parseMapping(JSON.parse(JSON.stringify(mapping)))]).toEqual([id, mapping]);
    const used = [
      ...Object.values(mapping.columns),
      ...mapping.scores.flatMap(({ column, date }) => (date === undefined ? [column] : [column, date])),
    ];
    expect(used.filter((column) => !header.includes(column))).toEqual([]);
    expect(new Set(header).size).toBe(header.length);
  }
});

test('the made-up rows of a preset hold what its mapping says: dates that can be read, scores in range, tools that are known', () => {
  for (const { header, mapping, sample } of presets) {
    expect(sample.length).toBe(2);
    for (const row of sample) {
      const cell = (column: string | undefined): string => row[header.indexOf(column ?? '')] ?? '';
      expect(row.length).toBe(header.length);
      for (const role of ['referral_date', 'first_contact', 'closed', 'date'] as const) {
        const text = cell(mapping.columns[role]);
        if (text !== '') expect(readDate(text, mapping.dates).day).toBeDefined();
      }
      for (const { column, measure } of mapping.scores) {
        const [low, high] = measureById.get(measure)?.range ?? [NaN, NaN];
        if (cell(column) !== '')
          expect(Number(cell(column)) >= low && Number(cell(column)) <= high).toBe(true);
      }
      const { tool } = mapping.columns;
      if (tool !== undefined) expect(mapping.tools.map((one) => one.tool)).toContain(cell(tool));
    }
  }
});

test('a preset is found by its own header in any order and spelling, with the columns as the file spells them', () => {
  fc.assert(
    fc.property(fc.constantFrom(...presets), fc.boolean(), fc.integer(), (preset, loud, seed) => {
      const spelled = preset.header.map((column) => (loud ? column.toUpperCase() : `${column} `));
      const turn = Math.abs(seed) % spelled.length;
      const header = [...spelled.slice(turn), ...spelled.slice(0, turn)];
      const found = presetFor(header);
      expect([found?.preset.id, found?.missing]).toEqual([preset.id, []]);
      for (const column of Object.values(found?.mapping.columns ?? {})) expect(header).toContain(column);
    }),
  );
});

test('an invented layout is never more than nine tenths sure, and columns it lacks lower that', () => {
  const [first] = presets;
  const header = first?.header ?? [];
  expect(presetFor(header)?.confidence).toBe(0.9);
  const less = presetFor(
    header.filter(
      (column) => column !== 'Age' && column !== 'Closure Date' && column !== 'Gender' && column !== 'Status',
    ),
  );
  expect(less?.missing).toEqual(['Age', 'Gender', 'Status', 'Closure Date']);
  expect(less?.confidence).toBeLessThan(0.9);
  expect(less?.mapping.columns).not.toHaveProperty('age');
});

test('a header of other columns, or one without a later score, is no known export', () => {
  expect(presetFor(['id', 'a', 'b'])).toBeUndefined();
  expect(presetFor([])).toBeUndefined();
  expect(presetFor((presets[0]?.header ?? []).filter((column) => !column.endsWith('(End)')))).toBeUndefined();
});
