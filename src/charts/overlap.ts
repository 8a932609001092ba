import type { ComparisonFinding } from '../evidence/comparison';
import type { Count } from '../evidence/evidence';
import { count } from '../evidence/numbers';
import { isHidden, usable } from '../evidence/select';
import { canvas, element } from './element';
import { wrap } from './lettering';
import { groupColours, groupLetters, ink, muted } from './palette';

/** Pixels of the tallest bar of a cohort. */
const tall = 96;

/**
 * For whom is there somebody alike? People by how likely they were to be in the cohort asked about, it above the line
 * and the other below, each to its own scale, so that shapes can be held against each other. A small number that is
 * hidden is a cross in place of a bar. `width` in pixels.
 */
export function overlapChart(finding: ComparisonFinding, width: number): SVGSVGElement {
  const { overlap, cohorts } = finding;
  const bins = usable(overlap) ? overlap.bins : [];
  const shown = (arm: 0 | 1): number => Math.max(0, ...bins.map(({ n }) => (isHidden(n[arm]) ? 0 : n[arm])));
  const most = [shown(0), shown(1)] as const;
  const head = (arm: 0 | 1): readonly string[] =>
    wrap(`${cohorts[arm].name}: tallest bar ${count(most[arm])}`, width);
  const [above, below] = [head(1), head(0)];
  const base = above.length * 18 + 8 + tall;
  const [left, right] = [8, width - 8];
  const at = (likely: number): number => left + likely * (right - left);
  const bar = (from: number, to: number, n: Count, arm: 0 | 1): readonly Element[] => {
    const colour = arm === 1 ? groupColours.referred : groupColours.comparison;
    if (isHidden(n)) return [cross((at(from) + at(to)) / 2, base + (arm === 1 ? -9 : 9))];
    if (n === 0) return [];
    const height = Math.max(1, (n / most[arm]) * tall);
    const y = arm === 1 ? base - height : base;
    return [element('rect', { x: at(from) + 0.5, y, width: at(to) - at(from) - 1, height, fill: colour })];
  };
  const hidden = bins.some(({ n }) => n.some(isHidden));
  const foot = base + tall + 8;
  const axis = foot + below.length * 18 + 14;
  const notes = [
    ...wrap('likely to be in the cohort asked about, from what was known at the start', width),
    ...(hidden ? wrap('× hidden, few people', width) : []),
  ];
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((value) =>
    element(
      'text',
      {
        x: at(value),
        y: axis + 6,
        fill: muted,
        'text-anchor': value === 0 ? 'start' : value === 1 ? 'end' : 'middle',
      },
      `${String(value * 100)}%`,
    ),
  );
  return canvas(
    width,
    axis + 16 + notes.length * 18,
    ...above.map((text, place) =>
      element('text', { x: 0, y: 14 + place * 18, fill: groupLetters.referred, 'font-weight': 600 }, text),
    ),
    ...bins.flatMap(({ from, to, n }) => [...bar(from, to, n[1], 1), ...bar(from, to, n[0], 0)]),
    element('line', { x1: left, x2: right, y1: base, y2: base, stroke: ink }),
    ...below.map((text, place) =>
      element(
        'text',
        { x: 0, y: foot + 8 + place * 18, fill: groupLetters.comparison, 'font-weight': 600 },
        text,
      ),
    ),
    ...ticks,
    ...notes.map((text, place) => element('text', { x: 0, y: axis + 26 + place * 18, fill: muted }, text)),
  );
}

function cross(x: number, y: number): Element {
  return element('text', { x, y: y + 5, fill: muted, 'text-anchor': 'middle' }, '×');
}
