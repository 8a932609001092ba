import type { LedgerCounts } from '../evidence/evidence';
import { count } from '../evidence/numbers';

const counts = [
  ['rows_in', 'Rows in'],
  ['rows_used', 'Rows used'],
  ['rows_set_aside', 'Rows set aside'],
  ['scores_in', 'Scores found'],
  ['scores_used', 'Scores used'],
] as const;

/** Rows in = rows used + rows set aside, per file. */
export function Ledgers({ ledgers }: { readonly ledgers: readonly LedgerCounts[] }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Rows and scores, file by file">
      <table className="ledger">
        <caption className="offscreen">Rows and scores in each file, used and set aside</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            {counts.map(([key, name]) => (
              <th scope="col" key={key} className="numeric">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ledgers.map((one) => (
            <tr key={one.file}>
              <th scope="row">{one.file}</th>
              {counts.map(([key]) => (
                <td key={key} className="number numeric">
                  {count(one[key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
