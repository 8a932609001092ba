import type { VisitFinding } from '../evidence/visits';
import { placeboSentences, preTrendSentence } from '../evidence/visitchecks';
import { assumptionSentences } from '../evidence/visitassumptions';
import { unequalSentence, windowSentences } from '../evidence/windowwords';

/** What must hold for the finding to mean what it says, and what was checked of it. */
export function VisitChecks({ finding }: { readonly finding: VisitFinding }) {
  const assumed = [...assumptionSentences(finding), unequalSentence(finding)];
  const checked = [preTrendSentence(finding), ...placeboSentences(finding)];
  const list = (words: readonly (string | undefined)[]) => (
    <ul>{words.map((one) => one !== undefined && <li key={one}>{one}</li>)}</ul>
  );
  return (
    <section className="checks" aria-labelledby="visit-checks">
      <h2 id="visit-checks">What is assumed, and what was checked</h2>
      <h3>Where it was counted</h3>
      {list(windowSentences(finding))}
      <h3>What is assumed</h3>
      {list(assumed)}
      <h3>What was checked</h3>
      {checked.some((one) => one !== undefined) ? (
        list(checked)
      ) : (
        <p>Nothing: the data do not reach back far enough to look at dates on which nothing was done.</p>
      )}
    </section>
  );
}
