import type { ComparisonFinding } from '../evidence/comparison';
import type { Count } from '../evidence/evidence';
import { peopleOf, percent } from '../evidence/numbers';
import { isHidden, usable } from '../evidence/select';
import { overlapTotals } from './comparetables';
import { canvas, element } from './element';
import { wrap } from './lettering';
import { groupColours, groupLetters, ink, muted } from './palette';

/** Pixels of the tallest bar. */
const tall = 96;

/**
 * For whom is there somebody alike? Each cohort by how likely its people were to be in the cohort asked about, it above the line
 * and the other below, both on one scale: the share of their own cohort. A small number that is hidden is a cross in place of a
 * bar. `width` in pixels.
 */
export function overlapChart(finding: ComparisonFinding, width: number): SVGSVGElement {
  const { overlap, cohorts, counted } = finding;
  const bins = usable(overlap) ? overlap.bins : [];
  const all = overlapTotals(finding);
  const shareOf = (n: Count, arm: 0 | 1): number => (isHidden(n) || all[arm] === 0 ? 0 : n / all[arm]);
  const tallest = (arm: 0 | 1): number => Math.max(0, ...bins.map(({ n }) => shareOf(n[arm], arm)));
  const most = Math.max(tallest(0), tallest(1));
  const hidden = bins.some(({ n }) => n.some(isHidden));
  const head = (arm: 0 | 1): readonly string[] =>
    wrap(
      `${cohorts[arm].name}: ${peopleOf(counted, all[arm])}, tallest bar ${percent(tallest(arm))} of them`,
      width,
    );
  const [above, below] = [head(1), head(0)];
  const base = above.length * 18 + 8 + tall;
  const [left, right] = [8, width - 8];
  const at = (likely: number): number => left + likely * (right - left);
  const bar = (from: number, to: number, n: Count, arm: 0 | 1): readonly Element[] => {
    const colour = arm === 1 ? groupColours.referred : groupColours.comparison;
    if (isHidden(n)) return [cross((at(from) + at(to)) / 2, base + (arm === 1 ? -9 : 9))];
    if (n === 0) return [];
    const height = Math.max(1, (shareOf(n, arm) / most) * tall);
    const y = arm === 1 ? base - height : base;
    return [element('rect', { x: at(from) + 0.5, y, width: at(to) - at(from) - 1, height, fill: colour })];
  };
  const foot = base + tall + 8;
  const axis = foot + below.length * 18 + 14;
  const notes = [
    ...wrap('likely to be in the cohort asked about, from what was known at the start', width),
    ...wrap('height: share of the own cohort, on one scale for both', width),
    ...(hidden ? wrap(`× hidden, few ${counted}`, width) : []),
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
