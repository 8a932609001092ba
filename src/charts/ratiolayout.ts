import { element } from './element';
import { textWidth, wrap } from './lettering';
import { ink, muted } from './palette';
import type { RatioAxis } from './ratioaxis';
import { markElements, whyNot } from './ratiomarks';
import type { RatioRow } from './ratiorows';

/** Pixels from line to line of labels and of notes. */
const [line, small] = [18, 16];

/** In pixels; the axis runs from `left` to `right`. */
export interface Room {
  readonly top: number;
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly wide: boolean;
}

export interface Laid {
  readonly drawn: readonly Element[];
  /** Where the lines of the axis may run behind it. */
  readonly band: readonly [number, number];
  readonly height: number;
}

/** One row of a forest of ratios at its place. */
export function layRow(row: RatioRow, room: Room, axis: RatioAxis): Laid {
  return room.wide ? layWide(row, room, axis) : layNarrow(row, room, axis);
}

/** Label and note at the left of the mark, the number at its right. */
function layWide(row: RatioRow, { top, width, left }: Room, axis: RatioAxis): Laid {
  const names = wrap(row.label, left - 16, 15);
  const notes = row.note === '' ? [] : wrap(row.note, left - 16, 13);
  const tall = names.length * line + notes.length * small;
  const height = Math.max(30, tall + 12);
  const middle = top + height / 2;
  const first = middle - tall / 2 + 14;
  const drawn = [
    ...lines(names, first, line, { ...weight(row), 'font-size': 15 }),
    ...lines(notes, first + names.length * line - 1, small, { fill: muted, 'font-size': 13 }),
    ...(row.mark === null
      ? whyNot(row.says, left + 8, middle, width - left - 8)
      : [
          ...markElements(row, axis, middle),
          element('text', { x: width, y: middle + 5, 'text-anchor': 'end', ...weight(row) }, row.says),
        ]),
  ];
  return { drawn, band: [top, top + height], height };
}

/** Label, number and note above the row, the mark below them. */
function layNarrow(row: RatioRow, { top, width, left, right }: Room, axis: RatioAxis): Laid {
  const beside = row.mark !== null && textWidth(row.label, 15) + textWidth(row.says) + 12 <= width;
  const names = wrap(row.label, width, 15);
  const notes = row.note === '' ? [] : wrap(row.note, width, 13);
  const under = row.mark === null || beside ? 0 : line;
  const above = names.length * line + under + notes.length * small;
  const middle = top + above + 16;
  const number =
    row.mark === null
      ? []
      : beside
        ? [element('text', { x: width, y: top + 14, 'text-anchor': 'end', ...weight(row) }, row.says)]
        : [element('text', { x: 0, y: top + 14 + names.length * line, ...weight(row) }, row.says)];
  const drawn = [
    ...lines(names, top + 14, line, { ...weight(row), 'font-size': 15 }),
    ...number,
    ...lines(notes, top + 13 + names.length * line + under, small, { fill: muted, 'font-size': 13 }),
    ...(row.mark === null ? whyNot(row.says, left, middle, right - left) : markElements(row, axis, middle)),
  ];
  return { drawn, band: [top + above + 4, top + above + 28], height: above + 34 };
}

function weight({ look }: RatioRow): Readonly<Record<string, string | number>> {
  return look === 'diamond' ? { fill: ink, 'font-weight': 600 } : { fill: ink };
}

function lines(
  texts: readonly string[],
  first: number,
  step: number,
  attributes: Readonly<Record<string, string | number>>,
): readonly Element[] {
  return texts.map((text, place) => element('text', { x: 0, y: first + place * step, ...attributes }, text));
}
