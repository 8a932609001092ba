import type { Count, OutcomeFinding } from '../evidence/evidence';
import { count, percent, withheldShort } from '../evidence/numbers';
import { isHidden } from '../evidence/select';
import { bandShares } from './categories';

function shareOf(x: Count, n: Count): string {
  if (isHidden(x)) return withheldShort(x);
  if (isHidden(n)) return withheldShort(n);
  if (n === 0) return 'nobody';
  return percent(x / n);
}

function ShareCell({ x, n }: { readonly x: Count; readonly n: Count }) {
  return (
    <td className="number">
      {shareOf(x, n)} {!isHidden(x) && <span className="quiet">{`${count(x)} of ${count(n)}`}</span>}
    </td>
  );
}

/** Answer categories are counted, never averaged: who stood in each, first and last, among those asked twice. */
export function CategoryShares({ finding }: { readonly finding: OutcomeFinding }) {
  const { movement } = finding.overall;
  if (movement === null) return null;
  const shares = bandShares(movement, finding.overall.followedUp.x);
  return (
    <section aria-labelledby="categories">
      <h2 id="categories">Answers first and last, among the people asked twice</h2>
      <p className="sub">An average of answer categories misleads, so none is taken.</p>
      <table className="categories">
        <caption className="offscreen">
          {finding.measure.name}: people in each category, first and last
        </caption>
        <thead>
          <tr>
            <th scope="col">Category</th>
            <th scope="col">First</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {shares.map((one) => (
            <tr key={one.band}>
              <th scope="row">{one.band}</th>
              <ShareCell x={one.first} n={one.n} />
              <ShareCell x={one.last} n={one.n} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The worst category in one line: its share first and last. */
export function worstCategoryWords(finding: OutcomeFinding): string {
  const { movement, followedUp } = finding.overall;
  const shares = movement === null ? [] : bandShares(movement, followedUp.x);
  const worst = finding.measure.better === 'higher' ? shares[0] : shares.at(-1);
  if (worst === undefined || isHidden(worst.n)) return 'Counted by category';
  return `“${worst.band}”: first ${shareOf(worst.first, worst.n)}, last ${shareOf(worst.last, worst.n)}`;
}
