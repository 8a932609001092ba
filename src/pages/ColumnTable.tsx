import { useState } from 'react';
import { ColumnRow } from './ColumnRow';
import { hushed, type Taken } from './intake';
import { byRecognition } from './understood';
import { plain } from '../evidence/numbers';
import type { Mapping } from '../vocabulary/mapping';

interface ColumnTableProps {
  readonly taken: Taken;
  readonly onChange: (mapping: Mapping) => void;
}

/** So many columns that are not recognised are shown at once. */
const atOnce = 30;

/** The columns of a file and what each is used as: those that were recognised, then the others. */
export function ColumnTable({ taken, onChange }: ColumnTableProps) {
  const { looked, mapping } = taken;
  const [shown, setShown] = useState(atOnce);
  const { recognised, others } = byRecognition(looked);
  const held = new Map(looked.columns.map((one) => [one.column, one]));
  const silent = hushed(taken);
  const row = (column: string) => (
    <ColumnRow
      key={column}
      column={column}
      held={held.get(column)}
      rows={looked.rows}
      isHushed={silent.has(column)}
      header={looked.header}
      mapping={mapping}
      onChange={onChange}
    />
  );
  const more = others.length - shown;
  return (
    <>
      <div className="scroll" tabIndex={0} role="region" aria-label={`Columns of ${looked.name}`}>
        <table className="columns">
          <caption>
            Each column with up to five of its values as typed, the most frequent first, and what it is used
            as
          </caption>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Values</th>
              <th scope="col">Used as</th>
              <th scope="col">Details</th>
            </tr>
          </thead>
          {recognised.length > 0 && <tbody>{recognised.map(row)}</tbody>}
          {others.length > 0 && (
            <tbody>
              <tr className="part">
                <th scope="rowgroup" colSpan={4}>
                  {plain(others.length, 0)} {others.length === 1 ? 'column was' : 'columns were'} not
                  recognised: {others.length === 1 ? 'it is' : 'each is'} used only as you say
                </th>
              </tr>
              {others.slice(0, shown).map(row)}
            </tbody>
          )}
        </table>
      </div>
      {more > 0 && (
        <button type="button" className="button" onClick={() => setShown(shown + 100)}>
          Show {plain(Math.min(more, 100), 0)} more of {plain(more, 0)} columns
        </button>
      )}
    </>
  );
}
