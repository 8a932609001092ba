import { expect, test } from 'vitest';
import { recognise } from '../../src/import/recognise';
import { nameInFile } from '../../src/vocabulary/layoutcolumns';
import { layouts, templateMeasures } from '../../src/vocabulary/layouts';
import { measureNamed, measures } from '../../src/vocabulary/measures';

const columnsOf = (id: string, of = templateMeasures) =>
  layouts.find((one) => one.id === id)?.columns(of) ?? [];

test('every layout has unlike columns, says what each holds and allows, and needs a person', () => {
  for (const { columns, need, row } of layouts) {
    const all = columns(templateMeasures);
    expect(new Set(all.map(({ column }) => column)).size).toBe(all.length);
    expect(all.filter(({ holds, allowed }) => holds === '' || allowed === '')).toEqual([]);
    expect(all.filter(({ required }) => required).map(({ column }) => column)).toContain('Person ID');
    expect(need.length > 40 && row.startsWith('One row is')).toBe(true);
  }
});

test('the wide template is understood without a question, every measure at its start and its end', () => {
  const columns = columnsOf('wide');
  const header = columns.map(({ column }) => column);
  const sample = [0, 1].map((row) => columns.map(({ examples }) => examples[row] ?? ''));
  const { mapping, certain } = recognise(header, sample, 'template.csv');
  expect(certain).toBe(true);
  const staged = mapping.scores.map(({ measure, stage }) => `${measure} ${String(stage)}`);
  expect(staged.toSorted()).toEqual(
    templateMeasures.flatMap(({ id }) => [`${id} baseline`, `${id} exit`]).toSorted(),
  );
  expect(new Set(mapping.scores.map(({ date }) => date)).size).toBe(2);
  const roles = new Set(Object.values(mapping.columns));
  const scores = new Set(mapping.scores.flatMap(({ column, date = '' }) => [column, date]));
  expect(header.filter((column) => !roles.has(column) && !scores.has(column))).toEqual([]);
});

test('the long template is understood without a question', () => {
  const columns = columnsOf('long');
  const header = columns.map(({ column }) => column);
  const sample = [0, 1].map((row) => columns.map(({ examples }) => examples[row] ?? ''));
  const { mapping, certain, issues } = recognise(header, sample, 'template.csv');
  expect([certain, mapping.layout, issues]).toEqual([true, 'long', []]);
  expect(Object.values(mapping.columns).toSorted()).toEqual(header.toSorted());
  expect(mapping.tools.map(({ measure }) => measure)).toEqual([templateMeasures[0]?.id]);
});

test('every measure keeps a name in a template by which it is known again', () => {
  expect(
    measures.filter((measure) => measureNamed(nameInFile(measure)) !== measure).map(({ id }) => id),
  ).toEqual([]);
});

test('the example scores of every measure lie in its range', () => {
  for (const measure of measures) {
    const [low, high] = measure.range;
    const scores = columnsOf('wide', [measure]).filter(({ column }) =>
      column.startsWith(nameInFile(measure)),
    );
    const examples = scores.flatMap((one) => one.examples).filter((example) => example !== '');
    expect(examples.length).toBe(3);
    expect(examples.filter((example) => !(Number(example) >= low && Number(example) <= high))).toEqual([]);
    if (measure.step === 1) expect(examples.every((example) => Number.isInteger(Number(example)))).toBe(true);
  }
});

test('monthly counts run from twelve months before to twelve after', () => {
  const months = columnsOf('monthly-counts').filter(({ column }) => /^m-?\d+$/.test(column));
  expect([months.length, months[0]?.column, months[12]?.column, months[24]?.column]).toEqual([
    25,
    'm-12',
    'm0',
    'm12',
  ]);
});
