import { subtitleOf, type FigureMaker } from './figureparts';
import { countWords } from '../charts/hidden';
import { measuresChart } from '../charts/measures';
import { measuresTable } from '../charts/table';
import { overviewFollowed, overviewSentence } from '../evidence/overviewwords';
import { ruleWords } from '../evidence/scopewords';
import { usable } from '../evidence/select';

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
