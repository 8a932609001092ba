import { plain } from '../evidence/numbers';
import { measures, type Fact, type Measure } from '../vocabulary/measures';

const unverified = 'convention, source not verified';

function sourceWords({ source, verified }: Fact): string {
  return verified && source !== null ? source : unverified;
}

function points(x: number): string {
  return plain(x, Number.isInteger(x) ? 0 : x * 10 === Math.round(x * 10) ? 1 : 2);
}

/** What is taken as given about each measure, and where it comes from: measures in use first. */
export function MeasureFacts({ inUse }: { readonly inUse: readonly string[] }) {
  const used = measures.filter(({ id }) => inUse.includes(id));
  const others = measures.filter(({ id }) => !inUse.includes(id));
  return (
    <>
      <p>
        A fact whose source has not been checked is used, and labelled “{unverified}”. Population figures are
        context, never targets.
      </p>
      {used.length > 0 && <Facts caption="Measures in these data" measures={used} />}
      <details open={used.length === 0}>
        <summary>
          {used.length === 0 ? 'Measures that are known' : 'Measures that are known and not in these data'}
        </summary>
        <Facts caption="Other measures that are known" measures={others} />
      </details>
    </>
  );
}

function Facts({
  caption,
  measures: listed,
}: {
  readonly caption: string;
  readonly measures: readonly Measure[];
}) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="facts">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col">Scale</th>
            <th scope="col">Counts as moved</th>
            <th scope="col">Bands</th>
            <th scope="col">Population figure</th>
            <th scope="col">Licence</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.name}</th>
              <td>
                {points(one.range[0])} to {points(one.range[1])}, {one.better} is better
                {one.note === null ? '' : `. ${one.note}`}
              </td>
              <td>
                {one.thresholds.length === 0 && one.reliability === null && 'none known'}
                {one.thresholds.map((threshold) => (
                  <p key={`${threshold.basis}/${String(threshold.points)}`}>
                    {points(threshold.points)} or more ({threshold.basis}). {threshold.note}{' '}
                    <i>{sourceWords(threshold)}</i>
                  </p>
                ))}
                {one.reliability !== null && (
                  <p>
                    reliability {plain(one.reliability.value, 2)} <i>{sourceWords(one.reliability)}</i>
                  </p>
                )}
              </td>
              <td>
                {one.bandsFact === null ? (
                  'none settled'
                ) : (
                  <>
                    {one.bands
                      .map(
                        ({ name, from, to }) =>
                          `${name} ${from === to ? points(from) : `${points(from)} to ${points(to)}`}`,
                      )
                      .join('; ')}{' '}
                    <i>{sourceWords(one.bandsFact)}</i>
                  </>
                )}
              </td>
              <td>
                {one.norm === null ? (
                  'none known'
                ) : (
                  <>
                    {plain(one.norm.mean, 2)}, {one.norm.population}, {one.norm.year}{' '}
                    <i>{sourceWords(one.norm)}</i>
                  </>
                )}
              </td>
              <td>{one.licence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
