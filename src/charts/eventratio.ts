import { scaleLog } from 'd3-scale';
import { usable } from '../evidence/select';
import type { VisitFinding } from '../evidence/visits';
import { canvas, element } from './element';
import { referral, runUp, type Place } from './eventmarks';
import { tickMonths } from './eventunder';
import { textWidth } from './lettering';
import { control, grid, groupColours, ink, muted } from './palette';
import { ratioAxis } from './ratioaxis';
import type { RatioRow } from './ratiorows';

type Beyond = NonNullable<VisitFinding['beyond']>;

/**
 * How did each month's rate move against that of the comparison group, next to the window before? Ratio of rate ratios with its 95% interval on a log
 * axis, the run-up shaded; a month that may not be shown has no mark. `width` in pixels.
 */
export function eventRatioChart({ months }: Beyond, width: number): SVGSVGElement {
  const known = months.flatMap(({ month, ratio }) => (usable(ratio) ? [{ month, ratio }] : []));
  const listed = months.map(({ month }) => month);
  const [first, last] = [Math.min(...listed), Math.max(...listed)];
  const top = 64;
  const foot = top + Math.round(Math.min(240, Math.max(170, width * 0.3)));
  const rows = known.map(({ ratio }): Pick<RatioRow, 'mark'> => ({
    mark: { ratio: ratio.ratio, outer: ratio.interval95, inner: null },
  }));
  // Values above each other need half the room that they need side by side.
  const axis = ratioAxis(rows, 0, 2 * (foot - top));
  const y = scaleLog([...axis.domain], [foot, top]).clamp(true);
  const left = 10 + Math.max(...axis.ticks.map(({ text }) => textWidth(text)));
  const right = width - 8;
  const x = (month: number): number => left + ((month - first + 0.5) / (last - first + 1)) * (right - left);
  const step = x(1) - x(0);
  const place: Place = { x, y, step, width, left, right, top, foot, wide: width >= 560 };
  return canvas(
    width,
    foot + 48,
    ...runUp(first, last, place),
    ...axis.ticks.flatMap(({ value, text }) => [
      element('line', {
        x1: left,
        x2: right,
        y1: y(value),
        y2: y(value),
        stroke: value === 1 ? control : grid,
      }),
      element('text', { x: left - 6, y: y(value) + 5, fill: muted, 'text-anchor': 'end' }, text),
    ]),
    element('text', { x: 0, y: 14, fill: muted }, 'Ratio; 1: as in the window before'),
    ...referral(first, last, place),
    ...known.flatMap(({ month, ratio }) => [
      element('line', {
        x1: x(month),
        x2: x(month),
        y1: y(ratio.interval95.lower),
        y2: y(ratio.interval95.upper),
        stroke: groupColours.referred,
        'stroke-width': step < 8 ? 1 : 1.5,
      }),
      element('circle', {
        cx: x(month),
        cy: y(ratio.ratio),
        r: Math.max(1.75, Math.min(4, step * 0.2)),
        fill: groupColours.referred,
      }),
    ]),
    ...tickMonths(listed, step, 34).map((month) =>
      element(
        'text',
        { x: x(month), y: foot + 18, fill: muted, 'text-anchor': 'middle' },
        month > 0 ? `+${String(month)}` : `${month < 0 ? '−' : ''}${String(Math.abs(month))}`,
      ),
    ),
    element(
      'text',
      { x: (left + right) / 2, y: foot + 38, fill: ink, 'text-anchor': 'middle', 'font-size': 13 },
      'months from referral',
    ),
  );
}
