import { element, pixel } from './element';
import { carriesDot, estimateSizes, type Limits } from './estimate';
import { wrap } from './lettering';
import { control, estimate, muted, paper } from './palette';
import type { RatioAxis } from './ratioaxis';
import type { RatioRow } from './ratiorows';

/** Why a row has no mark, in its place; on paper, so that no line of the axis runs through the words. */
export function whyNot(says: string, x: number, middle: number, room: number): readonly Element[] {
  const lines = wrap(says, room, 13);
  return lines.map((text, place) =>
    element(
      'text',
      {
        x,
        y: middle + 5 + (place - (lines.length - 1) / 2) * 16,
        fill: muted,
        'font-size': 13,
        stroke: paper,
        'stroke-width': 4,
        'paint-order': 'stroke',
      },
      text,
    ),
  );
}

/**
 * Thin bar for the 95% interval, thick bar for the 50% interval, dot; hollow where it is not the headline. For everyone a diamond, for a range a
 * hollow bar. What lies beyond the axis is an arrow.
 */
export function markElements({ look, mark }: RatioRow, axis: RatioAxis, y: number): readonly Element[] {
  if (mark === null) return [];
  const { ratio, outer, inner } = mark;
  const beyond = outer === null ? [] : arrows(outer, axis, y);
  const centre = ratio !== null && ratio >= axis.domain[0] && ratio <= axis.domain[1] ? axis.at(ratio) : null;
  if (look === 'range')
    return [
      ...(outer === null ? [] : [hollowBar(axis.at(outer.lower), axis.at(outer.upper), y, 16, control)]),
      ...(centre === null ? [] : [dot(centre, y, paper)]),
    ];
  if (look === 'diamond' && centre !== null && outer !== null)
    return [diamond(axis.at(outer.lower), centre, axis.at(outer.upper), y), ...beyond];
  return [
    ...(outer === null ? [] : [thinBar(axis.at(outer.lower), axis.at(outer.upper), y)]),
    ...beyond,
    ...(centre === null ? [] : middle(inner, centre, look === 'hollow', axis, y)),
  ];
}

/** The 50% interval with its dot inside it where it is wide enough, else the dot alone. */
function middle(
  inner: Limits | null,
  centre: number,
  hollow: boolean,
  axis: RatioAxis,
  y: number,
): readonly Element[] {
  const [from, to] = inner === null ? [centre, centre] : [axis.at(inner.lower), axis.at(inner.upper)];
  const { pip, thick } = estimateSizes;
  if (!carriesDot(to - from)) return [dot(centre, y, hollow ? paper : estimate)];
  const bar = { x: from, y: y - thick / 2, width: to - from, height: thick };
  return [
    hollow ? hollowBar(from, to, y, thick, estimate) : element('rect', { ...bar, fill: estimate }),
    element('circle', { cx: centre, cy: y, r: pip, fill: hollow ? estimate : paper }),
  ];
}

function thinBar(from: number, to: number, y: number): Element {
  const ends = { x1: from, x2: to, y1: y, y2: y };
  return element('line', { ...ends, stroke: estimate, 'stroke-width': estimateSizes.thin });
}

function diamond(from: number, centre: number, to: number, y: number): Element {
  const corners = [[from, y] as const, [centre, y - 8] as const, [to, y] as const, [centre, y + 8] as const];
  const points = corners.map((corner) => corner.map(pixel).join(',')).join(' ');
  return element('polygon', { points, fill: estimate });
}

function dot(cx: number, cy: number, fill: string): Element {
  return element('circle', { cx, cy, r: estimateSizes.dot, fill, stroke: estimate, 'stroke-width': 2 });
}

function hollowBar(from: number, to: number, y: number, tall: number, stroke: string): Element {
  return element('rect', {
    x: from,
    y: y - tall / 2,
    width: Math.max(1, to - from),
    height: tall,
    fill: paper,
    stroke,
    'stroke-width': 1.5,
  });
}

/** Where an interval goes on beyond the axis. */
function arrows({ lower, upper }: Limits, axis: RatioAxis, y: number): readonly Element[] {
  const head = (end: number, way: 1 | -1): Element => {
    const [tip, back] = [pixel(axis.at(end)), pixel(axis.at(end) - way * 7)];
    return element('path', {
      d: `M${back},${pixel(y - 5)}L${tip},${pixel(y)}L${back},${pixel(y + 5)}`,
      fill: 'none',
      stroke: estimate,
      'stroke-width': estimateSizes.thin,
    });
  };
  const [from, to] = axis.domain;
  return [...(lower < from ? [head(from, -1)] : []), ...(upper > to ? [head(to, 1)] : [])];
}
