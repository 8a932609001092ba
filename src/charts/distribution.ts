import { axisX, rect, ruleX, ruleY, text, type Markish } from '@observablehq/plot';
import type { Bin, Outcome, OutcomeFinding } from '../evidence/evidence';
import { digitsFor, percent, plain, range, signed, withheldShort } from '../evidence/numbers';
import { hasClasses } from '../evidence/distributionwords';
import { isFew } from '../evidence/outcomewords';
import { isHidden, usable } from '../evidence/select';
import { canvas, element } from './element';
import { estimateMarks } from './estimate';
import { textWidth } from './lettering';
import { control, estimate, ink, kindLetters, kinds, muted, paper, wash } from './palette';
import { plotted } from './plotted';

type Kind = 'improved' | 'unchanged' | 'worsened';

interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly kind: Kind;
}

/**
 * How much did people change? The change within each person in classes, coloured by whether it passed the threshold,
 * with the mean and its interval above. `width` in pixels. Under 20 pairs the mean and its interval stand alone.
 */
export function distributionChart(finding: OutcomeFinding, width: number): SVGSVGElement {
  return hasClasses(finding.overall) ? histogram(finding, width) : meanAlone(finding, width);
}

function height(bin: Bin, unit: number): number {
  return isHidden(bin.n) ? 0 : (bin.n * unit) / (bin.to - bin.from);
}

