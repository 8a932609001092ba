import type { Months } from '../evidence/windows';
import { withheldShort } from '../evidence/numbers';
import { usable } from '../evidence/select';
import type { VisitArm, VisitFinding } from '../evidence/visits';
import type { ProfileId } from '../vocabulary/profiles';
import { cell, hundred, limit, number, share, words, type Cell, type Table } from './table';

/**
 * How is use spread over people before and after: how many have no visit, what is usual, do a few make most of them? A table alone: windows
 * often differ in length, so that marks side by side would show a change where there is none.
 */
export function useSpreadTable(finding: VisitFinding, profile: ProfileId): Table {
  const { comparison, counted, referred, service, windows } = finding;
  const arms: readonly (readonly [string, VisitArm])[] = [
    ['Referred people', referred],
    ...(comparison === null ? [] : [['Comparison group', comparison] as const]),
  ];
  return {
    caption: `How ${service} are spread over people${counted === 'referrals' ? ', with all their referrals,' : ''} in each window: not per year, so that windows of different length cannot be compared directly`,
    columns: [
      words('group and window'),
      number('people'),
      number('no visit'),
      number('no visit (%)', 1),
      number('lower 95% (%)', 1),
      number('upper 95% (%)', 1),
      number('median visits', 1),
      number('mean visits', 2),
      number('share of the 5% who visit most (%)', 1),
    ],
    rows: arms.flatMap(([name, { spread }]) =>
      (['before', 'after'] as const).map((window): readonly Cell[] => {
        const label = `${name}, ${lengthOf(windows[window])} ${window}`;
        if (!usable(spread)) return [label, ...Array.from({ length: 8 }, () => withheldShort(spread))];
        const { mean, median, n, none, top } = spread[window];
        return [
          label,
          cell(n, profile, 'people'),
          cell(none.x, profile, 'people'),
          share(none),
          limit(none.interval, 'lower', 100),
          limit(none.interval, 'upper', 100),
          typeof median === 'number' ? median : withheldShort(median),
          mean,
          usable(top) ? hundred(top.share) : withheldShort(top),
        ];
      }),
    ),
  };
}

function lengthOf({ from, to }: Months): string {
  const months = to - from + 1;
  return months === 1 ? '1 month' : `${String(months)} months`;
}
