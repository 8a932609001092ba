import { NumberTable } from './NumberTable';
import type { Links } from './reading';
import { visitNumberRows } from './visitnumberrows';
import { unitOf } from '../evidence/numbers';
import type { VisitFinding } from '../evidence/visits';

/** Every number behind a finding on service use, each with the way to its definition. */
export function VisitNumbers({ finding, links }: { readonly finding: VisitFinding; readonly links: Links }) {
  const { service, counted } = finding;
  return (
    <NumberTable
      name={`All the numbers on ${service}`}
      caption={`${service}. Rates are a year per ${unitOf(counted)}; ratios and differences are after against before; intervals are 95%.`}
      rows={visitNumberRows(finding)}
      counted="people"
      links={links}
    />
  );
}
