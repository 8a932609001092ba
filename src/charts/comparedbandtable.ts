import type { ComparisonFinding } from '../evidence/comparison';
import { namesOf } from '../evidence/comparisonwords';
import type { Share } from '../evidence/evidence';
import type { ProfileId } from '../vocabulary/profiles';
import { cell, number, share, words, type Cell, type Table } from './table';

/** Who stood in which band first and last, in either cohort, among those with both scores; null where the measure has no bands. */
export function comparedBandTable(finding: ComparisonFinding, profile: ProfileId): Table | null {
  const { bands, counted, measure } = finding;
  if (bands === undefined) return null;
  const [asked, against] = namesOf(finding);
  const both = (one: Share): readonly Cell[] => [cell(one.x, profile, counted), share(one)];
  return {
    caption: `Bands of ${measure.short} by cohort, among those with both scores: the share in each at the first score and at the last`,
    columns: [
      words('band'),
      ...[`asked about (${asked})`, `held against (${against})`].flatMap((who) =>
        ['first', 'last'].flatMap((when) => [
          number(`${when}, ${counted}: ${who}`),
          number(`${when} (%): ${who}`, 0),
        ]),
      ),
    ],
    rows: bands.bands.map(({ name, first, last }) => [
      name,
      ...both(first[1]),
      ...both(last[1]),
      ...both(first[0]),
      ...both(last[0]),
    ]),
  };
}
