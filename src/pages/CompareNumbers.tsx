import { comparisonNumberRows } from './comparisonnumberrows';
import { NumberTable } from './NumberTable';
import type { Links } from './reading';
import type { ComparisonFinding } from '../evidence/comparison';

interface CompareNumbersProps {
  readonly finding: ComparisonFinding;
  readonly links: Links;
}

/** Every number behind a comparison, each with the way to its definition. */
export function CompareNumbers({ finding, links }: CompareNumbersProps) {
  const { measure, counted, cohorts } = finding;
  const [against, asked] = cohorts;
  return (
    <NumberTable
      name={`All the numbers on ${measure.short}`}
      caption={`${measure.name}. Differences are “${asked.name}” less “${against.name}”, in points; intervals are 95%.`}
      rows={comparisonNumberRows(finding)}
      counted={counted}
      links={links}
    />
  );
}
