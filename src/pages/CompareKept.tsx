import type { Reading } from './reading';
import { comparedKeptTable } from '../charts/comparedkept';
import { FigureTable } from '../charts/FigureTable';
import '../charts/figure.css';
import type { ComparisonFinding } from '../evidence/comparison';

interface CompareKeptProps extends Pick<Reading, 'evidence' | 'links'> {
  readonly finding: ComparisonFinding;
}

/** Who is left of either cohort, and what is not recorded of them? */
export function CompareKept({ evidence, finding, links }: CompareKeptProps) {
  return (
    <section aria-labelledby="compare-kept">
      <h2 id="compare-kept">Who was kept, and what is not recorded</h2>
      <p>
        Where one cohort loses more people than the other, or less is known of it, a difference can come from
        who is missing. A share not recorded counts as a level of its own when cohorts are made alike.
      </p>
      <FigureTable id="compare-kept-table" table={comparedKeptTable(finding, evidence.profile)} open />
      <p>
        <a href={links.about('compare-kept')}>How this is counted</a>
      </p>
    </section>
  );
}
