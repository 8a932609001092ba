import type { Links } from './reading';
import type { ComparisonFinding } from '../evidence/comparison';
import { controlDoubt } from '../evidence/comparisoncontrolwords';
import {
  adjustedSentences,
  apartSentence,
  cautionSentences,
  comparisonEValueSentence,
  lostSentences,
  neitherSentence,
  shiftSentence,
} from '../evidence/comparisondoubts';
import { detectableSentence, equivalenceSentence } from '../evidence/comparisonwords';

interface CompareMarginProps {
  readonly finding: ComparisonFinding;
  readonly links: Links;
  /** Whether the estimates may be seen; some doubts give them away. */
  readonly opened: boolean;
}

/** The doubts, beside the comparison they belong to. */
export function CompareMargin({ finding, links, opened }: CompareMarginProps) {
  const said = (words: readonly (string | undefined)[]) =>
    words.map((one) => one !== undefined && <p key={one}>{one}</p>);
  return (
    <aside className="margin" aria-label={`Doubts about the comparison on ${finding.measure.short}`}>
      <section>
        <h2>What else could explain it?</h2>
        {said([
          ...cautionSentences(finding),
          ...(opened ? [comparisonEValueSentence(finding), controlDoubt(finding)] : []),
          apartSentence(finding),
        ])}
        <p>
          <a href={links.about('compare-e-value')}>How the E-value is reckoned</a>
        </p>
      </section>
      <section>
        <h2>What is adjusted for?</h2>
        {said(adjustedSentences(finding))}
        <p>
          <a href={links.about('compare-cohorts')}>What is, and what never</a>
        </p>
      </section>
      <section>
        <h2>Who is missing?</h2>
        {said([...lostSentences(finding), neitherSentence(finding)])}
      </section>
      {opened && (
        <section>
          <h2>May “no difference” be said?</h2>
          {said([equivalenceSentence(finding), detectableSentence(finding), shiftSentence(finding)])}
          <p>
            <a href={links.about('compare-equivalence')}>When it may</a>
          </p>
        </section>
      )}
    </aside>
  );
}
