import type { EventSeries, Group } from './eventseries';
import { element, pixel } from './element';
import { textWidth } from './lettering';
import { groupColours, groupLetters, ink, muted, wash } from './palette';
import { usable } from '../evidence/select';
import { firstOfRunUp } from '../evidence/windows';

/** Pixels between lines of words. */
export const row = 18;

/** Where months and rates stand on the drawing, in pixels. */
export interface Place {
  readonly x: (month: number) => number;
  readonly y: (rate: number) => number;
  /** Pixels of one month. */
  readonly step: number;
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly foot: number;
  readonly wide: boolean;
}

/** Words over a span, kept within the drawing. */
export function over(text: string, centre: number, y: number, { left, right }: Place): Element {
  const half = textWidth(text, 13) / 2;
  const at = Math.max(left + half, Math.min(right - half, centre));
  return element('text', { x: at, y, fill: muted, 'text-anchor': 'middle', 'font-size': 13 }, text);
}

/** Beside each other, so that neither group's interval hides the other's. */
function aside(group: Group, of: number, step: number): number {
  if (of === 1) return 0;
  return (group === 'referred' ? -1 : 1) * Math.min(3.5, step * 0.2);
}

/** A group's rates with their intervals, joined where months follow each other; a cross where a month may not be shown. */
export function drawSeries({ group, months }: EventSeries, of: number, place: Place): readonly Element[] {
  const { x, y, step, foot } = place;
  const dx = aside(group, of, step);
  const colour = groupColours[group];
  const edge = groupLetters[group];
  const radius = Math.max(1.75, Math.min(4, step * 0.2));
  const runs: string[] = [];
  let before: number | null = null;
  for (const { month, rate } of months) {
    if (usable(rate)) {
      const joins = before === month - 1;
      runs.push(`${joins ? 'L' : 'M'}${pixel(x(month) + dx)},${pixel(y(rate.rate))}`);
      before = month;
    } else before = null;
  }
  const marks = months.flatMap(({ month, rate }): readonly Element[] => {
    const cx = x(month) + dx;
    if (!usable(rate)) return [cross(cx, foot - 8, edge)];
    return [
      element('line', {
        x1: cx,
        x2: cx,
        y1: y(rate.interval.lower),
        y2: y(rate.interval.upper),
        stroke: edge,
        'stroke-width': step < 8 ? 1 : 1.5,
      }),
      marker(group, cx, y(rate.rate), radius, colour, edge),
    ];
  });
  return [
    element('path', {
      d: runs.join(''),
      fill: 'none',
      stroke: colour,
      'stroke-width': 1.25,
      'data-group': group,
    }),
    ...marks,
  ];
}

/** A round mark for the referred, a triangle for the comparison group. */
export function marker(group: Group, x: number, y: number, r: number, fill: string, stroke: string): Element {
  if (group === 'referred') return element('circle', { cx: x, cy: y, r, fill });
  const [half, up, down] = [r * 1.15, r * 1.3, r * 0.9];
  const points = [
    [x - half, y + down],
    [x + half, y + down],
    [x, y - up],
  ].map((point) => point.map(pixel).join(','));
  return element('polygon', { points: points.join(' '), fill, stroke, 'stroke-width': 1 });
}

function cross(x: number, y: number, stroke: string): Element {
  const arm = 3;
  const d = `M${pixel(x - arm)},${pixel(y - arm)}L${pixel(x + arm)},${pixel(y + arm)}M${pixel(x - arm)},${pixel(y + arm)}L${pixel(x + arm)},${pixel(y - arm)}`;
  return element('path', { d, fill: 'none', stroke, 'stroke-width': 1.5 });
}

/** Each group's name: at its last month, or above the chart with its mark where there is no room. */
export function names(series: readonly EventSeries[], { y, right, top, wide }: Place): readonly Element[] {
  if (!wide)
    return series.flatMap(({ group, name }, at) => [
      marker(group, 6, 14 + row + at * row - 5, 4, groupColours[group], groupLetters[group]),
      element('text', { x: 16, y: 14 + row + at * row, fill: groupLetters[group], 'font-weight': 600 }, name),
    ]);
  const ends = series.map(({ months }) => {
    const last = months.findLast(({ rate }) => usable(rate));
    return last !== undefined && usable(last.rate) ? y(last.rate.rate) : top + 20;
  });
  const [one = 0, two = one + 2 * row] = ends;
  const shift = Math.max(0, (row - Math.abs(one - two)) / 2);
  const up = one <= two ? -shift : shift;
  return series.map(({ group, name }, at) =>
    element(
      'text',
      {
        x: right + 8,
        y: (ends[at] ?? 0) + (at === 0 ? up : -up) + 5,
        fill: groupLetters[group],
        'font-weight': 600,
      },
      name,
    ),
  );
}

const runUpSays = 'run-up: months before and of referral';

/** The months of the run-up, shaded. */
export function runUp(first: number, last: number, place: Place): readonly Element[] {
  const [from, to] = [Math.max(firstOfRunUp, first) - 0.5, Math.min(0, last) + 0.5];
  if (from >= to) return [];
  const { x, top, foot } = place;
  const [start, end] = [x(from), x(to)];
  return [
    element('rect', { x: start, y: top - 24, width: end - start, height: foot - top + 24, fill: wash }),
    over(runUpSays, (start + end) / 2, top - 29, place),
  ];
}

/** Where referral is. */
export function referral(first: number, last: number, { x, top, foot }: Place): readonly Element[] {
  if (first > 0 || last < 0) return [];
  const at = x(0);
  return [
    element('line', {
      x1: at,
      x2: at,
      y1: top - 14,
      y2: foot,
      stroke: ink,
      'stroke-dasharray': '4 3',
    }),
    element('text', { x: x(0.5) + 5, y: top - 7, fill: ink, 'font-size': 13 }, 'referral'),
  ];
}
