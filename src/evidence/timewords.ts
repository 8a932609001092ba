import { type CompareChoice, chosenBy, settledAfter } from './comparechoice';
import type { ComparedTimes, TimedCohort, TimedEvent } from './comparedtimes';
import { fewestWatched } from './comparedtimes';
import { peopleOf, plain, pValue, withheldWords } from './numbers';
import { capital } from './phrase';
import { usable } from './select';
import { dimensionById } from '../vocabulary/dimensions';

/** What became of somebody, as a verb and as a noun. */
const told: Readonly<
  Record<TimedEvent, { readonly had: string; readonly what: string; readonly notYet: string }>
> = {
  'first contact': { had: 'had a first contact', what: 'first contact', notYet: 'no first contact yet' },
  closed: { had: 'had left', what: 'leaving', notYet: 'not left yet' },
};

export function eventName(event: TimedEvent): string {
  return told[event].what;
}

/** What a curve is the share of: "no first contact yet". */
export function notYetWords(event: TimedEvent): string {
  return told[event].notYet;
}

/** "12 days", "1 day". */
function daysWords(days: number): string {
  const text = plain(days, Number.isInteger(days) ? 0 : 1);
  return text === '1' ? '1 day' : `${text} days`;
}

/** "half of “Harbour” had a first contact within 12 days". */
function medianWords({ name, median }: TimedCohort, event: TimedEvent): string {
  const { had } = told[event];
  if (!usable(median)) return `when half of “${name}” ${had} cannot be shown`;
  return median.time === null
    ? `fewer than half of “${name}” ${had} while they were watched`
    : `half of “${name}” ${had} within ${daysWords(median.time)}`;
}

/** How long did either wait, as a headline? Asked about first. */
export function timesTitle({ cohorts: [against, asked], event }: ComparedTimes): string {
  return capital(`${medianWords(asked, event)}; ${medianWords(against, event)}`);
}

function limitsWords({ name, median }: TimedCohort): string | undefined {
  if (!usable(median) || (median.lower === null && median.upper === null)) return undefined;
  const [lower, upper] = [median.lower, median.upper].map((day) =>
    day === null ? 'not reached' : daysWords(day),
  );
  return `“${name}” ${lower ?? ''} to ${upper ?? ''}`;
}

/** Whether the curves differ, how sure the medians are, and where a curve ends. */
export function timesSentence(times: ComparedTimes): string {
  const { cohorts, counted, event, logRank } = times;
  const limits = cohorts.toReversed().flatMap((one) => limitsWords(one) ?? []);
  const around = limits.length === 0 ? '' : ` 95% intervals of these days: ${limits.join('; ')}.`;
  const test = !usable(logRank)
    ? `Whether the two differ: ${withheldWords(logRank, counted)}`
    : logRank.p < 0.05
      ? `The two differ by more than chance (log-rank ${pValue(logRank.p)}).`
      : `The two are not shown to differ (log-rank ${pValue(logRank.p)}).`;
  return `Days from referral to ${eventName(event)}, with nothing adjusted for: a description.${around} ${test} A curve stops where fewer than ${String(fewestWatched)} ${counted} are still watched.`;
}

const whyLeft: Readonly<Record<string, string>> = {
  'no referral date': 'no referral date',
  'before the referral': 'a date before the referral',
  'no closing date': 'ended, but on no recorded day',
};

/** Who is in no curve, what a curve takes for granted, and what the choice of cohorts does to it. */
export function timesDoubts({ choice, cohorts, counted, event }: ComparedTimes): readonly string[] {
  const left = cohorts
    .toReversed()
    .flatMap(({ name, left: out }) =>
      out.length === 0
        ? []
        : [
            `Left out of “${name}”: ${out.map(({ reason, n }) => `${peopleOf(counted, n)} (${whyLeft[reason] ?? reason})`).join(', ')}.`,
          ],
    );
  const assumed =
    event === 'first contact'
      ? 'Whoever left without a first contact counts for as long as they were there, as if leaving had nothing to do with waiting: where those who wait longest give up, waits are longer than shown.'
      : 'Whoever has no closing date and is recorded as open, or whose state is not recorded, counts as still there until the last day in the data.';
  const later = laterWords(choice);
  return [...left, assumed, ...(later === undefined ? [] : [later])];
}

function laterWords(choice: CompareChoice): string | undefined {
  const id = chosenBy(choice).find((one) => settledAfter.has(one));
  if (id === undefined) return undefined;
  const name = (dimensionById.get(id)?.name ?? id).toLowerCase();
  return `The ${name} is settled only after the referral, so that whoever left before has none recorded: those with one had to wait, or stay, long enough to get it.`;
}

/** Why there is nothing on waiting to hold against each other. */
export function noTimesSentence(choice: CompareChoice): string {
  if (choice.kind === 'arms')
    return 'People who stand for comparison were not referred, so that there is no wait from referral to hold against another.';
  if (choice.kind === 'dose')
    return 'Waits are not compared by how often somebody came: whoever left sooner could come less often, so that the answer would be in the question.';
  return 'Nobody in either cohort has a recorded first contact or closing date after a referral date, so that waits cannot be compared.';
}
