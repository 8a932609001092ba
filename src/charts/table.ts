import type { Count, FlowFinding, Outcome, OutcomeFinding, Share } from '../evidence/evidence';
import { digitsFor, withheldShort } from '../evidence/numbers';
import type { Counted } from '../evidence/scope';
import { isHidden, usable } from '../evidence/select';
import type { ProfileId } from '../vocabulary/profiles';
import { countWords } from './hidden';

export interface Column {
  readonly name: string;
  readonly numeric: boolean;
  /** Decimals on screen; a file keeps every digit that the finding has. */
  readonly digits?: number;
}

/** What a figure says, as a table: on the page, in the file and in the copy alike. A hidden number is words. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export type Cell = string | number;

export const words = (name: string): Column => ({ name, numeric: false });
export const number = (name: string, digits = 0): Column => ({ name, numeric: true, digits });

export const cell = (value: Count, profile: ProfileId, counted: Counted): Cell =>
  isHidden(value) ? countWords(value, profile, counted) : value;
/** As a percentage, without the noise of binary fractions: 57, not 56.99999999999999. */
export const hundred = (x: number): number => Number((x * 100).toPrecision(12));
export const share = ({ share: of }: Share): Cell => (isHidden(of) ? withheldShort(of) : hundred(of));
export const limit = (interval: Share['interval'], end: 'lower' | 'upper', times = 1): Cell =>
  interval === null ? 'not shown' : Number((interval[end] * times).toPrecision(12));

/** Step by step: reached, share of the referred, lost before it, and each reason that is recorded. */
export function flowTable(flow: FlowFinding, profile: ProfileId): Table {
  return {
    caption: `From referral to a usable pair on ${flow.measure.short}, with every loss and its reasons`,
    columns: [
      words('step'),
      number(flow.counted),
      number('of referred (%)', 1),
      number('lower 95% (%)', 1),
      number('upper 95% (%)', 1),
      number('lost before this step'),
      words('reasons'),
    ],
    rows: flow.steps.map(({ name, reached, lost, reasons }) => [
      name,
      cell(reached.x, profile, flow.counted),
      share(reached),
      limit(reached.interval, 'lower', 100),
      limit(reached.interval, 'upper', 100),
      cell(lost, profile, flow.counted),
      reasons.map(({ reason, n }) => `${reason}: ${countWords(n, profile, flow.counted)}`).join('; ') ||
        'none recorded',
    ]),
  };
}

/** How many people changed by how much, class by class, and on which side of the threshold each class lies. */
export function distributionTable(finding: OutcomeFinding, profile: ProfileId): Table {
  const digits = digitsFor(finding.measure);
  return {
    caption: `How many ${finding.counted} changed by how much on ${finding.measure.short}, last score less first`,
    columns: [
      number('change from', digits),
      number('change to', digits),
      number(finding.counted),
      words('kind'),
    ],
    rows: finding.overall.distribution.map(({ from, to, n, kind }) => [
      from,
      to,
      cell(n, profile, finding.counted),
      kind,
    ]),
  };
}

const changeColumns = (digits: number): readonly Column[] => [
  number('pairs'),
  number('with a first score'),
  number('followed up (%)', 0),
  number('mean change', digits),
  number('lower 95%', digits),
  number('upper 95%', digits),
];

function changeCells({ followedUp, change }: Outcome, profile: ProfileId, counted: Counted): readonly Cell[] {
  const estimates = usable(change)
    ? [change.mean, change.interval95.lower, change.interval95.upper]
    : [withheldShort(change), withheldShort(change), withheldShort(change)];
  return [
    cell(followedUp.x, profile, counted),
    cell(followedUp.n, profile, counted),
    share(followedUp),
    ...estimates,
  ];
}

/** The change by group and for everyone. */
export function forestTable(finding: OutcomeFinding, profile: ProfileId): Table {
  const { by, counted, measure, overall } = finding;
  const groups = by?.groups ?? [];
  return {
    caption: `Mean change in ${measure.short}${by === null ? '' : ` by ${by.name.toLowerCase()}`}, with 95% interval`,
    columns: [words('group'), ...changeColumns(digitsFor(measure))],
    rows: [
      ...groups.map(({ level, outcome }) => [level, ...changeCells(outcome, profile, counted)]),
      [counted === 'people' ? 'Everyone' : 'All referrals', ...changeCells(overall, profile, counted)],
    ],
  };
}

/** The change on every measure, in points and in units of its own spread. */
export function measuresTable(findings: readonly OutcomeFinding[], profile: ProfileId): Table {
  return {
    caption: 'Change on each measure, in points and in standard deviations towards better',
    columns: [
      words('measure'),
      words('better is'),
      ...changeColumns(2),
      number('towards better, standardised', 2),
      number('standardised lower 95%', 2),
      number('standardised upper 95%', 2),
    ],
    rows: findings.map(({ counted, measure, overall }) => [
      measure.short,
      measure.better,
      ...changeCells(overall, profile, counted),
      ...standardised(overall, measure.better),
    ]),
  };
}

function standardised({ effect }: Outcome, better: 'higher' | 'lower'): readonly Cell[] {
  if (!usable(effect)) return [withheldShort(effect), withheldShort(effect), withheldShort(effect)];
  const { gav, gavInterval } = effect;
  return better === 'higher'
    ? [gav, gavInterval.lower, gavInterval.upper]
    : [-gav, -gavInterval.upper, -gavInterval.lower];
}

/** People by first band and last band, those with no second score in the last column. */
export function movementTable(finding: OutcomeFinding, profile: ProfileId): Table {
  const { movement } = finding.overall;
  const bands = movement?.bands ?? [];
  return {
    caption: `${finding.counted === 'people' ? 'People' : 'Referrals'} by first and last band of ${finding.measure.short}`,
    columns: [
      words('first band'),
      ...bands.map((band) => number(`last: ${band}`)),
      number('no second score'),
    ],
    rows: (movement?.table ?? []).map((row, place) => [
      bands[place] ?? '',
      ...row.map((n) => cell(n, profile, finding.counted)),
    ]),
  };
}

/** What the average change of everyone would be under each assumption about those who were lost. */
export function rangeTable(finding: OutcomeFinding): Table {
  const { change, missing } = finding.overall;
  const digits = digitsFor(finding.measure);
  const [twice, every] =
    finding.counted === 'people'
      ? ['those asked twice', 'everyone']
      : ['referrals with two scores', 'all referrals'];
  const rows: (readonly Cell[])[] = [
    usable(change)
      ? [twice, change.mean, change.interval95.lower, change.interval95.upper]
      : [twice, withheldShort(change), withheldShort(change), withheldShort(change)],
  ];
  if (usable(missing)) {
    rows.push([
      `${every}, if those lost had not changed`,
      missing.carriedForward,
      'no interval',
      'no interval',
    ]);
    rows.push(
      usable(missing.bounds)
        ? [
            `${every}, whatever happened to those lost`,
            'a range only',
            missing.bounds.lower,
            missing.bounds.upper,
          ]
        : [
            `${every}, whatever happened to those lost`,
            withheldShort(missing.bounds),
            'not shown',
            'not shown',
          ],
    );
  }
  return {
    caption: `Average change in ${finding.measure.short} under what is assumed about those who were lost`,
    columns: [
      words('who and what is assumed'),
      number('mean change', digits),
      number('lower', digits),
      number('upper', digits),
    ],
    rows,
  };
}
