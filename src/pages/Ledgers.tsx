import type { LedgerCounts } from '../evidence/evidence';
import { count } from '../evidence/numbers';

/** Rows in = rows used + rows set aside, per file. */
export function Ledgers({ ledgers }: { readonly ledgers: readonly LedgerCounts[] }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Rows and scores, file by file">
      <table className="ledger">
        <caption className="offscreen">Rows and scores in each file, used and set aside</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col" className="numeric">
              Rows in
            </th>
            <th scope="col" className="numeric">
              Rows used
            </th>
            <th scope="col" className="numeric">
              Rows set aside
            </th>
            <th scope="col" className="numeric">
              Scores found
            </th>
            <th scope="col" className="numeric">
              Scores used
            </th>
          </tr>
        </thead>
        <tbody>
          {ledgers.map((one) => (
            <tr key={one.file}>
              <th scope="row">{one.file}</th>
              <td className="number numeric">{count(one.rows_in)}</td>
              <td className="number numeric">{count(one.rows_used)}</td>
              <td className="number numeric">{count(one.rows_set_aside)}</td>
              <td className="number numeric">{count(one.scores_in)}</td>
              <td className="number numeric">{count(one.scores_used)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
