import { scaleLinear } from 'd3-scale';
import { monthNumber, monthOf } from '../evidence/calendar';
import { monthWords, plain, reasonWords, withheldShort } from '../evidence/numbers';
import { usable } from '../evidence/select';
import type { UseSeries } from '../evidence/useseries';
import type { VisitFinding } from '../evidence/visits';
import { canvas, element, pixel } from './element';
import { drawSeries, marker, names, over, type Place, row } from './eventmarks';
import { type EventSeries, eventSeries } from './eventseries';
import { rateAxis, tickText } from './rateaxis';
import { textWidth, wrap } from './lettering';
import { grid, groupColours, groupLetters, ink, muted } from './palette';

/** The groups by calendar month, months numbered from a January that is 0. */
function seriesOf(finding: VisitFinding, { months }: UseSeries): readonly EventSeries[] {
  const as = months.map(({ calendar, referred, comparison }) => ({
    month: monthNumber(calendar),
    referred,
    comparison,
  }));
  return eventSeries({ ...finding, months: as });
}

/**
 * Did use by calendar month leave its own trend? Rates with their 95% intervals, the fitted line before and after, what the trend would have
 * had as a dashed line with its band, a line at the month in which the service began, the comparison group beside. From 0 upwards; `width` in pixels.
 */
export function calendarChart(finding: VisitFinding, use: UseSeries, width: number): SVGSVGElement {
  const series = seriesOf(finding, use);
  const months = use.months.map(({ calendar }) => monthNumber(calendar));
  if (months.length === 0)
    return canvas(width, 40, element('text', { x: 0, y: 24, fill: muted }, 'Visits are not known by month.'));
  const wide = width >= 560;
  const rates = series.flatMap(({ months: of }) =>
    of.flatMap(({ rate }) => (usable(rate) ? [rate.rate] : [])),
  );
  const bands = use.months.flatMap(({ without }) => (without === null ? [] : [without.interval.upper]));
  const uppers = series.flatMap(({ months: of }) =>
    of.flatMap(({ rate }) => (usable(rate) ? [rate.interval.upper] : [])),
  );
  // A month of few people, or a trend run far on, can reach so high that nothing else could be read.
  const most = 2 * Math.max(0, ...rates);
  const highest = Math.min(most, Math.max(0, ...uppers, ...bands)) || 1;
  const top = wide ? 52 : 52 + series.length * row;
  const foot = top + Math.round(Math.min(300, Math.max(190, width * 0.38)));
  const y = scaleLinear([0, highest * 1.04], [foot, top]).clamp(true);
  const ticks = y.ticks(5);
  const left = 10 + Math.max(...ticks.map((value) => textWidth(tickText(value, ticks)))) + (wide ? 0 : -4);
  const right = width - (wide ? 8 + Math.max(...series.map(({ name }) => textWidth(name))) + 8 : 4);
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const x = scaleLinear([first - 0.5, last + 0.5], [left, right]);
  const place: Place = { x, y, step: x(1) - x(0), width, left, right, top, foot, wide };
  const under = belowAxis(finding, use, series, place);
  return canvas(
    width,
    under.height,
    ...band(use, place),
    ...rateAxis(finding, ticks, place),
    ...beginning(use, place),
    ...series.flatMap((one) => drawSeries(one, series.length, place).slice(one.group === 'referred' ? 1 : 0)),
    ...lines(use, place),
    ...names(series, place),
    ...under.drawn,
  );
}

type Point = readonly [x: number, y: number];

