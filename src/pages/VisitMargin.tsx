import type { Links } from './reading';
import type { Evidence } from '../evidence/evidence';
import { anywaySentence } from '../evidence/expectationwords';
import {
  clusteredSentence,
  eValueSentence,
  hiddenUseSentence,
  largestSentence,
  watchedSentences,
} from '../evidence/visitchecks';
import type { VisitFinding } from '../evidence/visits';
import { covidSentence } from '../evidence/windowwords';

interface VisitMarginProps {
  readonly finding: VisitFinding;
  readonly evidence: Evidence;
  readonly links: Links;
}

/** The doubts, beside the finding they belong to. */
export function VisitMargin({ finding, evidence, links }: VisitMarginProps) {
  const missing = [...watchedSentences(finding), hiddenUseSentence(finding)];
  const explained = [
    eValueSentence(finding),
    covidSentence(evidence, finding),
    largestSentence(finding),
    clusteredSentence(finding),
  ];
  const said = (words: readonly (string | undefined)[]) =>
    words.map((one) => one !== undefined && <p key={one}>{one}</p>);
  return (
    <aside className="margin" aria-label={`Doubts about ${finding.service}`}>
      <section>
        <h2>Would it have happened anyway?</h2>
        <p>{anywaySentence(finding)}</p>
        <p>
          <a href={links.about('expected-use')}>How that is reckoned</a>
        </p>
      </section>
      <section>
        <h2>Who is missing?</h2>
        {said(missing)}
      </section>
      <section>
        <h2>What else could explain it?</h2>
        {said(explained)}
      </section>
    </aside>
  );
}
