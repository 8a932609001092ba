import type { FlowFinding, KeptRow } from '../evidence/evidence';
import { count, digitsFor, percent, plain, signed, withheldShort } from '../evidence/numbers';
import { isHidden, usable } from '../evidence/select';
import { dimensionById } from '../vocabulary/dimensions';
import type { Links } from './reading';

const flags = { none: '', amber: 'unlike', red: 'very unlike' } as const;

function level(row: KeptRow, which: 'kept' | 'lost', digits: number): string {
  const value = row[which];
  if (isHidden(value)) return withheldShort(value);
  return row.dimension === null ? plain(value, digits) : percent(value);
}

function Row({ row, digits }: { readonly row: KeptRow; readonly digits: number }) {
  const known = usable(row.difference) ? row.difference : null;
  return (
    <tr>
      <th scope="row">{row.dimension === null ? 'First score, on average' : row.label}</th>
      <td className="number numeric">{level(row, 'kept', digits)}</td>
      <td className="number numeric">{level(row, 'lost', digits)}</td>
      <td className="number numeric">
        {usable(row.difference) ? signed(row.difference.difference, 2) : withheldShort(row.difference)}
      </td>
      <td>{known === null ? '' : flags[known.flag]}</td>
    </tr>
  );
}

interface RowsProps {
  readonly rows: readonly KeptRow[];
  readonly digits: number;
  readonly caption: string;
}

/** Rows under the dimension they belong to. */
function Rows({ rows, digits, caption }: RowsProps) {
  const groups = [...new Set(rows.map(({ dimension }) => dimension))];
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="kept">
        <caption className="offscreen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">At the start</th>
            <th scope="col" className="numeric">
              Kept
            </th>
            <th scope="col" className="numeric">
              Lost
            </th>
            <th scope="col" className="numeric">
              Difference
            </th>
            <th scope="col">Reading</th>
          </tr>
        </thead>
        {groups.map((dimension) => (
          <tbody key={dimension ?? 'score'}>
            {dimension !== null && (
              <tr className="group">
                <th scope="rowgroup" colSpan={5}>
                  {dimensionById.get(dimension)?.name ?? dimension}
                </th>
              </tr>
            )}
            {rows
              .filter((row) => row.dimension === dimension)
              .map((row) => (
                <Row key={row.label} row={row} digits={digits} />
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** How those who were lost differed at the start from those who were kept: where they did, and then everything compared. */
export function Kept({ flow, links }: { readonly flow: FlowFinding; readonly links: Links }) {
  const rows = flow.lostVersusKept;
  const first = rows[0];
  if (first === undefined) return null;
  const unlike = rows.filter((row) => usable(row.difference) && row.difference.flag !== 'none');
  const digits = digitsFor(flow.measure);
  const { short } = flow.measure;
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">
        {unlike.length === 0
          ? 'At the start, those who were lost were like those who were kept'
          : `At the start, those who were lost differed from those who were kept in ${String(unlike.length)} of ${String(rows.length)} ways compared`}
      </h2>
      <p className="sub">
        {count(first.nKept)} people kept, with two usable {short} scores; {count(first.nLost)} lost after a
        first score. Differences are kept less lost, in standard deviations: beyond 0.1 they are called
        unlike, beyond 0.25 very unlike. <a href={links.about('lost-and-kept')}>How that is reckoned</a>
      </p>
      {unlike.length > 0 && (
        <Rows
          rows={unlike}
          digits={digits}
          caption={`Where those lost on ${short} differed from those kept`}
        />
      )}
      <details>
        <summary>Everything compared, {String(rows.length)} rows</summary>
        <Rows
          rows={rows}
          digits={digits}
          caption={`Those kept and those lost on ${short}, compared at the start`}
        />
      </details>
    </section>
  );
}
