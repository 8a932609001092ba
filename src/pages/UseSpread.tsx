import { FigureTable } from '../charts/FigureTable';
import '../charts/figure.css';
import { useSpreadTable } from '../charts/usespread';
import { spreadSentence } from '../evidence/visitfigurewords';
import type { VisitFinding } from '../evidence/visits';
import type { ProfileId } from '../vocabulary/profiles';

interface UseSpreadProps {
  readonly finding: VisitFinding;
  readonly profile: ProfileId;
}

/** How use is spread over people: few make most of it, and some none. A table, because windows may differ in length. */
export function UseSpread({ finding, profile }: UseSpreadProps) {
  return (
    <section aria-labelledby="use-spread">
      <h2 id="use-spread">How {finding.service} are spread over people</h2>
      <p>{spreadSentence(finding)}</p>
      <FigureTable id="use-spread-table" table={useSpreadTable(finding, profile)} open />
    </section>
  );
}
