import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseMapping } from '../../src/vocabulary/mappingfile';
import { long, wide } from '../import/files';

test('a mapping that is saved and opened again is the same', () => {
  const full = {
    ...wide,
    deprivation: { most_deprived: 'highest', steps: 5 },
    custom: [{ id: 'ours', name: 'Ours', range: [0, 50], better: 'higher', threshold: 5 }],
    scores: [...wide.scores, { column: 'x', measure: 'ours', stage: 'review', order: 3, date: 'when' }],
    stages: [{ word: 'Hello', stage: 'baseline', order: 0 }],
  } as const;
  for (const mapping of [wide, long, full])
    expect(parseMapping(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
});

for (const [json, says] of [
  [null, 'mapping: the mapping must be an object'],
  [[], 'mapping: the mapping must be an object'],
  [{ ...wide, format: 'other' }, 'mapping: "format" must be "plainsight-mapping"'],
  [{ ...wide, version: 2 }, 'mapping: "version" must be 1'],
  [{ ...wide, colour: 1 }, 'mapping: the mapping has the unknown key "colour"'],
  [{ ...wide, layout: 'tall' }, 'mapping: "layout" must be "wide" or "long" or "events" or "attendance"'],
  [{ ...wide, columns: { nhs: 'x' } }, 'mapping: "columns" has the unknown role "nhs"'],
  [{ ...wide, columns: { person: 3 } }, 'mapping: the column for "person" must be a text'],
  [{ ...wide, dates: 'dmy' }, 'mapping: "dates" must be "day first" or "month first" or "year first"'],
  [
    { ...wide, deprivation: { most_deprived: 'lowest', steps: 4 } },
    'mapping: "steps" of "deprivation" must be 5 or 10',
  ],
  [
    { ...wide, scores: [{ column: 'x', measure: 'nothing', stage: 'baseline', order: 0 }] },
    'mapping: score 1 names the unknown measure "nothing"',
  ],
  [
    { ...wide, scores: [{ column: 'x', measure: 'ucla-3' }] },
    'mapping: score 1 needs a stage and an order, because the layout is wide',
  ],
  [
    { ...wide, scores: [{ column: 'x', measure: 'ucla-3', stage: 'exit', order: 0 }] },
    'mapping: the order of score 1 must be 0 for a baseline and more for a later stage',
  ],
  [
    { ...wide, scores: [{ column: 'x', measure: 'ucla-3', stage: 'exit', order: '1; DROP TABLE score' }] },
    'mapping: "order" of score 1 must be a whole number, 0 for the first stage',
  ],
  [
    { ...long, scores: [{ column: 'x', measure: 'ucla-3', stage: 'exit', order: 1 }] },
    'mapping: score 1 has a stage, but in a long file the row says when',
  ],
  [
    { ...long, tools: [{ tool: 'x', measure: 'nothing' }] },
    'mapping: tool 1 names the unknown measure "nothing"',
  ],
  [
    { ...wide, custom: [{ id: 'ours', name: 'Ours', range: [5, 1], better: 'higher' }] },
    'mapping: the range of "Ours" runs from 5 to 1: the lowest score comes first',
  ],
] as const) {
  test(`refused: ${says}`, () => {
    expect(() => parseMapping(json)).toThrow(new Error(says));
  });
}

test('the examples in the documentation are mappings', () => {
  const text = readFileSync('docs/mapping.md', 'utf8');
  const examples = [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) =>
    parseMapping(JSON.parse(json)),
  );
  expect(examples.map(({ layout }) => layout)).toEqual(['wide', 'long']);
});
