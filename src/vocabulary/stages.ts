import { plainName } from './spelling';

/** When in someone's support a score was taken. Orders compare within one file: a review's is its number or its month. */
export interface Stage {
  readonly kind: 'baseline' | 'review' | 'exit';
  readonly order: number;
}

const baseline: Stage = { kind: 'baseline', order: 0 };
/** After every review, whatever its number. */
const exit: Stage = { kind: 'exit', order: 1000 };

const monthsPer = { d: 12 / 365.25, w: 84 / 365.25, m: 1, y: 12 } as const;
const unit = '(d|day|days|w|wk|wks|week|weeks|m|mth|mths|month|months|y|yr|yrs|year|years)';
const ordinals: readonly string[] = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

function monthsIn(text: string): number | undefined {
  const after = new RegExp(`\\b(?:week|month|day|year) (\\d{1,3})\\b`).exec(text);
  const before = new RegExp(`\\b(\\d{1,3}) ?${unit}\\b`).exec(text);
  const count = after?.[1] ?? before?.[1];
  if (count === undefined) return undefined;
  const letter = (after ? after[0] : (before?.[2] ?? '')).charAt(0);
  return letter === 'd' || letter === 'w' || letter === 'm' || letter === 'y'
    ? Number(count) * monthsPer[letter]
    : undefined;
}

/**
 * Which stage a label speaks of, alone (`Review 2`) or at the end of a column name (`ONS LS (Start)`). None when no stage
 * word is in it, when it is a window before the start (`12m pre`), or when numbering alone would have to be guessed (`T1`).
 */
export function stageOf(text: string): Stage | undefined {
  const plain = plainName(text);
  const has = (words: string): boolean => new RegExp(`\\b(?:${words})\\b`).test(plain);
  const months = monthsIn(plain);
  if (has('exit|end|final|last|latest|closing|closure|discharge|ending')) return exit;
  if (months !== undefined) {
    if (has('pre|before|prior')) return undefined;
    return months === 0 ? baseline : { kind: 'review', order: months };
  }
  if (has('post|after')) return exit;
  const numbered =
    /\b(?:review|follow ?up|fu|followup) ?(\d{1,2})\b/.exec(plain) ??
    /\b(\d{1,2})(?:st|nd|rd|th)? (?:review|follow ?up|fu)\b/.exec(plain);
  if (numbered) return { kind: 'review', order: Number(numbered[1]) };
  if (has('review|follow ?up|fu')) {
    const named = ordinals.findIndex((word) => has(word));
    return { kind: 'review', order: Math.max(named, 0) + 1 };
  }
  if (has('mid|midpoint|mid point|midway|interim')) return { kind: 'review', order: 1 };
  if (has('baseline|base line|start|starting|initial|pre|first|before|intake|entry|t0')) return baseline;
  return undefined;
}
