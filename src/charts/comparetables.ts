import type { ComparisonFinding } from '../evidence/comparison';
import { namesOf, shownEstimates } from '../evidence/comparisonwords';
import { digitsFor, reasonWords, withheldShort } from '../evidence/numbers';
import { usable } from '../evidence/select';
import type { ProfileId } from '../vocabulary/profiles';
import { cell, hundred, limit, number, share, words, type Cell, type Table } from './table';

type Held = Parameters<typeof withheldShort>[0];

const why = (held: Held): string =>
  held.withheld === 'small_number'
    ? withheldShort(held)
    : `not shown: ${reasonWords(held.withheld, 'people')}`;

const part = (found: number | Held): Cell => (typeof found === 'number' ? hundred(found) : why(found));

/** Column heads must differ, whatever the cohorts are called. */
function heads(finding: ComparisonFinding): readonly [string, string] {
  const [asked, against] = namesOf(finding);
  return [`asked about (${asked})`, `held against (${against})`];
}

/** Who each cohort is: members, followed up, first score and change. */
export function cohortTable(finding: ComparisonFinding, profile: ProfileId): Table {
  const { cohorts, measure } = finding;
  const digits = digitsFor(measure);
  const spread = (found: ComparisonFinding['cohorts'][0]['first']): readonly Cell[] =>
    usable(found) ? [found.mean, found.sd] : [why(found), 'not shown'];
  return {
    caption: `The two cohorts on ${measure.short}, the one asked about first`,
    columns: [
      words('cohort'),
      number('members'),
      number('with a first score'),
      number('with both scores'),
      number('followed up (%)', 0),
      number('followed up: lower 95% (%)', 0),
      number('followed up: upper 95% (%)', 0),
      number('mean first score', digits),
      number('SD of first score', digits),
      number('mean change', digits),
      number('SD of change', digits),
    ],
    rows: cohorts
      .toReversed()
      .map(({ name, members, followedUp, first, change }) => [
        name,
        cell(members, profile, 'people'),
        cell(followedUp.n, profile, 'people'),
        cell(followedUp.x, profile, 'people'),
        share(followedUp),
        limit(followedUp.interval, 'lower', 100),
        limit(followedUp.interval, 'upper', 100),
        ...spread(first),
        ...spread(change),
      ]),
  };
}

/** Means or shares by cohort and their difference, before and after weighting, furthest apart first. */
export function balanceTable(finding: ComparisonFinding): Table {
  const [asked, against] = heads(finding);
  const sd = (found: ReturnType<typeof balanceRows>[number]['before']['difference']): Cell =>
    usable(found) ? found.sd : why(found);
  return {
    caption:
      'Were the two alike at the start? Standardised differences before and after weighting, furthest apart first',
    columns: [
      words('characteristic'),
      words('told as'),
      number(`before: ${asked}`, 2),
      number(`before: ${against}`, 2),
      number('difference before (SD)', 2),
      number(`after: ${asked}`, 2),
      number(`after: ${against}`, 2),
      number('difference after (SD)', 2),
      number(`not recorded (%): ${asked}`, 0),
      number(`not recorded (%): ${against}`, 0),
    ],
    rows: balanceRows(finding).map(({ name, kind, before, after, missing }) => [
      name,
      kind,
      before.means[1],
      before.means[0],
      sd(before.difference),
      after.means[1],
      after.means[0],
      sd(after.difference),
      part(missing[1]),
      part(missing[0]),
    ]),
  };
}

type BalanceRows = Exclude<ComparisonFinding['balance'], Held>['covariates'];

/** The characteristics by how far apart they were before weighting; those with no value in common first. */
export function balanceRows({ balance }: ComparisonFinding): BalanceRows {
  if (!usable(balance)) return [];
  const size = ({ before: { difference } }: BalanceRows[number]): number =>
    usable(difference) ? Math.abs(difference.sd) : difference.withheld === 'wholly_apart' ? Infinity : -1;
  return balance.covariates.toSorted((a, b) => (size(a) === size(b) ? 0 : size(b) - size(a)));
}

/** People by how likely they were to be in the cohort asked about. */
export function overlapTable(finding: ComparisonFinding, profile: ProfileId): Table {
  const { overlap } = finding;
  const [asked, against] = heads(finding);
  return {
    caption:
      'People by how likely they were to be in the cohort asked about, from what was known at the start',
    columns: [number('likely from', 2), number('likely to', 2), number(asked), number(against)],
    rows: (usable(overlap) ? overlap.bins : []).map(({ from, to, n }) => [
      from,
      to,
      cell(n[1], profile, 'people'),
      cell(n[0], profile, 'people'),
    ]),
  };
}

/** Every estimate that may be read, the headline first, and what each one is. */
export function estimatesTable(finding: ComparisonFinding, profile: ProfileId): Table {
  const digits = digitsFor(finding.measure);
  const [asked, against] = heads(finding);
  return {
    caption: `Difference on ${finding.measure.short} in points, asked about less held against, with 95% interval`,
    columns: [
      words('method'),
      words('adjusted'),
      number(asked),
      number(against),
      number('difference', digits),
      number('lower 95%', digits),
      number('upper 95%', digits),
      words('what it is'),
    ],
    rows: shownEstimates(finding).map(({ name, note, adjusted, n, estimate }) => [
      name,
      adjusted ? 'yes' : 'no',
      cell(n[1], profile, 'people'),
      cell(n[0], profile, 'people'),
      ...(usable(estimate)
        ? [estimate.difference, estimate.interval.lower, estimate.interval.upper]
        : [why(estimate), 'not shown', 'not shown']),
      note,
    ]),
  };
}
