import type { FlowFinding, FlowStep } from '../evidence/evidence';
import type { ProfileId } from '../vocabulary/profiles';
import { percent } from '../evidence/numbers';
import type { Counted } from '../evidence/scope';
import { isHidden } from '../evidence/select';
import { canvas, element } from './element';
import { countWords } from './hidden';
import { textWidth, wrap } from './lettering';
import { accent, control, ink, muted, paper } from './palette';

const bar = 22;
const line = 18;
const unbroken = '\u00a0';

/**
 * Who came and who stayed? One bar a step as a share of all referred, solid for those who got there, hollow for those
 * lost just before it, each loss named with its reasons. `width` in pixels; under 560 the losses stand below their bar.
 */
export function flowChart(flow: FlowFinding, profile: ProfileId, width: number): SVGSVGElement {
  const wide = width >= 560;
  const barWidth = wide ? Math.round(width * 0.56) : width;
  const lossLeft = wide ? barWidth + 24 : 12;
  const drawn: Element[] = [];
  let top = 0;
  let before = barWidth;
  for (const [place, step] of flow.steps.entries()) {
    const { share } = step.reached;
    const reached = isHidden(share) ? before : share * barWidth;
    const lines = place === 0 ? [] : lossLines(step, flow.counted, profile, width - lossLeft);
    const lossTop = wide ? top + 16 : top + line + bar + 24;
    drawn.push(...heading(step, flow.counted, profile, barWidth, top + 15));
    drawn.push(...bars(step, before, reached, top + line + 4));
    drawn.push(...lossText(lines, lossLeft, lossTop));
    const spoken = lines.length * line;
    top += wide ? Math.max(line + bar + 26, spoken + 22) : line + bar + (lines.length > 0 ? spoken + 26 : 20);
    before = reached;
  }
  return canvas(width, top, ...drawn);
}

function heading(
  { id, name, reached }: FlowStep,
  counted: Counted,
  profile: ProfileId,
  barWidth: number,
  y: number,
): readonly Element[] {
  const people =
    isHidden(reached.x) || id === 'referred'
      ? countWords(reached.x, profile, counted)
      : `${countWords(reached.x, profile, counted)}, ${percent(reached.share)} of ${counted === 'people' ? 'those referred' : 'referrals'}`;
  const short =
    isHidden(reached.x) || id === 'referred'
      ? countWords(reached.x, profile, counted)
      : `${countWords(reached.x, profile, counted)}, ${percent(reached.share)}`;
  const room = barWidth - textWidth(name, 16) - 12;
  return [
    element('text', { x: 0, y, fill: ink, 'font-size': 15, 'font-weight': 600 }, name),
    element(
      'text',
      { x: barWidth, y, fill: ink, 'text-anchor': 'end' },
      textWidth(people) < room ? people : short,
    ),
  ];
}

function bars({ reached }: FlowStep, before: number, to: number, y: number): readonly Element[] {
  if (isHidden(reached.share)) {
    return [
      element('rect', {
        x: 0.5,
        y,
        width: to,
        height: bar,
        fill: paper,
        stroke: control,
        'stroke-dasharray': '2 3',
      }),
    ];
  }
  const solid = element('rect', { x: 0, y, width: to, height: bar, fill: accent });
  if (before - to < 1) return [solid];
  return [
    element('rect', {
      x: to,
      y: y + 0.5,
      width: before - to - 0.5,
      height: bar - 1,
      fill: paper,
      stroke: control,
    }),
    solid,
  ];
}

function lossLines(
  { lost, reasons }: FlowStep,
  counted: Counted,
  profile: ProfileId,
  room: number,
): readonly string[] {
  if (lost === 0) return ['none lost here'];
  const told = reasons.map(({ reason, n }) => {
    const said = `${nameOf(reason)} ${isHidden(n) ? `(${countWords(n, profile, counted)})` : countWords(n, profile, counted)}`;
    return textWidth(said) < room ? said.replaceAll(' ', unbroken) : said;
  });
  const first = `${countWords(lost, profile, counted)} lost`;
  return [first, ...wrap(told.length === 0 ? 'no reason recorded' : told.join(', '), room)];
}

function lossText(lines: readonly string[], x: number, y: number): readonly Element[] {
  return lines.map((text, place) =>
    element(
      'text',
      { x, y: y + place * line, fill: place === 0 ? ink : muted, 'font-weight': place === 0 ? 600 : 400 },
      text,
    ),
  );
}

function nameOf(reason: string): string {
  return reason === 'not recorded' ? 'no reason recorded' : reason;
}
