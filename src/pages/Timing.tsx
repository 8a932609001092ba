import type { OutcomeFinding, QualityFinding } from '../evidence/evidence';
import { isHidden } from '../evidence/select';
import { count, plain } from '../evidence/numbers';

interface TimingProps {
  readonly timing: QualityFinding['timing'];
  readonly outcomes: readonly OutcomeFinding[];
}

/** How many months lie between the first score and the last: a change after two months is not one after twelve. */
export function Timing({ timing, outcomes }: TimingProps) {
  const known = timing.filter(({ months }) => months.length > 0);
  if (known.length === 0) return null;
  const columns = [...new Set(known.flatMap(({ months }) => months.map(({ month }) => month)))].toSorted(
    (a, b) => a - b,
  );
  const name = (id: string): string => outcomes.find(({ measure }) => measure.id === id)?.measure.short ?? id;
  const most = Math.max(...known.flatMap(({ months }) => months.map(({ n }) => (isHidden(n) ? 0 : n))), 1);
  return (
    <section aria-labelledby="timing">
      <h2 id="timing">How long after the first score the last one was taken</h2>
      <p className="sub">
        People with two usable scores, by whole months between the two. A month here is 30 days: month 2 is 60
        to 89 days.
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label="Months between first and last score">
        <table className="timing">
          <caption className="offscreen">
            People by months between first and last score, for each measure
          </caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                Measure
              </th>
              <th scope="colgroup" colSpan={columns.length}>
                Months between first and last score
              </th>
            </tr>
            <tr>
              {columns.map((month) => (
                <th scope="col" key={month}>
                  {plain(month, 0)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {known.map(({ measure, months }) => (
              <tr key={measure}>
                <th scope="row">{name(measure)}</th>
                {columns.map((column) => {
                  const n = months.find(({ month }) => month === column)?.n ?? 0;
                  return (
                    <td
                      key={column}
                      className={isHidden(n) ? 'words' : `number share-${String(Math.ceil((4 * n) / most))}`}
                    >
                      {count(n)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
