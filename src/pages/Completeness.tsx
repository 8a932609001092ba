import { Followed } from './Followed';
import type { Links } from './reading';
import type { QualityFinding } from '../evidence/evidence';
import { countWords } from '../charts/hidden';
import { percent } from '../evidence/numbers';
import type { ProfileId } from '../vocabulary/profiles';

interface CompletenessProps {
  readonly fields: QualityFinding['completeness'];
  readonly profile: ProfileId;
  readonly links: Links;
}

/** How much of each field is filled in, for everyone and by site. */
export function Completeness({ fields, profile, links }: CompletenessProps) {
  if (fields.length === 0) return null;
  const sites = [...new Set(fields.flatMap((field) => field.sites.map(({ site }) => site)))];
  return (
    <section aria-labelledby="complete">
      <h2 id="complete">How much of each field is recorded</h2>
      <p className="sub">
        Of the people looked at{sites.length > 1 ? ', and site by site' : ''}. A field that is often empty
        cannot be used to compare groups. <a href={links.about('completeness')}>How this is counted</a>
      </p>
      <div
        className="scroll"
        tabIndex={0}
        role="region"
        aria-label="How much of each field is recorded, by site"
      >
        <table className="complete">
          <caption className="offscreen">Share of people for whom each field is recorded, by site</caption>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Everyone</th>
              <th scope="col" className="numeric">
                People
              </th>
              {sites.length > 1 &&
                sites.map((site) => (
                  <th scope="col" key={site} className="numeric">
                    {site}
                  </th>
                ))}
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, recorded, sites: bySite }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td>
                  <Followed share={recorded} />
                </td>
                <td className="number numeric">
                  {countWords(recorded.x, profile)} of {countWords(recorded.n, profile)}
                </td>
                {sites.length > 1 &&
                  sites.map((site) => {
                    const at = bySite.find((one) => one.site === site);
                    return (
                      <td key={site} className="number numeric">
                        {at === undefined ? 'none there' : percent(at.recorded.share)}
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
