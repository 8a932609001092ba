import { methodNote } from '../evidence/methodwords';
import { ratioLimit } from '../evidence/ratiowords';
import { usable } from '../evidence/select';
import type { VisitArm, VisitFinding } from '../evidence/visits';
import type { ProfileId } from '../vocabulary/profiles';
import { windowOf } from './eventseries';
import { ofReferred, ratioDigits, ratioWords } from './ratiorows';
import { cell, number, words, type Cell, type Column, type Table } from './table';

type Ratio = VisitFinding['methods'][number]['ratio'] | VisitArm['ratio'];

/** Rate, limits and people behind them, month by month from referral, in both groups. */
export function eventTable(finding: VisitFinding, profile: ProfileId): Table {
  const { comparison, counted, months, service } = finding;
  const digits = rateDigits(months);
  const columns = (group: string): readonly Column[] => [
    number(`${group}: per ${unit(finding)} and year`, digits),
    number(`${group}: lower 95%`, digits),
    number(`${group}: upper 95%`, digits),
    number(`${group}: ${counted} observed`),
  ];
  const cells = (rate: VisitFinding['months'][number]['referred'] | null): readonly Cell[] => {
    if (rate === null) return Array.from({ length: 4 }, () => 'no such month');
    if (usable(rate))
      return [rate.rate, rate.interval.lower, rate.interval.upper, cell(rate.people, profile, counted)];
    const why = ratioWords(rate, counted);
    return [why, 'not shown', 'not shown', rate.withheld === 'nobody_at_risk' ? 0 : why];
  };
  return {
    caption: `${service} per ${unit(finding)} and year, by month from referral, with 95% interval`,
    columns: [
      number('month from referral'),
      words('counted as'),
      ...columns('referred'),
      ...(comparison === null ? [] : columns('comparison')),
    ],
    rows: months.map((one) => [
      one.month,
      windowOf(one.month, finding),
      ...cells(one.referred),
      ...(comparison === null ? [] : cells(one.comparison)),
    ]),
  };
}

/** One decimal, more where use is rare. */
function rateDigits(months: VisitFinding['months']): number {
  const rates = months.flatMap(({ referred }) => (usable(referred) ? [referred.rate] : []));
  const highest = Math.max(0, ...rates);
  return highest >= 2 ? 1 : highest >= 0.2 ? 2 : 3;
}

function unit({ counted }: VisitFinding): string {
  return counted === 'people' ? 'person' : 'referral';
}

const ratioColumns: readonly Column[] = [
  number('ratio', ratioDigits),
  number('lower 95%', ratioDigits),
  number('upper 95%', ratioDigits),
];

function ratioCells(ratio: Ratio, { counted }: VisitFinding): readonly Cell[] {
  if (!usable(ratio)) return [ratioWords(ratio, counted), 'not shown', 'not shown'];
  return 'upper' in ratio
    ? [0, 0, Number(ratio.upper.toFixed(ratioDigits)) === 0 ? ratioLimit(ratio.upper) : ratio.upper]
    : [ratio.ratio, ratio.interval95.lower, ratio.interval95.upper];
}

/** The same question by every method, and what each one is. */
export function methodsTable(finding: VisitFinding, profile: ProfileId): Table {
  return {
    caption: `${finding.service} after over before by other methods and with other choices, the headline first`,
    columns: [words('method'), number(finding.counted), ...ratioColumns, words('what it is')],
    rows: finding.methods.map((one) => [
      one.name,
      cell(one.n, profile, finding.counted),
      ...ratioCells(one.ratio, finding),
      methodNote(one),
    ]),
  };
}

/** How each month moved against the comparison group, next to the window before. */
export function monthRatioTable(finding: VisitFinding): Table {
  return {
    caption: `${finding.service}: ratio of rate ratios by month from referral, against the comparison group and the window before, with 95% interval`,
    columns: [number('month from referral'), words('counted as'), ...ratioColumns],
    rows: (finding.beyond?.months ?? []).map(({ month, ratio }) => [
      month,
      windowOf(month, finding),
      ...ratioCells(ratio, finding),
    ]),
  };
}

/** The ratio by group and for everyone. */
export function visitGroupsTable(finding: VisitFinding, profile: ProfileId): Table {
  const { by, counted, methods, service } = finding;
  const everyone = counted === 'people' ? 'Everyone' : 'All referrals';
  return {
    caption: `${service} after over before${by === null ? '' : ` by ${by.name.toLowerCase()}`}, with 95% interval`,
    columns: [words('group'), number(counted), ...ratioColumns],
    rows: [
      ...(by?.groups ?? []).map(({ level, n, ratio }) => [
        level,
        cell(n, profile, counted),
        ...ratioCells(ratio, finding),
      ]),
      ...ofReferred(methods).map(({ n, ratio }) => [
        everyone,
        cell(n, profile, counted),
        ...ratioCells(ratio, finding),
      ]),
    ],
  };
}

/** What was seen beside what would be expected anyway, every row of what is assumed by itself. */
export function besideTable(finding: VisitFinding): Table {
  const { beyond, comparison, counted, expected, referred, service } = finding;
  const seen = counted === 'people' ? 'Referred people' : 'Referrals';
  return {
    caption: `${service} after over before, beside what would be expected anyway`,
    columns: [
      words('ratio of'),
      number('ratio', ratioDigits),
      number('lower', ratioDigits),
      number('upper', ratioDigits),
    ],
    rows: [
      [seen, ...ratioCells(referred.ratio, finding)],
      ...(comparison === null ? [] : [['Comparison group', ...ratioCells(comparison.ratio, finding)]]),
      ...(beyond === null ? [] : [['Beyond the comparison group', ...ratioCells(beyond.ratio, finding)]]),
      ...(expected?.rows ?? []).map(({ label, ratio, interval }): readonly Cell[] => [
        `Expected anyway: ${label}`,
        ratio,
        interval?.lower ?? 'no interval',
        interval?.upper ?? 'no interval',
      ]),
    ],
  };
}
