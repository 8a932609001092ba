import { suspiciousNumbers } from '../../vocabulary/cells';
import type { Issue } from '../../vocabulary/issue';
import type { Measure } from '../../vocabulary/measure';
import { numberIn } from '../cell';
import { lineOf } from '../grid';
import { Notes, short } from '../notices';
import { between } from '../plan';
import { type ReadPlace, type ReadSheet, scorePlaces, usedCounts } from '../readplace';

const oftenOutside = 5;
const outsideShare = 0.2;
const enoughAnswers = 500;

type MeasureOf = (id: string) => Measure;

/** Scores between the steps of their scale, by line; columns that probably hold another measure, and ONS questions asked from 1 to 10. */
export function scoreIssues(read: ReadSheet, measureOf: MeasureOf): readonly Issue[] {
  const places = scorePlaces(read.places);
  const notes = new Notes(read.sheet.name);
  for (const place of places) noteBetween(read, place, measureOf, notes);
  return [
    ...notes.issues(),
    ...places.flatMap((place) => wrongIn(read, place, measureOf)),
    ...oneToTen(read, places),
  ];
}

function measureAt({ score, readings }: ReadPlace, code: number): string | undefined {
  return score?.measure ?? readings[code]?.level;
}

function lastOf(raw: string): string {
  return raw.slice(raw.lastIndexOf(between) + 1);
}

function noteBetween(
  { sheet: { grid, verdict } }: ReadSheet,
  place: ReadPlace,
  measureOf: MeasureOf,
  notes: Notes,
): void {
  const found = new Set<number>();
  for (const [code, number] of place.numbers.entries()) {
    if (Number.isNaN(number)) continue;
    const id = measureAt(place, code);
    const { step, range } = measureOf(id ?? '');
    if (step === null) continue;
    const steps = (number - range[0]) / step;
    if (Math.abs(steps - Math.round(steps)) > 1e-6) found.add(code);
  }
  if (found.size === 0) return;
  const { codes, column, raw } = place;
  for (let row = 0; row < grid.rows; row += 1) {
    const code = codes[row] as number;
    if (verdict[row] === 0 && found.has(code))
      notes.add('between_steps', lineOf(grid, row), () => ({ column, found: short(lastOf(raw(code))) }));
  }
}

/** One entry for each measure of a column where a fifth or more of its numbers, and no few, lie outside its range. */
function wrongIn({ sheet }: ReadSheet, place: ReadPlace, measureOf: MeasureOf): readonly Issue[] {
  const { problems, numbers, raw, column, kind } = place;
  if (!problems.includes('out_of_range')) return [];
  const counts = usedCounts(sheet, place);
  const outside = new Map<string, number>();
  const all = new Map<string, number>();
  for (const [code, problem] of problems.entries()) {
    const id = measureAt(place, code);
    const n = counts[code] as number;
    if (id === undefined || n === 0) continue;
    const isOut = problem === 'out_of_range';
    if (isOut) {
      const number = numberIn(lastOf(raw(code)), sheet.mapping.decimal);
      const [low, high] = measureOf(id).range;
      if (number === undefined || suspiciousNumbers.includes(number)) continue;
      // A raw total that has no metric score lies in the range all the same.
      if (number >= low && number <= high) continue;
      outside.set(id, (outside.get(id) ?? 0) + n);
    }
    if (isOut || !Number.isNaN(numbers[code])) all.set(id, (all.get(id) ?? 0) + n);
  }
  return [...outside].flatMap(([id, n]): readonly Issue[] => {
    if (n < oftenOutside || n < outsideShare * (all.get(id) ?? 0)) return [];
    const found = kind === 'tool score' ? { found: measureOf(id).short } : {};
    return [{ code: 'wrong_instrument', severity: 'note', file: sheet.name, column, ...found, n }];
  });
}

const ons4: ReadonlySet<string> = new Set([
  'ons-life-satisfaction',
  'ons-worthwhile',
  'ons-happiness',
  'ons-anxiety',
]);

/** Five hundred answers without a single 0, though some are 1 and some 10. */
function oneToTen({ sheet }: ReadSheet, places: readonly ReadPlace[]): readonly Issue[] {
  const asked = places.flatMap((place) => {
    const own = Uint8Array.from(place.numbers, (number, code) =>
      Number(!Number.isNaN(number) && ons4.has(measureAt(place, code) ?? '')),
    );
    return own.includes(1) ? [{ place, own }] : [];
  });
  const values = new Set(
    asked.flatMap(({ place, own }) => [...place.numbers].filter((_, code) => own[code] === 1)),
  );
  if (values.has(0) || !values.has(1) || !values.has(10)) return [];
  let n = 0;
  for (const { place, own } of asked)
    for (let row = 0; row < place.codes.length; row += 1)
      if (sheet.verdict[row] === 0) n += own[place.codes[row] as number] as number;
  const [first] = asked;
  return n < enoughAnswers || first === undefined
    ? []
    : [{ code: 'one_to_ten', severity: 'note', file: sheet.name, column: first.place.column, n }];
}
