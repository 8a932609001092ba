import { scaleLinear } from 'd3-scale';
import type { ComparisonFinding } from '../evidence/comparison';
import { namesOf } from '../evidence/comparisonwords';
import type { ProfileId } from '../vocabulary/profiles';
import { type EstimateGroup, estimateGroups } from './comparerows';
import { canvas, element } from './element';
import { ticksOf } from './ground';
import { textWidth, wrap } from './lettering';
import { grid, ink, muted } from './palette';
import type { RatioAxis } from './ratioaxis';
import { type Laid, layRow } from './ratiolayout';
import type { RatioRow } from './ratiorows';

const [zeroRoom, head, tickRoom, line] = [22, 32, 28, 18];

/**
 * Do raw and adjusted tell the same story? Differences in points around the line of no difference: the headline first and set
 * apart, then the other adjusted ones, then those with nothing adjusted for, hollow. Each with its n, its number and its 95%
 * interval; thick is the 50% interval. What is withheld says why. With the gate closed only the raw. `width` in pixels; under
 * 560 label and number stand above their row.
 */
export function compareForest(finding: ComparisonFinding, profile: ProfileId, width: number): SVGSVGElement {
  return headedForest(finding, estimateGroups(finding, profile), width);
}

/** Rows under headings around the line of no difference; `beside` draws more at the height of a row's mark. */
export function headedForest(
  finding: ComparisonFinding,
  groups: readonly EstimateGroup[],
  width: number,
  beside: (row: RatioRow, axis: RatioAxis, y: number) => readonly Element[] = () => [],
): SVGSVGElement {
  const wide = width >= 560;
  const left = wide ? Math.round(width * 0.36) : 10;
  const right = wide ? width - 160 : width - 10;
  const axis = axisOf(
    groups.flatMap(({ rows }) => rows),
    left,
    right,
  );
  const drawn: Element[] = [];
  const bands: Laid['band'][] = [];
  let top = zeroRoom;
  for (const [place, { heading, rows }] of groups.entries()) {
    drawn.push(...headingAt(heading, top, width, place > 0));
    top += head;
    for (const row of rows) {
      const laid = layRow(row, { top, width, left, right, wide }, axis);
      drawn.push(...laid.drawn, ...beside(row, axis, (laid.band[0] + laid.band[1]) / 2));
      bands.push(laid.band);
      top += laid.height;
    }
  }
  const rules = axis.ticks.flatMap(({ value }) =>
    bands.map(([y1, y2]) =>
      element('line', { x1: axis.at(value), x2: axis.at(value), y1, y2, stroke: value === 0 ? ink : grid }),
    ),
  );
  const sides = sidesOf(finding, top + tickRoom, axis.at(0), width);
  return canvas(
    width,
    sides.foot,
    ...rules,
    ...drawn,
    zeroName(axis.at(0), width),
    ...axis.ticks.map(({ value, text }) =>
      element('text', { x: axis.at(value), y: top + 18, fill: muted, 'text-anchor': 'middle' }, text),
    ),
    ...sides.drawn,
  );
}

function headingAt(heading: string, top: number, width: number, ruled: boolean): readonly Element[] {
  return [
    ...(ruled ? [element('line', { x1: 0, x2: width, y1: top + 4, y2: top + 4, stroke: grid })] : []),
    element('text', { x: 0, y: top + 24, fill: muted, 'font-weight': 600 }, heading),
  ];
}

/** Above the line at 0, held within the drawing. */
function zeroName(zero: number, width: number): Element {
  const half = textWidth('no difference') / 2;
  const x = Math.min(width - half, Math.max(half, zero));
  return element('text', { x, y: 14, fill: ink, 'text-anchor': 'middle' }, 'no difference');
}

/** Which cohort did better, to either side of 0 where both fit there, else one under the other. */
function sidesOf(
  finding: ComparisonFinding,
  top: number,
  zero: number,
  width: number,
): { readonly drawn: readonly Element[]; readonly foot: number } {
  const [asked, against] = namesOf(finding);
  const [low, high] = finding.measure.better === 'higher' ? [against, asked] : [asked, against];
  const [less, more] = [`← better in “${low}”`, `better in “${high}” →`];
  const text = (says: string, x: number, at: number, anchor: 'start' | 'end'): Element =>
    element('text', { x, y: top + 14 + at * line, fill: muted, 'text-anchor': anchor }, says);
  if (textWidth(less) + 8 <= zero && zero + 8 + textWidth(more) <= width)
    return {
      drawn: [text(less, zero - 8, 0, 'end'), text(more, zero + 8, 0, 'start')],
      foot: top + line + 8,
    };
  const [first, second] = [wrap(less, width), wrap(more, width)];
  return {
    drawn: [
      ...first.map((says, at) => text(says, 0, at, 'start')),
      ...second.map((says, at) => text(says, width, first.length + at, 'end')),
    ],
    foot: top + (first.length + second.length) * line + 8,
  };
}

/** Zero is always in it, and a little air beyond the outermost limits. */
function axisOf(rows: readonly RatioRow[], left: number, right: number): RatioAxis {
  const ends = rows.flatMap(({ mark }) =>
    mark === null || mark.outer === null ? [] : [mark.outer.lower, mark.outer.upper],
  );
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const air = (high - low || 1) * 0.06;
  const domain = [low - air, high + air] as const;
  const scale = scaleLinear([...domain], [left, right]).clamp(true);
  return {
    domain,
    at: (value) => scale(value),
    ticks: ticksOf(domain, Math.max(3, Math.round((right - left) / 80))),
  };
}
