import { usable } from '../evidence/select';
import type { UseSeries } from '../evidence/useseries';
import type { VisitFinding } from '../evidence/visits';
import type { ProfileId } from '../vocabulary/profiles';
import type { Rate } from './eventseries';
import { ratioWords } from './ratiorows';
import { cell, number, words, type Cell, type Column, type Table } from './table';

/** Rates, limits, people and the model's two lines, by calendar month. */
export function calendarTable(
  finding: VisitFinding,
  { began, months }: UseSeries,
  profile: ProfileId,
): Table {
  const { counted, service } = finding;
  const unit = counted === 'people' ? 'person' : 'referral';
  const compared = months.some(({ comparison }) => comparison !== null);
  const known = months.flatMap(({ referred }) => (usable(referred) ? [referred.rate] : []));
  const digits = Math.max(0, ...known) >= 2 ? 1 : 2;
  const columns = (group: string): readonly Column[] => [
    number(`${group}: per ${unit} and year`, digits),
    number(`${group}: lower 95%`, digits),
    number(`${group}: upper 95%`, digits),
    number(`${group}: ${counted} observed`),
  ];
  const cells = (rate: Rate | null): readonly Cell[] => {
    if (rate === null) return Array.from({ length: 4 }, () => 'no such month');
    if (usable(rate))
      return [rate.rate, rate.interval.lower, rate.interval.upper, cell(rate.people, profile, counted)];
    const why = ratioWords(rate, counted);
    return [why, 'not shown', 'not shown', rate.withheld === 'nobody_at_risk' ? 0 : why];
  };
  return {
    caption: `${service} per ${unit} and year, by calendar month, with 95% interval`,
    columns: [
      words('month'),
      words('counted as'),
      ...columns('referred'),
      number('fitted', digits),
      number('had the trend run on', digits),
      number('had the trend run on: lower 95%', digits),
      number('had the trend run on: upper 95%', digits),
      ...(compared ? columns('comparison') : []),
    ],
    rows: months.map(({ calendar, referred, comparison, fitted, without }) => [
      calendar,
      calendar < began ? 'before' : calendar === began ? 'began, left out' : 'after',
      ...cells(referred),
      fitted ?? 'not in the model',
      ...(without === null
        ? ['no such line', 'no such line', 'no such line']
        : [without.value, without.interval.lower, without.interval.upper]),
      ...(compared ? cells(comparison) : []),
    ]),
  };
}
