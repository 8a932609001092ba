import { direction } from './direction';
import type { OutcomeFinding } from './evidence';
import { percent } from './numbers';
import { isFew } from './outcomewords';
import { usable } from './select';

/** On how many measures the average moved beyond its interval, and the reach of follow-up: none left out because it did not move. */
export function overviewSentence(outcomes: readonly OutcomeFinding[]): string {
  const told = outcomes.filter(({ overall }) => usable(overall.change) && !isFew(overall));
  const ways = told.map(({ measure, overall }) => {
    const way = direction(overall);
    return way === measure.better ? 'better' : way === 'unsure' ? 'unsure' : 'worse';
  });
  const on = (way: string): string => {
    const n = ways.filter((one) => one === way).length;
    return n === 0 ? 'none' : String(n);
  };
  if (told.length === 0) return 'No measure has enough people with two scores to say which way it went.';
  const of = `${on('better')} of ${String(told.length)} ${told.length === 1 ? 'measure' : 'measures'}`;
  return `By its 95% interval the average moved towards better on ${of}, towards worse on ${on('worse')}, and is too uncertain to say on ${on('unsure')}. No correction is made for looking at several at once.`;
}

/** "37% to 60% of those with a first score followed up": the lowest and the highest of the measures. */
export function overviewFollowed(outcomes: readonly OutcomeFinding[]): string {
  const shares = outcomes.flatMap(({ overall: { followedUp } }) =>
    typeof followedUp.share === 'number' ? [followedUp.share] : [],
  );
  if (shares.length === 0) return 'how many were followed up is not shown';
  const [low, high] = [percent(Math.min(...shares)), percent(Math.max(...shares))];
  return `${low === high ? low : `${low} to ${high}`} of those with a first score followed up`;
}
