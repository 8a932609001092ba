import type { OutcomeFinding } from '../evidence/evidence';
import { numberRows } from './numberrows';
import { NumberTable } from './NumberTable';
import type { Links } from './reading';

/** Every number behind a finding in one table, each with the way to its definition. */
export function AllNumbers({ finding, links }: { readonly finding: OutcomeFinding; readonly links: Links }) {
  const { measure, counted } = finding;
  return (
    <NumberTable
      name={`All the numbers on ${measure.short}`}
      caption={`${measure.name}. Changes are last less first score, in points of the scale; intervals are 95% unless another level is named.`}
      rows={numberRows(finding)}
      counted={counted}
      links={links}
    />
  );
}
