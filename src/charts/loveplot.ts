import { scaleLinear } from 'd3-scale';
import { balanceLines } from '../evidence/comparegate';
import type { ComparisonFinding } from '../evidence/comparison';
import { hiddenRowsSentence } from '../evidence/comparisonfigurewords';
import { plain, signed } from '../evidence/numbers';
import { usable } from '../evidence/select';
import { balanceRows } from './comparetables';
import { canvas, element } from './element';
import { wrap } from './lettering';
import { control, estimate, grid, ink, muted, paper } from './palette';

type Row = ReturnType<typeof balanceRows>[number];
const [line, foot] = [18, 70];
/** Room for “wholly apart → +0.02”. */
const saysRoom = 160;

/**
 * Are they alike? For each characteristic the standardised difference before weighting (hollow) and after (filled), furthest
 * apart first, with named lines at 0, ±0.1 and ±0.25, and how many rows are not shown. `width` in pixels; under 560 the label
 * stands above its row.
 */
export function lovePlot(finding: ComparisonFinding, width: number): SVGSVGElement {
  const rows = balanceRows(finding);
  const wide = width >= 560;
  const [left, right] = wide ? [Math.round(width * 0.34), width - saysRoom] : [10, width - 10];
  const sizes = rows.flatMap(({ before, after }) =>
    [before, after].flatMap(({ difference }) => (usable(difference) ? [Math.abs(difference.sd)] : [])),
  );
  const reach = Math.max(0.3, ...sizes) * 1.06;
  const scale = scaleLinear([-reach, reach], [left, right]);
  const at = (sd: number): number => scale(sd);
  const drawn: Element[] = [];
  const bands: (readonly [number, number])[] = [];
  let top = 0;
  for (const row of rows) {
    const names = wrap(row.name, wide ? left - 16 : width, 15);
    const said = saysOf(row);
    const under = wide ? 0 : line;
    const height = wide ? Math.max(26, names.length * line + 8) : names.length * line + under + 24;
    const middle = wide ? top + height / 2 : top + height - 12;
    const first = wide ? middle - (names.length * line) / 2 + 14 : top + 14;
    drawn.push(
      ...names.map((text, place) =>
        element('text', { x: 0, y: first + place * line, fill: ink, 'font-size': 15 }, text),
      ),
      wide
        ? element('text', { x: width, y: middle + 5, fill: ink, 'text-anchor': 'end' }, said)
        : element('text', { x: 0, y: first + names.length * line, fill: muted }, said),
      ...marks(row, at, middle),
    );
    bands.push(wide ? [top, top + height] : [middle - 12, middle + 12]);
    top += height;
  }
  const { alike, apart } = balanceLines;
  const notes = [
    `dashed: ±${plain(alike, 1)}, within which they are taken as alike; faint: ±${plain(apart, 2)}, from which as apart`,
    hiddenRowsSentence(finding) ?? '',
  ].flatMap((note) => (note === '' ? [] : wrap(note, width)));
  return canvas(
    width,
    top + foot + notes.length * line,
    ...lines(at, bands, top),
    ...drawn,
    ...legend(wide ? left : 0, top + 44),
    ...notes.map((text, place) =>
      element('text', { x: 0, y: top + foot + 4 + place * line, fill: muted }, text),
    ),
  );
}

const sdWords = (found: Row['before']['difference']): string =>
  usable(found) ? signed(found.sd, 2) : found.withheld === 'wholly_apart' ? 'wholly apart' : 'not shown';

function saysOf({ before, after }: Row): string {
  const [was, is] = [sdWords(before.difference), sdWords(after.difference)];
  return was === is && !usable(before.difference) ? was : `${was} → ${is}`;
}

function marks({ before, after }: Row, at: (sd: number) => number, cy: number): readonly Element[] {
  const [was, is] = [before.difference, after.difference];
  return [
    ...(usable(was) && usable(is)
      ? [element('line', { x1: at(was.sd), x2: at(is.sd), y1: cy, y2: cy, stroke: control })]
      : []),
    ...(usable(was) ? [dot(at(was.sd), cy, paper)] : []),
    ...(usable(is) ? [dot(at(is.sd), cy, estimate)] : []),
  ];
}

function dot(cx: number, cy: number, fill: string): Element {
  return element('circle', { cx, cy, r: 4.5, fill, stroke: estimate, 'stroke-width': 2 });
}

/** Behind the marks only, so that no label is crossed. */
function lines(
  at: (sd: number) => number,
  bands: readonly (readonly [number, number])[],
  foot0: number,
): readonly Element[] {
  const { alike, apart } = balanceLines;
  const rule = (sd: number, stroke: string, dashed: boolean): readonly Element[] =>
    bands.map(([y1, y2]) =>
      element('line', {
        x1: at(sd),
        x2: at(sd),
        y1,
        y2,
        stroke,
        ...(dashed ? { 'stroke-dasharray': '4 3' } : {}),
      }),
    );
  const clear = at(apart) - at(alike) >= 46;
  const shown = clear ? [-apart, -alike, 0, alike, apart] : [-apart, 0, apart];
  return [
    ...rule(-apart, grid, false),
    ...rule(apart, grid, false),
    ...rule(-alike, control, true),
    ...rule(alike, control, true),
    ...rule(0, ink, false),
    ...(at(apart) - at(0) >= 40 ? shown : [0]).map((sd) =>
      element(
        'text',
        { x: at(sd), y: foot0 + 20, fill: muted, 'text-anchor': 'middle' },
        sd === 0 ? '0' : signed(sd, Math.abs(sd) === alike ? 1 : 2),
      ),
    ),
  ];
}

function legend(left: number, y: number): readonly Element[] {
  return [
    dot(left + 5, y, paper),
    element('text', { x: left + 16, y: y + 5, fill: muted }, 'before weighting'),
    dot(left + 143, y, estimate),
    element('text', { x: left + 154, y: y + 5, fill: muted }, 'after'),
  ];
}
