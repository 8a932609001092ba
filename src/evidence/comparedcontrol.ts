import type { MeasureCard } from './card';
import type { ComparisonFinding } from './comparison';
import type { Sureness } from './evidence';
import type { Checks } from './sureness';
import type { Difference } from '../stats/difference';
import { isWithheld, type Result } from '../stats/result';

/** The thresholds of a negative control, printed on the Methods page. A change here is a change of method. */
export const controlRules = {
  version: 1,
  /** Standard deviations of last scores that its interval stays within, either way, before it counts as clean. */
  within: 0.25,
} as const;

/**
 * `failed`: the interval excludes 0, so the cohorts differ where the service could change nothing. `clean`: it includes 0 and is narrow. `wide`: it
 * includes 0 and much else. `withheld`: there is no adjusted estimate on it.
 */
export const controlAnswers = ['clean', 'failed', 'wide', 'withheld'] as const;
export type ControlAnswer = (typeof controlAnswers)[number];

/** The measure that the service could not have changed, and what the comparison finds on it. */
export interface ComparedControl extends Pick<MeasureCard, 'id' | 'short'> {
  readonly found: ControlAnswer;
}

/** What does the comparison find where nothing should be found? `sd` is that of last scores within the cohorts, in points. */
export function controlAnswer(headline: Result<Difference>, sd: number | null): ControlAnswer {
  if (isWithheld(headline)) return 'withheld';
  const { lower, upper } = headline.interval;
  if (lower > 0 || upper < 0) return 'failed';
  return sd !== null && Math.max(-lower, upper) < controlRules.within * sd ? 'clean' : 'wide';
}

/** The answer as a check behind "How sure can we be?"; without a control there is none. */
export function controlCheck(control: ComparedControl | undefined): Checks['negativeControl'] {
  if (control === undefined) return 'none';
  return control.found === 'clean' || control.found === 'failed' ? control.found : 'unknown';
}

/** Whether a finding is of the control itself, which is a check and never an outcome. */
export function isControl({ measure, control }: Pick<ComparisonFinding, 'measure' | 'control'>): boolean {
  return control?.id === measure.id;
}

/** Of the control itself. */
export const sureOfControl: Sureness = {
  step: 'Descriptive',
  because: 'This measure is the negative control: a check of the comparison, and no outcome.',
  raise: null,
};
