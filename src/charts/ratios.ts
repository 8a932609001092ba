import { pValue, reasonWords, withheldShort } from '../evidence/numbers';
import { usable } from '../evidence/select';
import type { VisitFinding } from '../evidence/visits';
import type { ProfileId } from '../vocabulary/profiles';
import { canvas, element } from './element';
import { wrap } from './lettering';
import { grid, ink, muted } from './palette';
import { ratioAxis, type RatioAxis } from './ratioaxis';
import { layRow } from './ratiolayout';
import { besideRows, methodRows, type RatioRow, visitGroupRows } from './ratiorows';

/** Do other methods and other choices tell the same story? Ratios on a log axis, the headline first. `width` in pixels. */
export function methodsChart(finding: VisitFinding, width: number): SVGSVGElement {
  return ratioChart(methodRows(finding), [], width);
}

/** Does the ratio differ by group? Each group's ratio, everyone's as a diamond, and in words whether they differ. `width` in pixels. */
export function visitGroupsChart(finding: VisitFinding, profile: ProfileId, width: number): SVGSVGElement {
  return ratioChart(visitGroupRows(finding, profile), groupNotes(finding), width);
}

/** What was seen, beside what would be expected though nothing were done. `width` in pixels. */
export function besideChart(finding: VisitFinding, width: number): SVGSVGElement {
  return ratioChart(besideRows(finding), [], width);
}

const apartSays = 'Checks, not effects';
const head = 30;
const foot = 52;

/**
 * Ratios on a log axis around 1, with number and interval beside each, rows that are set apart last and under a heading of their own.
 * Under 560 pixels label and number stand above their row. A row with no ratio says why in its place.
 */
export function ratioChart(
  rows: readonly RatioRow[],
  notes: readonly string[],
  width: number,
  ends: readonly [string, string] = ['← fewer', 'more →'],
): SVGSVGElement {
  const wide = width >= 560;
  const left = wide ? Math.round(width * 0.34) : 10;
  const right = wide ? width - 160 : width - 10;
  const axis = ratioAxis(rows, left, right);
  const drawn: Element[] = [];
  const bands: (readonly [number, number])[] = [];
  let top = 0;
  for (const [place, row] of rows.entries()) {
    if (row.apart && rows[place - 1]?.apart !== true) {
      drawn.push(...heading(top, width));
      top += head;
    }
    const laid = layRow(row, { top, width, left, right, wide }, axis);
    drawn.push(...laid.drawn);
    bands.push(laid.band);
    top += laid.height;
  }
  const said = notes.flatMap((note) => wrap(note, width));
  return canvas(
    width,
    top + foot + (said.length === 0 ? 0 : said.length * 20 + 6),
    ...ground(bands, axis, { top, left, right }, ends),
    ...drawn,
    ...said.map((text, place) =>
      element('text', { x: 0, y: top + foot + 14 + place * 20, fill: muted }, text),
    ),
  );
}

function heading(top: number, width: number): readonly Element[] {
  return [
    element('line', { x1: 0, x2: width, y1: top + 4, y2: top + 4, stroke: grid }),
    element('text', { x: 0, y: top + 23, fill: muted, 'font-weight': 600 }, apartSays),
  ];
}

function ground(
  bands: readonly (readonly [number, number])[],
  axis: RatioAxis,
  { top, left, right }: { readonly top: number; readonly left: number; readonly right: number },
  [below, above]: readonly [string, string],
): readonly Element[] {
  const rules = axis.ticks.flatMap(({ value }) =>
    bands.map(([from, to]) =>
      element('line', {
        x1: axis.at(value),
        x2: axis.at(value),
        y1: from,
        y2: to,
        stroke: value === 1 ? ink : grid,
      }),
    ),
  );
  const y = top + 20;
  const end = { y: top + 42, fill: muted } as const;
  return [
    ...rules,
    ...axis.ticks.map(({ value, text }) =>
      element('text', { x: axis.at(value), y, fill: muted, 'text-anchor': 'middle' }, text),
    ),
    element('text', { x: left, ...end }, below),
    element('text', { x: right, ...end, 'text-anchor': 'end' }, above),
  ];
}

function groupNotes({ by, counted }: VisitFinding): readonly string[] {
  if (by === null) return [];
  const hidden =
    by.hidden === 0
      ? []
      : [
          `${String(by.hidden)} ${by.hidden === 1 ? 'group is' : 'groups are'} not shown: fewer than 10 ${counted} are behind it.`,
        ];
  const differ = usable(by.difference)
    ? `Do the groups differ? ${pValue(by.difference.p)} (Wald’s test of the ratios).`
    : by.difference.withheld === 'small_number'
      ? `Do the groups differ? ${withheldShort(by.difference, counted)}.`
      : `Do the groups differ? Not shown: ${reasonWords(by.difference.withheld, counted)}.`;
  return [...hidden, differ];
}
