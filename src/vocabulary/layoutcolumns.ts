import { closeReasons } from './closures';
import { dimensionById, type DimensionId } from './dimensions';
import { fieldById, type FieldId } from './fields';
import type { Measure } from './measure';
import { measureNamed } from './measures';
import { swemwbsMetric } from './swemwbs';

/** One column of a file that can be loaded. The two examples are of made-up people. */
export interface LayoutColumn {
  readonly column: string;
  readonly holds: string;
  readonly required: boolean;
  readonly allowed: string;
  readonly examples: readonly [string, string];
}

export type Examples = readonly [string, string];

export const day = 'a day, as 2024-03-31 or 31/03/2024';
export const anyWords = 'any words, spelled alike in every row';

/** A column whose meaning and words are those of a field. */
export function field(id: FieldId, column: string, examples: Examples, required = false): LayoutColumn {
  const { help } = fieldById.get(id) ?? { help: '' };
  return { column, holds: help, required, allowed: allowedIn(id), examples };
}

function allowedIn(id: FieldId): string {
  switch (id) {
    case 'person':
    case 'episode':
      return 'a code, never a name, a date of birth or an NHS number';
    case 'referral_date':
    case 'first_contact':
    case 'closed':
    case 'date':
      return day;
    case 'status':
      return `words such as: ${closeReasons.filter((reason) => reason !== 'other').join('; ')}`;
    case 'age':
      return 'whole years from 0 to 120, or a band such as 45-54';
    case 'deprivation':
      return 'a decile from 1 to 10 or a fifth from 1 to 5; you will be asked which end is the most deprived';
    case 'stage':
      return 'baseline, review 1, review 2 and so on, or exit';
    case 'score':
      return 'a number within the range of its measure; blank where it was not asked';
    case 'day':
    case 'month':
      return 'a whole number, 0 at the start';
    case 'tool':
    case 'question':
      return 'the name of the questionnaire, or of the part of it';
    default: {
      const { order = [] } = dimensionById.get(id as DimensionId) ?? {};
      return order.length === 0 ? anyWords : `one of: ${order.join('; ')}; or other words, kept as they are`;
    }
  }
}

/** The range of a measure in words, and which end is better. */
export function allowedScores(measure: Measure): string {
  if (measure.categories !== null)
    return measure.categories.map(({ value, label }) => `${String(value)} ${label}`).join('; ');
  const [low, high] = measure.range;
  const numbers = measure.step === 1 ? 'a whole number' : 'a number';
  const metric = measure.id === 'swemwbs' ? ' on the metric scale' : '';
  return `${numbers} from ${String(low)} to ${String(high)}${metric}; ${measure.better} is better; blank where it was not asked`;
}

/** The name a measure is known by again when the file comes back. */
export function nameInFile(measure: Measure): string {
  if (measure.id === 'swemwbs') return 'SWEMWBS metric';
  if (measureNamed(measure.short) === measure) return measure.short;
  return measure.synonyms[0] ?? measure.short;
}

/** A score some way up the range, one that the measure can have. */
export function scoreAt(measure: Measure, share: number): string {
  const [low, high] = measure.range;
  const exact = low + (high - low) * share;
  if (measure.id === 'swemwbs') {
    const nearest = swemwbsMetric.findLast(([, metric]) => metric <= exact);
    return String(nearest?.[1] ?? low);
  }
  return String(measure.step === 1 ? Math.round(exact) : Math.round(exact * 100) / 100);
}
