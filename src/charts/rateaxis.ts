import { plain } from '../evidence/numbers';
import type { VisitFinding } from '../evidence/visits';
import { element } from './element';
import type { Place } from './eventmarks';
import { control, grid, muted } from './palette';

/** A tick of a rate, with as many decimals as tell it from the next. */
export function tickText(value: number, ticks: readonly number[]): string {
  const [one = 0, two = 1] = ticks;
  return plain(value, Math.max(0, -Math.floor(Math.log10(two - one) + 1e-9)));
}

/** Lines and numbers of the axis of rates, and what it is an axis of. */
export function rateAxis(
  finding: VisitFinding,
  ticks: readonly number[],
  { y, left, right }: Place,
): readonly Element[] {
  return [
    ...ticks.flatMap((value) => [
      element('line', {
        x1: left,
        x2: right,
        y1: y(value),
        y2: y(value),
        stroke: value === 0 ? control : grid,
      }),
      element(
        'text',
        { x: left - 6, y: y(value) + 5, fill: muted, 'text-anchor': 'end' },
        tickText(value, ticks),
      ),
    ]),
    element(
      'text',
      { x: 0, y: 14, fill: muted },
      `${finding.service} per ${finding.counted === 'people' ? 'person' : 'referral'} and year`,
    ),
  ];
}
