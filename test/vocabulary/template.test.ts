import { expect, test } from 'vitest';
import { readRecord } from '../../src/import/record';
import { dictionaryOf, templateOf } from '../../src/vocabulary/template';
import { layouts, templateMeasures } from '../../src/vocabulary/layouts';
import { measureById } from '../../src/vocabulary/measures';

function rowsIn(text: string): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length;) {
    const record = readRecord(text, at, ',', true);
    rows.push(record.cells);
    at = record.end;
  }
  return rows;
}

test('a template is the header of its layout and two rows, each with a cell for every column', () => {
  for (const layout of layouts) {
    const columns = layout.columns(templateMeasures);
    const rows = rowsIn(templateOf(layout).text);
    expect(rows[0]).toEqual(columns.map(({ column }) => column));
    expect(rows.slice(1)).toEqual([0, 1].map((row) => columns.map(({ examples }) => examples[row])));
  }
});

test('a data dictionary has one row for each column of the template, with an allowed example', () => {
  for (const layout of layouts) {
    const [header, ...rows] = rowsIn(dictionaryOf(layout).text);
    expect(header).toEqual(['Column', 'What it holds', 'Required', 'Allowed values', 'Example']);
    expect(rows.map(([column]) => column)).toEqual(rowsIn(templateOf(layout).text)[0]);
    expect(rows.filter((row) => row.length !== 5 || row.includes(''))).toEqual([]);
  }
});

test('a template has the measures that were asked for, and no others', () => {
  const wide = layouts.find(({ id }) => id === 'wide');
  const phq = measureById.get('phq-9');
  if (wide === undefined || phq === undefined) throw new Error('missing');
  const scores = rowsIn(templateOf(wide, [phq]).text)[0]?.filter((column) =>
    / \((?:start|end)\)$/.test(column),
  );
  expect(scores?.filter((column) => !column.startsWith('Scores dated'))).toEqual([
    'PHQ-9 depression (start)',
    'PHQ-9 depression (end)',
  ]);
});

test('no cell of a template or a dictionary starts as a formula would', () => {
  const texts = layouts.flatMap((layout) => {
    const every = [...measureById.values()];
    return [templateOf(layout, every).text, dictionaryOf(layout, every).text];
  });
  const cells = texts.flatMap((text) => rowsIn(text).flat());
  expect(cells.length).toBeGreaterThan(500);
  expect(cells.filter((cell) => /^[\s]*[=+@%|\t]/.test(cell) || /^-\D/.test(cell))).toEqual([]);
});

test('the file of counts before and after says that monthly counts can show more', () => {
  expect(layouts.find(({ id }) => id === 'before-after-counts')?.need).toContain('monthly counts');
});
