import { peopleOf, plain, range } from '../evidence/numbers';
import type { FrequentUse } from '../evidence/frequent';
import { frequentExpected } from '../evidence/frequentwords';
import { isHidden } from '../evidence/select';
import type { VisitFinding } from '../evidence/visits';
import type { ProfileId } from '../vocabulary/profiles';
import { countWords } from './hidden';
import { ratioChart } from './ratios';
import { ratioDigits, type RatioRow, ratioWords } from './ratiorows';
import { cell, number, words, type Table } from './table';

/** Those who came most, beside what is expected of people so chosen. `width` in pixels. */
export function frequentChart(
  finding: VisitFinding,
  found: FrequentUse,
  profile: ProfileId,
  width: number,
): SVGSVGElement {
  return ratioChart(frequentRows(finding, found, profile), [], width);
}

const shortly = {
  earlier: 'Expected anyway: the same in earlier months',
  comparison: 'Expected anyway: the comparison group’s',
  line: 'Expected anyway: by the comparison group',
  assumed: 'Expected anyway',
} as const;

/** What was seen and what is expected: what is assumed as one range. */
export function frequentRows(
  { counted }: VisitFinding,
  found: FrequentUse,
  profile: ProfileId,
): readonly RatioRow[] {
  const sized = (n: FrequentUse['n'] | null): string =>
    n === null ? '' : isHidden(n) ? countWords(n, profile, counted) : peopleOf('people', n);
  const seen = (
    label: string,
    note: string,
    ratio: FrequentUse['ratio'],
    look: RatioRow['look'],
  ): RatioRow => ({
    label,
    note,
    look,
    apart: false,
    mark: { ratio: ratio.ratio, outer: ratio.interval95, inner: ratio.interval50 },
    says: ratioWords(ratio, counted),
  });
  const assumed = found.expected.filter(({ kind }) => kind === 'assumed').map(({ ratio }) => ratio);
  const rows = found.expected.flatMap(({ kind, n, ratio, interval }): readonly RatioRow[] =>
    kind === 'assumed'
      ? []
      : [
          {
            label: shortly[kind],
            note: sized(n),
            look: 'range',
            apart: false,
            mark: { ratio, outer: interval, inner: null },
            says:
              interval === null
                ? plain(ratio, ratioDigits)
                : `${plain(ratio, ratioDigits)} (${range(interval, ratioDigits)})`,
          },
        ],
  );
  const span: readonly RatioRow[] =
    assumed.length === 0
      ? []
      : [
          {
            label: shortly.assumed,
            note: 'over the range of what is not known',
            look: 'range',
            apart: false,
            mark: {
              ratio: null,
              outer: { lower: Math.min(...assumed), upper: Math.max(...assumed) },
              inner: null,
            },
            says: frequentExpected(found),
          },
        ];
  return [
    seen('Those who came most', sized(found.n), found.ratio, found.beyond === null ? 'filled' : 'hollow'),
    ...rows,
    ...span,
    ...(found.beyond === null
      ? []
      : [
          seen(
            'Beyond the comparison group’s',
            'the first over the comparison group’s',
            found.beyond,
            'filled',
          ),
        ]),
  ];
}

/** What was seen and what is expected, every row of what is assumed by itself. */
export function frequentTable({ service }: VisitFinding, found: FrequentUse, profile: ProfileId): Table {
  const limits = (interval: FrequentUse['expected'][number]['interval']) => [
    interval?.lower ?? 'no interval',
    interval?.upper ?? 'no interval',
  ];
  return {
    caption: `${service} after over before, of people with ${plain(found.threshold, 0)} or more a year before, beside what would be expected anyway`,
    columns: [
      words('ratio of'),
      number('people'),
      number('ratio', ratioDigits),
      number('lower 95%', ratioDigits),
      number('upper 95%', ratioDigits),
    ],
    rows: [
      [
        'Those who came most',
        cell(found.n, profile, 'people'),
        found.ratio.ratio,
        ...limits(found.ratio.interval95),
      ],
      ...found.expected.map(({ label, n, ratio, interval }) => [
        `Expected anyway: ${label}`,
        n === null ? 'assumed' : cell(n, profile, 'people'),
        ratio,
        ...limits(interval),
      ]),
      ...(found.beyond === null
        ? []
        : [
            [
              'Beyond the comparison group’s',
              cell(found.n, profile, 'people'),
              found.beyond.ratio,
              ...limits(found.beyond.interval95),
            ],
          ]),
    ],
  };
}
