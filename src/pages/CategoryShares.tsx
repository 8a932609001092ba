import type { OutcomeFinding, Share } from '../evidence/evidence';
import { count, percent } from '../evidence/numbers';
import { isHidden } from '../evidence/select';

function ShareCell({ share }: { readonly share: Share }) {
  return (
    <td className="number numeric">
      {percent(share.share)}
      {!isHidden(share.x) && <span className="quiet">{` ${count(share.x)} of ${count(share.n)}`}</span>}
    </td>
  );
}

/** Answer categories are counted, never averaged: the share in each, first and last, among those asked twice. */
export function CategoryShares({ finding }: { readonly finding: OutcomeFinding }) {
  const { categories } = finding.overall;
  if (categories === null) return null;
  return (
    <section aria-labelledby="categories">
      <h2 id="categories">Answers first and last, among the {finding.counted} with both</h2>
      <p className="sub">An average of answer categories misleads, so none is taken.</p>
      <table className="categories">
        <caption className="offscreen">
          {finding.measure.name}: {finding.counted} in each category, first and last
        </caption>
        <thead>
          <tr>
            <th scope="col">Category</th>
            <th scope="col" className="numeric">
              First
            </th>
            <th scope="col" className="numeric">
              Last
            </th>
          </tr>
        </thead>
        <tbody>
          {categories.map(({ label, first, last }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <ShareCell share={first} />
              <ShareCell share={last} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The worst category in one line: its share first and last. */
export function worstCategoryWords({ measure, overall }: OutcomeFinding): string {
  const { categories } = overall;
  const worst = measure.better === 'higher' ? categories?.[0] : categories?.at(-1);
  if (worst === undefined) return 'Counted by category';
  return `“${worst.label}”: first ${percent(worst.first.share)}, last ${percent(worst.last.share)}`;
}
