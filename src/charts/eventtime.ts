import { scaleLinear } from 'd3-scale';
import { usable } from '../evidence/select';
import type { VisitFinding } from '../evidence/visits';
import { canvas, element } from './element';
import { drawSeries, names, referral, row, runUp, type Place } from './eventmarks';
import { eventSeries } from './eventseries';
import { belowAxis } from './eventunder';
import { rateAxis, tickText } from './rateaxis';
import { textWidth } from './lettering';
import { muted } from './palette';

/**
 * How often did people visit in each month around referral? Rate per person and year with its 95% interval, the comparison group beside it,
 * the run-up shaded, months that may not be shown as gaps with a mark, and how many were observed under the axis. From 0 upwards; `width` in pixels.
 */
export function eventChart(finding: VisitFinding, width: number): SVGSVGElement {
  const series = eventSeries(finding);
  const months = finding.months.map(({ month }) => month);
  if (months.length === 0)
    return canvas(width, 40, element('text', { x: 0, y: 24, fill: muted }, 'Visits are not known by month.'));
  const wide = width >= 560;
  const highest = Math.max(
    0,
    ...series.flatMap(({ months: of }) =>
      of.flatMap(({ rate }) => (usable(rate) ? [rate.interval.upper] : [])),
    ),
  );
  const top = wide ? 64 : 64 + series.length * row;
  const foot = top + Math.round(Math.min(300, Math.max(190, width * 0.38)));
  const y = scaleLinear([0, highest * 1.04 || 1], [foot, top]);
  const ticks = y.ticks(5);
  const left = 10 + Math.max(...ticks.map((value) => textWidth(tickText(value, ticks)))) + (wide ? 0 : -4);
  const right = width - (wide ? 8 + Math.max(...series.map(({ name }) => textWidth(name))) + 8 : 4);
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const x = scaleLinear([first - 0.5, last + 0.5], [left, right]);
  const place: Place = { x, y, step: x(1) - x(0), width, left, right, top, foot, wide };
  const under = belowAxis(finding, series, place);
  return canvas(
    width,
    under.height,
    ...runUp(first, last, place),
    ...rateAxis(finding, ticks, place),
    ...referral(first, last, place),
    ...series.flatMap((one) => drawSeries(one, series.length, place)),
    ...names(series, place),
    ...under.drawn,
  );
}
