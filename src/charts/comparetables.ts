import type { ComparisonFinding, ComparisonMethod } from '../evidence/comparison';
import { hiddenRowsSentence } from '../evidence/comparisonfigurewords';
import { namesOf, shownEstimates } from '../evidence/comparisonwords';
import { digitsFor, reasonWords, withheldShort } from '../evidence/numbers';
import type { Count, Share } from '../evidence/evidence';
import type { Counted } from '../evidence/scope';
import { isHidden, usable } from '../evidence/select';
import type { ProfileId } from '../vocabulary/profiles';
import { cell, hundred, limit, number, share, words, type Cell, type Column, type Table } from './table';

type Held = Parameters<typeof withheldShort>[0];

/** Why a figure is not shown, as a cell or a label. */
export const why = (held: Held, counted: Counted): string =>
  held.withheld === 'small_number'
    ? withheldShort(held, counted)
    : `not shown: ${reasonWords(held.withheld, counted)}`;

const part = (found: number | Held, counted: Counted): Cell =>
  typeof found === 'number' ? hundred(found) : why(found, counted);

/** Column heads must differ, whatever the cohorts are called. */
function heads(finding: ComparisonFinding): readonly [string, string] {
  const [asked, against] = namesOf(finding);
  return [`asked about (${asked})`, `held against (${against})`];
}

/** Who each cohort is: members, followed up and first score; nothing of what changed. */
export function cohortTable(finding: ComparisonFinding, profile: ProfileId): Table {
  const { cohorts, counted, measure } = finding;
  const digits = digitsFor(measure);
  const spread = (found: ComparisonFinding['cohorts'][0]['first']): readonly Cell[] =>
    usable(found) ? [found.mean, found.sd] : [why(found, counted), 'not shown'];
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
    ],
    rows: cohorts
      .toReversed()
      .map(({ name, members, followedUp, first }) => [
        name,
        cell(members, profile, counted),
        cell(followedUp.n, profile, counted),
        cell(followedUp.x, profile, counted),
        share(followedUp),
        limit(followedUp.interval, 'lower', 100),
        limit(followedUp.interval, 'upper', 100),
        ...spread(first),
      ]),
  };
}

/** Means or shares by cohort and their difference, before and after weighting, furthest apart first. */
export function balanceTable(finding: ComparisonFinding): Table {
  const { counted } = finding;
  const [asked, against] = heads(finding);
  const unseen = hiddenRowsSentence(finding);
  const sd = (found: ReturnType<typeof balanceRows>[number]['before']['difference']): Cell =>
    usable(found) ? found.sd : why(found, counted);
  return {
    caption: `Were the two alike at the start? Standardised differences before and after weighting, furthest apart first${unseen === undefined ? '' : `. ${unseen}`}`,
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
      part(missing[1], counted),
      part(missing[0], counted),
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

/** People of each cohort: what the share in a class of likeliness is of. With hidden classes their sum would be too few. */
export function overlapTotals({ overlap, balance }: ComparisonFinding): readonly [number, number] {
  const total = (arm: 0 | 1): number => {
    const all = usable(balance) ? balance.n[arm] : 0;
    const sum = (usable(overlap) ? overlap.bins : []).reduce((so, { n }) => {
      const own = n[arm];
      return isHidden(own) ? so : so + own;
    }, 0);
    return isHidden(all) ? sum : Math.max(all, sum);
  };
  return [total(0), total(1)];
}

/** People by how likely they were to be in the cohort asked about. */
export function overlapTable(finding: ComparisonFinding, profile: ProfileId): Table {
  const { overlap, counted } = finding;
  const [asked, against] = heads(finding);
  const all = overlapTotals(finding);
  const of = (n: Count, arm: 0 | 1): Cell =>
    isHidden(n) ? withheldShort(n, counted) : all[arm] === 0 ? 0 : hundred(n / all[arm]);
  return {
    caption:
      'People by how likely they were to be in the cohort asked about, from what was known at the start',
    columns: [
      number('likely from', 2),
      number('likely to', 2),
      number(asked),
      number(`${asked}: share (%)`, 1),
      number(against),
      number(`${against}: share (%)`, 1),
    ],
    rows: (usable(overlap) ? overlap.bins : []).map(({ from, to, n }) => [
      from,
      to,
      cell(n[1], profile, counted),
      of(n[1], 1),
      cell(n[0], profile, counted),
      of(n[0], 0),
    ]),
  };
}

/** Every estimate that may be read, the headline first, and what each one is. */
export function estimatesTable(finding: ComparisonFinding, profile: ProfileId): Table {
  const digits = digitsFor(finding.measure);
  return methodsTable(finding, profile, {
    caption: `Difference on ${finding.measure.short} in points, asked about less held against, with 95% interval`,
    value: number('difference', digits),
    digits,
    rows: shownEstimates(finding).map(({ estimate, ...method }) => ({
      ...method,
      cells: usable(estimate)
        ? [estimate.difference, estimate.interval.lower, estimate.interval.upper]
        : [why(estimate, finding.counted), 'not shown', 'not shown'],
    })),
  });
}

interface MethodRows {
  readonly caption: string;
  readonly value: Column;
  readonly digits: number;
  /** With the value and its two limits, or why they are not shown. */
  readonly rows: readonly (Pick<ComparisonMethod, 'name' | 'note' | 'adjusted' | 'n'> & {
    readonly cells: readonly Cell[];
  })[];
}

/** What every method says, the headline first, on how many people of either cohort, and what it is. */
export function methodsTable(
  finding: ComparisonFinding,
  profile: ProfileId,
  { caption, value, digits, rows }: MethodRows,
): Table {
  const [asked, against] = heads(finding);
  return {
    caption,
    columns: [
      words('method'),
      words('adjusted'),
      number(asked),
      number(against),
      value,
      number('lower 95%', digits),
      number('upper 95%', digits),
      words('what it is'),
    ],
    rows: rows.map(({ name, note, adjusted, n, cells }) => [
      name,
      adjusted ? 'yes' : 'no',
      cell(n[1], profile, finding.counted),
      cell(n[0], profile, finding.counted),
      ...cells,
      note,
    ]),
  };
}

/** The shares improved and worsened in either cohort and their difference in percentage points. */
export function cohortSharesTable(finding: ComparisonFinding, profile: ProfileId): Table {
  const { counted, measure } = finding;
  const [asked, against] = namesOf(finding);
  const both = (id: string, who: string, one: Share): readonly Cell[] => [
    `${id}: ${who}`,
    cell(one.x, profile, counted),
    cell(one.n, profile, counted),
    share(one),
    limit(one.interval, 'lower', 100),
    limit(one.interval, 'upper', 100),
  ];
  return {
    caption: `Improved and worsened on ${measure.short}, and the difference in percentage points, asked about less held against`,
    columns: [
      words('which'),
      number(counted),
      number('of'),
      number('share or difference (%)', 0),
      number('lower 95% (%)', 0),
      number('upper 95% (%)', 0),
    ],
    rows: finding.shares.flatMap(({ id, shares, difference }) => [
      both(id, `asked about (${asked})`, shares[1]),
      both(id, `held against (${against})`, shares[0]),
      [
        `${id}: difference`,
        'both',
        'both',
        ...(usable(difference)
          ? [
              hundred(difference.difference),
              hundred(difference.interval.lower),
              hundred(difference.interval.upper),
            ]
          : [why(difference, counted), 'not shown', 'not shown']),
      ],
    ]),
  };
}