function path(points: readonly Point[]): string {
  return points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${pixel(x)},${pixel(y)}`).join('');
}

function band({ months }: UseSeries, { x, y }: Place): readonly Element[] {
  const known = months.flatMap(({ calendar, without }) =>
    without === null ? [] : [{ at: x(monthNumber(calendar)), ...without.interval }],
  );
  if (known.length < 2) return [];
  const outline = [
    ...known.map(({ at, upper }): Point => [at, y(upper)]),
    ...known.toReversed().map(({ at, lower }): Point => [at, y(lower)]),
  ];
  return [element('path', { d: `${path(outline)}Z`, fill: grid, 'data-part': 'band' })];
}

/** The fitted line in its two parts, and the trend that runs on. */
function lines({ began, months }: UseSeries, { x, y }: Place): readonly Element[] {
  const part = (side: (calendar: string) => boolean): readonly Point[] =>
    months.flatMap(({ calendar, fitted }) =>
      fitted === null || !side(calendar) ? [] : [[x(monthNumber(calendar)), y(fitted)] as const],
    );
  const trend = months.flatMap(({ calendar, without }) =>
    without === null ? [] : [[x(monthNumber(calendar)), y(without.value)] as const],
  );
  const line = (points: readonly Point[], name: string, dash: boolean): readonly Element[] =>
    points.length < 2
      ? []
      : [
          element('path', {
            d: path(points),
            fill: 'none',
            stroke: dash ? ink : groupColours.referred,
            'stroke-width': dash ? 1.75 : 2.5,
            ...(dash ? { 'stroke-dasharray': '6 4' } : {}),
            'data-part': name,
          }),
        ];
  return [
    ...line(trend, 'trend', true),
    ...line(
      part((calendar) => calendar < began),
      'fitted',
      false,
    ),
    ...line(
      part((calendar) => calendar >= began),
      'fitted',
      false,
    ),
  ];
}

function beginning({ began, months }: UseSeries, place: Place): readonly Element[] {
  const month = monthNumber(began);
  const known = months.map(({ calendar }) => monthNumber(calendar));
  if (month < Math.min(...known) || month > Math.max(...known)) return [];
  const at = place.x(month);
  return [
    element('line', {
      x1: at,
      x2: at,
      y1: place.top - 10,
      y2: place.foot,
      stroke: ink,
      'stroke-dasharray': '2 3',
    }),
    over(`began: ${monthWords(began)}`, at, place.top - 15, place),
  ];
}

/** Months that are written under the axis: Januaries, and months between them as close as their words allow. */
function tickMonths(months: readonly number[], step: number, room: number): readonly number[] {
  const apart = [1, 3, 6, 12, 24].find((by) => by * step >= room) ?? 48;
  return months.filter((month) => month % apart === 0);
}

function shortMonth(month: number): string {
  const words = monthWords(monthOf(month));
  return `${words.slice(0, 3)} ${words.slice(-4)}`;
}

function belowAxis(
  finding: VisitFinding,
  use: UseSeries,
  series: readonly EventSeries[],
  place: Place,
): { readonly drawn: readonly Element[]; readonly height: number } {
  const { x, foot, width } = place;
  const months = use.months.map(({ calendar }) => monthNumber(calendar));
  const written = tickMonths(months, place.step, textWidth('Apr 2023') + 12);
  const middle = (text: string, month: number, size: number, least: number): number => {
    const half = textWidth(text, size) / 2;
    return Math.max(least + half, Math.min(width - half, x(month)));
  };
  const drawn: Element[] = written.map((month) =>
    element(
      'text',
      { x: middle(shortMonth(month), month, 14, 0), y: foot + 18, fill: muted, 'text-anchor': 'middle' },
      shortMonth(month),
    ),
  );
  let at = foot + 18 + 12;
  if (usable(use.model))
    for (const [dash, says] of [
      [false, 'fitted to the referred, before and after'],
      [
        true,
        use.model.controlled
          ? 'what its own trend, changed as the comparison group changed, would have had, with its 95% band'
          : 'what its own trend would have had, with its 95% band',
      ],
    ] as const) {
      const said = wrap(says, width - 40, 13);
      at += row;
      drawn.push(
        element('line', {
          x1: 0,
          x2: 28,
          y1: at - 4.5,
          y2: at - 4.5,
          stroke: dash ? ink : groupColours.referred,
          'stroke-width': dash ? 1.75 : 2.5,
          ...(dash ? { 'stroke-dasharray': '6 4' } : {}),
        }),
        ...said.map((text, line) =>
          element('text', { x: 36, y: at + line * 16, fill: muted, 'font-size': 13 }, text),
        ),
      );
      at += (said.length - 1) * 16;
    }
  at += 24;
  drawn.push(
    element(
      'text',
      { x: 0, y: at, fill: muted, 'font-size': 13 },
      `${finding.counted} observed in the month`,
    ),
  );
  for (const { group, months: of } of series) {
    at += row;
    drawn.push(marker(group, 5, at - 4.5, 3.5, groupColours[group], groupLetters[group]));
    for (const { month, rate } of of) {
      if (!written.includes(month)) continue;
      const text = usable(rate) ? plain(rate.people, 0) : rate.withheld === 'nobody_at_risk' ? '0' : 'hidden';
      drawn.push(
        element(
          'text',
          { x: middle(text, month, 13, 14), y: at, fill: ink, 'text-anchor': 'middle', 'font-size': 13 },
          text,
        ),
      );
    }
  }
  for (const text of series.flatMap((one) => wrap(gapWords(one, finding), width, 13))) {
    if (text === '') continue;
    at += row;
    drawn.push(element('text', { x: 0, y: at, fill: muted, 'font-size': 13 }, text));
  }
  return { drawn, height: at + 8 };
}

/** "× Comparison group, 4 months: hidden, few people." */
function gapWords({ name, months }: EventSeries, { counted }: VisitFinding): string {
  const why = months.flatMap(({ rate }) =>
    usable(rate)
      ? []
      : [
          rate.withheld === 'small_number'
            ? withheldShort(rate, counted)
            : reasonWords(rate.withheld, counted),
        ],
  );
  return [...new Set(why)]
    .map((reason) => {
      const n = why.filter((one) => one === reason).length;
      return `× ${name}, ${String(n)} ${n === 1 ? 'month' : 'months'}: ${reason}.`;
    })
    .join(' ');
}
