import { plain, reasonWords, withheldShort } from '../evidence/numbers';
import { usable } from '../evidence/select';
import type { VisitFinding } from '../evidence/visits';
import { firstOfRunUp } from '../evidence/windows';

export type Rate = VisitFinding['months'][number]['referred'];
export type Group = 'referred' | 'comparison';

/** What a month is counted as under the windows of a finding. */
export type MonthUse = 'before' | 'run-up' | 'after' | 'in neither';

export function windowOf(month: number, { windows: { before, after } }: VisitFinding): MonthUse {
  if (month >= before.from && month <= before.to) return 'before';
  if (month >= after.from && month <= after.to) return 'after';
  return month >= firstOfRunUp && month <= 0 ? 'run-up' : 'in neither';
}

/** One group's months in order, each with its rate or why there is none. */
export interface EventSeries {
  readonly group: Group;
  readonly name: string;
  readonly months: readonly { readonly month: number; readonly rate: Rate }[];
}

/** The series that are drawn: the referred, and the comparison group where there is one. */
export function eventSeries({ comparison, counted, months }: VisitFinding): readonly EventSeries[] {
  const referred: EventSeries = {
    group: 'referred',
    name: counted === 'people' ? 'Referred people' : 'Referrals',
    months: months.map(({ month, referred: rate }) => ({ month, rate })),
  };
  const beside: EventSeries = {
    group: 'comparison',
    name: 'Comparison group',
    months: months.flatMap(({ month, comparison: rate }) => (rate === null ? [] : [{ month, rate }])),
  };
  return comparison === null || beside.months.length === 0 ? [referred] : [referred, beside];
}

/** "× Comparison group, months 9 to 12: hidden, few people". */
export function gapWords({ name, months }: EventSeries, { counted }: VisitFinding): string {
  const gaps = months.flatMap(({ month, rate }) =>
    usable(rate)
      ? []
      : [
          {
            month,
            why:
              rate.withheld === 'small_number'
                ? withheldShort(rate, counted)
                : reasonWords(rate.withheld, counted),
          },
        ],
  );
  const reasons = [...new Set(gaps.map(({ why }) => why))];
  return reasons
    .map((why) => {
      const of = gaps.filter((gap) => gap.why === why).map(({ month }) => month);
      return `× ${name}, ${of.length === 1 ? 'month' : 'months'} ${stretches(of)}: ${why}.`;
    })
    .join(' ');
}

/** "−12, 3 and 9 to 12". */
function stretches(months: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const month of months) {
    const last = spans.at(-1);
    if (last !== undefined && last[1] === month - 1) last[1] = month;
    else spans.push([month, month]);
  }
  const said = spans.map(([from, to]) =>
    from === to ? plain(from, 0) : `${plain(from, 0)} to ${plain(to, 0)}`,
  );
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')} and ${said.at(-1) ?? ''}`;
}
