import type { Band, Measure } from './measure';
import { healthMeasures } from './measures-health';
import { lonelinessMeasures } from './measures-loneliness';
import { ons4Measures } from './measures-ons4';
import { personalMeasures } from './measures-personal';
import { rOutcomesMeasures } from './measures-r-outcomes';
import { symptomMeasures } from './measures-symptoms';
import { wellbeingMeasures } from './measures-wellbeing';
import { plain, threshold, unverified } from './measure-parts';
import { plainName } from './spelling';

export type { Band, Fact, Measure, Norm, Threshold } from './measure';

/** Every measure known by name. A new one is one entry in the list of its family. */
export const measures: readonly Measure[] = [
  ...ons4Measures,
  ...wellbeingMeasures,
  ...lonelinessMeasures,
  ...symptomMeasures,
  ...personalMeasures,
  ...healthMeasures,
  ...rOutcomesMeasures,
];

export const measureById: ReadonlyMap<string, Measure> = new Map(
  measures.map((measure) => [measure.id, measure]),
);

const measureBySynonym: ReadonlyMap<string, Measure> = new Map(
  measures.flatMap((measure) => measure.synonyms.map((synonym) => [synonym, measure] as const)),
);

/** Synonyms that are words of everyday speech: beside words of another matter they name something else, as in "Happy Garden Index". */
const everyday: ReadonlySet<string> = new Set([
  'happy',
  'happiness',
  'anxious',
  'worthwhile',
  'life satisfaction',
  'life worthwhile',
  'health today',
  'star',
  'star mean',
  'star average',
]);

/** Words that may stand beside an everyday word without making it something else: of questions, of totals, and of stages. */
const beside: ReadonlySet<string> = new Set(
  [
    'a an and are at did do does for how i in is it my of on or out that the their things this to with you your',
    'all been being extent far feel feeling felt life lives living nowadays overall today what yesterday',
    'ons ons4 ons 4 personal wellbeing well being subjective question questions item items outcome outcomes',
    'answer mean measure number rating raw result scale score scores sum total value metric likert client',
    'baseline base line closing closure current discharge end ending entry exit fifth final first followup follow',
    'fourth fu initial intake interim last latest mid midpoint midway nd post pre prior rd review second start',
    'starting st stage t t0 th third time tp up visit w wave before after reading readings date dated completed taken',
    'd day days wk wks week weeks m mth mths month months y yr yrs year years',
  ].flatMap((line) => line.split(' ')),
);

function isAlone(synonym: string, text: string): boolean {
  if (!everyday.has(synonym)) return true;
  return ` ${text} `
    .replace(` ${synonym} `, ' ')
    .split(' ')
    .every((word) => word === '' || beside.has(word) || /^(?:[a-z]{0,2}\d{1,3}[a-z]{0,2})$/.test(word));
}

/** A scale from 1 to 10 is not the one from 0 to 10. */
const fromOne = /\b1 (?:to )?10\b/;

/**
 * Which measure a column name, or a tool and its question, speaks of: the longest synonym that stands in it as whole
 * words. None when nothing fits, none where an everyday word stands beside words of another matter, and none when two measures fit equally
 * well: then the person who knows must say.
 */
export function measureNamed(...texts: readonly string[]): Measure | undefined {
  const text = plainName(texts.join(' '));
  const exact = measureBySynonym.get(text) ?? measureById.get(texts.join(' ').trim());
  if (exact) return exact;
  let best: { readonly length: number; readonly measure: Measure | undefined } = {
    length: 0,
    measure: undefined,
  };
  for (const [synonym, measure] of measureBySynonym) {
    if (synonym.length < best.length || !` ${text} `.includes(` ${synonym} `) || !isAlone(synonym, text))
      continue;
    if (fromOne.test(text) && measure.range[0] === 0 && measure.range[1] === 10) continue;
    if (synonym.length > best.length) best = { length: synonym.length, measure };
    else if (measure !== best.measure) best = { length: synonym.length, measure: undefined };
  }
  return best.measure;
}

/** Which band a score on the charted scale falls in; none outside the range or when the measure has no bands. */
export function bandOf(measure: Measure, score: number): Band | undefined {
  if (!(score >= measure.range[0] && score <= measure.range[1])) return undefined;
  return measure.bands.findLast((band) => band.from <= score);
}

/** What a person must say about a measure of their own. */
export interface MeasureSpec {
  readonly id?: string;
  readonly name: string;
  readonly range: readonly [number, number];
  readonly better: 'higher' | 'lower';
  readonly threshold?: number;
  readonly step?: number;
}

function required(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(`measure: ${otherwise}`);
}

/** A measure of the user's own, treated as any other: no bands, no norm, its threshold a convention. */
export function customMeasure(spec: MeasureSpec): Measure {
  const name = spec.name.trim();
  required(name !== '', 'a name is needed');
  const id = spec.id ?? plainName(name).replaceAll(' ', '-');
  required(/^[a-z0-9][a-z0-9-]*$/.test(id), `the id "${id}" may hold only small letters, digits and hyphens`);
  required(!measureById.has(id), `"${id}" is the id of a measure already known`);
  const [low, high] = spec.range;
  required(Number.isFinite(low) && Number.isFinite(high), `the range of "${name}" is not two numbers`);
  required(low < high, `the range of "${name}" runs from ${low} to ${high}: the lowest score comes first`);
  required(
    spec.better === 'higher' || spec.better === 'lower',
    `"${name}" must say whether higher or lower is better`,
  );
  for (const [what, size] of [
    ['threshold', spec.threshold],
    ['step', spec.step],
  ] as const) {
    if (size === undefined) continue;
    required(size > 0 && size <= high - low, `the ${what} of "${name}" must be above 0 and within its range`);
  }
  const synonym = plainName(name);
  return {
    ...plain,
    id,
    name,
    short: name,
    noun: name,
    synonyms: measureBySynonym.has(synonym) ? [] : [synonym],
    items: 1,
    itemRange: null,
    range: [low, high],
    step: spec.step ?? null,
    better: spec.better,
    thresholds:
      spec.threshold === undefined
        ? []
        : [threshold(spec.threshold, 'convention', unverified, 'Given by the person who added the measure.')],
    licence: 'Not known here: added by the user.',
    importTotalOnly: true,
  };
}