function histogram({ measure, overall }: OutcomeFinding, width: number): SVGSVGElement {
  const bins = overall.distribution;
  const unit = Math.min(...bins.map(({ from, to }) => to - from));
  const tallest = Math.max(1, ...bins.map((bin) => height(bin, unit)));
  const from = Math.min(0, ...bins.map((bin) => bin.from));
  const to = Math.max(0, ...bins.map((bin) => bin.to));
  const top = tallest * 1.56;
  const tall = Math.round(Math.min(340, Math.max(250, width * 0.4)));
  const [marginLeft, marginRight] = [16, 16];
  const perUnit = (width - marginLeft - marginRight) / (to - from);
  const points = overall.moved.points;
  const narrow = width < 360;
  const labels = shareLabels(overall, measure.better, { from, to, unit, tallest, perUnit, narrow });
  const hidden = bins.filter(({ n }) => isHidden(n));
  return plotted({
    width,
    height: tall,
    marginLeft,
    marginRight,
    marginTop: 4,
    marginBottom: 46,
    x: { domain: [from, to] },
    y: { domain: [0, top], axis: null },
    marks: [
      points === null
        ? null
        : rect([{ from: Math.max(-points, from), to: Math.min(points, to) }], {
            x1: 'from',
            x2: 'to',
            y1: 0,
            y2: tallest * 1.36,
            fill: wash,
          }),
      rect(bins, {
        x1: 'from',
        x2: 'to',
        y1: 0,
        y2: (bin: Bin) => height(bin, unit),
        fill: (bin: Bin) => kinds[bin.kind],
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      rect(hidden, {
        x1: 'from',
        x2: 'to',
        y1: 0,
        y2: tallest * 0.03,
        fill: paper,
        stroke: control,
        strokeDasharray: '2 2',
        inset: 1,
      }),
      ruleY([0], { stroke: ink }),
      ruleX([0], { stroke: ink, y1: 0, y2: tallest * 1.12 }),
      ...axes(measure.better, width),
      ...(['improved', 'unchanged', 'worsened'] as const).map((kind) =>
        text(
          labels.filter((label) => label.kind === kind),
          {
            x: 'x',
            y: 'y',
            text: 'text',
            fill: kindLetters[kind],
            stroke: kind === 'unchanged' ? wash : paper,
            strokeWidth: 4,
            fontSize: kind === 'unchanged' ? 14 : 16,
            fontWeight: 600,
            lineAnchor: 'bottom',
          },
        ),
      ),
      ...meanMarks(overall, digitsFor(measure), { y: tallest * 1.48, from, to, perUnit, narrow }),
    ],
  });
}

function axes(better: 'higher' | 'lower', width: number): readonly Markish[] {
  const [left, right] = better === 'higher' ? ['← worse', 'better →'] : ['← better', 'worse →'];
  const end = { frameAnchor: 'bottom', dy: 40, fill: muted } as const;
  return [
    axisX({
      ticks: Math.max(4, Math.round(width / 90)),
      tickSize: 0,
      tickPadding: 8,
      tickFormat: tick,
      color: muted,
      fontSize: 14,
      label: null,
    }),
    text([left], { ...end, frameAnchor: 'bottom-left' }),
    text([right], { ...end, frameAnchor: 'bottom-right' }),
    text([0], { x: 0, text: () => 'no change', frameAnchor: 'bottom', dy: 40, fill: muted }),
  ];
}

function tick(value: number): string {
  return signed(value, Number.isInteger(value) ? 0 : 1);
}

interface Ground {
  readonly from: number;
  readonly to: number;
  readonly unit: number;
  readonly tallest: number;
  readonly perUnit: number;
  /** Labels at the sides stand in two lines. */
  readonly narrow: boolean;
}

/** The three shares beside the part of the histogram they count, always together. */
function shareLabels(outcome: Outcome, better: 'higher' | 'lower', ground: Ground): readonly Label[] {
  const { counts, points, kind } = outcome.moved;
  if (!usable(counts) || points === null) return [];
  const neither =
    kind === 'reliable change'
      ? 'no reliable change'
      : `moved less than ${plain(points, Number.isInteger(points) ? 0 : 1)}`;
  const [upper, lower]: readonly Kind[] =
    better === 'higher' ? ['improved', 'worsened'] : ['worsened', 'improved'];
  const unchanged = `${percent(counts.unchanged.share)} ${neither}`;
  const middle = (textWidth(unchanged) / 2 + 8) / ground.perUnit;
  const beside = (side: Kind | undefined, end: number): readonly Label[] => {
    if (side === undefined) return [];
    const words = `${percent(counts[side].share)}${ground.narrow ? '\n' : ' '}${side}`;
    const half = textWidth(ground.narrow ? side : words, 16) / 2 / ground.perUnit;
    const edge = Math.sign(end) * points;
    const outermost = end - Math.sign(end) * half;
    const wished = edge + (end - edge) * 0.5;
    const free = Math.min(
      Math.abs(outermost),
      Math.max(Math.abs(wished), ground.narrow ? half : middle + half),
    );
    const x = Math.sign(end) * free;
    return [{ x, y: clear(outcome.distribution, x - half, x + half, ground), text: words, kind: side }];
  };
  return [
    ...beside(lower, ground.from),
    {
      x: 0,
      y: ground.tallest * 1.2,
      text: `${percent(counts.unchanged.share)} ${neither}`,
      kind: 'unchanged',
    },
    ...beside(upper, ground.to),
  ];
}

/** Just above the tallest bar under a label. */
function clear(bins: readonly Bin[], left: number, right: number, { unit, tallest }: Ground): number {
  const under = bins.filter(({ from, to }) => to > left && from < right).map((bin) => height(bin, unit));
  return Math.max(tallest * 0.1, Math.max(0, ...under) + tallest * 0.05);
}

function meanMarks(
  { change }: Outcome,
  digits: number,
  {
    y,
    from,
    to,
    perUnit,
    narrow,
  }: Pick<Ground, 'from' | 'to' | 'perUnit' | 'narrow'> & { readonly y: number },
): readonly Markish[] {
  if (!usable(change)) return [];
  const words = `mean ${signed(change.mean, digits)} (${range(change.interval95, digits)})`;
  const room = (to - change.interval95.upper) * perUnit;
  const toRight = room > textWidth(words) + 16 || room > (change.interval95.lower - from) * perUnit;
  return [
    ...estimateMarks([{ y, ...change }], perUnit),
    text([change], {
      x: toRight ? change.interval95.upper : change.interval95.lower,
      y,
      text: () => words,
      dx: toRight ? 10 : -10,
      fontSize: narrow ? 12.5 : 14,
      textAnchor: toRight ? 'start' : 'end',
      fill: estimate,
      fontWeight: 600,
      stroke: paper,
      strokeWidth: 4,
    }),
  ];
}

function held(x: number, within: number): number {
  return within <= 0 ? 0 : Math.min(within, Math.max(-within, x));
}

function meanAlone({ measure, overall }: OutcomeFinding, width: number): SVGSVGElement {
  const { change } = overall;
  if (!usable(change)) {
    return canvas(
      width,
      40,
      element('text', { x: 0, y: 24, fill: muted }, `Average change ${withheldShort(change)}`),
    );
  }
  const digits = digitsFor(measure);
  const limits = [change.interval95.lower, change.interval95.upper];
  const reach = Math.max(...limits.map(Math.abs)) * 1.25;
  const few = isFew(overall);
  const words = `mean ${signed(change.mean, digits)} (${range(change.interval95, digits)})${few ? ', too few to generalise' : ''}`;
  return plotted({
    width,
    height: 128,
    marginLeft: 12,
    marginRight: 12,
    marginTop: 0,
    marginBottom: 46,
    x: { domain: [-reach, reach] },
    y: { domain: [0, 1], axis: null },
    marks: [
      ruleY([0], { stroke: ink }),
      ruleX([0], { stroke: ink, y1: 0, y2: 0.6 }),
      ...axes(measure.better, width),
      ...estimateMarks([{ y: 0.35, ...change }], (width - 24) / (2 * reach), few ? muted : estimate),
      text([words], {
        // Kept within the frame where the mean stands near its edge.
        x: held(change.mean, reach - (textWidth(words) / 2) * ((2 * reach) / (width - 24))),
        y: 0.62,
        text: () => words,
        lineAnchor: 'bottom',
        fill: few ? muted : estimate,
        fontWeight: 600,
      }),
    ],
  });
}
