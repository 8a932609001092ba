import { answerOf, type Answer } from './answers';
import { type Coding, type Instrument, instrumentById } from './items';
import { plainName } from './spelling';
import { metricFromRaw } from './swemwbs';

/** `score` is on the charted scale, `total` as added up: they differ for SWEMWBS, whose score is metric. */
export type ItemScore =
  | { readonly score: number; readonly total: number }
  | {
      readonly problem: 'unknown_tool' | 'wrong_items' | 'items_missing' | 'out_of_range' | 'not_a_number';
      readonly why: string;
    };

/**
 * The score that the answers to an instrument's items make, in the order of its items, `undefined` where there is no answer.
 * No score, and why, when more items are missing than its rule allows, or when an answer is not one of the scale's numbers:
 * nothing is clipped. `why` names items by their number alone.
 */
export function scoreItems(
  instrument: string,
  answers: readonly (number | undefined)[],
  coding: Coding['id'] = 'published',
): ItemScore {
  const of = instrumentById.get(instrument);
  if (of === undefined)
    return { problem: 'unknown_tool', why: 'This instrument is not scored from its items.' };
  if (answers.length !== of.items)
    return { problem: 'wrong_items', why: `${of.name} has ${String(of.items)} items, in order.` };
  let total = 0;
  const missing: number[] = [];
  for (const item of of.uses) {
    const answer = answers[item - 1];
    if (answer === undefined) {
      missing.push(item);
      continue;
    }
    if (!Number.isInteger(answer))
      return { problem: 'not_a_number', why: `Item ${String(item)} is not a whole number.` };
    const value = publishedValue(of, item, answer, coding);
    if (value === undefined)
      return { problem: 'out_of_range', why: `Item ${String(item)} is not an answer of this scale.` };
    total += pointsOf(of, item, value);
  }
  if (missing.length > of.missing.most) return { problem: 'items_missing', why: whyMissing(of, missing) };
  return scoreOf(of, total, missing.length);
}

/** The score of so many points in all, where `missing` items that are used have no answer and that is not too many. */
export function scoreOf(of: Instrument, points: number, missing: number): ItemScore {
  let total = points;
  if (missing > 0 && of.missing.rule !== 'counts as nothing') {
    total = (total * of.uses.length) / (of.uses.length - missing);
    if (of.missing.rule === 'mean of the rest, rounded') total = Math.round(total);
  }
  total *= of.times;
  const score = of.metric ? metricFromRaw(total) : total;
  if (score === undefined) return { problem: 'out_of_range', why: 'This total has no metric score.' };
  return { score, total };
}

function whyMissing(of: Instrument, missing: readonly number[]): string {
  const [first, ...more] = missing.map(String);
  const which = more.length === 0 ? `Item ${first ?? ''} is` : `Items ${missing.join(', ')} are`;
  const { most } = of.missing;
  const rule = most === 0 ? 'every item is needed' : `at most ${String(most)} may be`;
  return `${which} missing, and ${rule}.`;
}

/** What an answer, numbered as on the published form, adds to the total. */
export function pointsOf(of: Instrument, item: number, value: number): number {
  const turned = of.reversed.includes(item) ? of.range[0] + of.range[1] - value : value;
  if (of.countsFrom === null) return turned;
  return turned >= of.countsFrom ? 1 : 0;
}

/** An answer as the published form numbers it; none when the coding does not have that number. */
function publishedValue(
  { range, reversed }: Pick<Instrument, 'range' | 'reversed'>,
  item: number,
  answer: number,
  coding: Coding['id'],
): number | undefined {
  const [low, high] = range;
  if (coding === 'scored') {
    if (answer !== 0 && answer !== 1) return undefined;
    return (answer === 1) === reversed.includes(item) ? low : high;
  }
  const value = answer - lowestIn(range, coding) + low;
  if (value < low || value > high) return undefined;
  return coding.startsWith('turned') ? low + high - value : value;
}

/**
 * Which codings the answers in a file can have. The first is to be used, and where `asked` is true the person who knows must
 * say. The published one is beyond doubt when every answer fits it, unless its lowest answer never comes and another's does.
 */
export function codingOf(
  of: Instrument,
  answers: Iterable<number>,
): { readonly codings: readonly Coding[]; readonly asked: boolean } {
  const found = [...new Set(answers)];
  const fits = of.codings.filter(({ id }) =>
    found.every((answer) => publishedValue(of, 1, answer, id) !== undefined),
  );
  const [first, ...others] = fits;
  if (of.asks !== null || first?.id !== 'published') return { codings: fits, asked: true };
  const lowest = Math.min(...found);
  const lower = others.filter(({ id }) => lowest > of.range[0] && lowestIn(of.range, id) === lowest);
  return { codings: [first, ...lower], asked: lower.length > 0 };
}

function lowestIn([low]: Instrument['range'], coding: Coding['id']): number {
  return coding.endsWith('from 0') ? 0 : coding.endsWith('from 1') ? 1 : low;
}

/**
 * One cell's answer to an item, as the published form numbers it: words by what they say, numbers by the file's coding. The words
 * of an item whose form is printed turned round are turned.
 */
export function itemAnswer(
  of: Instrument,
  item: number,
  cell: string,
  coding: Coding['id'] = 'published',
): Answer {
  const [low, high] = of.range;
  const words = of.wordsTurned.includes(item)
    ? new Map([...of.words].map(([word, value]) => [word, low + high - value] as const))
    : of.words;
  if (coding === 'published') return answerOf(cell, { range: of.range, words });
  const said = words.get(plainName(cell));
  if (said !== undefined) return { value: said };
  const asNumbered = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((number) => {
    const value = publishedValue(of, item, number, coding);
    return value === undefined ? [] : [{ number, value }];
  });
  const numbers = asNumbered.map(({ number }) => number);
  const read = answerOf(cell, {
    range: [Math.min(...numbers), Math.max(...numbers)],
    words: new Map(
      [...words].flatMap(([word, value]) =>
        asNumbered.filter((one) => one.value === value).map(({ number }) => [word, number] as const),
      ),
    ),
  });
  if ('problem' in read) return read;
  const value = publishedValue(of, item, read.value, coding);
  return value === undefined ? { problem: 'out_of_range' } : { value };
}

/**
 * Whether a total in the file is the one its items make. A total that is pro-rated may be rounded in the file; a SWEMWBS total may
 * be raw, or metric with one decimal or two.
 */
export function agreesWithTotal(of: Instrument, made: ItemScore, given: number): boolean | 'cannot tell' {
  if ('problem' in made || !Number.isFinite(given)) return 'cannot tell';
  if (of.metric) return given === made.total || Math.abs(given - made.score) <= 0.05 + 1e-9;
  return Math.abs(given - made.score) <= (Number.isInteger(made.score) ? 1e-9 : 0.5 + 1e-9);
}
