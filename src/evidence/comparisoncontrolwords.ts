import { type ComparedControl, controlRules, isControl } from './comparedcontrol';
import type { ComparisonFinding } from './comparison';
import { digitsFor, plain, range, signed } from './numbers';
import { number, type Part, phrase } from './phrase';
import { usable } from './select';

const within = `${plain(controlRules.within, 2)} standard deviations`;

/** The headline where the control itself is open: it is a check, and is never read as an outcome. */
export function controlTitle({ measure, control }: ComparisonFinding): string {
  const which = `${measure.short}, which the service could not have changed`;
  switch (control?.found) {
    case 'failed':
      return `The check fails: the cohorts differ on ${which}.`;
    case 'clean':
      return `The check holds: next to nothing sets the cohorts apart on ${which}.`;
    case 'wide':
      return `The check says little: too few people tell the cohorts apart on ${which}.`;
    case 'withheld':
    case undefined:
      return `The check cannot be made on ${which}.`;
  }
}

/** What the check found, in a few sentences. */
export function controlSentence(finding: ComparisonFinding): readonly Part[] {
  const { measure, control, estimates, cohorts } = finding;
  const headline = estimates[0]?.estimate;
  const [against, asked] = cohorts;
  const digits = digitsFor(measure);
  const isShown = headline !== undefined && usable(headline);
  const found = isShown
    ? phrase`The change on ${measure.short} of “${asked.name}” less that of “${against.name}” is ${number(signed(headline.difference, digits))} points (95% interval ${number(range(headline.interval, digits))}). `
    : phrase`There is no adjusted estimate on ${measure.short} to show. `;
  const means =
    control === undefined || (!isShown && control.found !== 'withheld') ? '' : `${meaning(control)} `;
  return [...found, ...phrase`${means}It is no outcome.`];
}

function meaning({ found }: ComparedControl): string {
  switch (found) {
    case 'failed':
      return 'A service that cannot change it should leave the two alike, so something else sets the cohorts apart, and may do so on every other measure.';
    case 'clean':
      return `It includes 0 and stays within ${within} of it, as it should where the service can change nothing. That is one check passed, and no proof that nothing else differs.`;
    case 'wide':
      return `It includes 0, and more than ${within} as well: a difference large enough to mislead could hide in it, so it counts as no check.`;
    case 'withheld':
      return 'Without one the comparison cannot be checked on it.';
  }
}

/** What the negative control says beside any other measure; undefined on the control itself, whose own sentence says it. */
export function controlDoubt(finding: ComparisonFinding): string | undefined {
  const { control } = finding;
  if (control === undefined)
    return 'No measure is named that the service could not have changed, so nothing checks for what was not recorded.';
  if (isControl(finding)) return undefined;
  const which = `${control.short}, named as what the service could not have changed`;
  switch (control.found) {
    case 'failed':
      return `The cohorts differ on ${which}. Whatever does that may also explain this.`;
    case 'clean':
      return `Next to nothing sets the cohorts apart on ${which}: one check for what was not recorded is passed.`;
    case 'wide':
      return `Too few people tell the cohorts apart on ${which}, so that it counts as no check.`;
    case 'withheld':
      return `There is no adjusted estimate on ${which}, so that it counts as no check.`;
  }
}
