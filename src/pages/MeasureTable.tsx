import { useMemo } from 'react';
import { Dot, DotAxis } from './Dot';
import { countWords } from '../charts/hidden';
import { measuresDomain } from '../charts/measures';
import type { OutcomeFinding } from '../evidence/evidence';
import { digitsFor, plain, range, signed, withheldWords } from '../evidence/numbers';
import { isFew } from '../evidence/outcomewords';
import { isHidden, usable } from '../evidence/select';
import type { ProfileId } from '../vocabulary/profiles';
import { worstCategoryWords } from './CategoryShares';
import { Followed } from './Followed';
import type { Links } from './reading';

interface MeasureTableProps {
  readonly outcomes: readonly OutcomeFinding[];
  readonly profile: ProfileId;
  readonly open: string | undefined;
  readonly links: Links;
}

/** "+2.6 (2.4 to 2.8) of 28": change, its interval and the width of the scale; or why there is none. */
export function changeWords({ counted, measure, overall }: OutcomeFinding): string {
  const { change } = overall;
  if (!usable(change)) return withheldWords(change, counted);
  const digits = digitsFor(measure);
  const [low, high] = measure.range;
  const width = high - low;
  return `${signed(change.mean, digits)} (${range(change.interval95, digits)}) of ${plain(width, Number.isInteger(width) ? 0 : 1)}`;
}

/** "1,956 of 3,367"; where both are hidden, the words for that once. */
function behindWords({ counted, overall: { followedUp } }: OutcomeFinding, profile: ProfileId): string {
  const [x, n] = [followedUp.x, followedUp.n].map((one) => countWords(one, profile, counted));
  return isHidden(followedUp.x) && isHidden(followedUp.n) ? (x ?? '') : `${x ?? ''} of ${n ?? ''}`;
}

/** One row per measure: how far it moved, how sure that is and how many it rests on. */
export function MeasureTable({ outcomes, profile, open, links }: MeasureTableProps) {
  const domain = useMemo(() => measuresDomain(outcomes), [outcomes]);
  const drawn = outcomes.some(({ overall }) => usable(overall.effect));
  return (
    <table className="measures" role="table">
      <caption className="offscreen">
        Change on each measure among the people with two scores, with 95% intervals, the share followed up and
        how sure one can be
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            Measure
          </th>
          {drawn && (
            <th role="columnheader" scope="col" className="dots">
              Change towards better, in units of its own spread
            </th>
          )}
          <th role="columnheader" scope="col">
            Change in points (95% interval)
          </th>
          <th role="columnheader" scope="col">
            Followed up
          </th>
          <th role="columnheader" scope="col">
            How sure
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {outcomes.map((finding) => {
          const { measure, overall, sure } = finding;
          const isOpen = measure.id === open;
          const few = measure.kind === 'scale' && isFew(overall);
          return (
            <tr key={finding.id} role="row" className={isOpen ? 'open' : undefined}>
              <th role="rowheader" scope="row">
                <a href={links.measure(measure.id)} aria-current={isOpen ? 'true' : undefined}>
                  {measure.short}
                </a>
                {measure.better === 'lower' && <span className="quiet">, lower is better</span>}
              </th>
              {drawn && (
                <td role="cell" className="dots">
                  {usable(overall.effect) && <Dot finding={finding} domain={domain} />}
                </td>
              )}
              <td
                role="cell"
                data-label="Change in points"
                className={usable(overall.change) && !few ? 'number' : 'words'}
              >
                {measure.kind === 'ordinal' ? worstCategoryWords(finding) : changeWords(finding)}
                {few && '; too few to generalise'}
              </td>
              <td role="cell" data-label="Followed up">
                {typeof overall.followedUp.share === 'number' && <Followed share={overall.followedUp} />}
                <span className="of">{behindWords(finding, profile)}</span>
              </td>
              <td role="cell" data-label="How sure">
                {sure.step}
              </td>
            </tr>
          );
        })}
      </tbody>
      {drawn && (
        <tfoot role="rowgroup">
          <tr role="row">
            <td role="cell" />
            <td role="cell" className="dots">
              <DotAxis domain={domain} />
            </td>
            <td role="cell" colSpan={3} />
          </tr>
        </tfoot>
      )}
    </table>
  );
}
