import type { BandMovement, Count, OutcomeFinding } from '../evidence/evidence';
import { count } from '../evidence/numbers';
import { isHidden } from '../evidence/select';
import { canvas, element, pixel } from './element';
import { wrap } from './lettering';
import { bandColour, control, ink, lost, muted, paper } from './palette';

interface Stream {
  readonly from: number;
  readonly to: number;
  readonly n: Count;
}

interface Node {
  readonly colour: string;
  readonly top: number;
  readonly height: number;
  /** Where the node and its label end, whichever is lower. */
  readonly foot: number;
  /** The label in lines: the band, then how many people. */
  readonly names: readonly string[];
  readonly totals: readonly string[];
}

const gap = 18;
const nodeWidth = 12;
const letterLine = 17;
/** A hidden stream is drawn this thick: that it exists is told, not how large it is. */
const hiddenHeight = 3;
/** A stream thinner than this carries no number, so that no two numbers touch; the table has them all. */
const labelHeight = 14;
const noSecond = 'no second score';

/**
 * Where did people go between bands? A stream from each first band to each last band, and one to "no second score", as
 * thick as the people in it; the number stands on every stream thick enough to carry it. `width` in pixels.
 */
export function movementChart(finding: OutcomeFinding, width: number): SVGSVGElement {
  const { movement } = finding.overall;
  if (movement === null) return nothing(width);
  return streams(movement, width);
}

function nothing(width: number): SVGSVGElement {
  return canvas(width, 40, element('text', { x: 0, y: 24, fill: muted }, 'This measure has no bands.'));
}

function known(n: Count): number {
  return isHidden(n) ? 0 : n;
}

function streams({ bands, table }: BandMovement, width: number): SVGSVGElement {
  const k = bands.length;
  const order = [...bands.keys()].toReversed();
  const ends = [...order, k];
  const cells: readonly Stream[] = table.flatMap((row, from) => row.map((n, to) => ({ from, to, n })));
  const total = cells.reduce((sum, { n }) => sum + known(n), 0);
  const body = Math.min(440 + 40 * Math.max(0, k - 3), Math.max(280, width * 0.55));
  const scale = (body - gap * k) / Math.max(1, total);
  const thick = (n: Count): number => (isHidden(n) ? hiddenHeight : n * scale);
  const margin = Math.round(Math.min(150, Math.max(86, width * 0.25)));
  const nameSize = width < 480 ? 13 : 15;
  const head = 40;

  const column = (
    places: readonly number[],
    of: (place: number) => readonly Stream[],
  ): ReadonlyMap<number, Node> => {
    let top = head;
    const nodes = new Map<number, Node>();
    for (const place of places) {
      const through = of(place);
      const height = through.reduce((sum, { n }) => sum + thick(n), 0);
      const names = wrap(bands[place] ?? noSecond, margin - 8, nameSize);
      const totals = wrap(totalWords(through), margin - 8, 13);
      const slot = Math.max(height, (names.length + totals.length) * letterLine - 4);
      nodes.set(place, {
        colour: place === k ? lost : bandColour(place, k),
        top: top + (slot - height) / 2,
        height,
        foot: top + slot,
        names,
        totals,
      });
      top += slot + gap;
    }
    return nodes;
  };
  const firsts = column(order, (place) => cells.filter(({ from }) => from === place));
  const lasts = column(ends, (place) => cells.filter(({ to }) => to === place));

  const left = margin;
  const right = width - margin;
  const drawn: Element[] = [];
  const under: Element[] = [];
  const letters: Element[] = [];
  const leaving = new Map([...firsts].map(([place, { top }]) => [place, top]));
  const arriving = new Map([...lasts].map(([place, { top }]) => [place, top]));
  for (const from of order) {
    for (const to of ends) {
      const stream = cells.find((cell) => cell.from === from && cell.to === to);
      if (stream === undefined || stream.n === 0) continue;
      const height = thick(stream.n);
      const start = leaving.get(from) ?? 0;
      const end = arriving.get(to) ?? 0;
      leaving.set(from, start + height);
      arriving.set(to, end + height);
      const colour = to === k ? lost : bandColour(from, k);
      const layer = to === k ? under : drawn;
      layer.push(ribbon(left + nodeWidth, right - nodeWidth, start, end, height, colour, isHidden(stream.n)));
      if (height >= labelHeight && !isHidden(stream.n)) {
        const y = start + height / 2 + 4.5;
        letters.push(
          element('text', { x: left + nodeWidth + 8, y, fill: ink, 'font-size': 13 }, count(stream.n)),
        );
      }
    }
  }
  const lowest = Math.max(...[...firsts.values(), ...lasts.values()].map(({ foot }) => foot));
  return canvas(
    width,
    lowest + 8,
    element('text', { x: left, y: 14, fill: muted, 'text-anchor': 'end' }, 'First score'),
    element('text', { x: right, y: 14, fill: muted }, 'Last score'),
    ...under,
    ...drawn,
    ...letters,
    ...nodeMarks(firsts, left, 'end', nameSize),
    ...nodeMarks(lasts, right - nodeWidth, 'start', nameSize),
  );
}

function totalWords(through: readonly Stream[]): string {
  const sum = through.reduce((all, { n }) => all + known(n), 0);
  return through.some(({ n }) => isHidden(n)) ? `${count(sum)} or more` : count(sum);
}

function ribbon(
  x0: number,
  x1: number,
  y0: number,
  y1: number,
  height: number,
  colour: string,
  hidden: boolean,
): Element {
  const middle = pixel((x0 + x1) / 2);
  const curve = (from: number, to: number, end: number): string =>
    `C${middle},${pixel(from)} ${middle},${pixel(to)} ${pixel(end)},${pixel(to)}`;
  const air = hidden || height < 3 ? 0 : 0.5;
  const [top, foot] = [air, Math.max(1, height - air)];
  const d = `M${pixel(x0)},${pixel(y0 + top)}${curve(y0 + top, y1 + top, x1)}V${pixel(y1 + foot)}${curve(y1 + foot, y0 + foot, x0)}Z`;
  return element('path', {
    d,
    fill: hidden ? paper : colour,
    'fill-opacity': hidden ? 1 : 0.5,
    ...(hidden ? { stroke: control, 'stroke-width': 1, 'stroke-dasharray': '2 2' } : {}),
  });
}

function nodeMarks(
  nodes: ReadonlyMap<number, Node>,
  x: number,
  anchor: 'start' | 'end',
  nameSize: number,
): readonly Element[] {
  const at = anchor === 'end' ? x - 8 : x + nodeWidth + 8;
  return [...nodes.values()].flatMap(({ names, totals, colour, top, height }) => {
    const middle = top + height / 2 - ((names.length + totals.length - 1) * letterLine) / 2 + 5;
    return [
      element('rect', { x, y: top, width: nodeWidth, height, fill: colour }),
      ...[...names, ...totals].map((words, place) =>
        element(
          'text',
          {
            x: at,
            y: middle + place * letterLine,
            fill: place < names.length ? ink : muted,
            'text-anchor': anchor,
            'font-size': place < names.length ? nameSize : 13,
            'font-weight': place < names.length ? 600 : 400,
          },
          words,
        ),
      ),
    ];
  });
}
