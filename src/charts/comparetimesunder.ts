import type { ComparedTimes } from '../evidence/comparedtimes';
import { count, plain } from '../evidence/numbers';
import { isHidden, usable } from '../evidence/select';
import { element } from './element';
import { wrap } from './lettering';
import { groupColours, groupLetters, ink, muted } from './palette';

export type Arm = 0 | 1;
/** Pixels between lines of words. */
export const row = 18;
export const colour = (arm: Arm): string => (arm === 1 ? groupColours.referred : groupColours.comparison);
export const letters = (arm: Arm): string => (arm === 1 ? groupLetters.referred : groupLetters.comparison);
/** Asked about first, as everywhere on the page. */
export const arms = [1, 0] as const;

/** Where days and shares stand on the drawing, in pixels. */
export interface Place {
  readonly x: (day: number) => number;
  readonly y: (share: number) => number;
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly foot: number;
}

export function swatch(arm: Arm, y: number): Element {
  return element('line', { x1: 2, x2: 16, y1: y, y2: y, stroke: colour(arm), 'stroke-width': 3 });
}

/** Days, and how many of either cohort were still watched on each. */
export function belowTimes(
  { cohorts, counted }: ComparedTimes,
  { x, foot, left, right, width }: Place,
): { readonly drawn: readonly Element[]; readonly height: number } {
  const days = cohorts[1].atRisk.map(({ day }) => day);
  const middle = (day: number, text: string, y: number, fill: string): Element =>
    element('text', { x: Math.min(right, x(day)), y, fill, 'text-anchor': 'middle', 'font-size': 13 }, text);
  const made: Element[] = [
    ...days.map((day) => middle(day, plain(day, 0), foot + row, muted)),
    element(
      'text',
      { x: (left + right) / 2, y: foot + 2 * row, fill: muted, 'text-anchor': 'middle' },
      'days from referral',
    ),
    element('text', { x: 0, y: foot + 3.5 * row, fill: muted, 'font-size': 13 }, `${counted} still watched`),
  ];
  let y = foot + 3.5 * row;
  for (const arm of arms) {
    const { name, atRisk } = cohorts[arm];
    for (const [line, text] of wrap(name, width - 24, 13).entries()) {
      y += row;
      if (line === 0) made.push(swatch(arm, y - 4.5));
      made.push(element('text', { x: 22, y, fill: letters(arm), 'font-size': 13 }, text));
    }
    y += row;
    made.push(...atRisk.map(({ day, n }) => middle(day, isHidden(n) ? '×' : count(n), y, ink)));
  }
  for (const text of notes({ cohorts, counted }, width)) {
    y += row;
    made.push(element('text', { x: 0, y, fill: muted, 'font-size': 13 }, text));
  }
  return { drawn: made, height: y + 8 };
}

function notes(
  { cohorts, counted }: Pick<ComparedTimes, 'cohorts' | 'counted'>,
  width: number,
): readonly string[] {
  const hidden = cohorts.some(({ atRisk }) => atRisk.some(({ n }) => isHidden(n)));
  const without = arms.flatMap((arm) =>
    usable(cohorts[arm].curve) ? [] : [`No curve of “${cohorts[arm].name}”: too few ${counted}.`],
  );
  return [...(hidden ? [`× hidden, few ${counted}`] : []), ...without].flatMap((text) =>
    wrap(text, width, 13),
  );
}
