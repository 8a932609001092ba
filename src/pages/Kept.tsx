import type { Count, FlowFinding, KeptRow } from '../evidence/evidence';
import { countWords } from '../charts/hidden';
import { digitsFor, percent, plain, signed, unitOf, withheldShort } from '../evidence/numbers';
import { isUnlike, keptTitle } from '../evidence/keptwords';
import { isHidden, usable } from '../evidence/select';
import { dimensionById } from '../vocabulary/dimensions';
import type { ProfileId } from '../vocabulary/profiles';
import type { Links } from './reading';

const flags = { none: '', amber: 'unlike', red: 'very unlike' } as const;

interface Shown {
  readonly flow: FlowFinding;
  readonly profile: ProfileId;
}

interface LevelProps extends Shown {
  readonly row: KeptRow;
  readonly which: 'kept' | 'lost';
}

/** "23% (452)": the level and how many are behind it. Where few are, only the words for that. */
function Level({ row, which, flow, profile }: LevelProps) {
  const value = row[which];
  const n = row[which === 'kept' ? 'nKept' : 'nLost'];
  const behind = countWords(n, profile, flow.counted);
  if (isHidden(n)) return behind;
  const said = isHidden(value)
    ? 'not shown'
    : row.dimension === null
      ? plain(value, digitsFor(flow.measure))
      : percent(value);
  return (
    <>
      {said} <span className="behind">({behind})</span>
    </>
  );
}

function Row({ row, ...shown }: Shown & { readonly row: KeptRow }) {
  const { difference } = row;
  return (
    <tr>
      <th scope="row">{row.dimension === null ? 'First score, on average' : row.label}</th>
      <td className="number numeric">
        <Level row={row} which="kept" {...shown} />
      </td>
      <td className="number numeric">
        <Level row={row} which="lost" {...shown} />
      </td>
      <td className="number numeric">
        {usable(difference)
          ? signed(difference.difference, 2)
          : withheldShort(difference, shown.flow.counted)}
      </td>
      <td>{usable(difference) ? flags[difference.flag] : ''}</td>
    </tr>
  );
}

interface RowsProps extends Shown {
  readonly rows: readonly KeptRow[];
  readonly caption: string;
}

/** Rows under the dimension they belong to. */
function Rows({ rows, caption, ...shown }: RowsProps) {
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
                <Row key={row.label} row={row} {...shown} />
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** "2,486 people kept, with two usable SWEMWBS scores; 1,726 lost after a first score." Known from the score itself, or from any row compared. */
function sizes({ flow, profile }: Shown): string {
  const { lostVersusKept: rows, counted, measure } = flow;
  const score = rows.find(({ dimension }) => dimension === null);
  const [known] = rows.flatMap(({ difference }) => (usable(difference) ? [difference.n] : []));
  const [kept, lost] = score === undefined ? (known ?? []) : [score.nKept, score.nLost];
  if (kept === undefined || lost === undefined) return '';
  const words = (n: Count): string => {
    const said = countWords(n, profile, counted);
    return isHidden(n) ? said : `${said} ${n === 1 ? unitOf(counted) : counted}`;
  };
  return `${words(kept)} kept, with two usable ${measure.short} scores; ${countWords(lost, profile, counted)} lost after a first score. `;
}

interface KeptProps extends Shown {
  readonly links: Links;
}

/** How those who were lost differed at the start from those who were kept: where they did, and then everything compared. */
export function Kept({ flow, profile, links }: KeptProps) {
  const { lostVersusKept: rows } = flow;
  if (rows.length === 0) return null;
  const unlike = rows.filter(isUnlike);
  const left = rows.filter(({ difference }) => !usable(difference)).length;
  const rowsOf = rows.length === 1 ? '1 row' : `${String(rows.length)} rows`;
  const { short } = flow.measure;
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{keptTitle(flow)}</h2>
      <p className="sub">
        {sizes({ flow, profile })}
        {left < rows.length &&
          'Each row gives the average or the share, and in brackets how many are behind it. Differences are kept less lost, in standard deviations: beyond 0.1 they are called unlike, beyond 0.25 very unlike. '}
        <a href={links.about('lost-and-kept')}>How that is reckoned</a>
      </p>
      {unlike.length > 0 && (
        <Rows
          rows={unlike}
          flow={flow}
          profile={profile}
          caption={`Where those lost on ${short} differed from those kept`}
        />
      )}
      <details>
        <summary>
          {left === 0
            ? `Everything compared, ${rowsOf}`
            : `Everything, ${rowsOf}; ${String(left)} could not be compared`}
        </summary>
        <Rows
          rows={rows}
          flow={flow}
          profile={profile}
          caption={`Those kept and those lost on ${short}, compared at the start`}
        />
      </details>
    </section>
  );
}
