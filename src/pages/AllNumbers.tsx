import type { OutcomeFinding } from '../evidence/evidence';
import { numberRows } from './numberrows';
import type { Links } from './reading';

/** Every number behind a finding in one table, each with the way to its definition. */
export function AllNumbers({ finding, links }: { readonly finding: OutcomeFinding; readonly links: Links }) {
  return (
    <details className="all-numbers">
      <summary>
        <h2>All the numbers on {finding.measure.short}</h2>
      </summary>
      <div
        className="scroll"
        tabIndex={0}
        role="region"
        aria-label={`All the numbers on ${finding.measure.short}`}
      >
        <table>
          <caption>
            {finding.measure.name}. Changes are last less first score, in points of the scale; intervals are
            95% unless another level is named.
          </caption>
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">Value</th>
              <th scope="col">95% interval</th>
              <th scope="col">{finding.counted === 'people' ? 'People' : 'Referrals'}</th>
              <th scope="col">More</th>
              <th scope="col" className="defined">
                Defined
              </th>
            </tr>
          </thead>
          <tbody>
            {numberRows(finding).map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td>{row.value}</td>
                <td className="number">{row.interval}</td>
                <td className="number">{row.n}</td>
                <td>{row.detail}</td>
                <td className="defined">
                  <a href={links.about(row.about)} aria-label={`How ${row.name} is defined`}>
                    How
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
