import { gateRules } from '../evidence/comparegate';
import { plain } from '../evidence/numbers';
import { sureRules } from '../evidence/sureness';

const percent = (share: number): string => `${String(Math.round(share * 100))}%`;

/** The open rules behind "How sure can we be?", printed from the thresholds in use. */
export function SureTable() {
  const { version, fewestPairs, descriptiveBelow, limitedBelow, randomisedAbove, eValue } = sureRules;
  return (
    <>
      <p>
        The first row that fits decides. The step says how far the design and the data can carry a conclusion;
        it says nothing about how large the change is. One group without a comparison is never above Limited,
        and no p value raises a step. Rules, version {version}.
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label="The rules behind how sure one can be">
        <table className="rules">
          <caption className="offscreen">The four steps and when each holds</caption>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Descriptive</th>
              <td>
                Fewer than {fewestPairs} pairs; or followed up under {percent(descriptiveBelow)} in any arm;
                or one group, and followed up under {percent(limitedBelow)} or the change lies within what
                regression to the mean alone could give.
              </td>
            </tr>
            <tr>
              <th scope="row">Limited</th>
              <td>
                One group otherwise; or a comparison group with a failed check (an adjusted standardised
                difference of {plain(gateRules.unlikeFrom, 2)} or more, no overlap, retention differing by
                more than {plain(100 * gateRules.followedApart, 0)} points, a trend before the start), or a
                negative control that failed, or followed up {percent(descriptiveBelow)} to under{' '}
                {percent(limitedBelow)}, or no clean negative control and an E-value of the limit under{' '}
                {eValue}.
              </td>
            </tr>
            <tr>
              <th scope="row">Moderate</th>
              <td>
                A comparison group before and after; all checks pass; followed up {percent(limitedBelow)} or
                more in each arm; the missing-data range keeps the sign; and a clean negative control or
                placebo, or an E-value of the limit of {eValue} or more.
              </td>
            </tr>
            <tr>
              <th scope="row">Stronger</th>
              <td>
                Moderate, with a plan frozen before the results and an interval that excludes the trivial; or
                allocated by chance (as declared), arms balanced, and more than {percent(randomisedAbove)}{' '}
                followed up in each.
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      <p className="note">
        For readers who use other scales: a before-and-after result of one group is level 1 of the Maryland
        Scientific Methods Scale (level 2 with adequate control variables) and level 2 of Nesta’s Standards of
        Evidence, which asks for data that show change without confirming its cause. Both need a comparison
        group for level 3. These levels are a note; they decide nothing here.
      </p>
    </>
  );
}
