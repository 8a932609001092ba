import type { NamedCohort } from '../evidence/namedcohort';
import { peopleOf } from '../evidence/numbers';
import type { Counted } from '../evidence/scope';

/** How many are in both of two named cohorts. */
export interface Overlap {
  readonly a: string;
  readonly b: string;
  readonly n: number;
}

interface OverlapsProps {
  readonly overlaps: readonly Overlap[];
  readonly cohorts: readonly NamedCohort[];
  readonly counted: Counted;
}

/** With more cohorts than this the pairs are too many to read. */
const mostCohorts = 6;

/** Of each two named cohorts, how many are in both. */
export function Overlaps({ overlaps, cohorts, counted }: OverlapsProps) {
  const here = overlaps.filter(
    ({ a, b }) => cohorts.some(({ name }) => name === a) && cohorts.some(({ name }) => name === b),
  );
  if (here.length === 0 || cohorts.length > mostCohorts) return null;
  return (
    <details className="overlaps" open>
      <summary>In two of them at once</summary>
      <ul>
        {here.map(({ a, b, n }) => (
          <li key={JSON.stringify([a, b])}>
            “{a}” and “{b}”: {n === 0 ? 'nobody is in both' : `${peopleOf(counted, n)} in both`}
          </li>
        ))}
      </ul>
    </details>
  );
}
