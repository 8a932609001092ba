import { number, type Table, words } from './table';
import { sized } from '../evidence/moneywords';
import { usable } from '../evidence/select';
import { usesOf } from '../evidence/servicewords';
import type { VisitFinding } from '../evidence/visits';

/** Visits and pounds, to three figures, per 1,000 people and year, at both ends of the interval; null where there is no range. */
export function moneyTable({ money, service, counted }: VisitFinding): Table | null {
  if (money === null || !usable(money.range)) return null;
  const { direction, avoided, worth } = money.range;
  const figures = (x: number): number => Number(x.toPrecision(3));
  const [visits, pounds] = [sized(avoided), sized(worth)];
  return {
    caption: `Per 1,000 ${counted} a year, at the two ends of the 95% interval of the difference`,
    columns: [words('what'), number('nearer to no change'), number('further from it')],
    rows: [
      [`${direction} ${usesOf(service)}`, figures(visits.lower), figures(visits.upper)],
      [
        `value of capacity ${direction === 'fewer' ? 'freed' : 'taken up'}, £`,
        figures(pounds.lower),
        figures(pounds.upper),
      ],
    ],
  };
}
