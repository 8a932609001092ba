import type { ComparedCohort, ComparisonFinding } from '../evidence/comparison';
import { namesOf } from '../evidence/comparisonwords';
import type { Share } from '../evidence/evidence';
import { percent } from '../evidence/numbers';
import type { ProfileId } from '../vocabulary/profiles';
import { countWords } from './hidden';
import { words, type Cell, type Table } from './table';

/** Who is left of either cohort, step by step, and what is not recorded of those who are. */
export function comparedKeptTable(finding: ComparisonFinding, profile: ProfileId): Table {
  const { cohorts, counted, measure, missing } = finding;
  const [against, own] = cohorts;
  const [asked, held] = namesOf(finding);
  const row = (what: string, of: (cohort: ComparedCohort) => Cell): readonly Cell[] => [
    what,
    of(own),
    of(against),
  ];
  const share = (one: Share): Cell => percent(one.share, counted);
  return {
    caption: `Who is left of either cohort on ${measure.short}, and what is not recorded of them`,
    columns: [words('what'), words(`asked about (${asked})`), words(`held against (${held})`)],
    rows: [
      row('In scope', ({ members }) => countWords(members, profile, counted)),
      row('With a first score', ({ followedUp }) => countWords(followedUp.n, profile, counted)),
      row('With both scores', ({ followedUp }) => countWords(followedUp.x, profile, counted)),
      row('Followed up, of those with a first score', ({ followedUp }) => share(followedUp)),
      ...(missing ?? []).map(({ name, shares }): readonly Cell[] => [
        `${name} not recorded, of those with both scores`,
        share(shares[1]),
        share(shares[0]),
      ]),
    ],
  };
}
