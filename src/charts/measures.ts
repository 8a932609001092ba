import { scaleLinear } from 'd3-scale';
import type { OutcomeFinding } from '../evidence/evidence';
import { digitsFor, plain, range, signed, withheldShort } from '../evidence/numbers';
import { isFew } from '../evidence/outcomewords';
import { usable } from '../evidence/select';
import { canvas, element } from './element';
import { carriesDot, estimateSizes } from './estimate';
import { ticksOf } from './ground';
import { textWidth, wrap } from './lettering';
import { control, estimate, grid, ink, muted, paper } from './palette';

/** Half the width of a normal 50% interval over that of a 95% one. */
const halfOf95 = 0.344;

interface Standardised {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

/** The change in standard deviations of the scores, turned so that above zero is towards better. */
export function towardsBetter({ measure, overall: { effect } }: OutcomeFinding): Standardised | null {
  if (!usable(effect)) return null;
  const { gav, gavInterval } = effect;
  return measure.better === 'higher'
    ? { mean: gav, lower: gavInterval.lower, upper: gavInterval.upper }
    : { mean: -gav, lower: -gavInterval.upper, upper: -gavInterval.lower };
}

/** One domain for all rows: zero is always in it. */
export function measuresDomain(findings: readonly OutcomeFinding[]): readonly [number, number] {
  const ends = findings.map(towardsBetter).flatMap((one) => (one === null ? [] : [one.lower, one.upper]));
  const [low, high] = [Math.min(0, ...ends), Math.max(0.2, ...ends)];
  const round = (value: number): number => (Math.sign(value) * Math.ceil(Math.abs(value) * 5 - 1e-9)) / 5;
  return [round(low), round(high)];
}

const rowHeight = 28;
const margin = 16;

function across(domain: readonly [number, number], width: number) {
  return scaleLinear([...domain], [margin, width - margin]);
}

/** One row of a table of measures: dot and interval, or nothing where none may be shown. `width` in pixels. */
export function measureDot(
  finding: OutcomeFinding,
  domain: readonly [number, number],
  width: number,
): SVGSVGElement {
  return canvas(width, rowHeight, ...dotMarks(finding, domain, width));
}

function dotMarks(
  finding: OutcomeFinding,
  domain: readonly [number, number],
  width: number,
): readonly Element[] {
  const x = across(domain, width);
  const y = rowHeight / 2;
  const lines = ticksOf(domain, 4).map(({ value }) =>
    element('line', {
      x1: x(value),
      x2: x(value),
      y1: 0,
      y2: rowHeight,
      stroke: value === 0 ? control : grid,
    }),
  );
  const found = towardsBetter(finding);
  if (found === null) return lines;
  const { mean, lower, upper } = found;
  const colour = isFew(finding.overall) ? muted : estimate;
  const bar = (from: number, to: number, thick: number): Element =>
    element('line', { x1: x(from), x2: x(to), y1: y, y2: y, stroke: colour, 'stroke-width': thick });
  const [from, to] = [mean - (mean - lower) * halfOf95, mean + (upper - mean) * halfOf95];
  const inside = carriesDot(x(to) - x(from));
  return [
    ...lines,
    bar(lower, upper, estimateSizes.thin),
    bar(from, to, estimateSizes.thick),
    element('circle', {
      cx: x(mean),
      cy: y,
      r: inside ? estimateSizes.pip : estimateSizes.dot,
      fill: inside ? paper : colour,
    }),
  ];
}

/** The axis that all rows share. */
export function measureAxis(domain: readonly [number, number], width: number): SVGSVGElement {
  return canvas(width, 40, ...axisMarks(domain, width));
}

function axisMarks(domain: readonly [number, number], width: number): readonly Element[] {
  const x = across(domain, width);
  const labels = ticksOf(domain, 4).map(({ value, text }) =>
    element('text', { x: x(value), y: 14, fill: muted, 'text-anchor': 'middle', 'font-size': 13 }, text),
  );
  const better = element(
    'text',
    { x: width, y: 34, fill: muted, 'text-anchor': 'end', 'font-size': 13 },
    'better →',
  );
  return [...labels, better];
}

/**
 * On which measures did people change, and by how much beside the usual spread? All rows and their axis in one picture.
 * Under 560 pixels the names stand above their row.
 */
export function measuresChart(findings: readonly OutcomeFinding[], width: number): SVGSVGElement {
  const wide = width >= 560;
  const domain = measuresDomain(findings);
  const left = wide ? Math.round(width * 0.3) : 0;
  const right = wide ? 190 : 0;
  const room = width - left - right;
  const drawn: Element[] = [];
  let top = 0;
  for (const finding of findings) {
    const { measure } = finding;
    const name = measure.better === 'lower' ? `${measure.short}, lower is better` : measure.short;
    const beside = wide || textWidth(name) + textWidth(points(finding)) + 12 <= width;
    const lines = wrap(name, wide ? left - 12 : width);
    const above = wide ? 0 : (lines.length + (beside ? 0 : 1)) * 18;
    const height = wide ? Math.max(rowHeight + 4, lines.length * 18 + 12) : rowHeight + above + 14;
    const first = wide ? top + height / 2 - (lines.length - 1) * 9 + 5 : top + 16;
    drawn.push(
      ...lines.map((text, place) => element('text', { x: 0, y: first + place * 18, fill: ink }, text)),
      element(
        'text',
        { x: width, y: wide ? top + height / 2 + 5 : top + above - 2, fill: ink, 'text-anchor': 'end' },
        points(finding),
      ),
      element(
        'g',
        {
          transform: `translate(${left},${wide ? top + height / 2 - rowHeight / 2 : top + above + 6})`,
        },
        ...dotMarks(finding, domain, room),
      ),
      element('line', { x1: 0, x2: width, y1: top + height, y2: top + height, stroke: grid }),
    );
    top += height + 1;
  }
  drawn.push(element('g', { transform: `translate(${left},${top})` }, ...axisMarks(domain, room)));
  return canvas(width, top + 40, ...drawn);
}

function points({ measure, overall: { change } }: OutcomeFinding): string {
  if (!usable(change)) return withheldShort(change);
  const digits = digitsFor(measure);
  return `${signed(change.mean, digits)} (${range(change.interval95, digits)}) of ${plain(measure.range[1] - measure.range[0], 0)}`;
}
