import type { FlowFinding } from './evidence';
import { count, peopleOf, percent } from './numbers';
import { capital } from './phrase';
import { isHidden } from './select';

export function flowTitle(flow: FlowFinding): string {
  const usablePair = flow.steps.at(-1);
  if (usablePair === undefined || typeof usablePair.reached.share !== 'number')
    return `Who came and who stayed, on ${flow.measure.short}`;
  return `${percent(usablePair.reached.share)} of ${flow.counted === 'people' ? 'the people referred' : 'all referrals'} have two usable scores on ${flow.measure.short}`;
}

export function flowSentence(flow: FlowFinding): string {
  const steps = flow.steps.map(
    ({ name, reached }) =>
      `${name.toLowerCase()} ${isHidden(reached.x) ? `not shown, few ${flow.counted}` : count(reached.x)}`,
  );
  const largest = flow.steps
    .slice(1)
    .filter(({ lost }) => typeof lost === 'number')
    .toSorted(
      (a, b) => (typeof b.lost === 'number' ? b.lost : 0) - (typeof a.lost === 'number' ? a.lost : 0),
    )[0];
  const where =
    largest === undefined || largest.lost === 0
      ? ''
      : ` The largest loss, ${peopleOf(flow.counted, largest.lost)}, is before the step “${largest.name.toLowerCase()}”.`;
  return `${capital(steps.join('; '))}.${where}`;
}
