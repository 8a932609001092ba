import { cohortTable } from '../charts/comparetables';
import { FigureTable } from '../charts/FigureTable';
import '../charts/figure.css';
import { neitherSentence } from '../evidence/comparisondoubts';
import type { ComparisonFinding } from '../evidence/comparison';
import type { ProfileId } from '../vocabulary/profiles';

interface CompareCohortsProps {
  readonly finding: ComparisonFinding;
  readonly profile: ProfileId;
}

/** Who is held against whom, how many of either were followed up, and where they started. A table, for it stands before any estimate. */
export function CompareCohorts({ finding, profile }: CompareCohortsProps) {
  const neither = neitherSentence(finding);
  return (
    <section aria-labelledby="compare-who">
      <h3 id="compare-who">Who they are</h3>
      {neither !== undefined && <p>{neither}</p>}
      <FigureTable id="compare-who-table" table={cohortTable(finding, profile)} open />
    </section>
  );
}
