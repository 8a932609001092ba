import { comparisonIn, shared } from './comparefigures';
import { type FigureMaker, subtitleOf } from './figureparts';
import { comparedOddsChart, comparedOddsTable } from '../charts/comparedodds';
import { compareTimesChart } from '../charts/comparetimes';
import { countWords } from '../charts/hidden';
import { timesTable } from '../charts/timestable';
import type { ComparedTimes, TimedEvent } from '../evidence/comparedtimes';
import { oddsSentences, oddsTitle, shownOdds } from '../evidence/oddswords';
import { isHidden, usable } from '../evidence/select';
import { eventName, timesDoubts, timesSentence, timesTitle } from '../evidence/timewords';
import type { ProfileId } from '../vocabulary/profiles';

/** Were the odds of improving higher in one cohort? Raw and adjusted together. */
export function comparedOddsFigure(id: string): FigureMaker {
  return (evidence) => {
    const finding = comparisonIn(evidence, id);
    if (finding === undefined || shownOdds(finding).every(({ odds }) => !usable(odds))) return null;
    return {
      stem: 'compare-odds',
      ...shared(finding, evidence, `Odds ratio of improving on ${finding.measure.name}, with 95% interval`),
      title: oddsTitle(finding),
      sentence: oddsSentences(finding).join(' '),
      table: comparedOddsTable(finding, evidence.profile),
      draw: (width) => comparedOddsChart(finding, width),
    };
  };
}

/** "188 in “Harbour” and 160 in “Vale” watched from referral". */
function watchedWords({ cohorts: [against, asked], counted }: ComparedTimes, profile: ProfileId): string {
  const of = ({ name, watched }: typeof asked): string =>
    `${countWords(watched, profile, counted)}${isHidden(watched) ? '' : ` ${counted}`} in “${name}”`;
  return `${of(asked)} and ${of(against)} watched from referral`;
}

/** How long did either cohort wait until this happened? */
export function compareTimesFigure(event: TimedEvent): FigureMaker {
  return (evidence) => {
    const times = evidence.comparedTimes?.find((one) => one.event === event);
    if (times === undefined || times.cohorts.every(({ curve }) => !usable(curve))) return null;
    const people = watchedWords(times, evidence.profile);
    return {
      stem: event === 'closed' ? 'time-to-leaving' : 'time-to-first-contact',
      measure: null,
      title: timesTitle(times),
      subtitle: subtitleOf(evidence, `Time from referral to ${eventName(event)}`, people),
      sentence: timesSentence(times),
      people,
      caveat: timesDoubts(times).join(' '),
      table: timesTable(times, evidence.profile),
      draw: (width) => compareTimesChart(times, width),
    };
  };
}
