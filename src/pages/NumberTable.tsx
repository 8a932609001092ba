import type { NumberRow } from './numberrows';
import type { Links } from './reading';

interface NumberTableProps {
  /** "All the numbers on SWEMWBS". */
  readonly name: string;
  readonly caption: string;
  readonly rows: readonly NumberRow[];
  readonly counted: 'people' | 'referrals';
  readonly links: Links;
}

/** Numbers in one table, folded, each with the way to its definition. */
export function NumberTable({ name, caption, rows, counted, links }: NumberTableProps) {
  return (
    <details className="all-numbers">
      <summary>
        <h2>{name}</h2>
      </summary>
      <div className="scroll" tabIndex={0} role="region" aria-label={name}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">Value</th>
              <th scope="col">95% interval</th>
              <th scope="col">{counted === 'people' ? 'People' : 'Referrals'}</th>
              <th scope="col">More</th>
              <th scope="col" className="defined">
                Defined
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
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
