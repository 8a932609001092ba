import { defaultProfile, profiles } from '../vocabulary/profiles';

/** The three disclosure profiles, from the table that hides and rounds. */
export function Profiles() {
  return (
    <>
      <p>
        The screen shows your own data as they are. Whatever is taken away passes one of three profiles;
        unless you choose otherwise it is {profiles[defaultProfile].name.toLowerCase()}.
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label="Disclosure profiles">
        <table className="rules">
          <caption className="offscreen">What each profile hides and rounds</caption>
          <thead>
            <tr>
              <th scope="col">Profile</th>
              <th scope="col">May be shared</th>
              <th scope="col">Hidden</th>
              <th scope="col">Other counts</th>
              <th scope="col">Averages</th>
              <th scope="col">Percentages</th>
              <th scope="col">Its stamp</th>
            </tr>
          </thead>
          <tbody>
            {Object.values(profiles).map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.name}</th>
                <td>{one.shareable ? 'yes' : 'no'}</td>
                <td>
                  {one.hiddenSays}
                  {one.hideZeros ? ', and zeros' : ''}
                </td>
                <td>{one.roundTo === 1 ? 'exact' : `to the nearest ${String(one.roundTo)}`}</td>
                <td>
                  {one.meanStep === 'none'
                    ? 'exact'
                    : `in steps that no one person can move; none under ${String(one.minimumForMean)} people`}
                </td>
                <td>
                  {one.exact
                    ? 'exact'
                    : `from rounded counts; none under ${String(one.minimumForPercentage)} people`}
                </td>
                <td>{one.stamp}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
