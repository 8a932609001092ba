import { element } from '../charts/element';
import { wrap } from '../charts/lettering';
import { control, ink, muted, paper } from '../charts/palette';
import type { FigureParts } from '../charts/take';
import type { Evidence } from '../evidence/evidence';
import { day } from '../evidence/numbers';
import { scopeWords } from '../evidence/scopewords';
import { profiles } from '../vocabulary/profiles';

const chartWidth = 800;
const margin = 32;

/** Named, never embedded: a picture keeps its shape where the first face is missing. */
export const faces =
  "'Source Sans 3', 'Source Sans 3 Variable', 'Source Sans Pro', 'Segoe UI', 'Liberation Sans', Arial, sans-serif";

/** Running text is set narrower than the labels and headings that widths are reckoned for. */
const slimmer = 1.12;

interface Passage {
  readonly text: string;
  readonly size: number;
  readonly fill: string;
  readonly weight: number;
  readonly after: number;
}

/** What must not be lost when a picture is cut out of its page: who, how many, from where, under which rules. */
export function footer(evidence: Evidence, { people, caveat }: FigureParts): readonly string[] {
  const { dataset, made, profile } = evidence;
  return [
    `${people}. Cohort: ${scopeWords(evidence.scope)}.`,
    `Source: ${dataset.name}${dataset.madeUp ? ' (made-up data)' : ''}.`,
    caveat,
    `${profiles[profile].stamp}.`,
    `${made.by}, ${day(made.on.slice(0, 10))}.`,
  ].filter((text) => text !== '');
}

/**
 * A figure as a picture that stands alone: title, subtitle, chart, sentence, and in its frame the n, the share followed
 * up, the cohort, the source, the caveat, the disclosure profile, the version and the date.
 */
export function picture(evidence: Evidence, parts: FigureParts): SVGSVGElement {
  const drawn: Element[] = [];
  let top = margin;
  const put = ({ text, size, fill, weight, after }: Passage): void => {
    for (const line of wrap(text, weight > 400 ? chartWidth : chartWidth * slimmer, size)) {
      top += Math.round(size * 1.35);
      drawn.push(
        element('text', { x: margin, y: top, 'font-size': size, 'font-weight': weight, fill }, line),
      );
    }
    top += after;
  };
  put({ text: parts.title, size: 24, fill: ink, weight: 600, after: 6 });
  put({ text: parts.subtitle, size: 15, fill: muted, weight: 400, after: 20 });
  const chart = parts.draw(chartWidth);
  chart.setAttribute('x', String(margin));
  chart.setAttribute('y', String(top));
  drawn.push(chart);
  top += Number(chart.getAttribute('height')) + 12;
  put({ text: parts.sentence, size: 16, fill: ink, weight: 400, after: 16 });
  drawn.push(element('line', { x1: margin, x2: margin + chartWidth, y1: top, y2: top, stroke: control }));
  top += 4;
  for (const text of footer(evidence, parts)) put({ text, size: 13, fill: muted, weight: 400, after: 0 });

  const [width, height] = [chartWidth + 2 * margin, top + margin];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${String(width)} ${String(height)}`,
      'font-family': faces,
      'font-size': 14,
      'font-variant-numeric': 'tabular-nums',
      role: 'img',
    },
    element('title', {}, parts.title),
    element('desc', {}, parts.sentence),
    element('rect', { x: 0.5, y: 0.5, width: width - 1, height: height - 1, fill: paper, stroke: control }),
    ...drawn,
  );
}

/** The picture as the text of a file. */
export function pictureText(evidence: Evidence, parts: FigureParts): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture(evidence, parts))}\n`;
}

/** The picture in dots, two for every pixel. */
export async function pictureDots(evidence: Evidence, parts: FigureParts, density = 2): Promise<Blob> {
  const svg = picture(evidence, parts);
  const [width, height] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
  const address = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' }),
  );
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const board = document.createElement('canvas');
    board.width = width * density;
    board.height = height * density;
    const pen = board.getContext('2d');
    if (pen === null) throw new Error('picture: this browser gives no canvas to draw on');
    pen.drawImage(image, 0, 0, board.width, board.height);
    const dots = await new Promise<Blob | null>((done) => board.toBlob(done, 'image/png'));
    if (dots === null) throw new Error('picture: this browser could not write a PNG');
    return dots;
  } finally {
    URL.revokeObjectURL(address);
  }
}
