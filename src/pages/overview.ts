import { subtitleOf, type FigureMaker } from './figureparts';
import { countWords } from '../charts/hidden';
import { measuresChart } from '../charts/measures';
import { measuresTable } from '../charts/table';
import { direction } from '../evidence/direction';
import type { OutcomeFinding } from '../evidence/evidence';
import { percent } from '../evidence/numbers';
import { isFew } from '../evidence/outcomewords';
import { ruleWords } from '../evidence/scopewords';
import { usable } from '../evidence/select';

/** On how many measures the average moved beyond its interval, and the reach of follow-up: none left out because it did not move. */
function overviewSentence(outcomes: readonly OutcomeFinding[]): string {
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
function overviewFollowed(outcomes: readonly OutcomeFinding[]): string {
  const shares = outcomes.flatMap(({ overall: { followedUp } }) =>
    typeof followedUp.share === 'number' ? [followedUp.share] : [],
  );
  if (shares.length === 0) return 'how many were followed up is not shown';
  const [low, high] = [percent(Math.min(...shares)), percent(Math.max(...shares))];
  return `${low === high ? low : `${low} to ${high}`} of those with a first score followed up`;
}

/** Change on every measure at once: what the table at the head of the page shows. */
export const measuresFigure: FigureMaker = (evidence) => {
  const { outcomes, profile } = evidence;
  const [first] = outcomes;
  if (first === undefined || !outcomes.some(({ overall }) => usable(overall.effect))) return null;
  return {
    stem: 'measures',
    measure: null,
    title: `Change on ${outcomes.length === 1 ? 'one measure' : `${String(outcomes.length)} measures`}, first score to last`,
    subtitle: subtitleOf(
      evidence,
      'Average change in units of its own spread, towards better, with 50% and 95% intervals; beside it in points',
      overviewFollowed(outcomes),
    ),
    sentence: overviewSentence(outcomes),
    people: `${countWords(first.overall.referred, profile, first.counted)} ${first.counted === 'people' ? 'people referred' : 'referrals'}; on each measure ${overviewFollowed(outcomes)}`,
    caveat: `Each measure rests on its own people with two scores, and there is no comparison group. ${ruleWords(evidence.scope.rule)}`,
    table: measuresTable(outcomes, profile),
    draw: (width) => measuresChart(outcomes, width),
  };
};
