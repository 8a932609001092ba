import { compareTimesFigure } from './comparedfigures';
import { EvidenceFigure } from './EvidenceFigure';
import type { Reading } from './reading';
import type { CompareChoice } from '../evidence/comparechoice';
import type { ComparedTimes } from '../evidence/comparedtimes';
import { noTimesSentence, notYetWords, timesDoubts, timesTitle } from '../evidence/timewords';
import { usable } from '../evidence/select';

interface CompareTimesProps extends Reading {
  readonly choice: CompareChoice;
}

const makers = {
  'first contact': compareTimesFigure('first contact'),
  closed: compareTimesFigure('closed'),
} as const;

/** How long did people of either cohort wait for a first contact, and until they left? */
export function CompareTimes(props: CompareTimesProps) {
  const { evidence, choice } = props;
  const times = evidence.comparedTimes ?? [];
  return (
    <section aria-labelledby="compare-times">
      <h2 id="compare-times">How long they waited and stayed</h2>
      {times.length === 0 && <p>{noTimesSentence(choice)}</p>}
      {times.map((one) => (
        <TimesOf key={one.event} {...props} times={one} />
      ))}
    </section>
  );
}

function TimesOf({ times, ...reading }: Reading & { readonly times: ComparedTimes }) {
  const isDrawn = times.cohorts.some(({ curve }) => usable(curve));
  return (
    <>
      {!isDrawn && <p>{timesTitle(times)}.</p>}
      <EvidenceFigure
        {...reading}
        make={makers[times.event]}
        label={`Share (${notYetWords(times.event)}) by day from referral, a curve for each cohort`}
        about="compare-times"
        level={3}
      />
      {timesDoubts(times).map((words) => (
        <p key={words} className="rule-words">
          {words}
        </p>
      ))}
    </>
  );
}
